"""The groups that are open, one in the other, and where their text goes: bytes in a code page → pieces of text."""

from collections.abc import Callable
from copy import copy

from govdoc.readers.richtext.codepages import SYMBOL_FONT, UNSTATED, decode, is_symbol
from govdoc.readers.richtext.flow import Flow
from govdoc.readers.richtext.header import Header
from govdoc.readers.richtext.state import NUMBER, STYLES, TEXT, State
from govdoc.readers.wordprocessing.paragraphs import symbol

DEEPEST = 10_000
"""Groups one in the other; Word writes some twenty, programs that forget to close them one for each run."""


class TooDeep(Exception):  # noqa: N818
    """More groups one in the other than a document has. It never leaves the reader."""


class Groups:
    """Holds the state of the group that is open, and of those round it."""

    def __init__(self, header: Header, body: Flow) -> None:
        self.header = header
        self.state = State(body, UNSTATED, UNSTATED)
        self._outer: list[State] = []
        self._bytes = bytearray()
        self._to_skip = 0

    @property
    def depth(self) -> int:
        """How many groups are open."""
        return len(self._outer)

    def open(self) -> None:
        """Begin a group.

        Raises:
            TooDeep: It is one too many.
        """
        if len(self._outer) >= DEEPEST:
            raise TooDeep
        self._to_skip = 0
        self._outer.append(self.state)
        self.state = copy(self.state)
        self.state.at_end = None
        if self.state.where == STYLES and self.state.pieces is None:
            self.collect(STYLES, self.header.name_style)

    def close(self) -> bool:
        """End a group; return whether another is open."""
        self._to_skip = 0
        ended = self.state
        if self._outer:
            self.state = self._outer.pop()
            if ended.at_end:
                ended.at_end()
        return bool(self._outer)

    def collect(self, where: int, use: Callable[[str, int], None]) -> None:
        """Collect the words of this group; at its end they are used, and the style that was named in it."""
        state = self.state
        pieces: list[str] = []
        state.where, state.pieces = where, pieces
        state.at_end = lambda: use("".join(pieces), state.paragraph.style)

    # Text

    def text(self, data: bytes, *, is_utf8: bool = False) -> None:
        """Take bytes as they stand in the file."""
        if is_utf8 and not data.isascii():
            self.flush()
            text = data.decode("utf-8", "replace")
            self.put(text[self._to_skip :])
            self._to_skip = max(0, self._to_skip - len(text))
            return
        if self._to_skip:
            data, self._to_skip = data[self._to_skip :], max(0, self._to_skip - len(data))
        self._bytes += data

    def flush(self) -> None:
        """Decode the bytes that have come; a character may have begun in one token and ended in another."""
        if not self._bytes:
            return
        data, state = bytes(self._bytes), self.state
        self._bytes.clear()
        state.flow.has_bullet |= state.codec == SYMBOL_FONT and state.where == NUMBER
        self.put(decode(data, state.codec, state.wide, is_east_asian=state.is_east_asian))

    def put(self, text: str) -> None:
        """Put characters where those of this group go."""
        state = self.state
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

    def sign(self, text: str) -> None:
        """Put a character that has a name, unless it stands for one already read."""
        if self._to_skip:
            self._to_skip -= 1
        else:
            self.put(text)

    def unicode(self, number: int) -> None:
        r"""Put a character by its number in UTF-16, which is signed (`\u`); some programs give the code point."""
        code = number + 0x10000 if number < 0 else number
        if is_symbol(code):
            self.state.flow.has_bullet |= self.state.where == NUMBER
            self.put(symbol(code))
        elif code:
            self.put(chr(code) if 0 < code < 0x110000 else "\ufffd")
        self._to_skip = self.state.skips

    def end_skipping(self) -> None:
        """A control word that is no character ends what stands for one."""
        self._to_skip = 0
