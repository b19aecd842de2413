"""Patterns that are spared: compiled when a notice first needs them, tried where a cheap test allows a match."""

import re
from collections.abc import Callable, Iterable
from functools import cache

Rare = Callable[[], re.Pattern[str]]


def rarely(pattern: str) -> Rare:
    """A pattern that few notices need: compiled when it is first asked for."""
    return cache(lambda: re.compile(pattern))


def holds_any(words: Iterable[str], stretch: str) -> bool:
    """Whether one of the words stands in a stretch of text."""
    return any(map(stretch.__contains__, words))
