"""Patterns that are spared: compiled when a notice first needs them, tried where a cheap test allows a match.

Compiling a pattern takes up to two milliseconds, a whole notice five. What makes it dear are classes of characters:
for each with three or more runs beyond Latin, `re` draws a map of 65,536 characters.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any


class Rare:
    """A pattern that is compiled when it is first asked."""

    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    split: Callable[..., list[str]]
    sub: Callable[..., str]

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def __getattr__(self, name: str) -> Any:
        """A method of the compiled pattern, which is the rare one's own from now on."""
        method = getattr(self._compiled, name)
        setattr(self, name, method)
        return method


class Leading:
    """A rare pattern that is matched at a position, and whose matches begin with one of a few characters.

    No match is tried where none of them stands. It is asked for most lines of a notice: no `__getattr__` slows it.
    """

    def __init__(self, pattern: str, first: str) -> None:
        self.pattern = pattern
        self.first = frozenset(first)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def match(self, text: str, pos: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match at a position, as of a compiled pattern."""
        return self._compiled.match(text, pos, end) if text[pos : pos + 1] in self.first else None


def rarely(pattern: str) -> Rare:
    """A pattern that few notices need."""
    return Rare(pattern)


def holds_any(words: Iterable[str], stretch: str) -> bool:
    """Whether one of the words stands in a stretch of text."""
    return any(map(stretch.__contains__, words))
