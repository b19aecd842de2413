"""What is the same in every page: its style sheet and its script."""

from functools import cache

from govdoc import resources


@cache
def piece(name: str) -> str:
    """The text of `page.css` or `page.js`."""
    return resources.text(__name__, name)
