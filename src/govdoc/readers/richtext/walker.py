"""Goes through a file once, token by token. Bytes → the body as a `Flow`, notes, and what the header says."""

import re

from govdoc.readers.richtext import tokens
from govdoc.readers.richtext.codepages import PAGES, TWO_BYTES, UNSTATED
from govdoc.readers.richtext.destinations import Destinations
from govdoc.readers.richtext.flow import Flow
from govdoc.readers.richtext.groups import Groups
from govdoc.readers.richtext.header import Header
from govdoc.readers.richtext.properties import CHANGES
from govdoc.readers.richtext.state import FONTS, LISTS, TEXT
from govdoc.readers.richtext.vocabulary import ESCAPED, OF_TABLES, SIGNS, SKIPPED, SYMBOLS

HEAD = 4096
"""Bytes at the start in which the code page is stated."""
CODE_PAGE = re.compile(rb"\\ansicpg([0-9]{1,5})")
CHINESE_IN_UTF8 = re.compile(rb"[\xe3-\xe9][\x80-\xbf]{2}")
LINE_ENDS = frozenset({b"\r", b"\n"})


class Walker:
    """Hands each token to who deals with it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.header = Header(has_numbers=rb"\listtext" in data or rb"\pntext" in data)
        self.body = Flow(self.header)
        self._groups = Groups(self.header, self.body)
        self._destinations = Destinations(self._groups)
        self._is_starred = False
        self._jump: int | None = None
        """Where to go on behind what is no text."""
        self._is_utf8, self._tokens = _spelling(data)

    def walk(self) -> None:
        """Read the file.

        Raises:
            TooLong: It has more text than a document has.
            TooDeep: It has more groups one in the other.
        """
        at: int | None = 0
        while at is not None:
            at = self._run(at)
        self._groups.flush()
        while self._groups.depth:  # a file that is cut off
            self._groups.close()
        self.body.finish(self._groups.state.paragraph)

    @property
    def notes(self) -> list[str]:
        """Footnotes, then endnotes, a line each."""
        return [*self._destinations.footnotes, *self._destinations.endnotes]

    def _run(self, at: int) -> int | None:
        """Read on from a position; return where to go on behind data that is no text, None at the end."""
        groups, is_utf8 = self._groups, self._is_utf8
        for match in self._tokens.all.finditer(self._data, at):
            kind = match.lastindex
            if kind == tokens.TEXT:
                groups.text(match[tokens.TEXT], is_utf8=is_utf8)
            elif kind == tokens.HEX:
                groups.text(tokens.bytes_of(match[tokens.HEX]))
            elif kind and not self._mark(match, kind):
                return self._take_jump()
        return None

    def _take_jump(self) -> int | None:
        at, self._jump = self._jump, None
        return at

    def _mark(self, match: re.Match[bytes], kind: int) -> bool:
        """Deal with a brace, word or symbol; return whether to read straight on."""
        if kind == tokens.SYMBOL:
            self._symbol(match[tokens.SYMBOL])
            return True
        self._groups.flush()
        if kind == tokens.BRACE:
            self._is_starred = False
            if match[tokens.BRACE] == b"{":
                self._groups.open()
                return True
            return self._groups.close()
        number = match[tokens.NUMBER]
        self._word(match[tokens.WORD].decode("ascii"), int(number) if number else None, match.end())
        return self._jump is None

    def _symbol(self, sign: bytes) -> None:
        if sign in ESCAPED:
            self._groups.text(sign)
            return
        self._groups.flush()
        if sign == b"*":
            self._is_starred = True
        elif sign in LINE_ENDS:
            self._destinations.end_paragraph()
        elif sign in SYMBOLS:
            self._groups.sign(SYMBOLS[sign])

    def _word(self, name: str, number: int | None, end: int) -> None:
        is_starred, self._is_starred = self._is_starred, False
        if name in SIGNS:
            self._groups.sign(SIGNS[name])
            return
        self._groups.end_skipping()
        if name == "u":
            self._groups.unicode(number or 0)
        elif name == "bin":
            self._jump = end + max(0, number or 0)
        elif name in self._destinations.words:
            if not self._destinations.words[name]():
                self._skip_group(end)
        elif is_starred or name in SKIPPED or _is_property_of_formula(name):
            self._skip_group(end)
        else:
            self._property(name, number)

    def _skip_group(self, at: int) -> None:
        """Leave out the rest of a group, unless it is the whole file."""
        if self._groups.depth > 1:
            self._jump = tokens.end_of_group(self._data, at, self._tokens.in_skipped)

    def _property(self, name: str, number: int | None) -> None:
        state = self._groups.state
        if state.where == FONTS:
            self.header.font_word(name, number or 0)
        elif state.where == LISTS:
            self.header.lists.word(name, 1 if number is None else number)
        else:
            if name in CHANGES:
                CHANGES[name](state, self.header, number)
            if state.where == TEXT and name.startswith(OF_TABLES):
                state.flow.row.word(name, number or 0)


def _is_property_of_formula(name: str) -> bool:
    r"""Whether a group says how a formula looks (`\mfPr`); in it stand words that are no text."""
    return name[0] == "m" and name.endswith("Pr")


def _spelling(data: bytes) -> tuple[bool, tokens.Tokens]:
    """Whether bytes beyond ASCII are UTF-8, which no standard allows and some programs write; how to tell tokens."""
    if data.isascii():
        return False, tokens.ASCII
    if _is_utf8(data):
        return True, tokens.ASCII
    stated = CODE_PAGE.search(data[:HEAD])
    page = PAGES.get(int(stated[1]), UNSTATED) if stated else UNSTATED
    return False, tokens.WIDE if page in TWO_BYTES else tokens.ASCII


def _is_utf8(data: bytes) -> bool:
    """Whether all bytes are UTF-8, and a Chinese character among them: a few of GB 18030 may be UTF-8 by chance."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return bool(CHINESE_IN_UTF8.search(data))
