"""Blanks and line breaks: the many that a text can have, and the few that it is read with."""

import sys

BLANKS = " \t\u3000"
"""Blanks within a line of plain text: half and full, tab."""
BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Line breaks beside \\n."""
SPACES = {"\xa0": " ", "\u2002": " ", "\u2003": "\u3000", "\u2009": " ", "\u202f": " "}
"""Blanks of web pages, typesetters and PDF files (no-break, en, em, thin, narrow), and what stands for each."""
INVISIBLE = "\xad\u200b\u200e\u200f\u2060\ufeff"
"""Signs without width that editors and web pages leave in a text: they are no part of its reading."""
_PLAIN = dict.fromkeys(BREAKS, "\n") | SPACES | dict.fromkeys(INVISIBLE, " ")


def plain(text: str) -> str:
    """The text, as long as it was, with one kind of line break, and no blanks but `BLANKS`."""
    if "\r" in text:  # by itself, since two characters take ten times as long to find
        text = text.replace("\r\n", " \n")
    for sign, common in _PLAIN.items():
        text = text.replace(sign, common)
    return text


def before_blanks(text: str, at: int, blanks: str = BLANKS) -> int:
    """Where the blanks begin that stand before a position; the position itself where none do."""
    while at and text[at - 1] in blanks:
        at -= 1
    return at


def behind_blanks(text: str, at: int, end: int = sys.maxsize, blanks: str = BLANKS) -> int:
    """Where the blanks end that stand at a position; the position itself where none do."""
    end = min(end, len(text))
    while at < end and text[at] in blanks:
        at += 1
    return at
