"""What the tables say of a name: single bodies, zones, the centre, local bodies, names with a place inside, groups."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from govdoc.model import AgencyKind
from govdoc.normalizer import collectives
from govdoc.normalizer.central import CentralBody, is_national
from govdoc.normalizer.finding import CENTRE, Resolution, Setting
from govdoc.normalizer.patterns import governed, sort_of
from govdoc.normalizer.places import Place, living
from govdoc.normalizer.prefixes import LEADING, Prefix, read_prefix
from govdoc.normalizer.stems import Choice, full_name
from govdoc.normalizer.terms import Term
from govdoc.normalizer.vertical import Inner

if TYPE_CHECKING:
    from govdoc.normalizer.registry import Registry

SHORTEST_NATIONAL = 6
"""Characters from which a name of the centre is taken for it in a local notice, if no local body claims it."""
NO_PLACE = frozenset("（）、，和及各局厅部委办省")
"""Characters that an unknown place's name cannot have."""
LONGEST_PLACE = 6
GOVERNMENT = "人民政府"


class Witnesses:
    """One setting, and the tables. Each method is one witness: it answers or returns None."""

    def __init__(self, registry: "Registry", setting: Setting) -> None:
        self.registry = registry
        self.setting = setting
        self.date = setting.date
        self.place = setting.place

    def prefix(self, name: str) -> Prefix:
        """Whose body it is, by the start of its name."""
        return read_prefix(name, self.setting, self.registry.gazetteer)

    def special(self, name: str) -> Resolution | None:
        """A single body of special.tsv."""
        for scope, full, kind in self.registry.special.get(name, ()):
            if self.place is not None and self.place.code.startswith(scope.rstrip("*")):
                return Resolution(identity(self.place, full), full, kind, "override", self.place)
        return None

    def zone(self, name: str) -> Resolution | None:
        """A new area or zone of zones.tsv, or the body that governs it."""
        for parent, full in self.registry.zones.get(governed(name), ()):
            if self.place is None or self.place.code[:2] == parent[:2]:
                place = self.registry.gazetteer.by_code(parent, self.date)
                return Resolution(identity(place, full), full, "agency", "zone", place)
        return None

    def national(self, name: str) -> Resolution | None:
        """A name that only the centre has."""
        own = is_national(name)
        if not own and (len(name) < SHORTEST_NATIONAL or self._is_local(name)):
            return None
        body = self.registry.central.find(name, self.date)
        if body is None or not (own or body.term.covers(self.date)):
            return None
        return self._of_centre(body)

    def _is_local(self, name: str) -> bool:
        return not self.setting.central and self.registry.local.claims(name)

    def central(self, name: str) -> Resolution | None:
        """Any name of a body of the centre."""
        body = self.registry.central.find(name, self.date)
        return self._of_centre(body) if body else None

    def _of_centre(self, body: CentralBody) -> Resolution:
        return self.registry.of_centre(body, anachronism(body.name, body.term, self.date))

    # — groups —

    def collective(self, name: str) -> Resolution | None:
        """A group of bodies."""
        if not collectives.is_collective(name) or self.registry.local.claims(name):
            return None
        return None if self.registry.central.find(name, self.date) else self.group_of(name)

    def below(self, name: str) -> Resolution:
        """市财政局 in a province's notice: that of every city."""
        return self.group_of(name).noted("下级机关的通称，指各地的该机关")

    def group_of(self, name: str) -> Resolution:
        """A group with what its name says of its members."""
        scope = collectives.scope_of(name)
        code = self.place.code if self.place else CENTRE
        members = self._members(scope) if scope else None
        return Resolution(f"cn:{code}/{name}", name, "collective", "collective", self.place, _members=members)

    def _members(self, scope: collectives.Scope) -> Callable[[str | None], tuple[str, ...]]:
        def members(on: str | None) -> tuple[str, ...]:
            date = on or self.date
            places = collectives.members(scope, self.place, date, self.registry.gazetteer)
            return tuple(self._member(scope.stem, place, date) for place in places)

        return members

    def _member(self, stem: str, place: Place, date: str | None) -> str:
        choice = self.registry.local.find(government(place) if stem == GOVERNMENT else stem, place, date)
        return full_name(choice.body.stem if choice else stem, place)

    # — names by place —

    def governed(self, prefix: Prefix) -> Resolution | None:
        """A bare place (瓦房店市): its government."""
        place = prefix.place
        if place is None or prefix.rest or prefix.how == "short":
            return None
        stem = government(place)
        found = Resolution(identity(place, stem), full_name(stem, place), "agency", "place", place)
        return found.noted(self._gone(place))

    def _gone(self, place: Place) -> str | None:
        """A note on a place that the date contradicts, by more than the year that the table cannot tell."""
        if self.date is None or living([place, _a_year_more(place)], self.date):
            return None
        return anachronism(place.name, place.term, self.date)

    def local(self, name: str, prefix: Prefix) -> Resolution | None:
        """A body of local.tsv, or what overrides.tsv says of the name in the place."""
        place = prefix.place or self.place
        if place is None or not prefix.rest:
            return None
        choice = self.registry.local.find(prefix.rest, place, self.date)
        if choice is None:
            return None
        if prefix.how == "bare" and not choice.exact and self.registry.central.find(name, self.date):
            return None
        found = (
            self._ambiguous(choice, place, prefix) if choice.others else self._chosen(choice, place, prefix)
        )
        return found.noted(self._gone(place) if prefix.how != "bare" else None)

    def _chosen(self, choice: Choice, place: Place, prefix: Prefix) -> Resolution:
        body = choice.body
        full = body.stem[1:] if body.stem[0] == "=" else _named(choice, place, prefix)
        kind: AgencyKind = "enterprise" if choice.sort == "ent" or sort_of(full) == "enterprise" else "agency"
        note = anachronism(full, body.term, self.date)
        heirs = self.registry.local_heirs(body, place)
        return Resolution(
            identity(place, body.stem), full, kind, body.via, place, body.term, note=note, _heirs=heirs
        )

    def _ambiguous(self, choice: Choice, place: Place, prefix: Prefix) -> Resolution:
        names = tuple(full_name(body.stem, place) for body in (choice.body, *choice.others))
        written = place.full + prefix.rest
        return Resolution(f"?:{written}", written, "ambiguous", "local", place, candidates=names)

    def vertical(self, name: str) -> Resolution | None:
        """A body of vertical.tsv."""
        match = self.registry.vertical.find(name, self.date, self._inner)
        if match is None:
            return None
        place = match.place
        stem = match.name.replace(place.full, "").replace(place.short, "") if place else match.name
        note = anachronism(match.name, match.term, self.date)
        return Resolution(
            identity(place, stem), match.name, match.kind, "vertical", place, match.term, note=note
        )

    def _inner(self, words: str) -> Inner | None:
        """The place inside a name: written out, a lead character, or the issuer's own if nothing is written."""
        if not words:
            return Inner(self.place, "") if self.place else None
        if words in LEADING or words in ("自治区", "自治州", "自治县"):
            place = self.prefix(words + "局").place
            return Inner(place, place.full) if place else None
        if place := self.registry.gazetteer.by_name(words, self.date, self.place):
            return Inner(place, words)
        named = self.registry.gazetteer.at_start(words, self.date, self.place)
        if named and named.length == len(words):
            return Inner(named.place, words)
        return Inner(None, words) if 2 <= len(words) <= LONGEST_PLACE and NO_PLACE.isdisjoint(words) else None


