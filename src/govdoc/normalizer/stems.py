"""Bodies of local government: which stem does a short name stand for, at a level, in a place, on a date?"""

import re

from msgspec import Struct

from govdoc.normalizer.data import Row
from govdoc.normalizer.finding import Body
from govdoc.normalizer.folding import key, keys
from govdoc.normalizer.places import Place
from govdoc.normalizer.terms import Term

TIERS = {"p": "pmsc", "m": "mscp", "s": "scmp", "c": "cspx", "x": "xcsm"}
"""Levels whose names a level may bear, its own first: 直辖市 name many bodies as cities do."""
TAG = re.compile(r"\(\d{4}\)$")
"""Tells apart two bodies of one name in the tables; no part of the name."""


class Claim(Struct, frozen=True, gc=False):
    """A row that claims a short name."""

    stem: str
    levels: str
    term: Term
    successors: tuple[str, ...]
    sort: str
    doubtful: bool
    """Whether other readings are as likely."""

    @property
    def body(self) -> Body:
        """The body that the row is about."""
        return Body(self.stem, self.term, "local", successors=self.successors)


class Override(Struct, frozen=True, gc=False):
    """What a short name means in one place."""

    scope: str
    stem: str
    term: Term

    def reaches(self, place: Place) -> bool:
        """Whether a place is in the scope: 210200, 21* (all), 21c (its cities), 21x (its counties), 2102*."""
        last = self.scope[-1]
        if last not in "*cx":
            return place.code == self.scope
        if not place.code.startswith(self.scope[:-1]):
            return False
        return last == "*" or ((last == "x") == (place.level == "x") and place.level not in "pm")

    @property
    def breadth(self) -> int:
        """Scopes that name a place more closely go first."""
        return -len(self.scope.rstrip("*cx"))


class Choice(Struct, frozen=True, gc=False):
    """The reading of a short name: what it most likely is, what else it may be."""

    body: Body
    others: tuple[Body, ...]
    """Equally likely, if the name is ambiguous."""
    exact: bool
    """Whether the body exists at the place's level and on the date."""
    sort: str


class LocalTable:
    """The stems by their short names, and what single places say otherwise."""

    def __init__(self, stems: list[Row], overrides: list[Row]) -> None:
        self._rows: dict[str, list[tuple[Row, bool]]] = {}
        self._stems: dict[str, list[Row]] = {}
        self._overrides: dict[str, list[Row]] = {}
        self._bare: dict[str, str] = {}
        own = keys(row[0].partition("(")[0] for row in stems)
        aliases = keys(row[1] for row in stems)
        for row, name, others in zip(stems, own, aliases, strict=True):
            self._stems.setdefault(row[0], []).append(row)
            self._rows.setdefault(name, []).append((row, False))
            if others:
                self._add(row, name, others)
        for row, name in zip(overrides, keys(row[1] for row in overrides), strict=True):
            self._overrides.setdefault(name, []).append(row)

    def _add(self, row: Row, name: str, aliases: str) -> None:
        """The other names of a row; what is one with its own after folding adds nothing."""
        for alias in aliases.split(","):
            doubtful = alias[-1] == "?"
            short = alias[:-1] if doubtful else alias
            if short != name:
                self._rows.setdefault(short, []).append((row, doubtful))

    def find(self, short: str, place: Place, date: str | None) -> Choice | None:
        """What a short name means in a place on a date; None if no row claims it."""
        name = key(short)
        if local := self._override(name, place, date):
            return local
        rows = self._rows.get(name)
        if not rows:
            return None
        claims = [claim_of(row, doubtful) for row, doubtful in rows]
        literal = [
            c for c in claims if TAG.sub("", c.stem) == short and place.level in TIERS.get(c.levels, c.levels)
        ]
        return self._choose(literal, place, date, True) or self._choose(claims, place, date, False)

    def _override(self, name: str, place: Place, date: str | None) -> Choice | None:
        rows = [override_of(row) for row in self._overrides.get(name, ())]
        here = [row for row in rows if row.reaches(place) and row.term.covers(date)]
        if not here:
            return None
        row = min(here, key=lambda each: each.breadth)
        known = [claim_of(each, False) for each in self._stems.get(row.stem, ())[:1]]
        heirs = known[0].successors if known else ()
        sort = known[0].sort if known else "gov"
        return Choice(Body(row.stem, row.term, "override", successors=heirs), (), True, sort)

    def _choose(self, claims: list[Claim], place: Place, date: str | None, literal: bool) -> Choice | None:
        """The first living claim of the nearest level; a dead one if none lives."""
        for level in TIERS[place.level]:
            here = [claim for claim in claims if level in claim.levels]
            if live := [claim for claim in here if claim.term.covers(date)]:
                return self._chosen(live, exact=level == place.level or literal)
        if literal or not claims:
            return None
        here = [claim for claim in claims if place.level in claim.levels] or claims
        dead = sorted(here, key=lambda claim: claim.term.distance(date))
        return self._chosen(dead[:1], exact=False)

    @staticmethod
    def _chosen(claims: list[Claim], exact: bool) -> Choice:
        """The first that is not doubtful; if all are, the first with the others beside it."""
        sure = [claim for claim in claims if not claim.doubtful]
        first = sure[0] if sure else claims[0]
        others = () if sure else tuple(claim.body for claim in claims[1:])
        return Choice(first.body, others, exact, first.sort)

    def claims(self, short: str) -> bool:
        """Whether any row claims a name."""
        name = key(short)
        return name in self._rows or name in self._overrides

    def row(self, stem: str) -> Body | None:
        """The body of a stem as an identity has it: without `{P}`."""
        if not self._bare:
            self._bare = {each.replace("{P}", ""): each for each in self._stems}
        rows = self._stems.get(self._bare.get(stem, ""))
        return claim_of(rows[0], False).body if rows else None

    def heirs(self, stems: tuple[str, ...], place: Place) -> list[Claim]:
        """The rows of the stems that the place's level can have."""
        rows = [claim_of(row, False) for stem in stems for row in self._stems.get(stem, ())]
        return [claim for claim in rows if place.level in claim.levels] or rows


def claim_of(row: Row, doubtful: bool) -> Claim:
    """A row of local.tsv."""
    stem, _, levels, start, end, successors, sort = row
    return Claim(
        stem, levels, Term(start, end), tuple(successors.split(";")) if successors else (), sort, doubtful
    )


def override_of(row: Row) -> Override:
    """A row of overrides.tsv."""
    return Override(row[0], row[2], Term(row[3], row[4]))


def full_name(stem: str, place: Place) -> str:
    """A body's full name at a place."""
    stem = TAG.sub("", stem)
    return stem.replace("{P}", place.full) if "{P}" in stem else place.full + stem
