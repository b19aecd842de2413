r"""What is said of a row before or behind its cells: `\trowd`, `\cellx` … → `Row` (RTF 1.9.1, “Table Definitions”)."""

from govdoc.readers.richtext.vocabulary import NO_RULES, OF_PARAGRAPHS
from govdoc.readers.wordprocessing.grid import MOST_CELLS, NO_ROW, Row

FIRST, LATER = 1, 2
"""How a cell is joined with those beside it (`grid.Row.across`)."""


class RowMaker:
    """Holds what has been said of a row; it holds for the rows that follow until another is defined."""

    def __init__(self) -> None:
        self.define()

    def define(self) -> None:
        r"""Begin a definition (`\trowd`)."""
        self._left = 0
        self._edges: list[int] = []
        self._across: list[int] = []
        self._down: list[bool] = []
        self._has_rules = False
        self._made: Row | None = None
        self._next()

    def _next(self) -> None:
        self._joined, self._goes_on, self._is_border = 0, False, False

    def word(self, name: str, number: int) -> None:
        """Take a control word of those that `vocabulary.OF_TABLES` begins."""
        self._made = None
        if name == "cellx":
            self._cell(number)
        elif name == "trleft":
            self._left = number
        elif name in ("clmgf", "clmrg"):
            self._joined = FIRST if name == "clmgf" else LATER
        elif name in ("clvmgf", "clvmrg"):
            self._goes_on = name == "clvmrg"
        elif name in OF_PARAGRAPHS:
            self._is_border = False
        elif name.startswith("brdr"):
            self._has_rules |= self._is_border and name not in NO_RULES
        else:
            self._is_border = name.startswith(("trbrdr", "clbrdr"))

    def _cell(self, edge: int) -> None:
        if len(self._edges) < MOST_CELLS:
            self._edges.append(max(edge, self._edges[-1] if self._edges else self._left))
            self._across.append(self._joined)
            self._down.append(self._goes_on)
        self._next()

    def row(self) -> Row:
        """What has been said, as one row."""
        if self._made is None:
            edges = (self._left, *self._edges)
            is_stated = bool(self._edges)
            self._made = (
                Row(edges, tuple(self._across), tuple(self._down), self._has_rules) if is_stated else NO_ROW
            )
        return self._made
