"""Control words that end something or begin a destination (RTF 1.9.1, “Destinations”): what to do at each."""

import re
from collections.abc import Callable

from govdoc.readers.binaryword.shown import BEGIN, LONGEST_READING, READING, words
from govdoc.readers.richtext.flow import Flow, Paragraph
from govdoc.readers.richtext.groups import Groups
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
from govdoc.readers.wordprocessing.paragraphs import PRIVATE, symbol

LONGEST_TITLE = 1000
"""Characters of a stated title."""
DEEPEST_BOX = 8
"""Text boxes one in the other that are read."""
SYMBOL_CODE = re.compile(r" *SYMBOL +([0-9]{1,5})(?![0-9])", re.I)
"""A field that shows a character of a font by its number."""


class Destinations:
    """Says at each such word whether the group that it stands in is read on."""

    def __init__(self, groups: Groups) -> None:
        self.footnotes: list[str] = []
        self.endnotes: list[str] = []
        self._notes = self.footnotes
        self._boxes = 0
        self._groups = groups
        self._header = groups.header
        self.words: dict[str, Callable[[], bool]] = {
            "par": self.end_paragraph, "nestcell": self.end_paragraph, "cell": self._end_cell, "row": self._end_row,
            "sect": self._end_section, "trowd": self._define_row,
            "fonttbl": self._begin_fonts, "stylesheet": self._begin_styles, "info": self._begin_info,
            "title": self._begin_title, "cs": self._other_style, "ds": self._other_style, "ts": self._other_style,
            "listtable": self._begin_lists, "listoverridetable": self._begin_lists, "leveltext": self._begin_level_text,
            "listtext": self._begin_number, "pntext": self._begin_number, "pn": self._begin_old_number,
            "pnlvlblt": self._note_bullet,
            "field": self._begin_field, "fldinst": self._begin_code, "fldrslt": self._begin_result,
            "footnote": self._begin_note, "ftnalt": self._note_is_endnote,
            "shp": self._is_text, "shpgrp": self._is_text, "shpinst": self._is_text, "do": self._is_text,
            "shptxt": self._begin_box, "dptxbxtext": self._begin_box,
            "moMath": self._is_text, "moMathPara": self._is_text,
            "upr": self._begin_two_readings, "ud": self._begin_unicode_reading,
        }  # fmt: skip
        """By word; all of them may say `\\*`."""

    @property
    def _state(self) -> State:
        return self._groups.state

    def _is_text(self) -> bool:
        return self._state.where == TEXT

    def _is_shown(self) -> bool:
        state = self._state
        return state.where == TEXT and not state.is_hidden and not state.is_deleted

    # Ends

    def end_paragraph(self) -> bool:
        """End a paragraph, or a line in a cell."""
        if self._is_text():
            self._state.flow.end_paragraph(self._state.paragraph, is_deleted=self._state.is_deleted)
        return True

    def _end_cell(self) -> bool:
        if self._is_text():
            self._state.flow.end_cell(self._state.paragraph)
        return True

    def _end_row(self) -> bool:
        if self._is_text():
            self._state.flow.end_row()
        return True

    def _end_section(self) -> bool:
        if self._is_text():
            self._state.flow.end_section(self._state.paragraph)
        return True

    def _define_row(self) -> bool:
        if self._is_text():
            self._state.flow.row.define()
        return True

    # The header

    def _begin_fonts(self) -> bool:
        self._state.where, self._state.at_end = FONTS, self._end_fonts
        return True

    def _end_fonts(self) -> None:
        self._state.codec = self._header.codec(self._header.default_font)

    def _begin_styles(self) -> bool:
        self._state.where, self._state.pieces = STYLES, None
        return True

    def _other_style(self) -> bool:
        """A style of characters, sections or tables is left out; elsewhere the word only names one."""
        if self._state.where == STYLES:
            self._state.at_end = None
        return self._state.where != STYLES

    def _begin_info(self) -> bool:
        self._state.where = INFO
        return True

    def _begin_title(self) -> bool:
        if self._state.where == INFO:
            self._groups.collect(WORDS, self._end_title)
        return self._state.where == WORDS

    def _end_title(self, text: str, style: int) -> None:
        self._header.title = self._header.title or words(text[:LONGEST_TITLE]).strip()

    def _begin_lists(self) -> bool:
        self._state.where = LISTS
        return True

    def _begin_level_text(self) -> bool:
        if self._state.where == LISTS:
            self._groups.collect(WORDS, lambda text, style: self._header.lists.text(text))
        return self._state.where == WORDS

    # Numbers

    def _begin_number(self) -> bool:
        if self._is_text():
            self._state.where = NUMBER
        return self._state.where == NUMBER

    def _begin_old_number(self) -> bool:
        r"""How a number of Word 6 and 95 looks (`\pn`): only whether it is a bullet is asked."""
        if self._is_text():
            self._state.where = NOTHING
        return self._state.where == NOTHING

    def _note_bullet(self) -> bool:
        self._state.flow.has_bullet = True
        return True

    # Fields

    def _begin_field(self) -> bool:
        self._state.is_result_known = False
        return True

    def _begin_code(self) -> bool:
        is_shown = self._is_shown()
        if is_shown:
            self._groups.collect(WORDS, self._end_code)
        return is_shown

    def _end_code(self, code: str, style: int) -> None:
        """Show what a field's code shows itself: the words under a reading (拼音指南), a symbol."""
        if len(code) > LONGEST_READING:
            return
        if match := READING.fullmatch(BEGIN + code):
            self._groups.put(match[1])
        elif match := SYMBOL_CODE.match(code):
            number = int(match[1])
            self._groups.put(symbol(number + PRIVATE if number < 0x100 else number))
            self._state.is_result_known = True

    def _begin_result(self) -> bool:
        return self._state.where in (TEXT, WORDS, NUMBER) and not self._state.is_result_known

    # Notes and text boxes

    def _begin_note(self) -> bool:
        if not self._is_shown():
            return False
        note = Flow(self._header)
        self._notes = self.footnotes
        self._begin(note, lambda: self._end_note(note))
        return True

    def _note_is_endnote(self) -> bool:
        self._notes = self.endnotes
        return True

    def _end_note(self, note: Flow) -> None:
        note.finish(Paragraph())
        if text := " ".join(line.strip() for line in note.lines).strip():
            self._notes.append(text)

    def _begin_box(self) -> bool:
        if not self._is_shown() or self._boxes >= DEEPEST_BOX:
            return False
        box = Flow(self._header)
        self._boxes += 1
        self._begin(box, lambda: self._end_box(box))
        return True

    def _end_box(self, box: Flow) -> None:
        self._boxes -= 1
        box.finish(Paragraph())
        self._state.flow.hang(box)

    def _begin(self, flow: Flow, end: Callable[[], None]) -> None:
        """Begin a stream of its own."""
        self._state.flow, self._state.paragraph, self._state.at_end = flow, Paragraph(), end

    # Two readings

    def _begin_two_readings(self) -> bool:
        r"""The same words twice, in the code page and in Unicode (`\upr`)."""
        self._state.outer, self._state.where = self._state.where, EITHER
        return True

    def _begin_unicode_reading(self) -> bool:
        if self._state.where == EITHER:
            self._state.where = self._state.outer
            return True
        return False
