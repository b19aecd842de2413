"""Patterns that are spared: compiled when a notice first needs them, tried where a cheap test allows a match."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any


class Rare:
    """A pattern that few notices need: compiled when it is first asked, which costs up to two milliseconds."""

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

    def __call__(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return self._compiled

    def __getattr__(self, name: str) -> Any:
        """A method of the compiled pattern, which is the rare one's own from now on."""
        method = getattr(self._compiled, name)
        setattr(self, name, method)
        return method


def rarely(pattern: str) -> Rare:
    """A pattern that few notices need."""
    return Rare(pattern)


def holds_any(words: Iterable[str], stretch: str) -> bool:
    """Whether one of the words stands in a stretch of text."""
    return any(map(stretch.__contains__, words))
