r"""`\listtable` and `\listoverridetable` → automatic numbers, counted as those of DOCX (RTF 1.9.1, “List Tables”)."""

from msgspec import Struct

from govdoc.readers.binaryword.lists import FORMATS, NO_NUMBER
from govdoc.readers.wordprocessing.counting import LEVELS, LONGEST, Level, Numbered, Numbering

MOST_LISTS = 10_000
"""Lists, and uses of lists; Word has at most 2,047."""


class Draft(Struct):
    """A level as it is read."""

    code: int = 0
    text: str = ""
    start: int = 1
    is_legal: bool = False
    restart: int | None = None

    def level(self) -> Level:
        """The level as it is counted."""
        named = FORMATS[self.code] if 0 <= self.code < len(FORMATS) else "decimal"
        return Level(
            "none" if self.code == NO_NUMBER else named, self.text, self.start, self.restart, self.is_legal
        )


class ListTable:
    """Collects lists as their words come; says what a paragraph's number is."""

    def __init__(self) -> None:
        self._definitions: dict[int, list[Draft]] = {}
        self._levels: list[Draft] = []
        self._uses: dict[int, tuple[int, dict[int, int]]] = {}
        """By the number that paragraphs name: a definition, and where levels start."""
        self._list = 0
        self._starts: dict[int, int] = {}
        self._at = -1
        self._is_use = self._starts_anew = False
        self._numbering: Numbering | None = None

    def word(self, name: str, number: int) -> None:
        """Take a control word."""
        if name == "list":
            self._levels, self._is_use = [], False
        elif name == "listlevel" and not self._is_use and len(self._levels) < LEVELS:
            self._levels.append(Draft())
        elif name == "listid":
            self._list = number
            if not self._is_use and len(self._definitions) < MOST_LISTS:
                self._definitions.setdefault(number, self._levels)
        elif name == "listoverride":
            self._is_use, self._starts, self._at = True, {}, -1
        elif name == "ls" and len(self._uses) < MOST_LISTS:
            self._uses.setdefault(number, (self._list, self._starts))
        elif name in ("lfolevel", "listoverridestartat"):
            self._at += name == "lfolevel"
            self._starts_anew = name == "listoverridestartat"
        else:
            self._level_word(name, number)

    def _level_word(self, name: str, number: int) -> None:
        if self._is_use:
            if name == "levelstartat" and self._starts_anew and 0 <= self._at < LEVELS:
                self._starts[self._at] = number & 0x7FFF
        elif self._levels:
            draft = self._levels[-1]
            if name in ("levelnfc", "levelnfcn"):
                draft.code = number
            elif name == "levelstartat":
                draft.start = number & 0x7FFF
            elif name == "levellegal":
                draft.is_legal = bool(number)
            elif name == "levelnorestart" and number:
                draft.restart = 0

    def text(self, text: str) -> None:
        r"""Take a level's text (`\leveltext`): its length, its characters, the place of a level's count by its number."""
        if self._levels and not self._is_use and text:
            shown = text[1 : 1 + min(ord(text[0]), LONGEST)]
            self._levels[-1].text = "".join(
                f"%{ord(each) + 1}" if ord(each) < LEVELS else each for each in shown
            )

    @property
    def numbering(self) -> Numbering:
        """The lists, to count in."""
        if self._numbering is None:
            made = {
                name: Numbered(
                    str(list_), dict(enumerate(each.level() for each in self._definitions[list_])), starts
                )
                for name, (list_, starts) in self._uses.items()
                if list_ in self._definitions
            }
            self._numbering = Numbering(made)
        return self._numbering

    def is_bullet(self, number: int, at: int) -> bool:
        """Whether a level of a list has no numbers but bullets."""
        found = self.numbering.lists.get(number)
        return found is not None and at in found.levels and found.levels[at].format == "bullet"
