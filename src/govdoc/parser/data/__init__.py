"""Knowledge of the genre as tables. Each table has a test per row."""

import re
from functools import cache

from govdoc import resources


@cache
def table(name: str) -> tuple[resources.Row, ...]:
    """The rows of `name`.tsv as tuples of cells; remarks (#) left out."""
    return tuple(resources.rows(resources.text(__name__, f"{name}.tsv")))


@cache
def _sets() -> dict[str, list[str]]:
    """The sets of words.tsv."""
    sets: dict[str, list[str]] = {}
    for kind, word, *_ in table("words"):
        sets.setdefault(kind, []).append(word)
    return sets


@cache
def words(kind: str) -> tuple[str, ...]:
    """The words of one set of words.tsv, the longest first."""
    return tuple(sorted(_sets().get(kind, ()), key=len, reverse=True))


def any_of(kind: str) -> str:
    """A pattern for any word of a set."""
    return "|".join(map(re.escape, words(kind)))
