"""A text of one paragraph a line, broken as text copied from a PDF is.

A page has lines of so many full-width characters, a paragraph's first shorter by the indent. Numbers and words of
letters stay whole, and no line begins with a closing sign (禁则): the sign is squeezed in, or takes what is before it
along. A line that the page squeezed or stretched is held in runs, which are parted at punctuation. Blanks stand
behind numbers, page marks between any two lines.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from random import Random

CLOSING = frozenset("，、。；：！？）》”’,;:!?)〕〉］%％…—")
OPENING = frozenset("（《“‘〔〈［([")
SEAM_BEHIND = frozenset("，、。；：！？）》”〕")
SEAM_BEFORE = frozenset("（《“〔")
TOKEN = re.compile(r"[A-Za-z0-9.%/\-]+ ?|.")
AFTER_NUMBER = re.compile(r"(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])")
INDENT = 2
TITLE_SIZE = 0.72
"""How many characters of a title's type (二号) stand on a line, to those of the text's (三号)."""


def width(text: str) -> float:
    """Full-width characters that a text fills; a blank a quarter of one."""
    return len(text.encode("gbk", "replace")) / 2 - text.count(" ") / 4


def wrapped(
    paragraphs: Sequence[str], page: int, seed: str, flush: Collection[int] = (), titles: Collection[int] = ()
) -> str:
    """The paragraphs as copied from a page so wide.

    Args:
        paragraphs: One string each.
        page: Width in full-width characters.
        seed: What the page does by chance, such as where it squeezes, follows from it and the width.
        flush: Indices of paragraphs that are not indented.
        titles: Indices of those set as titles.
    """
    rng = Random(f"{page} {seed}")
    share, length = rng.choice((0.15, 0.25, 0.35)), rng.randint(24, 34)
    mark, number = rng.choice(("# Page {}:", "# Page {}:", "— {} —")), rng.randint(2, 900)
    lines: list[str] = []
    for count, runs in enumerate(_all_runs(paragraphs, page, share, rng, flush, titles), start=1):
        lines += runs
        if count % length == 0:
            lines += ["", mark.format(number + count // length)]
    return "\n".join(lines) + "\n"


def _all_runs(
    paragraphs: Sequence[str],
    page: int,
    share: float,
    rng: Random,
    flush: Collection[int],
    titles: Collection[int],
) -> Iterator[list[str]]:
    """The runs of each line of each paragraph."""
    for index, paragraph in enumerate(paragraphs):
        text = AFTER_NUMBER.sub(" ", paragraph.strip())
        room = round(page * TITLE_SIZE) if index in titles else page
        lines = visual_lines(text, room, 0 if index in flush or index in titles else INDENT)
        for at, (line, is_adjusted) in enumerate(lines):
            is_short = at == len(lines) - 1 and width(line) < room - 3
            chance = 0.03 if is_short else 0.8 if is_adjusted else share
            runs = pieces(line, rng) if rng.random() < chance else [line]
            yield [run.strip() for run in runs]


def visual_lines(text: str, page: float, indent: float) -> list[tuple[str, bool]]:
    """The lines of a paragraph, and whether the page squeezed or stretched each."""
    lines: list[tuple[str, bool]] = []
    line: list[str] = []
    room, is_adjusted = page - indent, False
    for token in TOKEN.findall(text):
        used = width("".join(line))
        if line and used + width(token) > room:
            if token[0] in CLOSING and used + width(token) <= room + 1 and not is_adjusted:
                is_adjusted = True
            else:
                rest = _taken_along(line, token)
                lines.append(("".join(line), is_adjusted or bool(rest)))
                line, room, is_adjusted = rest, page, False
        line.append(token)
    return [*lines, ("".join(line), is_adjusted)] if line else lines


def _taken_along(line: list[str], token: str) -> list[str]:
    """Takes from a line's end what cannot be parted from the token behind it."""
    rest: list[str] = []
    behind = token
    while len(line) > 1 and (behind[0] in CLOSING or line[-1][-1] in OPENING):
        behind = line.pop()
        rest.insert(0, behind)
    return rest


def pieces(line: str, rng: Random) -> list[str]:
    """A line's runs: parted at all of its punctuation, or at some."""
    share = rng.choice((1.0, 1.0, 0.5))
    found, at = [], 0
    for index in range(1, len(line)):
        last, first = line[index - 1], line[index]
        is_seam = first in SEAM_BEFORE or (
            last in SEAM_BEHIND and (first not in CLOSING or rng.random() < 0.3)
        )
        if is_seam and rng.random() < share:
            found.append(line[at:index])
            at = index
    return [*found, line[at:]]
