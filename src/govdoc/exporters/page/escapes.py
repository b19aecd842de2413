"""Text as HTML that can be nothing but text.

Besides the signs of markup, characters that HTML cannot hold (NUL, lone surrogates) or that no one can see
(other controls) become U+FFFD, so that the page is well-formed UTF-8 whatever the notice holds.
"""

import re

from govdoc.exporters.xml_escapes import FORBIDDEN

UNFIT = re.compile(f"[{FORBIDDEN}\x7f-\x9f]")
REFERENCES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def safe(raw: str) -> str:
    """Text as the content of an element, or as the value of an attribute in quotes."""
    return UNFIT.sub("\ufffd", raw).translate(REFERENCES)
