"""Is it one body or a group: 各区、市、县人民政府, 有关部门? And which levels of government does it name?

The words are in `data/collectives.tsv`. Bodies that have a row of their own are not asked here.
"""

from functools import cache

from msgspec import Struct

from govdoc.normalizer import data
from govdoc.normalizer.folding import unbracketed
from govdoc.normalizer.places import Gazetteer, Place
from govdoc.patterns import Rare, holds_any, rarely

LONGEST_BRACKET = 20
"""Characters of a bracket that may stand behind a group's name."""
BRACKET = rf"(?:（[^）]{{1,{LONGEST_BRACKET}}}）)?"
STANDING = rarely(r"驻[^京沪]{0,4}单位")
"""中省驻平单位: bodies of others that stand in a place."""
BRACKETED = rarely(
    r"[市县区镇乡旗州地盟]（(?:[市县区镇乡旗州地街特道场、]|管委会|人民政府|政府|行署)+）|（[市县区旗、]+）[市县区]"
)
"""县（市、区）: levels in brackets."""
BRACKET_SIGNS = (*(f"{level}（" for level in "市县区镇乡旗州地盟"), *(f"）{level}" for level in "市县区"))
ALTERNATIVE = rarely(
    r"^[开自经工高产].*(?:（[^）]{1,8}）区(?:管委会|管理委员会)?|（[^）]{1,8}区）管委会)$", "开自经工高产"
)
"""开发（度假）区管委会: zones of several kinds."""
JOINT = rarely(r"^[省市区县州盟旗]委、?[省市区县州盟旗]政府$|^[省市区县州盟旗]?两办$")
"""省委省政府, 两办: two bodies in one breath."""
LONGEST_TAIL = 14
"""Characters that a body may have behind the levels that each have one: 旗县区文化旅游体育局."""
JOINTS = "、/和及或（"
"""What stands behind the first of several levels."""


class Told(Struct, frozen=True, gc=False):
    """What tells a group, from the table: words, and patterns that are asked where the words allow a match."""

    whole: tuple[str, ...]
    bare: frozenset[str]
    member: tuple[str, ...]
    noun: tuple[str, ...]
    proper: tuple[str, ...]
    """Nouns that a name of their own may stand before: 望京街道."""
    grade: tuple[str, ...]
    graded: Rare
    generic: Rare
    """A proper noun without a name: 公立医院."""
    several: tuple[str, ...]
    """How levels begin that stand together."""
    begun: Rare
    levels: Rare
    """A whole name of such a group."""


@cache
def _told() -> Told:
    """The words and patterns. No pattern can back-track over more than a name."""
    words: dict[str, str] = {}
    for part, word in data.table("collectives"):
        words[part] = f"{words[part]}|{word}" if part in words else word
    stage, run, proper = words["stage"], words["run"], words["proper"]
    inner = rf"（(?:(?:{stage})[、/]?){{1,4}}）"
    each = rf"[一-鿿]{{0,{LONGEST_TAIL}}}(?:{words['each']})"
    tail = rf"(?:{words['tail']}|{each})"
    graded = (
        rf"(?:{words['grade']})(?:以上|及以上|以下)?(?:地方)?(?:各级)?(?:{words['graded']})(?:办公室|办)?"
    )
    rank = r"^(?:省|市|区|县|州|盟|旗|自治区|自治州)?(?:级|直|属|管)?"
    several = (level + joint for level in stage.split("|") for joint in JOINTS)
    listed = {part: tuple(row.split("|")) for part, row in words.items()}
    return Told(
        whole=listed["whole"],
        bare=frozenset(listed["bare"]),
        member=listed["member"],
        noun=listed["noun"],
        proper=listed["proper"],
        grade=listed["grade"],
        graded=rarely(f"{graded}{BRACKET}$"),
        generic=rarely(rf"{rank}(?:{words['generic']})*(?:{proper})(?:管委会)?$"),
        several=(*several, *listed["run"]),
        begun=rarely(rf"^(?:(?:{stage})(?:、|/|和|及|或|{inner})|(?:{run})(?!场|政(?!府)|监))"),
        levels=rarely(
            rf"^(?:(?:{stage})(?:、|/|和|及|或|{inner}))*(?:(?:{stage})|{run})(?:{inner})?(?:级)?{tail}?{BRACKET}$"
        ),
    )


