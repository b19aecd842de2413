"""The title in a file's own metadata: SummaryInformation → text ([MS-OLEPS] 2.21 PropertySetStream)."""

from govdoc.readers.binaryword.little import cut, u16, u32

STREAM = "\x05SummaryInformation"
CODE_PAGE, TITLE = 1, 2
"""Properties by their number."""
BYTES, WIDE = 0x1E, 0x1F
"""Types of a text: VT_LPSTR in the code page, VT_LPWSTR."""
CODECS = {936: "gb18030", 54936: "gb18030", 950: "cp950", 1200: "utf-16-le", 1252: "cp1252", 65001: "utf-8"}
MOST_PROPERTIES = 1000
LONGEST = 1000
"""Bytes of a title."""


def read_title(stream: bytes) -> str:
    """The stated title; nothing where there is none, or its code page is not known.

    Raises:
        Damage: The properties lie outside of the stream.
    """
    start = u32(stream, 44)
    count = min(u32(stream, start + 4), MOST_PROPERTIES)
    places = {
        u32(stream, start + 8 + 8 * at): start + u32(stream, start + 12 + 8 * at) for at in range(count)
    }
    if TITLE not in places:
        return ""
    page = u16(stream, places[CODE_PAGE] + 4) if CODE_PAGE in places else 936
    return _text(stream, places[TITLE], CODECS.get(page))


def _text(stream: bytes, at: int, codec: str | None) -> str:
    kind, size = u32(stream, at), u32(stream, at + 4)
    if kind == WIDE:
        size, codec = size * 2, "utf-16-le"
    if kind not in (BYTES, WIDE) or not codec or size > LONGEST:
        return ""
    return cut(stream, at + 8, size).decode(codec, "replace").partition("\0")[0].strip()
