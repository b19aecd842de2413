"""Text as HTML that can be nothing but text.

Besides the signs of markup, characters that HTML cannot hold (NUL, lone surrogates) or that no one can see
(other controls) become U+FFFD, so that the page is well-formed UTF-8 whatever the notice holds.
"""

import re

from govdoc.exporters.xml_escapes import FORBIDDEN

SPECIAL = re.compile(f"[&<>\"'{FORBIDDEN}\x7f-\x9f]")
REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


def safe(raw: str) -> str:
    """Text as the content of an element, or as the value of an attribute in quotes."""
    return SPECIAL.sub(_written, raw) if SPECIAL.search(raw) else raw


def _written(match: re.Match[str]) -> str:
    return REFERENCES.get(match[0], "\ufffd")
