"""What is the same in every page: its style sheet and its script."""

from functools import cache
from pathlib import PurePath


@cache
def piece(name: str) -> str:
    """The text of `page.css` or `page.js`."""
    loader = __spec__.loader  # works from a zip archive as from a folder
    data: bytes = loader.get_data(str(PurePath(__file__).with_name(name)))  # type: ignore[union-attr]
    return data.decode("utf-8")
