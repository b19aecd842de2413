"""Knowledge about pages and codecs as tables, read on first use. Each table has a test per example."""

from functools import cache
from pathlib import PurePath


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a data file; comment lines (`# …`) and empty lines left out.

    Read through the package's loader, so that it works from a zip archive as from a folder, and without the
    import cost of importlib.resources.
    """
    loader = __spec__.loader
    raw: bytes = loader.get_data(str(PurePath(__file__).with_name(name)))  # type: ignore[union-attr]
    return tuple(line for line in raw.decode("utf-8").splitlines() if line and not line.startswith("# "))


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated data file as tuples of cells."""
    return tuple(tuple(line.split("\t")) for line in lines(name))
