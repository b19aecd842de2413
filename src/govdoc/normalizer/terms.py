"""From when to when: terms of existence, compared with dates that may be known to the year only."""

from msgspec import Struct


class Term(Struct, frozen=True, gc=False):
    """A stretch of time. Both ends `YYYY` or `YYYY-MM`, or empty where it is open."""

    start: str = ""
    """First month (or year) of existence."""
    end: str = ""
    """First month (or year) after it."""

    def covers(self, date: str | None) -> bool:
        """Whether it existed on a date (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`), as far as the date tells.

        Without a date: whether it still exists.
        """
        if date is None:
            return not self.end
        return self.has_begun(date) and not self.has_ended(date)

    def has_begun(self, date: str) -> bool:
        """Whether the date is not certainly before the start."""
        return date[: len(self.start)] >= self.start[: len(date)]

    def has_ended(self, date: str) -> bool:
        """Whether the date is certainly not before the end: 2018 alone may be before 2018-03."""
        if not self.end:
            return False
        if len(date) < len(self.end):
            return date > self.end[: len(date)]
        return date[: len(self.end)] >= self.end

    def distance(self, date: str | None) -> int:
        """Years between the term and a date outside it; 0 inside."""
        if date is None or self.covers(date):
            return 0
        year = int(date[:4])
        if not self.has_begun(date):
            return max(1, int(self.start[:4]) - year)
        return max(1, year - int(self.end[:4]))

    def __str__(self) -> str:
        """As a note says it: 1998-03至2003-03."""
        return f"{self.start or '早年'}至{self.end or '今'}"
