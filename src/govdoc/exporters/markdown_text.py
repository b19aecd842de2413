"""Text as Markdown that reads as the same text.

Escaped is only what Markdown would take for a sign: a notice is full of brackets and numbers, and a text with a
backslash before each is no pleasure to read. The rules are those of CommonMark 0.31 and GitHub's tables.
"""

import re
from collections.abc import Iterator

from govdoc.exporters.xml_escapes import FORBIDDEN
from govdoc.model import Cell, Table

UNFIT = re.compile(f"[{FORBIDDEN}\x7f-\x84\x86-\x9f]")
"""What UTF-8 cannot hold or nobody can see."""
SIGNS = re.compile(r"[\\`*_<~]|&(?=[#A-Za-z])|(?<=\])\(|(?<=\]):")
"""Code, emphasis, tags, deletion; entities; links and the definitions of links."""
OPENS = re.compile(
    r"(?:#{1,6}|[-+]|(?P<number>[0-9]{1,9})(?=[.)])[.)])(?=[ \t]|$)|>|[-=]+(?=[ \t]*$)|-[ \t-]*-$"
)
"""At the start of a line: a heading, an item of a list, a quotation, an underline, a rule."""
BREAK = r"\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
BREAKS = re.compile(rf"(?<![ \t\u3000])[ \t\u3000]*[{BREAK}][{BREAK} \t\u3000]*")
"""Line breaks with the blanks around them; a run of blanks is looked at from its start only."""
WIDEST = 50
"""Columns that one cell may span: beyond it, a table is no table."""
MOST_EMPTY = 1_000_000
"""Cells that may be left empty under others, so that a small file cannot ask for a huge one."""


def inline(text: str) -> str:
    """Text inside a line."""
    text = UNFIT.sub("\ufffd", BREAKS.sub(" ", text)).strip()
    return SIGNS.sub(lambda match: "\\" + match[0], text)


def line(text: str) -> str:
    """Text that is a line of its own."""
    text = inline(text)
    match = OPENS.match(text)
    if not match:
        return text
    at = match.end("number") if match["number"] else 0
    return f"{text[:at]}\\{text[at:]}"


def heading(text: str) -> str:
    """Text of a heading. Signs at its end are not those that may close one."""
    text = line(text)
    words = text.rstrip("#")
    closes = text[len(words) :]
    return f"{words}\\{closes}" if closes and words.endswith(" ") else text


def table(block: Table) -> str:
    """A pipe table; the first row is its head, since Markdown wants one. Nothing if it has no cell.

    A cell over several columns or rows stands in the first; the others are left empty.
    """
    rows = [row for row in _grid(block) if row]
    if not rows:
        return ""
    width = max(map(len, rows[:2]))
    head, *body = rows
    head += [""] * (width - len(head))
    return "\n".join([_row(head), "|" + " --- |" * width, *map(_row, body)])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _grid(block: Table) -> Iterator[list[str]]:
    """The rows with empty cells for what hangs over from the cells before and above."""
    hanging: dict[int, int] = {}
    for row in block.rows:
        cells: list[str] = []
        below: dict[int, int] = {}
        for cell in row:
            _fill(cells, hanging, below)
            columns = min(max(cell.columns, 1), WIDEST)
            if cell.rows > 1:
                below |= dict.fromkeys(range(len(cells), len(cells) + columns), cell.rows - 1)
            cells += [_cell(cell), *[""] * (columns - 1)]
        _fill(cells, hanging, below)
        yield cells
        hanging = below if len(below) * len(block.rows) <= MOST_EMPTY else {}


def _fill(cells: list[str], hanging: dict[int, int], below: dict[int, int]) -> None:
    """Empty cells as long as a cell from above covers the place."""
    while rows := hanging.get(len(cells)):
        if rows > 1:
            below[len(cells)] = rows - 1
        cells.append("")


def _cell(cell: Cell) -> str:
    return inline(cell.text).replace("|", "\\|")
