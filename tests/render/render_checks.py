"""The fourteen checks that tell a page by GB/T 9704-2012 from one that only looks like it.

Each is a function from a rendered notice to what was measured and whether it passes; `None` where a notice
has nothing to check. Tolerances: 0.8 mm across, 2 mm down (LibreOffice sets the baseline at 80 % of an exact
line).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from render_convert import fonts_of
from render_measure import MM, Line, Page

ACROSS, DOWN = 0.8, 2.0
LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0
"""Edges of the 版心, mm."""
LINES, CHARACTERS = 22, 28
BODY_SIZE = 16.0
DATE = re.compile(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日$")


@dataclass(frozen=True)
class Rendered:
    """A notice as a PDF, and what it should have."""

    name: str
    pdf: Path
    pages: list[Page]
    has_head: bool = True
    """版头 with a red line."""
    has_imprint: bool = True
    """版记."""
    is_letter: bool = False

    def body_lines(self) -> list[Line]:
        """Lines of 3号: the text, not its tables."""
        return [line for page in self.pages for line in page.lines if line.size == BODY_SIZE]

    def full_pages(self) -> list[Page]:
        """Pages that text alone fills: not the first, no table, and text that goes on behind them.

        The page before the signature's may be short by a line or two: its last paragraph goes with the
        signature.
        """
        pairs = zip(self.pages[1:], self.pages[2:], strict=False)
        return [
            page
            for page, later in pairs
            if _runs_on(page) and not _opens_part(later) and not _is_signed(later)
        ]


def _is_signed(page: Page) -> bool:
    """Whether a page holds the signature's date."""
    return any(DATE.match(line.text) for line in page.lines)


def _opens_part(page: Page) -> bool:
    """Whether a page starts with 附件1 or a title, or holds 版记 alone."""
    first = page.lines[0]
    return first.size != BODY_SIZE or first.text.startswith("附件")


def _runs_on(page: Page) -> bool:
    """Whether nothing on a page is set on other than the line grid, such as a title of 2号 or a table."""
    return not page.has_table and all(line.size <= BODY_SIZE for line in page.lines)


@dataclass(frozen=True)
class Outcome:
    """What a check found."""

    measured: str
    passes: bool


Check = Callable[[Rendered], Outcome | None]


def is_a4(rendered: Rendered) -> Outcome:
    """5.1: 210 × 297 mm, every page."""
    sizes = {(round(page.width, 1), round(page.height, 1)) for page in rendered.pages}
    passes = all(abs(w - 210) < 0.5 and abs(h - 297) < 0.5 for w, h in sizes)
    return Outcome(" ".join(f"{w:g}×{h:g}" for w, h in sizes), passes)


def has_22_lines(rendered: Rendered) -> Outcome | None:
    """5.2.3: twenty-two lines on every full page (a blank line counts)."""
    pages = rendered.full_pages()
    if not pages:
        return None
    counts = {
        round((page.lines[-1].baseline - page.lines[0].baseline) / _pitch(rendered)) + 1 for page in pages
    }
    return Outcome(f"{sorted(counts)} on {len(pages)} pages", counts == {LINES})


def _pitch(rendered: Rendered) -> float:
    """Millimetres from baseline to baseline of consecutive body lines."""
    gaps = [
        b.baseline - a.baseline
        for page in rendered.pages
        for a, b in zip(page.lines, page.lines[1:], strict=False)
        if a.size == b.size == BODY_SIZE and b.baseline - a.baseline < 15
    ]
    return median(gaps)


def has_pitch(rendered: Rendered) -> Outcome:
    """5.2.3: 28.9 to 29.7 pt from line to line."""
    pitch = _pitch(rendered) / MM
    return Outcome(f"{pitch:.2f} pt", 28.9 <= pitch <= 29.7)


def has_28_characters(rendered: Rendered) -> Outcome:
    """5.2.3: lines of twenty-eight full-width characters occur, and none has more."""
    counts = [line.full_width for line in rendered.body_lines()]
    return Outcome(f"max {max(counts)}, {counts.count(CHARACTERS)} lines", max(counts) == CHARACTERS)


def keeps_left_edge(rendered: Rendered) -> Outcome:
    """5.2.1: text begins 28 mm from the paper's left edge."""
    left = min(line.left for page in rendered.pages for line in page.lines if line.size <= 22)
    return Outcome(f"{left:.2f} mm", abs(left - LEFT) <= ACROSS)


def keeps_right_edge(rendered: Rendered) -> Outcome:
    """5.2.1: no text beyond 184 mm (a letter's mark is free of the 版心)."""
    right = max(_right(line) for page in rendered.pages for line in page.lines if line.size <= 22)
    return Outcome(f"{right:.2f} mm", right <= RIGHT + ACROSS)


AUTO_SPACE = 3.5 * MM
"""What LibreOffice puts between Han and digits whatever `w:autoSpaceDN` says (it does not read it)."""


def _right(line: Line) -> float:
    """A line's right end; a 成文日期's without the gaps that are LibreOffice's own.

    It may end at the very edge.
    """
    gaps = 5 if DATE.match(line.text) else 0
    return line.right - gaps * AUTO_SPACE


