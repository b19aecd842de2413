"""Goes through a file once, token by token. Bytes → the body as a `Flow`, notes, and what the header says."""

import re
from collections.abc import Callable
from copy import copy

from govdoc.readers.binaryword.shown import BEGIN, LONGEST_READING, READING
from govdoc.readers.richtext import tokens
from govdoc.readers.richtext.codepages import PAGES, SYMBOL_FONT, TWO_BYTES, UNSTATED, decode, is_symbol
from govdoc.readers.richtext.flow import Flow, Paragraph
from govdoc.readers.richtext.header import Header
from govdoc.readers.richtext.properties import CHANGES
from govdoc.readers.richtext.state import (
    EITHER,
    FONTS,
    INFO,
    LISTS,
    NOTHING,
    NUMBER,
    STYLES,
    TEXT,
    WORDS,
    State,
)
from govdoc.readers.richtext.vocabulary import ESCAPED, FORMULA, SIGNS, SKIPPED, SYMBOLS
from govdoc.readers.wordprocessing.paragraphs import PRIVATE, symbol

DEEPEST = 1000
"""Groups one in the other; Word writes some twenty."""
LONGEST_TITLE = 1000
"""Characters of a stated title."""
HEAD = 4096
"""Bytes at the start in which the code page is stated."""
CODE_PAGE = re.compile(rb"\\ansicpg([0-9]{1,5})")
SYMBOL_CODE = re.compile(r" *SYMBOL +([0-9]{1,5})(?![0-9])")
"""A field that shows a character of a font by its number."""
LINE_ENDS = frozenset({b"\r", b"\n"})


class TooDeep(Exception):  # noqa: N818
    """More groups one in the other than a document has. It never leaves the reader."""


