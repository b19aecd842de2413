"""The style sheet: what a paragraph's style is called, and the list it brings along ([MS-DOC] 2.9.271 STSH)."""

from govdoc.readers.binaryword.little import Cursor, Damage, cut, u16
from govdoc.readers.binaryword.properties import list_of
from govdoc.readers.wordprocessing.conventions import DEEPEST_STYLE, Style

NO_STYLE = 0xFFF
"""2.9.260 StdfBase: based on none."""
OF_PARAGRAPHS = 1
"""Kind of a style (2.9.260 stk)."""
NONE = Style()


class StyleSheet:
    """The styles by their place (istd), read when asked for."""

    def __init__(self, data: bytes) -> None:
        """Find the styles.

        Raises:
            Damage: The sheet is cut off.
        """
        cursor = Cursor(data)
        about = cursor.take(cursor.u16())
        count, self._base = u16(about, 0), u16(about, 2)
        self._written: list[bytes] = []
        for _ in range(count):
            if cursor.at + 2 > len(data):
                break
            size = cursor.u16()
            self._written.append(cursor.take(size))
            cursor.at += size % 2
        self._styles: dict[int, Style] = {}
        self._lists: dict[int, tuple[int | None, int | None]] = {}

    def get(self, place: int) -> Style:
        """A style; an empty one where there is none at that place."""
        if place not in self._styles:
            self._styles[place] = self._read(place)
        return self._styles[place]

    def _read(self, place: int) -> Style:
        number = level = None
        name, at = "", place
        for depth in range(DEEPEST_STYLE):
            written = self._written[at] if at < len(self._written) else b""
            if not written:
                break
            try:
                if not depth:
                    name = _name(written, self._base)
                kind_and_base = u16(written, 2)
                found = self._list_of(at, written)
            except Damage:
                break
            number = found[0] if number is None else number
            level = found[1] if level is None else level
            at = kind_and_base >> 4
        return Style(name, number, level)

    def _list_of(self, place: int, written: bytes) -> tuple[int | None, int | None]:
        """The list and level that a style itself states; many can be based on one."""
        if place not in self._lists:
            is_of_paragraphs = u16(written, 2) & 15 == OF_PARAGRAPHS
            self._lists[place] = _list(written, self._base) if is_of_paragraphs else (None, None)
        return self._lists[place]


def _name(written: bytes, base: int) -> str:
    """Lower case; other names of the style, behind commas, are left out (2.9.258 STD)."""
    size = u16(written, base) * 2
    return cut(written, base + 2, size).decode("utf-16-le", "replace").partition(",")[0].lower()


def _list(written: bytes, base: int) -> tuple[int | None, int | None]:
    """The list and level in a style's modifiers, which stand behind its name and its own number (2.9.140 LPUpxPapx)."""
    at = base + 2 + u16(written, base) * 2 + 2
    at += at % 2
    size = u16(written, at)
    return list_of(cut(written, at + 2, size)[2:])
