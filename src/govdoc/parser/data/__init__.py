"""Knowledge of the genre as tables. Each table has a test per row."""

import re
from functools import cache
from pathlib import PurePath


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `name`.tsv as tuples of cells; comment lines (#) left out.

    Read through the package's loader, so that it works from a zip archive as from a folder, and without the
    import cost of importlib.resources.
    """
    loader = __spec__.loader
    raw: bytes = loader.get_data(str(PurePath(__file__).with_name(f"{name}.tsv")))  # type: ignore[union-attr]
    lines = raw.decode("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def words(kind: str) -> tuple[str, ...]:
    """The words of one set of words.tsv, the longest first."""
    return tuple(sorted((row[1] for row in table("words") if row[0] == kind), key=len, reverse=True))


def any_of(kind: str) -> str:
    """A pattern for any word of a set."""
    return "|".join(map(re.escape, words(kind)))
