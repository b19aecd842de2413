"""What is known of agencies and places, as tables. Read on first use; each table has a test per row."""

from functools import cache
from pathlib import PurePath

Row = tuple[str, ...]


@cache
def raw(name: str) -> str:
    """The text of `name`.tsv.

    Read through the package's loader, so that it works from a zip archive as from a folder, and without the
    import cost of importlib.resources.
    """
    loader = __spec__.loader
    data: bytes = loader.get_data(str(PurePath(__file__).with_name(f"{name}.tsv")))  # type: ignore[union-attr]
    return data.decode("utf-8")


def table(name: str) -> list[Row]:
    """The rows of `name`.tsv as tuples of cells; comment lines (#) left out."""
    return rows(raw(name))


def rows(text: str) -> list[Row]:
    """The rows of a table's text; comment lines (#) and empty lines left out."""
    return [tuple(line.split("\t")) for line in text.splitlines() if line and line[0] != "#"]
