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
NO_LEAD = (
    "市场", "市容", "市民中心", "市民服务", "市民热线", "市区", "市县", "市州", "市属", "市域", "区域", "区块", "区县",
    "区旗", "区间", "区属", "县域", "县区", "县属", "州县", "州属", "镇街", "镇乡", "镇村", "镇属", "乡镇", "乡村", "乡属",
    "旗县", "旗区", "省属", "省际", "省会", "地区性", "地区各", "盟市",
)  # fmt: skip
"""Words that only begin like a lead: 市场监管局, 区域合作办."""
NO_LEAD_UNLESS = {
    "市监": ("察", "狱", "委", "管局市"),
    "市政": ("府", "协", "务", "法", "研", "策", "数", "管办"),
    **dict.fromkeys(("区市", "县市", "州市", "旗市", "省市"), ("场", "容", "政", "监")),
}
"""More of them, and what behind them leaves the lead alone: 市政工程, but 市政府."""
LEAGUE = rarely(r"盟市(?:场|容|政(?!府|协|务|法)|监)")
"""盟市场监管局: a league's bureau."""
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
    if name.startswith("中") and (party := PARTY.match(name)):
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
    start = name[:2]
    if start in NO_LEAD_UNLESS:
        return name.startswith(NO_LEAD_UNLESS[start], 2)
    return not name.startswith(NO_LEAD) or (start == "盟市" and bool(LEAGUE.match(name)))


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
