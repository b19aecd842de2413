"""Text as HTML that can be nothing but text.

Besides the signs of markup, characters that HTML cannot hold (NUL, lone surrogates) or that no one can see
(other controls) become U+FFFD, so that the page is well-formed UTF-8 whatever the notice holds.
"""

import re

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
REFERENCES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def safe(raw: str) -> str:
    """Text as the content of an element, or as the value of an attribute in quotes."""
    return UNFIT.sub("\ufffd", raw).translate(REFERENCES)
