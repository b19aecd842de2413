"""Bodies of the centre: by full and short name, on a date; and the letters of their document numbers."""

from msgspec import Struct

from govdoc.model import AgencyKind
from govdoc.normalizer.data import Row
from govdoc.normalizer.folding import key, keys
from govdoc.normalizer.terms import Term

NATIONAL = (
    "国家",
    "国务院",
    "中央",
    "中共中央",
    "中国",
    "中华",
    "全国",
    "最高",
    "中纪委",
    "北京冬奥",
)
"""Beginnings that only names of the centre (or of its branches) have."""


class CentralBody(Struct, frozen=True, gc=False):
    """A row of the table."""

    full: str
    sort: str
    term: Term
    successors: tuple[str, ...]

    @property
    def name(self) -> str:
        """The full name, without the year that tells two bodies of one name apart in the table."""
        return self.full.partition("(")[0]

    @property
    def kind(self) -> AgencyKind:
        """Enterprises are told apart, all others are agencies."""
        return "enterprise" if self.sort == "ent" else "agency"


class CentralTable:
    """The bodies by every name."""

    def __init__(self, rows: list[Row], codes: list[Row]) -> None:
        self._names: dict[str, list[Row]] = {}
        self._full = {row[0]: row for row in rows}
        for row, names in zip(
            rows, keys(f"{row[0].partition('(')[0]},{row[1]}" for row in rows), strict=True
        ):
            for name in names.rstrip(",").split(","):
                self._names.setdefault(name, []).append(row)
        self._codes = frozenset(row[0] for row in codes)
        self._longest = max(map(len, self._codes), default=0)

    def find(self, name: str, date: str | None) -> CentralBody | None:
        """The body of a name on a date; if none lives, the one nearest in time."""
        bodies = list(map(body_of, self._names.get(key(name), ())))
        if not bodies:
            return None
        return min(bodies, key=lambda body: (not body.term.covers(date), body.term.distance(date)))

    def by_full(self, full: str) -> CentralBody | None:
        """The row of a full name."""
        return body_of(self._full[full]) if full in self._full else None

    def letters(self, code: str) -> str:
        """The letters of a central body with which a document number begins; empty if there are none."""
        beginnings = (code[:length] for length in range(min(self._longest, len(code)), 0, -1))
        return next((letters for letters in beginnings if letters in self._codes), "")


def body_of(row: Row) -> CentralBody:
    """A row of central.tsv."""
    full, _, sort, start, end, successors = row
    return CentralBody(full, sort, Term(start, end), tuple(successors.split(";")) if successors else ())


def is_national(name: str) -> bool:
    """Whether only the centre names bodies in this way."""
    return name.startswith(NATIONAL)
