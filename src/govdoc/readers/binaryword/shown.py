"""The text as it is shown: deleted and hidden characters, field codes and symbols.

What is not shown becomes NUL, one for each character, so that positions stay what they are. The ends of paragraphs,
cells and sections stay in any case, as they do in DOCX.
"""

import re
from collections.abc import Iterable, Iterator

from govdoc.readers.binaryword.pages import Pages
from govdoc.readers.binaryword.pieces import Piece, Pieces
from govdoc.readers.binaryword.properties import Characters, Statements
from govdoc.readers.wordprocessing.paragraphs import symbol

UNSEEN = "\0"
ENDS = "\r\x07\x0c"
"""End of a paragraph, of a cell or row, of a section or page ([MS-DOC] 2.4.2)."""
BEGIN, SEPARATOR, END = "\x13", "\x14", "\x15"
"""Signs round a field's code and its result (2.8.25 Plcfld)."""
NOT_AN_END = re.compile(f"[^{ENDS}]")
FIELD_SIGN = re.compile(f"[{BEGIN}{SEPARATOR}{END}{ENDS}]")
SIGNS = {
    **dict.fromkeys(range(0x20)), 0x09: "\t", 0x0B: "\n", 0x0C: "\n", 0x0E: "\n", 0x1E: "-",
}  # fmt: skip
"""What the signs in a text are read as (2.4.1, 2.6.1 sprmCFSpec): breaks of line, page and column, and a hyphen that
does not break. Pictures, marks of notes, and hyphens that may break show nothing."""
READING = re.compile(
    BEGIN + r" *EQ [^\x13-\x15]*\\o\\ad\(\\s\\up ?\d+\([^()\x13-\x15]*\),([^()\x13-\x15]+)\) *", re.I
)
"""A field EQ that sets a reading over words: so Word kept them before DOCX."""
LONGEST_READING = 500
"""Characters of such a code."""
CONTROL = re.compile("[\0-\x08\x0a-\x1f]")
SURROGATE = re.compile("[\ud800-\udfff]")

Patch = tuple[int, int, Characters]
"""Characters from one position to another that are not shown as they are."""


def patches(pieces: Pieces, characters: Pages, statements: Statements) -> Iterator[Patch]:
    """The stretches of text that are deleted, hidden, or stand for symbols, in order."""
    for piece in pieces.pieces:
        added = pieces.properties(piece)
        for first, last, stated in _stretches(piece, characters, is_filled=bool(added)):
            said = statements.characters(stated, added)
            if not said.is_plain:
                yield _position(piece, first), _position(piece, last), said


def _stretches(piece: Piece, characters: Pages, *, is_filled: bool) -> Iterator[tuple[int, int, bytes]]:
    """The runs of a piece; where they are wanted, those between them, too, of which nothing is stated."""
    at, end = piece.offset, piece.byte_of(piece.end)
    for first, last, stated in characters.runs(at, end):
        if is_filled and at < first:
            yield at, first, b""
        yield first, last, stated
        at = last
    if is_filled and at < end:
        yield at, end, b""


def _position(piece: Piece, byte: int) -> int:
    return piece.start + (byte - piece.offset) // piece.width


def patched(text: str, found: Iterable[Patch]) -> tuple[str, frozenset[int]]:
    """The text with what is not shown taken out, and where ends are that are deleted."""
    made: list[str] = []
    deleted: set[int] = set()
    done = 0
    for start, end, said in found:
        made += (text[done:start], _seen(text[start:end], said))
        if said.is_deleted:
            deleted.update(at for at in range(start, end) if text[at] in ENDS)
        done = end
    return "".join(made) + text[done:], frozenset(deleted)


def _seen(text: str, said: Characters) -> str:
    put = UNSEEN
    if said.symbol is not None and not said.is_deleted and not said.is_hidden:
        put = symbol(said.symbol)
    return NOT_AN_END.sub(put, text)


def without_codes(text: str) -> str:
    """The text without the codes of fields: their results stay.

    A code ends with its paragraph at the latest, so that a sign that is missing costs no more than that.
    """
    made: list[str] = []
    is_code: list[bool] = []
    done = start = codes = 0
    for match in FIELD_SIGN.finditer(text):
        sign, was = match[0], codes
        if sign == BEGIN:
            is_code.append(True)
            codes += 1
            start = start if was else match.start()
        elif sign == SEPARATOR:
            if is_code and is_code[-1]:
                is_code[-1] = False
                codes -= 1
        elif sign == END:
            codes -= bool(is_code and is_code.pop())
        elif codes:
            is_code.clear()
            codes = 0
        if was and not codes:
            made += (text[done:start], _kept(text[start : match.start()]))
            done = match.start()
    return "".join(made) + text[done:]


def _kept(code: str) -> str:
    """What a field's code shows itself: the words under a reading (拼音指南); NUL in place of all else."""
    match = READING.fullmatch(code) if len(code) <= LONGEST_READING else None
    return (match[1] if match else "").ljust(len(code), UNSEEN)


def words(text: str) -> str:
    """A stretch of such a text as it is read: a line break is a line feed."""
    if CONTROL.search(text):
        text = text.translate(SIGNS)
    if SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
