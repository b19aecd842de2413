"""Text in the columns of a terminal, where a Chinese character takes two.

Widths follow Unicode Standard Annex #11; characters of ambiguous width (“ ” … ①) count one column, as
terminals set them unless told otherwise.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

NEVER_FIRST = frozenset("，。、；：！？）》”’」』】〕］〉…,.;:!?)]}%％")
"""Characters that no line begins with (GB/T 15834-2011 5.1): they take the one before along."""
PIECES = re.compile(r"[0-9A-Za-z.\-]{2,24}|.", re.S)
"""What is not broken: short runs of Latin letters and digits; anything else breaks anywhere."""
UNPRINTABLE = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""Controls but tab and line feed, overrides of the writing direction, lone surrogates: a hostile notice could
steer the terminal with the first two, and the third cannot be written."""
NARROWEST = 8
"""Columns that a column of a table keeps, however narrow the terminal."""
MOST_TAKEN = 2
"""Pieces that go along to the next line; a longer row of punctuation is broken as it comes."""
GAP = "  "


def width(text: str) -> int:
    """The columns that a text without line breaks takes."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    from unicodedata import category, east_asian_width

    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def printable(text: str) -> str:
    """The text with characters that would steer the terminal made visible as escapes."""
    return text if text.isprintable() else re.sub(UNPRINTABLE, lambda match: ascii(match[0])[1:-1], text)


def wrap(text: str, columns: int) -> list[str]:
    """Break a text into lines of at most `columns`. Never empty.

    The lines, joined, are the text without its line breaks.
    """
    return list(_lines(text, columns))


def fits(text: str, columns: int) -> bool:
    """Whether a text takes at most so many columns; of a long one, no more is looked at than tells."""
    return 2 * len(text) <= columns or (width(text[: columns + 1]) <= columns and width(text) <= columns)


def cut(text: str, columns: int) -> str:
    """A text without line breaks on one line of at most `columns`, with … where something is left out."""
    return text if fits(text, columns) else next(_lines(text, columns - 2)) + "…"


def _lines(text: str, columns: int) -> Iterator[str]:
    pieces = PIECES.findall(text.replace("\n", ""))
    start = used = 0
    for at, piece in enumerate(pieces):
        size = _columns(piece) if len(piece) == 1 else len(piece)
        if used + size > columns and start < at:
            end = _end(pieces, start, at)
            yield "".join(pieces[start:end])
            start, used = end, sum(map(width, pieces[end:at]))
        used += size
    yield "".join(pieces[start:])


def _end(pieces: Sequence[str], start: int, at: int) -> int:
    """Where a line ends that is full before the piece `at`, so that no punctuation stands first in the next one."""
    end = at
    while end > max(start + 1, at - MOST_TAKEN) and pieces[end] in NEVER_FIRST:
        end -= 1
    return end


def pad(text: str, columns: int) -> str:
    """The text with blanks behind it up to `columns`."""
    return text + " " * (columns - width(text))


def table(rows: Sequence[Sequence[str]], columns: int) -> str:
    """Rows as a table at most `columns` wide, as far as `NARROWEST` allows; the first row is the head."""
    cells = [[printable(cell) for cell in row] for row in rows]
    widths = fit([[width(cell) for cell in column] for column in zip(*cells, strict=True)], columns)
    rule = GAP.join("─" * each for each in widths)
    lines = [rule]
    for row in cells:
        lines += [*_row(row, widths), rule]
    return "\n".join(lines) + "\n"


def _row(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    """The lines of one row."""
    wrapped = [wrap(cell, each) for cell, each in zip(row, widths, strict=True)]
    height = max(map(len, wrapped))
    filled = [lines + [""] * (height - len(lines)) for lines in wrapped]
    return [
        GAP.join(pad(cell, each) for cell, each in zip(line, widths, strict=True)).rstrip()
        for line in zip(*filled, strict=True)
    ]


def fit(sizes: Sequence[Sequence[int]], columns: int) -> list[int]:
    """Widths for the columns of a table whose cells have these sizes.

    Each column gets `NARROWEST`; the rest is shared in the proportion of what stands in the columns, so that
    rows stay low. None gets more than its widest cell needs.
    """
    need = [max(column) for column in sizes]
    weight = [sum(column) for column in sizes]
    widths = [min(each, NARROWEST) for each in need]
    left = columns - len(GAP) * (len(sizes) - 1) - sum(widths)
    pending = sorted(range(len(sizes)), key=lambda index: need[index] / max(weight[index], 1))
    for done, index in enumerate(pending, 1):
        share = max(left, 0) * weight[index] // max(sum(weight[each] for each in pending[done - 1 :]), 1)
        more = min(need[index] - widths[index], share)
        widths[index] += more
        left -= more
    return widths
