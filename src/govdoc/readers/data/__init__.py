"""Knowledge about pages and codecs as tables, read on first use. Each table has a test per example."""

from functools import cache

from govdoc import resources


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a data file; remarks (#) and empty lines left out."""
    return tuple(resources.lines(resources.text(__name__, name)))


@cache
def table(name: str) -> tuple[resources.Row, ...]:
    """The rows of a tab-separated data file as tuples of cells."""
    return tuple(resources.rows(resources.text(__name__, name)))