def _named(choice: Choice, place: Place, prefix: Prefix) -> str:
    """An institution written with its place's short name keeps it: 郑州住房公积金管理中心."""
    stem = choice.body.stem
    return place.short + stem if prefix.how == "short" and choice.sort == "inst" else full_name(stem, place)


def government(place: Place) -> str:
    """What governs a place: leagues and areas (盟, 地区) have an office of the government above."""
    return "行政公署" if place.name.endswith(("盟", "地区")) else GOVERNMENT


def identity(place: Place | None, stem: str) -> str:
    """`cn:210200/工商行政管理局`: the place's code and the name without the place."""
    code = place.code if place else CENTRE
    bare = re.sub(r"\{[A-Z]\}|^=", "", stem)
    return f"cn:{code}/{bare}"


def anachronism(name: str, term: Term, date: str | None) -> str | None:
    """A note where the date contradicts the years of a body or a place."""
    if date is None or term.covers(date):
        return None
    return f"{name}存在于{term}，与{date}不符"


def _a_year_more(place: Place) -> Place:
    """A place with a year more at both ends: the table knows the state of 31 December only."""
    start = str(int(place.term.start) - 1) if place.term.start else ""
    end = str(int(place.term.end) + 1) if place.term.end else ""
    return replace(place, term=Term(start, end))