def begins_inside(rendered: Rendered) -> Outcome:
    """5.2.1: the first line's ink is inside the 版心, 37 mm from the top."""
    pages = rendered.pages[1:] if rendered.is_letter else rendered.pages
    tops = [page.lines[0].top for page in pages if page.lines and (page.number > 1 or rendered.has_head)]
    if not tops:
        tops = [rendered.pages[0].lines[0].top]
    return Outcome(f"{min(tops):.2f} mm", min(tops) >= TOP - DOWN)


def ends_at_foot(rendered: Rendered) -> Outcome:
    """5.2.1: the last line of a full page ends at 262 mm; no text below that."""
    lowest = max(line.bottom for page in rendered.pages for line in page.lines)
    full = [page.lines[-1].bottom for page in rendered.full_pages()]
    worst = max((abs(bottom - BOTTOM) for bottom in full), default=0.0)
    return Outcome(f"{lowest:.2f} mm", lowest <= BOTTOM + DOWN and worst <= DOWN)


NUMBER = re.compile(r"^—([0-9]+)—$")


def _numbered(rendered: Rendered) -> list[Page]:
    return [page for page in rendered.pages if not (rendered.is_letter and page.number == 1)]


def has_page_numbers(rendered: Rendered) -> Outcome:
    """7.5: each page carries its number between two dashes (not the first of a letter)."""
    found = [NUMBER.match(page.footer.text) if page.footer else None for page in _numbered(rendered)]
    right = [
        match is not None and int(match[1]) == page.number
        for match, page in zip(found, _numbered(rendered), strict=True)
    ]
    no_first = not rendered.is_letter or rendered.pages[0].footer is None
    return Outcome(f"{sum(right)} of {len(right)}", all(right) and no_first)


CELL_14 = 14 * MM


def has_numbers_outside(rendered: Rendered) -> Outcome:
    """7.5: odd numbers one character from the right edge, even ones from the left."""
    off = []
    for page in _numbered(rendered):
        if footer := page.footer:
            odd = page.number % 2
            off.append(abs(footer.right - (RIGHT - CELL_14)) if odd else abs(footer.left - (LEFT + CELL_14)))
    return Outcome(f"off by {max(off, default=99):.2f} mm", max(off, default=99) <= ACROSS)


DASH_HEIGHT = 0.33
"""Of the size: how far over the baseline the dash stands."""


def has_numbers_below(rendered: Rendered) -> Outcome:
    """7.5: the dash stands 7 mm below the 版心."""
    feet = [page.footer for page in _numbered(rendered) if page.footer]
    dashes = [foot.baseline - foot.size * DASH_HEIGHT * MM - BOTTOM for foot in feet]
    passes = bool(dashes) and all(abs(dash - 7) <= DOWN for dash in dashes)
    return Outcome(f"{min(dashes, default=0):.2f} mm", passes)


def has_red_line(rendered: Rendered) -> Outcome | None:
    """7.2.7: a red line as wide as the 版心 on page 1; 10.1: a letter's lines are 170 mm, centred."""
    if not rendered.has_head:
        return None
    left, right = (20.0, 190.0) if rendered.is_letter else (LEFT, RIGHT)
    red = [rule for rule in rendered.pages[0].rules if rule.is_red]
    fits = [rule for rule in red if abs(rule.left - left) <= ACROSS and abs(rule.right - right) <= ACROSS]
    shown = f"{fits[0].left:.1f}–{fits[0].right:.1f} mm at {fits[0].y:.1f}" if fits else "none"
    return Outcome(shown, bool(fits))


def has_imprint(rendered: Rendered) -> Outcome | None:
    """7.4.1: rules on the last page, the last of them at the foot of the 版心; the outer ones thicker."""
    if not rendered.has_imprint:
        return None
    wide = [
        rule
        for rule in rendered.pages[-1].rules
        if rule.right - rule.left > 155 and rule.y > 150 and not rule.is_red
    ]
    rules = wide[-3:] if len(wide) > 2 else wide
    if len(rules) < 2:
        return Outcome(f"{len(rules)} rules", False)
    at_foot = abs(rules[-1].y - BOTTOM) <= ACROSS
    thick = rules[-1].thickness > min(rule.thickness for rule in rules) or len(rules) == 2
    return Outcome(f"last rule at {rules[-1].y:.2f} mm", at_foot and thick)


STAND_INS = re.compile(r"Fandol|LXGW|Noto|Liberation")


def embeds_fonts(rendered: Rendered) -> Outcome:
    """Fonts are embedded, and all are the stand-ins: nothing fell back to another face."""
    fonts = fonts_of(rendered.pdf)
    strange = [name for name, _ in fonts if not STAND_INS.search(name)]
    passes = bool(fonts) and all(embedded for _, embedded in fonts) and not strange
    return Outcome(f"{len(fonts)} fonts {' '.join(strange)}".strip(), passes)


CHECKS: dict[str, Check] = {
    "A4": is_a4,
    "22 lines": has_22_lines,
    "pitch": has_pitch,
    "28 characters": has_28_characters,
    "left edge": keeps_left_edge,
    "right edge": keeps_right_edge,
    "first line": begins_inside,
    "last line": ends_at_foot,
    "page numbers": has_page_numbers,
    "odd right, even left": has_numbers_outside,
    "7 mm below": has_numbers_below,
    "red line": has_red_line,
    "版记": has_imprint,
    "fonts": embeds_fonts,
}
