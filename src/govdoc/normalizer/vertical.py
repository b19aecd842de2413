"""Bodies named with a place inside: customs, the central bank's branches, tax, regulators."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from govdoc.model import AgencyKind
from govdoc.normalizer.data import Row
from govdoc.normalizer.places import Gazetteer, Place
from govdoc.normalizer.terms import Term

BANK_REFORM = "2023-08"
"""The central bank's branches were renamed: 省分行, 市分行."""


class Pattern(Struct, frozen=True, gc=False):
    """A row: what stands before and behind the place, and the full name."""

    before: str
    behind: str
    has_place: bool
    full: str
    levels: str
    term: Term
    kind: AgencyKind


class Inner(Struct, frozen=True, gc=False):
    """The place inside a name."""

    place: Place | None
    """None if the words name no known place: 罗定海关."""
    written: str
    """As it is to stand in the full name where that repeats what is written."""


class VerticalMatch(Struct, frozen=True, gc=False):
    """A name read by a pattern."""

    name: str
    place: Place | None
    term: Term
    kind: AgencyKind


ReadPlace = Callable[[str], Inner | None]
"""Words inside a name → the place; None if they cannot be one."""


class VerticalTable:
    """The patterns, by the last two characters behind the place, or of the name if it has none inside."""

    def __init__(self, rows: Iterable[Row], branches: Iterable[Row], gazetteer: Gazetteer) -> None:
        self._patterns: dict[str, list[Pattern]] = {}
        for pattern, full, levels, start, end, kind in rows:
            before, _, behind = pattern.partition("{X}")
            row = Pattern(
                before,
                behind,
                "{X}" in pattern,
                full,
                levels,
                Term(start, end),
                "enterprise" if kind == "enterprise" else "agency",
            )
            end = behind if row.has_place else before
            self._patterns.setdefault(end[-2:], []).append(row)
        self._branches = {row[0]: row[1] for row in branches}
        self._gazetteer = gazetteer

    def find(self, name: str, date: str | None, read: ReadPlace) -> VerticalMatch | None:
        """The body of a name: the living reading first, the one with the longest fixed words first."""
        found: list[tuple[bool, int, VerticalMatch]] = []
        for pattern in self._candidates(name):
            if match := self._match(pattern, name, date, read):
                dead = not match.term.covers(date)
                found.append((dead, -len(pattern.before + pattern.behind), match))
        return min(found, key=lambda each: each[:2])[2] if found else None

    def _candidates(self, name: str) -> list[Pattern]:
        """The patterns whose last characters the name has."""
        return [row for end in (name[-2:], name[-1:], "") for row in self._patterns.get(end, ())]

    def _match(self, pattern: Pattern, name: str, date: str | None, read: ReadPlace) -> VerticalMatch | None:
        if not pattern.has_place:
            return self._filled(pattern, Inner(None, ""), date) if name == pattern.before else None
        inside = len(name) - len(pattern.before) - len(pattern.behind)
        if inside < 0 or not (name.startswith(pattern.before) and name.endswith(pattern.behind)):
            return None
        inner = read(name[len(pattern.before) : len(pattern.before) + inside])
        if inner is None or (
            pattern.levels and (inner.place is None or inner.place.level not in pattern.levels)
        ):
            return None
        return self._filled(pattern, inner, date)

    def _filled(self, pattern: Pattern, inner: Inner, date: str | None) -> VerticalMatch | None:
        full, place, written = pattern.full, inner.place, inner.written
        if "{R}" in full:
            if place is None:
                return None
            place = self._seat(place, date)
            full = full.replace("{R}", self.bank_branch(place, date))
        short = place.short if place else written
        name = (
            full.replace("{P}", place.full if place else written)
            .replace("{S}", short)
            .replace("{X}", written or short)
            .replace("{B}", self._bank_name(place, written))
            .replace("{V}", self._province(place))
            .replace("{Z}", self._province(place, short=True))
        )
        return VerticalMatch(name, place, pattern.term, pattern.kind)

    def _seat(self, place: Place, date: str | None) -> Place:
        """Where the central bank's branch for a province sat till 2023-08: in the capital."""
        if place.level != "p" or _is_reformed(date):
            return place
        return self._gazetteer.by_code(place.code[:2] + "0100", date) or place

    def bank_branch(self, place: Place, date: str | None) -> str:
        """The central bank's branch at a seat: 合肥中心支行 till 2023-08, then 安徽省分行."""
        if place.level == "x":
            return f"{place.full}支行"
        if _is_reformed(date):
            return f"{place.short if place.level == 'p' and '自治' in place.name else place.name}分行"
        return self._branches.get(place.code) or f"{self._bank_name(place, '')}中心支行"

    def _bank_name(self, place: Place | None, written: str) -> str:
        """How the central bank names a branch's place: capitals without 市."""
        if place is None:
            return written
        return place.short if place.code[2:] == "0100" else place.full

    def _province(self, place: Place | None, short: bool = False) -> str:
        """The name by which a power or telecom company calls the province: 江西省, 宁夏."""
        province = place and self._gazetteer.by_code(place.province)
        if not province:
            return ""
        if short:
            return province.short
        return province.name if province.name.endswith(("省", "市")) else province.short


def _is_reformed(date: str | None) -> bool:
    return date is None or date[:7] >= BANK_REFORM
