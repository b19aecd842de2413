"""Characters in their places → the lines of a page, from top to bottom.

Characters of one baseline make a line, in order of x, whatever order the file has them in. A gap
beyond the line's own spacing is a blank; a letter-spaced name is a word.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from govdoc.readers.typeset.glyphs import Glyph, Page

SAME_BASE = 0.25
"""How far the baselines of a line's characters lie apart, at most, in heights of the smaller."""
SMALL = 0.8
"""Height of a raised or lowered character, at most, in heights of the line."""
NEAR = 1.0
"""How far it stands from its neighbour, at most, in heights of the line."""
WIDE_GAP = 0.8
"""A gap, in widths of a full-width character, that is a full-width blank."""
GAP = 0.45
"""A gap, in the same widths, that is a blank: between Chinese characters and digits, programs leave a quarter."""
HAN_GAP = 0.25
"""A gap between two Chinese characters that is a blank."""
LATIN_GAP = 0.18
"""A gap between letters or digits, in heights, that is a blank: an ordinary one is a quarter of a size wide."""
LEAST_GAPS = 3
"""Gaps between Chinese characters that tell a line's spacing: 总　则 and 附　件 have blanks."""
WIDEST_SPACING = 3.0
"""Spacing of a letter-spaced line, at most, in widths of a character; cells of a table stand farther apart."""
MOST_RAISED = 40
"""Raised characters of a line, at most."""
LONGEST_HOST = 400
"""Characters of a line that has raised ones, at most, so that a hostile page takes no time by its square."""
DOUBLE = 0.15
"""How far the second print of a character that is printed twice to look bold lies from the first, in heights."""


class Row(Struct, gc=False):
    """A line of a page."""

    text: str
    left: float
    right: float
    base: float
    height: float
    """Of its largest character."""


def read_rows(page: Page) -> list[Row]:
    """The lines of a page that show something, from top to bottom."""
    clusters = _with_raised(_clusters(page.glyphs))
    rows = [_row(_without_doubles(sorted(each, key=_left))) for each in clusters]
    return [row for row in rows if row.text]


def _left(glyph: Glyph) -> float:
    return glyph.left


def _base(glyph: Glyph) -> float:
    return glyph.base


def _clusters(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The characters of each baseline. A line is measured by its first, so that a slope does not run together."""
    clusters: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=_base):
        first = clusters[-1][0] if clusters else None
        if first and glyph.base - first.base <= SAME_BASE * min(glyph.height, first.height):
            clusters[-1].append(glyph)
        else:
            clusters.append([glyph])
    return clusters


def _with_raised(clusters: list[list[Glyph]]) -> list[list[Glyph]]:
    """Raised and lowered characters (m², ①) put into the lines that they belong to."""
    kept: list[list[Glyph]] = []
    for at, cluster in enumerate(clusters):
        lines = [*kept[-1:], *clusters[at + 1 : at + 2]]
        host = next((line for line in lines if _belongs(cluster, line)), None)
        if host is None:
            kept.append(cluster)
        else:
            host += cluster
    return kept


def _belongs(cluster: list[Glyph], line: list[Glyph]) -> bool:
    """Whether each of a few small characters stands at the height of a line, close to one of its characters."""
    if len(cluster) > min(MOST_RAISED, len(line)) or len(line) > LONGEST_HOST:
        return False
    tall = max(line, key=lambda glyph: glyph.height)
    return all(
        glyph.height <= tall.height * SMALL
        and tall.top <= (glyph.top + glyph.bottom) / 2 <= tall.bottom
        and any(_is_beside(glyph, each, tall.height * NEAR) for each in line)
        for glyph in cluster
    )


def _is_beside(glyph: Glyph, other: Glyph, reach: float) -> bool:
    gap = max(glyph.left - other.right, other.left - glyph.right)
    return -0.5 * (glyph.right - glyph.left) <= gap <= reach


def _without_doubles(glyphs: list[Glyph]) -> list[Glyph]:
    """Each character once that is printed twice, a hair apart."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        near = [each for each in kept[-2:] if glyph.left - each.left < DOUBLE * glyph.height]
        if not any(each.text == glyph.text for each in near):
            kept.append(glyph)
    return kept


def _row(glyphs: list[Glyph]) -> Row:
    text = _text(glyphs).strip()
    height = max(glyph.height for glyph in glyphs)
    return Row(text, glyphs[0].left, glyphs[-1].right, glyphs[0].base, height)


def _text(glyphs: list[Glyph]) -> str:
    """A line's characters, with blanks for its gaps."""
    widths = [glyph.right - glyph.left for glyph in glyphs if not glyph.text.isascii()]
    width = median(widths) if widths else median(glyph.height for glyph in glyphs)
    pairs = [
        (before, after, (after.left - before.right) / (width or 1.0)) for before, after in pairwise(glyphs)
    ]
    usual = _spacing([gap for before, after, gap in pairs if _are_han(before, after)])
    blanks = (_blank(before, after, gap - usual, width) + after.text for before, after, gap in pairs)
    return glyphs[0].text + "".join(blanks)


def _spacing(gaps: list[float]) -> float:
    """How far a line's characters stand apart: justified, or spaced to be as wide as another name."""
    return min(max(0.0, median(gaps)), WIDEST_SPACING) if len(gaps) >= LEAST_GAPS else 0.0


def _blank(before: Glyph, after: Glyph, gap: float, width: float) -> str:
    """The blank that a gap, in widths, stands for."""
    if gap > WIDE_GAP:
        return "　"
    is_latin = _are_latin(before, after) and gap * width > LATIN_GAP * after.height
    return " " if gap > GAP or is_latin or (gap > HAN_GAP and _are_han(before, after)) else ""


def _are_latin(*glyphs: Glyph) -> bool:
    return all(glyph.text.isascii() and not glyph.text.isspace() for glyph in glyphs)


def _are_han(*glyphs: Glyph) -> bool:
    return all(glyph.text.isalpha() and not glyph.text.isascii() for glyph in glyphs)
