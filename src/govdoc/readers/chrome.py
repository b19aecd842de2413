"""What stands inside an article on the page and is no part of it: share buttons, print links, 上一篇."""

import re
from functools import cache

from govdoc.readers import data
from govdoc.readers.dom import Element, is_listed, without_blanks

LONGEST_CHROME = 130
"""Characters that a line of chrome can have, a link to the next article included."""


def is_chrome_element(element: Element) -> bool:
    """Whether its id or one of its classes is known for chrome."""
    return is_listed(element, "chrome.tsv")


def is_chrome_line(line: str, *kinds: str) -> bool:
    """Whether a whole line is chrome of one of some kinds, as `chrome.tsv` tells them.

    Args:
        line: The line, with its blanks.
        kinds: `line`, which is chrome anywhere, `head`, `foot`, `crumb`, `tail`; without any, `line`.
    """
    bare = without_blanks(line) if len(line) <= LONGEST_CHROME else ""
    return bool(bare) and any(_lines(kind).fullmatch(bare) for kind in kinds or ("line",))


@cache
def _lines(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line})" for each, line in data.table("chrome.tsv") if each == kind))
