"""What is known of agencies and places, as tables. Read on first use; each table has a test per row."""

from functools import cache

from govdoc import resources
from govdoc.resources import Row, rows

__all__ = ["Row", "raw", "rows", "table"]


@cache
def raw(name: str) -> str:
    """The text of `name`.tsv."""
    return resources.text(__name__, f"{name}.tsv")


def table(name: str) -> list[Row]:
    """The rows of `name`.tsv as tuples of cells; remarks (#) left out."""
    return rows(raw(name))
