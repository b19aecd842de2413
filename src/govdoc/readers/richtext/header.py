"""What a file says before its text, and for all of it: fonts, styles, lists, title; and how much of it has been read."""

from govdoc.readers.binaryword.content import MOST_CHARACTERS, TooLong
from govdoc.readers.richtext.codepages import CHARSETS, PAGES, UNSTATED
from govdoc.readers.richtext.lists import ListTable

MOST_FONTS = MOST_STYLES = 10_000


class Header:
    """Collected as it is read; what is not stated has its usual value."""

    def __init__(self, *, has_numbers: bool) -> None:
        """Begin.

        Args:
            has_numbers: Whether automatic numbers stand in the file as text; otherwise they are counted.
        """
        self.has_numbers = has_numbers
        self.page = UNSTATED
        """Codec of the file."""
        self.styles: dict[int, str] = {}
        """Names of paragraph styles, lower case."""
        self.lists = ListTable()
        self.title = ""
        self.default_font = 0
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._written = 0

    def font_word(self, name: str, number: int) -> None:
        """Take a control word of the font table."""
        if name == "f":
            self._font = number
        elif len(self._fonts) >= MOST_FONTS:
            return
        elif name == "fcharset":
            self._fonts[self._font] = CHARSETS.get(number, "")
        elif name == "cpg" and number in PAGES:
            self._fonts[self._font] = PAGES[number]

    def name_style(self, text: str, style: int) -> None:
        """Note a style's name; other names of it, behind commas, are left out."""
        if len(self.styles) < MOST_STYLES:
            name = text.partition(";")[0].partition(",")[0].strip().lower()
            self.styles.setdefault(style, name)

    def codec(self, font: int) -> str:
        """The codec of a font: the file's where it states none."""
        return self._fonts.get(font) or self.page

    def spend(self, characters: int) -> None:
        """Count characters that are written.

        Raises:
            TooLong: They are more than a document has.
        """
        self._written += characters
        if self._written > MOST_CHARACTERS:
            raise TooLong