class Walker:
    """Holds what is read so far, and the state of the group that is open."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.header = Header(has_numbers=rb"\listtext" in data or rb"\pntext" in data)
        self.body = Flow(self.header)
        self.footnotes: list[str] = []
        self.endnotes: list[str] = []
        self._notes = self.footnotes
        self._state = State(self.body, UNSTATED, UNSTATED)
        self._outer: list[State] = []
        self._bytes = bytearray()
        self._to_skip = 0
        self._is_starred = False
        self._jump: int | None = None
        self._is_utf8, self._token = _spelling(data)
        self._actions = self._words()

    def walk(self) -> None:
        """Read the file.

        Raises:
            TooLong: It has more text than a document has.
            TooDeep: It has more groups one in the other.
        """
        at: int | None = 0
        while at is not None:
            at = self._run(at)
        self._flush()
        self.body.finish(self._state.paragraph)

    def _run(self, at: int) -> int | None:
        """Read on from a position; return where to go on behind data that is no text, None at the end."""
        for match in self._token.finditer(self._data, at):
            kind = match.lastindex
            if kind == tokens.TEXT:
                self._text(match[tokens.TEXT])
                continue
            if kind == tokens.HEX:
                self._take(bytes((int(match[tokens.HEX], 16),)))
                continue
            if kind is None:
                continue
            if kind == tokens.SYMBOL:
                self._symbol(match[tokens.SYMBOL])
            else:
                self._flush()
                if kind == tokens.BRACE:
                    if match[tokens.BRACE] == b"{":
                        self._open()
                    elif not self._close():
                        return None
                else:
                    number = match[tokens.NUMBER]
                    self._word(match, int(number) if number else None)
            if self._jump is not None:
                at, self._jump = self._jump, None
                return at
        return None

    # Text

    def _text(self, data: bytes) -> None:
        if self._is_utf8 and not data.isascii():
            self._flush()
            self._to_skip = 0
            self._put(data.decode("utf-8", "replace"))
        else:
            self._take(data)

    def _take(self, data: bytes) -> None:
        """Take bytes in the code page of their font, without those that stand for a character already read."""
        if self._to_skip:
            data, self._to_skip = data[self._to_skip :], max(0, self._to_skip - len(data))
        self._bytes += data

    def _flush(self) -> None:
        """Decode the bytes that have come; a character may have begun in one token and ended in another."""
        if self._bytes:
            data = bytes(self._bytes)
            self._bytes.clear()
            if self._state.codec == SYMBOL_FONT and self._state.where == NUMBER:
                self._state.flow.has_bullet = True
            self._put(decode(data, self._state.codec, self._state.wide))

    def _put(self, text: str) -> None:
        state = self._state
        if state.is_hidden or state.is_deleted or not text:
            return
        if state.where == TEXT:
            state.flow.put(text)
        elif state.where == NUMBER:
            state.flow.put_number(text)
        elif state.pieces is not None:
            state.pieces.append(text)
        else:
            return
        self.header.spend(len(text))

    def _symbol(self, sign: bytes) -> None:
        if sign in ESCAPED:
            self._take(sign)
            return
        self._flush()
        if sign == b"*":
            self._is_starred = True
        elif sign in LINE_ENDS:
            self._paragraph()
        elif sign in SYMBOLS:
            self._sign(SYMBOLS[sign])

    def _sign(self, text: str) -> None:
        """A character by its name, unless it stands for one already read."""
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._put(text)

    def _unicode(self, number: int) -> None:
        r"""A character by its number in UTF-16, which is signed; some programs give the code point (`\u`)."""
        code = number + 0x10000 if number < 0 else number
        if is_symbol(code):
            self._state.flow.has_bullet |= self._state.where == NUMBER
            self._put(symbol(code))
        else:
            self._put(chr(code) if 0 < code < 0x110000 else "\ufffd")
        self._to_skip = self._state.skips

    # Groups

    def _open(self) -> None:
        self._to_skip, self._is_starred = 0, False
        if len(self._outer) >= DEEPEST:
            raise TooDeep
        self._outer.append(self._state)
        self._state = copy(self._state)
        self._state.at_end = None
        if self._state.where == STYLES and self._state.pieces is None:
            self._collect(STYLES, self._end_style)

    def _close(self) -> bool:
        """End a group; return whether another is open."""
        self._to_skip, self._is_starred = 0, False
        ended = self._state
        if self._outer:
            self._state = self._outer.pop()
            if ended.at_end:
                ended.at_end()
        return bool(self._outer)

    def _skip_group(self, at: int) -> None:
        if len(self._outer) > 1:
            self._jump = tokens.end_of_group(self._data, at)

    def _collect(self, where: int, use: Callable[[str, State], None]) -> None:
        """Collect the words of this group, and use them at its end."""
        state = self._state
        pieces: list[str] = []
        state.where, state.pieces = where, pieces
        state.at_end = lambda: use("".join(pieces), state)

    def _end_style(self, text: str, state: State) -> None:
        """Note a style's name; other names of it, behind commas, are left out."""
        name = text.partition(";")[0].partition(",")[0].strip().lower()
        self.header.styles.setdefault(state.paragraph.style, name)

    # Control words

    def _word(self, match: re.Match[bytes], number: int | None) -> None:
        name = match[tokens.WORD].decode("ascii")
        is_starred, self._is_starred = self._is_starred, False
        if name in SIGNS:
            self._sign(SIGNS[name])
            return
        self._to_skip = 0
        if name == "u":
            self._unicode(number or 0)
        elif name == "bin":
            self._jump = match.end() + max(0, number or 0)
        elif name in self._actions:
            if not self._actions[name]():
                self._skip_group(match.end())
        elif name in SKIPPED or (is_starred and name not in FORMULA) or self._is_property_of_formula(name):
            self._skip_group(match.end())
        else:
            self._property(name, number)

    def _is_property_of_formula(self, name: str) -> bool:
        """Whether a group says how a formula looks (`\\mfPr`); in it stand words that are no text."""
        return name[0] == "m" and name.endswith("Pr")

    def _property(self, name: str, number: int | None) -> None:
        state = self._state
        if state.where == FONTS:
            self.header.word(name, number or 0)
        elif state.where == LISTS:
            self.header.lists.word(name, 1 if number is None else number)
        elif name in CHANGES:
            CHANGES[name](state, self.header, number)
            if name.startswith("brdr"):
                state.flow.row.word(name, 0)
        elif name.startswith(("tr", "cl", "cellx", "brdr")) and state.where == TEXT:
            state.flow.row.word(name, number or 0)

    def _words(self) -> dict[str, Callable[[], bool]]:
        """What to do at words that end something or begin a destination: each says whether the group is read."""
        return {
            "par": self._paragraph, "nestcell": self._paragraph, "cell": self._cell, "row": self._row,
            "sect": self._section, "trowd": self._define_row,
            "fonttbl": self._fonts, "stylesheet": self._styles, "info": self._info, "title": self._title,
            "listtable": self._lists, "listoverridetable": self._lists, "leveltext": self._level_text,
            "listtext": self._number, "pntext": self._number, "pn": self._old_number, "pnlvlblt": self._bullet,
            "field": self._field, "fldinst": self._code, "fldrslt": self._result,
            "footnote": self._note, "ftnalt": self._endnote,
            "shpinst": self._inside, "do": self._inside, "shptxt": self._box, "dptxbxtext": self._box,
            "upr": self._two_readings, "ud": self._unicode_reading, "cs": self._character_style,
            "ds": self._character_style, "ts": self._character_style,
        }  # fmt: skip

    def _is_shown(self) -> bool:
        state = self._state
        return state.where == TEXT and not state.is_hidden and not state.is_deleted

    def _paragraph(self) -> bool:
        if self._state.where == TEXT:
            self._state.flow.end_paragraph(self._state.paragraph, is_deleted=self._state.is_deleted)
        return True

    def _cell(self) -> bool:
        if self._state.where == TEXT:
            self._state.flow.end_cell(self._state.paragraph)
        return True

    def _row(self) -> bool:
        if self._state.where == TEXT:
            self._state.flow.end_row()
        return True

    def _section(self) -> bool:
        if self._state.where == TEXT:
            self._state.flow.end_section(self._state.paragraph)
        return True

    def _define_row(self) -> bool:
        if self._state.where == TEXT:
            self._state.flow.row.define()
        return True

    # Destinations

    def _fonts(self) -> bool:
        self._state.where = FONTS
        self._state.at_end = self._end_fonts
        return True

    def _end_fonts(self) -> None:
        self._state.codec = self.header.codec(self.header.default_font)

    def _styles(self) -> bool:
        self._state.where, self._state.pieces = STYLES, None
        return True

    def _character_style(self) -> bool:
        """A style of characters, sections or tables is none of paragraphs; elsewhere the word only names one."""
        if self._state.where == STYLES:
            self._state.at_end = None
        return self._state.where != STYLES

    def _info(self) -> bool:
        self._state.where = INFO
        return True

    def _title(self) -> bool:
        if self._state.where == INFO:
            self._collect(WORDS, self._end_title)
        return self._state.where == WORDS

    def _end_title(self, text: str, state: State) -> None:
        self.header.title = self.header.title or " ".join(text[:LONGEST_TITLE].split("\0")).strip()

    def _lists(self) -> bool:
        self._state.where = LISTS
        return True

    def _level_text(self) -> bool:
        if self._state.where == LISTS:
            self._collect(WORDS, lambda text, state: self.header.lists.text(text))
        return self._state.where == WORDS

    def _number(self) -> bool:
        if self._state.where == TEXT:
            self._state.where = NUMBER
        return self._state.where == NUMBER

    def _old_number(self) -> bool:
        r"""How a number of Word 6 and 95 looks (`\pn`): only that it is a bullet is asked."""
        if self._state.where == TEXT:
            self._state.where = NOTHING
        return self._state.where == NOTHING

    def _bullet(self) -> bool:
        self._state.flow.has_bullet = True
        return True

    def _field(self) -> bool:
        self._state.is_result_known = False
        return True

    def _code(self) -> bool:
        is_shown = self._is_shown()
        if is_shown:
            self._collect(WORDS, self._end_code)
        return is_shown

    def _end_code(self, code: str, state: State) -> None:
        """Show what a field's code shows itself: the words under a reading (拼音指南), a symbol."""
        if len(code) > LONGEST_READING:
            return
        if match := READING.fullmatch(BEGIN + code):
            self._put(match[1])
        elif match := SYMBOL_CODE.match(code):
            number = int(match[1])
            self._put(symbol(number + PRIVATE if number < 0x100 else number))
            self._state.is_result_known = True

    def _result(self) -> bool:
        return self._state.where in (TEXT, WORDS, NUMBER) and not self._state.is_result_known

    def _note(self) -> bool:
        if not self._is_shown():
            return False
        note = Flow(self.header)
        self._notes = self.footnotes
        self._begin(note, lambda: self._end_note(note))
        return True

    def _endnote(self) -> bool:
        self._notes = self.endnotes
        return True

    def _end_note(self, note: Flow) -> None:
        note.finish(Paragraph())
        if text := " ".join(line.strip() for line in note.lines).strip():
            self._notes.append(text)

    def _inside(self) -> bool:
        """A destination that says `\\*` and holds others."""
        return self._state.where == TEXT

    def _box(self) -> bool:
        if not self._is_shown():
            return False
        box = Flow(self.header)
        self._begin(box, lambda: self._end_box(box))
        return True

    def _end_box(self, box: Flow) -> None:
        box.finish(Paragraph())
        self._state.flow.hang(box)

    def _begin(self, flow: Flow, end: Callable[[], None]) -> None:
        """Begin a stream of its own."""
        self._state.flow, self._state.paragraph, self._state.at_end = flow, Paragraph(), end

    def _two_readings(self) -> bool:
        r"""The same words twice, in the code page and in Unicode (`\upr`)."""
        self._state.outer, self._state.where = self._state.where, EITHER
        return True

    def _unicode_reading(self) -> bool:
        if self._state.where == EITHER:
            self._state.where = self._state.outer
            return True
        return False


def _spelling(data: bytes) -> tuple[bool, re.Pattern[bytes]]:
    """Whether bytes beyond ASCII are UTF-8, which no standard allows and some programs write; how to tell tokens."""
    if data.isascii():
        return False, tokens.TOKEN
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        stated = CODE_PAGE.search(data[:HEAD])
        page = PAGES.get(int(stated[1]), UNSTATED) if stated else UNSTATED
        return False, tokens.WIDE_TOKEN if page in TWO_BYTES else tokens.TOKEN
    return True, tokens.TOKEN
