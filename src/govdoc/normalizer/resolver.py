"""Who is meant by a name, for an issuer's place and date: the witnesses are asked in their order, the first answers.

collective, single bodies, zones, centre, then by the place at the name's start: the local table (with what single
places say otherwise), names with a place inside, the centre's short names, kinds of body told by their endings.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from govdoc.model import AgencyKind
from govdoc.normalizer import collectives
from govdoc.normalizer.central import CentralBody, is_national
from govdoc.normalizer.finding import ALWAYS, Body, Resolution, Setting
from govdoc.normalizer.folding import fold
from govdoc.normalizer.patterns import GOVERNED, NAMELESS, sort_of
from govdoc.normalizer.places import MUNICIPALITIES, Place, living
from govdoc.normalizer.prefixes import LEADING, Prefix, is_lead, read_prefix
from govdoc.normalizer.stems import Choice, full_name
from govdoc.normalizer.terms import Term
from govdoc.normalizer.vertical import Inner

if TYPE_CHECKING:
    from govdoc.normalizer.registry import Registry

PLATE = re.compile(r"^(?P<main>[^（）]{2,}?)（(?P<plate>[^（）]{2,30}(?:（[^（）]{1,20}）)?)）$")
"""市科技局（知识产权局）: a body with a second plate."""
DESCRIPTION = re.compile(r"(?:部门|单位|机构|机关|等|处室)$")
MIDDLE = re.compile(r"（[^（）]{1,20}）(?=.)")
"""A plate in mid-name: 平凉工业园区（高新区）管委会."""
BRANCH = re.compile(r"^(?P<head>[^局（）]{2,16}?)(?:局(?P<where>[^局（）]{2,8}))?分局$")
"""A bureau's branch, by its bureau or by its district."""
COMPOSED = (
    ("委", "中国共产党{P}委员会"),
    ("政府", "人民政府"),
    ("人大常委会", "人民代表大会常务委员会"),
    ("人大", "人民代表大会"),
    ("政协", "中国人民政治协商会议{P}委员会"),
)
"""Beginnings of names of bodies inside the Party's committee, the government, the congress, the conference."""
TOWNS = (
    ("镇政府", "镇人民政府"), ("乡政府", "乡人民政府"), ("镇", "镇人民政府"), ("乡", "乡人民政府"),
    ("街道办", "街道办事处"), ("街道", "街道办事处"),
)  # fmt: skip
"""Towns, townships and streets stand for what governs them."""
LONGEST = 80
"""Characters beyond which nothing is a name."""


class Resolver:
    """Resolves names read in one setting. Remembers what it has resolved."""

    def __init__(self, registry: "Registry", setting: Setting) -> None:
        self.registry = registry
        self.setting = setting
        self._known: dict[tuple[str, str], Resolution] = {}
        self._leads: dict[str, tuple[Place | None, bool]] = {}

    def resolve(self, name: str, lead: Place | None = None) -> Resolution:
        """What a name means. Never raises.

        Args:
            name: As written.
            lead: The place that a name earlier in its list has set, if it is not the issuer's: 省商务厅、发展改革委.
        """
        memo = (name, lead.code if lead else "")
        if memo not in self._known:
            self._known[memo] = self._resolve(fold(name)[:LONGEST], lead)
        return self._known[memo]

    def leads(self, name: str) -> tuple[Place | None, bool]:
        """The place that a name sets for those behind it in its list, None if it is the issuer's own.

        And whether it sets one at all, by its first character: 省商务厅 does, 发展改革委 does not.
        """
        if name not in self._leads:
            self._leads[name] = self._lead_of(fold(name))
        return self._leads[name]

    def _lead_of(self, name: str) -> tuple[Place | None, bool]:
        if not name or name[0] not in LEADING or not is_lead(name):
            return None, False
        prefix = read_prefix(name, self.setting, self.registry.gazetteer)
        place = prefix.place if prefix.how != "bare" and prefix.rest else None
        return (place if place != self.setting.place else None), True

    def _resolve(self, name: str, lead: Place | None) -> Resolution:
        if not name or "：" in name:
            return unknown(name)
        setting = replace(self.setting, place=lead, central=False) if lead else self.setting
        reading = Reading(self.registry, setting)
        return reading.whole(name) or reading.plated(name) or reading.plain(name)


