"""Signs that a reader does not tell apart: a text can have many of a kind, and is read with few of them."""

import sys
from functools import cache

from govdoc.patterns import rarely

BLANKS = " \t\u3000"
"""Blanks within a line of plain text: half and full, tab."""
BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Line breaks beside \\n."""
SPACES = {"\xa0": " ", "\u2002": " ", "\u2003": "\u3000", "\u2009": " ", "\u202f": " "}
"""Blanks of web pages, typesetters and PDF files (no-break, en, em, thin, narrow), and what stands for each."""
INVISIBLE = "\xad\u200b\u200e\u200f\u2060\ufeff"
"""Signs without width that editors and web pages leave in a text: they are no part of its reading."""
_PLAIN = dict.fromkeys(BREAKS, "\n") | SPACES | dict.fromkeys(INVISIBLE, " ")
RATIO = "∶"
"""The sign of a ratio, which typesetters put for a colon: 责任单位∶市农委; between figures it is its own."""
COLON = rarely(rf"{RATIO}(?!(?<=[0-9]{RATIO})[0-9])")
"""Where it stands for a colon: not between two figures, 4∶6."""
COMMON_RADICALS = "⼀⼆⼈⼤⼯⼒⼼⽅⽤⽣⾏⾯⾼⺠⻓⻔"
"""One of these stands in every notice whose characters are radicals where they can be: asked for first."""
SUPPLEMENT = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
    "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
)
"""Radicals of the CJK Radicals Supplement, and the characters that they look like; of others Unicode says so itself."""
KANGXI, COMPATIBILITY = range(0x2F00, 0x2FE0), range(0xF900, 0xFB00)


def plain(text: str) -> str:
    """The text, as long as it was: one kind of line break, no blanks but `BLANKS`, characters for radicals.

    PDF files give ⼈⺠ (radicals) for 人民, depending on their fonts.
    """
    if "\r" in text:  # by itself, since two characters take ten times as long to find
        text = text.replace("\r\n", " \n")
    for sign, common in _PLAIN.items():
        text = text.replace(sign, common)
    if RATIO in text:
        text = COLON.sub("：", text)
    if any(map(text.__contains__, COMMON_RADICALS)):
        text = text.translate(lookalikes())
    return text


def is_lookalike(code: int) -> bool:
    """Whether a code point may be a radical or another double of a character."""
    return 0x2E80 <= code < 0x2FE0 or code in COMPATIBILITY


@cache
def lookalikes() -> dict[int, str]:
    """The character that each radical, and each compatibility ideograph, is to be read as, by code points."""
    from unicodedata import normalize

    doubles = {code: normalize("NFKC", chr(code)) for code in (*KANGXI, *COMPATIBILITY)}
    own = {code: text for code, text in doubles.items() if len(text) == 1 and text != chr(code)}
    return own | {code: chr(character) for code, character in SUPPLEMENT.items()}


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
