"""Knowledge of the genre as tables, read on first use. Each table has a test per example."""

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
def column(name: str, index: int = 0) -> tuple[str, ...]:
    """One column of a table."""
    return tuple(row[index] for row in table(name))
