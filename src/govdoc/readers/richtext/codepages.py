"""Bytes → characters: by the charset of their font, or the code page of the file (RTF 1.9.1, “Font Table”, “Code Page”)."""

import re

from govdoc.readers.wordprocessing.paragraphs import PRIVATE, SYMBOLS

CHINESE, WESTERN, SYMBOL_FONT = "gb18030", "cp1252", "symbol"
UNSTATED = CHINESE
"""Code page of a file that states none: a notice is Chinese."""
CHARSETS = {
    0: WESTERN, 2: SYMBOL_FONT, 77: "mac_roman", 78: "shift_jis", 79: "euc_kr", 80: CHINESE, 81: "big5",
    128: "cp932", 129: "cp949", 130: "johab", 134: CHINESE, 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    254: "cp437", 255: "cp850",
}  # fmt: skip
"""Codecs by the charset of a font; 1 is the file's own."""
PAGES = {
    936: CHINESE, 54936: CHINESE, 20936: CHINESE, 10008: CHINESE, 1361: "johab", 10000: "mac_roman", 65001: "utf-8",
    **{page: f"cp{page}" for page in (
        437, 850, 852, 857, 866, 874, 932, 949, 950, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258,
    )},
}  # fmt: skip
"""Codecs by code page."""
TWO_BYTES = frozenset({CHINESE, "cp950", "cp932", "cp949", "big5", "johab", "shift_jis", "euc_kr"})
PAIR = re.compile(rb"[\x81-\xfe][\x80-\xfe]")
"""A character of two bytes neither of which is ASCII."""


def decode(data: bytes, codec: str, otherwise: str, *, is_east_asian: bool = False) -> str:
    """Bytes as characters.

    Fonts that say that they are Western hold Chinese where a program has not told them apart; it is taken for that
    where it can be, since accented letters seldom stand in pairs.

    Args:
        data: The bytes.
        codec: That of their font.
        otherwise: That of the East Asian font beside it, or of the file.
        is_east_asian: Whether the file says that the East Asian font holds.
    """
    if codec == SYMBOL_FONT:
        return "".join(map(_symbol, data))
    if codec == WESTERN and otherwise in TWO_BYTES and (is_east_asian or PAIR.search(data)):
        try:
            return data.decode(otherwise)
        except UnicodeDecodeError:
            pass
    return data.decode(codec, "replace")


def _symbol(byte: int) -> str:
    """What a symbol font shows; letters and digits that have no plain counterpart stay what they are."""
    return SYMBOLS.get(byte) or (chr(byte) if byte < 0x80 else "\ufffd")


def is_symbol(number: int) -> bool:
    """Whether a code point is a place in a symbol font."""
    return PRIVATE <= number < PRIVATE + 0x100