class Reading:
    """One name in one setting."""

    def __init__(self, registry: "Registry", setting: Setting) -> None:
        self.registry = registry
        self.setting = setting
        self.date = setting.date
        self.place = setting.place

    def whole(self, name: str) -> Resolution | None:
        """Names to be taken as they stand, brackets and all."""
        return self._special(name) or self._zone(name) or self._national(name) or self._collective(name)

    def plated(self, name: str) -> Resolution | None:
        """A name with a second one in brackets: one body, two plates; or a description, or a part of the body."""
        match = PLATE.match(name)
        if not match:
            return self._plated_inside(name)
        main, plate = self.plain(match["main"]), match["plate"]
        if main.kind == "unresolved" or sort_of(match["main"]) == "other":
            return None
        if DESCRIPTION.search(plate) or collectives.is_collective(plate):
            return main
        if sort_of(plate) in ("unit", "other") and not self._is_known(plate):
            return main.noted(f"括号内“{plate}”是其一部分") if sort_of(plate) == "unit" else None
        second = Reading(self.registry, replace(self.setting, place=main.place or self.place)).plain(plate)
        return replace(main, plates=(second.name,)) if second.name != main.name else main

    def _is_known(self, plate: str) -> bool:
        return self.registry.local.claims(plate)

    def _plated_inside(self, name: str) -> Resolution | None:
        """平凉工业园区（高新区）管委会: read without the plate, which is kept in the name's note."""
        if not MIDDLE.search(name):
            return None
        found = self.plain(MIDDLE.sub("", name))
        return found if found.kind == "agency" and found.via in ("override", "local", "vertical") else None

    def plain(self, name: str) -> Resolution:
        """A name without brackets to interpret."""
        if whole := self.whole(name):
            return whole
        if section := self._section(name) or self._branch(name):
            return section
        prefix = read_prefix(name, self.setting, self.registry.gazetteer)
        if prefix.below:
            return self._below(name)
        if self.setting.central and prefix.how == "bare":
            return self._central(name) or self._vertical(name, prefix) or self._pattern(name, prefix)
        return (
            self._governed(prefix)
            or self._local(name, prefix)
            or self._vertical(name, prefix)
            or self._central(name)
            or self._pattern(name, prefix)
        )

    # — names taken as they stand —

    def _special(self, name: str) -> Resolution | None:
        for scope, full, kind in self.registry.special.get(name, ()):
            if self.place is not None and self.place.code.startswith(scope.rstrip("*")):
                return Resolution(identity(self.place, full), full, kind, "override", self.place)
        return None

    def _zone(self, name: str) -> Resolution | None:
        """A new area or zone of the table, or the body that governs it."""
        for parent, full in self.registry.zones.get(GOVERNED.sub("", name), ()):
            if self.place is None or self.place.code[:2] == parent[:2]:
                place = self.registry.gazetteer.by_code(parent, self.date)
                return Resolution(identity(place, full), full, "agency", "zone", place)
        return None

    def _national(self, name: str) -> Resolution | None:
        """A name that only the centre has."""
        if not (is_national(name) or len(name) > 5):
            return None
        body = self.registry.central.find(name, self.date)
        if body is None or not (body.term.covers(self.date) or is_national(name)):
            return None
        if not is_national(name) and not self.setting.central and self.registry.local.claims(name):
            return None
        return self._of_centre(body)

    def _of_centre(self, body: CentralBody) -> Resolution:
        note = anachronism(body.full, body.term, self.date)
        name = body.full.partition("(")[0]
        heirs = self.registry.central_heirs(body)
        return Resolution(
            f"cn:000000/{body.full}", name, body.kind, "central", None, body.term, note=note, _heirs=heirs
        )

    def _collective(self, name: str) -> Resolution | None:
        if not collectives.is_collective(name):
            return None
        return self._group_of(name, collectives.scope_of(name))

    def _group_of(self, name: str, scope: collectives.Scope | None) -> Resolution:
        code = self.place.code if self.place else "000000"
        members = self._members(scope) if scope else None
        return Resolution(f"cn:{code}/{name}", name, "collective", "collective", self.place, _members=members)

    def _members(self, scope: collectives.Scope) -> Callable[[str | None], tuple[str, ...]]:
        def members(on: str | None) -> tuple[str, ...]:
            date = on or self.date
            places = collectives.members(scope, self.place, date, self.registry.gazetteer)
            return tuple(self._member(scope.stem, place, date) for place in places)

        return members

    def _member(self, stem: str, place: Place, date: str | None) -> str:
        choice = self.registry.local.find(stem, place, date)
        return full_name(choice.body.stem if choice else stem, place)

    def _below(self, name: str) -> Resolution:
        """市财政局 in a province's notice: that of every city."""
        found = self._group_of(name, collectives.scope_of(name))
        return found.noted("下级机关的通称，指各地的该机关")

    # — names by place —

    def _governed(self, prefix: Prefix) -> Resolution | None:
        """A bare place (瓦房店市): its government."""
        if prefix.place is None or prefix.rest or prefix.how == "short":
            return None
        stem = "人民政府"
        found = Resolution(
            identity(prefix.place, stem), full_name(stem, prefix.place), "agency", "place", prefix.place
        )
        return found.noted(self._gone(prefix.place))

    def _gone(self, place: Place) -> str | None:
        """A note on a place that the date contradicts."""
        if self.date is None or living([place], self.date):
            return None
        if living([replace_years(place)], self.date):
            return None
        return f"{place.name}存在于{place.term}，与{self.date}不符"

    def _local(self, name: str, prefix: Prefix) -> Resolution | None:
        place = prefix.place or self.place
        if place is None or not prefix.rest:
            return None
        choice = self.registry.local.find(prefix.rest, place, self.date)
        if choice is None or (
            prefix.how == "bare" and not choice.exact and self.registry.central.find(name, self.date)
        ):
            return None
        return self._chosen(choice, place, prefix).noted(self._gone(place) if prefix.how != "bare" else None)

    def _chosen(self, choice: Choice, place: Place, prefix: Prefix) -> Resolution:
        if choice.others:
            return self._ambiguous(choice, place, prefix)
        body = choice.body
        full = body.stem[1:] if body.stem[0] == "=" else self._named(body, choice, place, prefix)
        kind: AgencyKind = "enterprise" if choice.sort == "ent" or sort_of(full) == "enterprise" else "agency"
        note = anachronism(full, body.term, self.date)
        heirs = self.registry.local_heirs(body, place)
        return Resolution(
            identity(place, body.stem), full, kind, body.via, place, body.term, note=note, _heirs=heirs
        )

    @staticmethod
    def _named(body: Body, choice: Choice, place: Place, prefix: Prefix) -> str:
        """An institution written with its place's short name keeps it: 郑州住房公积金管理中心."""
        if prefix.how == "short" and choice.sort == "inst":
            return place.short + body.stem
        return full_name(body.stem, place)

    def _ambiguous(self, choice: Choice, place: Place, prefix: Prefix) -> Resolution:
        names = tuple(full_name(body.stem, place) for body in (choice.body, *choice.others))
        written = place.full + prefix.rest
        return Resolution(f"?:{written}", written, "ambiguous", "local", place, candidates=names)

    def _vertical(self, name: str, prefix: Prefix) -> Resolution | None:
        match = self.registry.vertical.find(name, self.date, self._inner)
        if match is None:
            return None
        note = anachronism(match.name, match.term, self.date)
        return Resolution(
            identity(match.place, match.key),
            match.name,
            match.kind,
            "vertical",
            match.place,
            match.term,
            note=note,
        )

    def _inner(self, words: str) -> Inner | None:
        """The place inside a name: written out, a lead character, or the issuer's own where nothing is written."""
        if not words:
            return Inner(self.place, "") if self.place else None
        if words in "省市区县州盟旗" or words in ("自治区", "自治州", "自治县"):
            place = read_prefix(words + "局", self.setting, self.registry.gazetteer).place
            return Inner(place, place.full) if place else None
        if place := self.registry.gazetteer.by_name(words, self.date, self.place):
            return Inner(place, words)
        named = self.registry.gazetteer.at_start(words, self.date, self.place)
        if named and named.length == len(words):
            return Inner(named.place, words)
        return (
            Inner(None, words)
            if 2 <= len(words) <= 6 and not set(words) & set("（）、，和及各局厅部委办省")
            else None
        )

    def _central(self, name: str) -> Resolution | None:
        body = self.registry.central.find(name, self.date)
        return self._of_centre(body) if body else None

    # — what endings tell —

    def _section(self, name: str) -> Resolution | None:
        """A section of a department: 市场监管厅法规处, or 法规处 in the department's own notice."""
        issuer = self.setting.issuer
        if issuer and (own := self._of_issuer(issuer, name)):
            return own
        is_unit = sort_of(name) == "unit" or name in self.registry.units
        if not is_unit and issuer is None:
            return None
        if owned := self._owned(name):
            return owned
        if issuer is None or self._has_own_name(name, is_unit):
            return unit(None, name, self.place) if is_unit and not self._names_place(name) else None
        return unit(issuer, name, self.place)

    def _of_issuer(self, issuer: Resolution, name: str) -> Resolution | None:
        """厅法规处, 局办公室 in a department's notice; 杭州市局: the same department of a place below."""
        head = "委" if issuer.name.endswith("委员会") else issuer.name[-1]
        if (
            name[0] == head
            and head in "厅局委部署"
            and len(name) > 2
            and not self.registry.local.claims(name)
        ):
            return unit(issuer, name[1:], issuer.place)
        if name.endswith(("局", "厅")) and issuer.place and "局" not in name[:-1]:
            prefix = read_prefix(name, self.setting, self.registry.gazetteer)
            if prefix.place and prefix.rest in ("局", "厅"):
                return self._same_department(issuer, prefix.place)
        return None

    def _same_department(self, issuer: Resolution, place: Place) -> Resolution:
        """The issuer's own kind of body at another place."""
        stem = issuer.id.partition("/")[2]
        wanted = (
            stem if place.level in "pm" else stem.removesuffix("厅") + "局" if stem.endswith("厅") else stem
        )
        choice = self.registry.local.find(wanted, place, self.date)
        return Resolution(
            identity(place, wanted),
            full_name(choice.body.stem if choice else wanted, place),
            "agency",
            "context",
            place,
        )

    def _names_place(self, name: str) -> bool:
        return read_prefix(name, self.setting, self.registry.gazetteer).how != "bare"

    def _has_own_name(self, name: str, is_unit: bool) -> bool:
        """Whether a name in a department's notice is another body's, not a section's."""
        if self._names_place(name) or is_national(name):
            return True
        if is_unit or name in ("办公室", "信息中心"):
            return False
        if sort_of(name) in ("enterprise", "zone", "other", "group"):
            return True
        return not name.endswith(("办公室", "中心", "队", "局", "所", "站")) or self.registry.local.claims(
            name
        )

    def _owned(self, name: str) -> Resolution | None:
        """A section written behind its department: 市场监管厅 + 法规处."""
        for cut in range(len(name) - 2, 2, -1):
            head, tail = name[:cut], name[cut:]
            if head[-1] not in "厅局委部署办" or not (sort_of(tail) == "unit" or tail in self.registry.units):
                continue
            prefix = read_prefix(head, self.setting, self.registry.gazetteer)
            owner = None if prefix.below else self._local(head, prefix) or self._central(head)
            if owner and owner.kind == "agency":
                return unit(owner, tail, owner.place)
        return None

    def _branch(self, name: str) -> Resolution | None:
        """市公安局奉贤分局, or 公安分局 in a district: a branch of the city's bureau."""
        match = BRANCH.match(name)
        if not match:
            return None
        prefix = read_prefix(match["head"] + "局", self.setting, self.registry.gazetteer)
        place = prefix.place or self.place
        if place is None or prefix.below:
            return None
        where = match["where"]
        if where is None:
            if place.level != "x" or not place.name.endswith("区"):
                return None
            above = place.province if place.code[:2] in MUNICIPALITIES else place.city
            where, city = place.short, self.registry.gazetteer.by_code(above, self.date)
            prefix, place = prefix._replace(place=city), city or place
        owner = self._local(match["head"] + "局", prefix)
        if owner is None or owner.kind != "agency":
            return None
        return Resolution(f"{owner.id}/{where}分局", f"{owner.name}{where}分局", "agency", "pattern", place)

    def _pattern(self, name: str, prefix: Prefix) -> Resolution:
        place = prefix.place or self.place
        sort = sort_of(name)
        if NAMELESS.match(prefix.rest):
            return unknown(name, place)
        if sort == "enterprise":
            return self._enterprise(name, prefix)
        if sort == "unit" and prefix.how != "bare":
            return self._literal(name, prefix, "agency", "pattern")
        if sort == "zone" and (len(prefix.rest) > 2 or prefix.how != "bare"):
            return self._area(name, prefix)
        if sort == "other" or (place is None and not self.setting.central):
            return unknown(name, place)
        return self._literal(name, prefix, "agency", "group" if sort == "group" else "pattern")

    def _literal(self, name: str, prefix: Prefix, kind: AgencyKind, via: str) -> Resolution:
        """The name as written, regular short forms written out, its place supplied."""
        place = prefix.place or self.place
        expansion = self.registry.words.expand(self._composed(prefix))
        if not expansion.known:
            return unknown(name, place)
        if "{P}" in expansion.full and place:
            full = full_name(expansion.full, place)
            return Resolution(identity(place, expansion.full), full, kind, via, place)
        if place is None or prefix.how == "short" or self._bears_place(name):
            full = name[: len(name) - len(prefix.rest)] + expansion.full
        else:
            full = place.full + expansion.full
        return Resolution(identity(place, expansion.full), full, kind, via, place)

    @staticmethod
    def _composed(prefix: Prefix) -> str:
        """What a name composed with the government's or the Party's stands for: 市委某办, 市政府某办; 湓城街道."""
        for short, full in COMPOSED:
            if prefix.rest.startswith(short) and not prefix.rest.startswith(full) and prefix.how != "bare":
                return full + prefix.rest[len(short) :]
        for short, full in TOWNS:
            if prefix.rest.endswith(short) and len(prefix.rest) > len(short) + 1:
                return prefix.rest[: -len(short)] + full
        return prefix.rest

    def _bears_place(self, name: str) -> bool:
        """数字中国研究院（福建）: its place stands behind it, so none is to be put before it."""
        match = PLATE.match(name)
        return bool(match and self.registry.gazetteer.by_name(match["plate"], self.date, self.place))

    def _enterprise(self, name: str, prefix: Prefix) -> Resolution:
        place = prefix.place or self.place
        full = place.full + prefix.rest if prefix.how == "lead" and place else name
        return Resolution(identity(place, prefix.rest), full, "enterprise", "pattern", place)

    def _area(self, name: str, prefix: Prefix) -> Resolution:
        """A zone: the committee that governs it."""
        place = prefix.place or self.place
        zone = self.registry.words.zone(prefix.rest)
        if place and (prefix.how == "lead" or zone.startswith(("高新", "经济技术", "综合保税", "开发区"))):
            full = (place.full if prefix.how == "lead" else place.short) + zone
        else:
            full = name[: len(name) - len(prefix.rest)] + zone
        return Resolution(identity(place, zone), full, "agency", "zone", place)


def identity(place: Place | None, stem: str) -> str:
    """`cn:210200/工商行政管理局`: the place's code and the name without the place."""
    code = place.code if place else "000000"
    bare = re.sub(r"\{[A-Z]\}|^=", "", stem)
    return f"cn:{code}/{bare}"


def unit(owner: Resolution | None, name: str, place: Place | None) -> Resolution:
    """A section of a department."""
    if owner is None:
        return Resolution(f"?:{name}", name, "unit", "unit", place)
    return Resolution(f"{owner.id}/{name}", owner.name + name, "unit", "unit", owner.place)


def unknown(name: str, place: Place | None = None) -> Resolution:
    """Nobody known."""
    return Resolution(f"?:{name}", name, "unresolved", "none", place)


def anachronism(name: str, term: Term, date: str | None) -> str | None:
    """A note where the date contradicts the body's years."""
    if date is None or term.covers(date):
        return None
    return f"{name}存在于{term}，与{date}不符"


def replace_years(place: Place) -> Place:
    """A place with a year more at both ends: the table knows the state of 31 December only."""
    start = str(int(place.term.start) - 1) if place.term.start else ""
    end = str(int(place.term.end) + 1) if place.term.end else ""
    return replace(place, term=Term(start, end))
