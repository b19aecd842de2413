"""Word 6 and 95: the text alone, as a Chinese Windows wrote it. Stream WordDocument → `Content`.

Their header has the same start ([MS-DOC] 2.5.2) and other offsets behind it. Properties are not read: there are no
automatic numbers, and rows end where a cell is followed by nothing.
"""

from govdoc.readers.binaryword.content import MOST_CHARACTERS, Content, TooLong
from govdoc.readers.binaryword.little import Damage, cut, u16, u32
from govdoc.readers.binaryword.shown import without_codes

FLAGS, TEXT, LENGTH = 0x0A, 0x18, 0x34
"""Offsets of the flags, of the text's place, and of the length of the main text in characters."""
FAST_SAVED, WIDE = 0x04, 0x1000
"""fComplex: the text stands in pieces. fExtChar: a character has two bytes; elsewhere each byte counts as one."""


def read_old(document: bytes) -> Content:
    """The content of an old file.

    Raises:
        Damage: The text is in pieces, or is no Chinese.
        TooLong: It has more than `MOST_CHARACTERS`.
    """
    flags = u16(document, FLAGS)
    if flags & FAST_SAVED:
        raise Damage("text in pieces")
    length = u32(document, LENGTH)
    if length > 2 * MOST_CHARACTERS:
        raise TooLong
    data = cut(document, u32(document, TEXT), length * (2 if flags & WIDE else 1))
    try:
        text = data.decode("utf-16-le" if flags & WIDE else "gb18030")
    except UnicodeDecodeError as fault:
        raise Damage("no text") from fault
    if not _is_chinese(text):
        raise Damage("no Chinese")
    return Content(without_codes(text), len(text))


def _is_chinese(text: str) -> bool:
    """Whether its Chinese characters are those that are in use: the first level of GB 2312 has 3,755 of 20,000."""
    han = [each for each in text if "一" <= each <= "龥"]
    common = sum(1 for each in han if 0xB0 <= each.encode("gb18030")[0] <= 0xD7)
    return common * 10 >= len(han) * 8
