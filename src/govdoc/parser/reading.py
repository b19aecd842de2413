"""The reading: the text as a person reads it, with a way back to where each character stands.

A reading has one paragraph a line: soft line breaks and furniture are gone, nothing else is changed. All later
passes work on it and give positions in it; only the tree's builder asks for the raw ones.
"""

from bisect import bisect_right

from msgspec import Struct, field

from govdoc.model import Furniture, Span

PLAINLY_SHORT = 0.85
"""Share of the page's width below which no page has ended a line."""


class Break(Struct, frozen=True, gc=False):
    """A line break in hard-wrapped text, or one that was lost and is restored."""

    raw: int
    """Raw position of what stands behind it."""
    soft: bool
    """Whether the page made it, not the author."""
    rule: str
    """Name of the rule (in `joints`) that says so; `restored` where the break was lost."""


class Reading(Struct):
    """Logical text over raw text.

    Invariant: `text` without its line breaks is the raw text without line breaks, furniture and the blanks at the
    edges of joined lines; positions grow together.
    """

    text: str
    """One paragraph a line, each line ended by `\\n` (but perhaps the last)."""
    furniture: tuple[Furniture, ...]
    """What was left out, in raw positions."""
    anchors: list[int]
    """Reading positions where a run of unbroken raw text starts; ascending, the first is 0."""
    origins: list[int]
    """The raw position of each anchor."""
    line_starts: list[int]
    """Reading positions inside paragraphs where a physical line starts (joined lines only)."""
    page: float | None = None
    """The width, in full-width characters, at which a page broke the lines; None where the author did."""
    breaks: list[Break] = field(default_factory=list)
    """The line breaks of hard-wrapped text, and what was made of each; or those that were restored."""

    @property
    def wrapped(self) -> bool:
        """Whether the physical lines were broken by a page's width."""
        return self.page is not None

    def is_certain_break(self, position: int) -> bool:
        """Whether the paragraph that ends at a position surely ends: its last physical line is plainly short."""
        if self.page is None:
            return True
        before = bisect_right(self.line_starts, position) - 1
        start = self.line_starts[before] if before >= 0 else 0
        start = max(start, self.text.rfind("\n", start, position) + 1)
        return position - start < self.page * PLAINLY_SHORT

    def raw(self, position: int) -> int:
        """The raw position of a reading position."""
        anchors = self.anchors
        if len(anchors) == 1:
            return position + self.origins[0]
        run = bisect_right(anchors, position) - 1
        return self.origins[run] + position - anchors[run]

    def position(self, raw: int) -> int:
        """The reading position of a raw one; of one that was left out, where it would stand."""
        run = max(0, bisect_right(self.origins, raw) - 1)
        limit = self.anchors[run + 1] if run + 1 < len(self.anchors) else len(self.text)
        return min(self.anchors[run] + max(0, raw - self.origins[run]), limit)

    def span(self, start: int, end: int) -> Span:
        """The raw span of a non-empty reading range: from its first character to just behind its last."""
        if len(self.anchors) == 1:
            shift = self.origins[0]
            return Span(start + shift, end + shift)
        return Span(self.raw(start), self.raw(end - 1) + 1)
