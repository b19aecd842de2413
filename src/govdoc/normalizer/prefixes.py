"""Whose body is it? The place at the start of a name: 大连市, 大连, or the character 市 that stands for the issuer's."""

from typing import Literal

from msgspec import Struct

from govdoc.normalizer.finding import Setting
from govdoc.normalizer.places import CORPS, Gazetteer, Place, city_above
from govdoc.patterns import rarely

How = Literal["lead", "full", "short", "bare"]

LEADS = (
    ("自治区", "p"), ("自治州", "c"), ("自治县", "x"), ("兵团", "b"), ("地区", "c"),
    ("省", "p"), ("市", "c"), ("州", "c"), ("盟", "c"), ("区", "x"), ("县", "x"), ("旗", "x"), ("镇", "t"), ("乡", "t"),
)  # fmt: skip
"""Characters that stand for a place, and its level; `t` is below the table of places."""
LEADING = "省市州盟区县旗"
"""Those of one character that begin a body's name."""
NO_LEAD = rarely(
    r"市(?:场|容|监(?!察|狱|委|管局市)|政(?!府|协|务|法|研|策|数|管办)|民(?:中心|服务|热线)|区|县|州|属|域)|区(?:域|块|县|市(?!场|容|政|监)|旗|间|属)|县(?:域|市(?!场|容|政|监)|区|属)|"
    r"州(?:市(?!场|容|政|监)|县|属)|镇(?:街|乡|村|属)|乡(?:镇|村|属)|旗(?:县|区|市(?!场|容|政|监))|省(?:市(?!场|容|政|监)|属|际)|地区(?:性|各)|盟(?:市)|省会"
)
"""Words that only begin like a lead: 市场监管局, 区域合作办."""
TWICE = rarely(r"[省市区县州旗盟]市(?:场|容|政(?!府|协|务|法)|监)")
RANK = rarely(r"级(?=机关|行政|政务|公共|党)")


AUTONOMOUS_REGIONS = frozenset(("15", "45", "54", "64", "65"))
"""自治区, which call themselves 区: 区党委, 区直机关."""


PARTY = rarely(r"(?:中共|中国共产党)(?!中央)(?=.{2})")
"""中共大连市委: the Party stands before the place."""


class Prefix(Struct, frozen=True, gc=False):
    """How a name begins."""

    place: Place | None
    rest: str
    how: How
    below: bool = False
    """Whether it names a level below the issuer: 市政府 in a province's notice means every city's."""


def read_prefix(name: str, setting: Setting, gazetteer: Gazetteer) -> Prefix:
    """Split a name into the place that it belongs to and the rest."""
    if party := PARTY.match(name):
        behind = read_prefix(name[party.end() :], setting, gazetteer)
        if behind.how != "bare" and behind.rest.startswith(("委", "纪律检查", "纪委")):
            return behind
        return Prefix(None, name, "bare")
    plain = name[1:] if name[0] in "本我" and len(name) > 1 and name[1] in LEADING else name
    for lead, level in LEADS:
        if plain.startswith(lead) and len(plain) > len(lead) and is_lead(plain):
            return _led(plain[len(lead) :], lead, level, setting, gazetteer)
    if named := gazetteer.at_start(plain, setting.date, setting.place):
        written = plain[: named.length]
        how: How = "full" if written.endswith((named.place.name, named.place.full)) else "short"
        rest = plain[named.length :]
        if how == "full" or not rest or rest[0] not in LEADING:
            return Prefix(named.place, rest, how)
    return Prefix(None, plain, "bare")


def is_lead(name: str) -> bool:
    """Whether the first character stands for a place: 市农委, not 市场监管局."""
    return bool(TWICE.match(name)) or not NO_LEAD.match(name)


def _led(rest: str, lead: str, level: str, setting: Setting, gazetteer: Gazetteer) -> Prefix:
    rest = RANK.sub("", rest, count=1) if rest[0] == "级" else rest
    place, below = lead_place(lead, level, setting, gazetteer)
    return Prefix(place, rest, "lead", below)


def lead_place(lead: str, level: str, setting: Setting, gazetteer: Gazetteer) -> tuple[Place | None, bool]:
    """The place that a lead character means for an issuer, and whether it is below the issuer."""
    here = setting.place
    if level == "b":
        return gazetteer.by_code(CORPS), False
    if here is None:
        return None, setting.central
    if level == "t":
        return None, True
    if level == "p":
        return gazetteer.by_code(here.province, setting.date), False
    if level == "c":
        return _city(lead, here, setting, gazetteer)
    return _county(lead, here, setting, gazetteer)


def _city(lead: str, here: Place, setting: Setting, gazetteer: Gazetteer) -> tuple[Place | None, bool]:
    """市, 州, 盟: the issuer itself if it bears that name (瑞昌市), else the city or municipality above."""
    if here.level == "x" and not here.name.endswith(lead):
        return gazetteer.by_code(city_above(here.code), setting.date), False
    if here.level == "p":
        return None, True
    return here, False


def _county(lead: str, here: Place, setting: Setting, gazetteer: Gazetteer) -> tuple[Place | None, bool]:
    """区, 县, 旗: the issuer itself, or (区) its autonomous region: 区党委; else each one below the issuer."""
    if here.level == "x" and here.name.endswith(lead):
        return here, False
    if lead == "区" and here.code[:2] in AUTONOMOUS_REGIONS and here.level in "px":
        return gazetteer.by_code(here.province, setting.date), False
    return (here, False) if here.level == "x" else (None, True)