def is_collective(name: str) -> bool:
    """Whether a folded name means a group."""
    told = _told()
    return (
        name in told.bare
        or name.startswith(told.whole)
        or holds_any(told.member, name)
        or _has_form(name)
        or _names_levels(name, told)
        or _is_noun(name, told)
    )


def _has_form(name: str) -> bool:
    """Whether a group is told by its form alone: 县（市、区）, 驻平单位, 两办."""
    if "（" in name and ALTERNATIVE.match(name):
        return True
    if holds_any(BRACKET_SIGNS, name) and BRACKETED.search(name):
        return True
    if "驻" in name and STANDING.search(name):
        return True
    may_be_joint = name.endswith("两办") or (name[1:2] == "委" and name.endswith("政府"))
    return may_be_joint and bool(JOINT.match(name))


def _names_levels(name: str, told: Told) -> bool:
    """Whether a name begins with levels of government: 省级人民政府, 市、县（区）, 区县公安局."""
    if name.startswith(told.grade) and told.graded.match(name):
        return True
    return name.startswith(told.several) and bool(told.begun.match(name) and told.levels.match(name))


def _is_noun(name: str, told: Told) -> bool:
    """Whether a name ends in a noun for bodies of a kind, and is no single one's: 基础电信企业, not 望京街道."""
    if name.removesuffix("管委会").endswith(told.proper) and told.generic.match(name):
        return True
    return not name.endswith(told.proper) and any(
        each.endswith(told.noun) for each in unbracketed(name, LONGEST_BRACKET)
    )


class Scope(Struct, frozen=True, gc=False):
    """What a group's name says of its members."""

    kinds: tuple[str, ...]
    """Last characters of the places' names: 区, 市, 县."""
    stem: str
    """What each place has: 人民政府, 市场监管局."""


LEAD = rarely(r"^(?:全省|全市|全区|全县|全州|省内|市内|本市|我市|市|省)?(?:各|所辖)(?:级|个)?")
PLACES = rarely(
    r"^(?:自治区|自治州|自治县|直辖市|省级|地级以上|设区的?|省辖|地级|县级|[省州盟区县旗、，和及（）/]|市(?!场|容|监|政(?!府))|以上)+"
)
OFFICES = rarely(r"(?:行政公署|行署|人民政府|政府)(?=[、（])")
"""各盟行政公署、市人民政府: what each kind of place has is named more than once."""
KINDS = "省市州盟区县旗"
GOVERNMENT = rarely(r"^(?:人民政府|政府)?(?:（[^）]*）)?$")
BODY = rarely(r"(?:局|厅|委|办|委员会|办公室|院)$")


def scope_of(name: str) -> Scope | None:
    """The levels of government that a group names; None if it names none: 各有关部门, 各先导区管委会."""
    lead = LEAD.match(name)
    rest = OFFICES.sub("", name[lead.end() :] if lead else name)
    places = PLACES.match(rest)
    if not places or not any(kind in places[0] for kind in KINDS):
        return None
    stem = rest[places.end() :]
    if GOVERNMENT.match(stem):
        return Scope(_kinds(places[0]), "人民政府")
    return Scope(_kinds(places[0]), stem) if BODY.search(stem) else None


def _kinds(words: str) -> tuple[str, ...]:
    """各省、自治区、直辖市 are provinces; else every kind that is named."""
    if "省" in words and "县" not in words:
        return ("省",)
    return tuple(kind for kind in KINDS if kind in words)


def members(scope: Scope, place: Place | None, date: str | None, gazetteer: Gazetteer) -> list[Place]:
    """The places that a group's name covers on a date, seen from the issuer's place."""
    if place is None or scope.kinds == ("省",):
        return gazetteer.children(None, date)
    children = gazetteer.children(place, date)
    if place.level == "p" and any(kind in scope.kinds for kind in "县旗"):
        children = [c for c in children if c.level != "x"] + gazetteer.counties(place, date)
    return [child for child in children if _is_meant(child, scope, place)]


def _is_meant(child: Place, scope: Scope, place: Place) -> bool:
    if child.level != "x" and place.level == "p":
        return child.letter in scope.kinds or child.name.endswith("地区")
    return child.name[-1] in scope.kinds
