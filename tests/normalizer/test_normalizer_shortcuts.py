"""What spares the normalizer patterns decides nothing: each short way tells names as the patterns tell them."""

import re
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from govdoc.normalizer import collectives, data
from govdoc.normalizer.folding import fold, unbracketed
from govdoc.normalizer.patterns import GOVERNED, governed, sort_of
from govdoc.normalizer.places import AUTONOMOUS, KINDS, short_name
from govdoc.normalizer.prefixes import is_lead

WORDS = sorted(
    {row[1] for row in data.table("endings")}
    | {word for row in data.table("endings") for word in row[2].split(",") if word}
    | {word for row in data.table("collectives") for word in row[1].split("|")}
    | {
        "办公室",
        "综合",
        "组",
        "大连",
        "公安",
        "市场",
        "市政",
        "盟市",
        "区市",
        "县政府",
        "驻",
        "委",
        "两办",
        "开发",
        "自治",
        "回族",
    }
    | {"（", "）", "、", "/", "和", "级", "管委会", "以上", "食品安全"}
)
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map("".join).map(fold).filter(bool)


def any_of(words: Iterable[str]) -> str:
    return "|".join(words)


# ---------------------------------------------------------------- kinds of body


def patterns_of_sorts() -> list[tuple[str, re.Pattern[str]]]:
    """Each run of rows of one sort as one pattern."""
    runs: list[tuple[str, list[str]]] = []
    for sort, ending, unless in data.table("endings"):
        if not runs or runs[-1][0] != sort:
            runs.append((sort, []))
        guard = "".join(f"(?<!{word})" for word in unless.split(",") if word)
        runs[-1][1].append(guard + ending)
    team = "(?:办公室|办|秘书处|综合组|[一-鿿]{2,12}组)?"
    bracket = "(?:（[^）]{1,30}）)?"
    return [
        (sort, re.compile(f"(?:{any_of(endings)}){team if sort == 'group' else bracket}$"))
        for sort, endings in runs
    ]


SORTS = patterns_of_sorts()


@given(NAMES)
def test_sorts(name: str) -> None:
    assert sort_of(name) == next((sort for sort, pattern in SORTS if pattern.search(name)), "other")


@given(st.text("（）局处", max_size=9), st.integers(1, 6))
def test_brackets_at_the_end(name: str, longest: int) -> None:
    pattern = re.compile(f"局(?:（[^）]{{1,{longest}}}）)?$")
    assert any(each.endswith("局") for each in unbracketed(name, longest)) == bool(pattern.search(name))


@given(NAMES)
def test_what_governs_a_zone(name: str) -> None:
    assert governed(name) == re.sub(f"(?:{any_of(GOVERNED)})$", "", name)


# ---------------------------------------------------------------- groups

TABLE: dict[str, str] = {}
for part, row in data.table("collectives"):
    TABLE[part] = f"{TABLE[part]}|{row}" if part in TABLE else row
BRACKET = "(?:（[^）]{1,20}）)?"
GRADED = (
    f"(?:{TABLE['grade']})(?:以上|及以上|以下)?(?:地方)?(?:各级)?(?:{TABLE['graded']})(?:办公室|办)?{BRACKET}"
)
RANK = "(?:省|市|区|县|州|盟|旗|自治区|自治州)?(?:级|直|属|管)?"
WHOLE = re.compile(f"^(?:{TABLE['whole']})|^(?:{TABLE['bare']})$|^{GRADED}$")
MEMBER = re.compile(f"{TABLE['member']}|{collectives.STANDING.pattern}|{collectives.BRACKETED.pattern}")
NOUN = re.compile(f"(?:{TABLE['noun']}){BRACKET}$")
PROPER = re.compile(f"[一-鿿]{{2,}}(?:街道|社区|村)$|(?:{TABLE['proper']})$")
GENERIC = re.compile(f"^{RANK}(?:{TABLE['generic']})*(?:{TABLE['proper']})(?:管委会)?$")


def is_group(name: str) -> bool:
    """The patterns, asked one after another."""
    told = collectives._told()
    if WHOLE.search(name) or MEMBER.search(name):
        return True
    if re.match(collectives.ALTERNATIVE.pattern, name) or collectives.JOINT.match(name):
        return True
    if (told.begun.match(name) and told.levels.match(name)) or GENERIC.match(name):
        return True
    return bool(NOUN.search(name)) and not PROPER.search(name)


@given(NAMES)
def test_groups(name: str) -> None:
    assert collectives.is_collective(name) == is_group(name)


# ---------------------------------------------------------------- places and leads

NO_LEAD = re.compile(
    r"市(?:场|容|监(?!察|狱|委|管局市)|政(?!府|协|务|法|研|策|数|管办)|民(?:中心|服务|热线)|区|县|州|属|域)"
    r"|区(?:域|块|县|市(?!场|容|政|监)|旗|间|属)|县(?:域|市(?!场|容|政|监)|区|属)|州(?:市(?!场|容|政|监)|县|属)"
    r"|镇(?:街|乡|村|属)|乡(?:镇|村|属)|旗(?:县|区|市(?!场|容|政|监))|省(?:市(?!场|容|政|监)|属|际)|地区(?:性|各)"
    r"|盟(?:市)|省会"
)
TWICE = re.compile(r"[省市区县州旗盟]市(?:场|容|政(?!府|协|务|法)|监)")
STARTS = st.text(
    "市区县州镇乡旗省地盟场容监政察狱委管局府协域块间属街村际会性各民中心", min_size=1, max_size=5
)


@given(STARTS)
def test_leads(name: str) -> None:
    assert is_lead(name) == (bool(TWICE.match(name)) or not NO_LEAD.match(name))


@given(st.text("大连林特新矿地别行政区省市盟州县旗自治回族蒙古", min_size=2, max_size=8))
def test_short_names_of_places(name: str) -> None:
    match = AUTONOMOUS.match(name)
    plain = re.sub(f"(?:{any_of(KINDS)})$", "", name)
    assert short_name(name) == (match["short"] if match else plain if len(plain) > 1 else name)
