"""Pages → Source: their lines and tables in order, page numbers, running heads and feet as furniture.

What every format of fixed pages has in common: how much a file may hold, and that one without text is refused.
"""

from collections.abc import Sequence

from govdoc.errors import ReadError
from govdoc.model import Origin, Source
from govdoc.readers.typeset.cells import RuledTable, read_tables
from govdoc.readers.typeset.glyphs import Page
from govdoc.readers.typeset.rows import read_rows
from govdoc.readers.typeset.running import Place, Sheet, running_lines
from govdoc.readers.typeset.writing import Writer

MOST_PAGES = 3000
"""Pages of a file; a year of a gazette has some two thousand."""
MOST_CHARACTERS = 5_000_000
"""Characters of a file; the Civil Code has 110,000."""
FEWEST_CHARACTERS = 10
"""Characters a page, on average and without the running lines, below which a file has been scanned."""


class Count:
    """Holds a file to the limits while it is read.

    Each method raises:
        ReadError: There is more than a notice can have.
    """

    def __init__(self, name: str) -> None:
        """Begin to count; `name` is the file's, for messages."""
        self.name = name
        self._characters = 0

    def pages(self, number: int) -> None:
        """How many pages there are."""
        if number > MOST_PAGES:
            raise ReadError(
                f"{self.name}：有 {number} 页，超过 {MOST_PAGES} 页，不像一份公文。请拆分后再试。"
            )

    def characters(self, more: int) -> None:
        """So many more characters."""
        self._characters += more
        if self._characters > MOST_CHARACTERS:
            raise ReadError(f"{self.name}：超过 {MOST_CHARACTERS} 字，不像一份公文。请拆分后再试。")


def sheet(page: Page) -> Sheet:
    """A page's lines and tables."""
    page, tables = read_tables(page)
    return Sheet(read_rows(page), page.height, tables)


def source(sheets: Sequence[Sheet], origin: Origin, format: str) -> Source:
    """The lines and tables in order, the lines that are the pages' as furniture with the line break behind them.

    Args:
        sheets: The pages.
        origin: Of the source.
        format: What people call the file's format.

    Raises:
        ReadError: The pages hold next to no text.
    """
    running = running_lines(sheets)
    _refuse_scanned(sheets, running, origin, format)
    writer = Writer()
    for page, each in enumerate(sheets):
        writer.turn()
        for index, item in each.in_order():
            if isinstance(item, RuledTable):
                writer.table(item)
            else:
                writer.line(item.text, (page, index) in running)
    return writer.source(origin)


def _refuse_scanned(sheets: Sequence[Sheet], running: set[Place], origin: Origin, format: str) -> None:
    lines = [
        row.text
        for page, each in enumerate(sheets)
        for index, row in enumerate(each.rows)
        if (page, index) not in running
    ]
    cells = [cell.said.text for each in sheets for table in each.tables for row in table.rows for cell in row]
    shown = sum(len("".join(text.split())) for text in (*lines, *cells))
    if shown < FEWEST_CHARACTERS * len(sheets) or not shown:
        raise ReadError(
            f"{origin.name or '输入的内容'}：这份 {format} 没有文字层（可能是扫描件），读不出文字。"
            f"请先做文字识别（OCR），再把识别后的 {format} 或文字交给 govdoc。"
        )
