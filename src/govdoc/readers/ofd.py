"""OFD (GB/T 33190-2016), the national format of fixed pages → Source: the lines as they stand on the pages.

Read like a PDF: which lines make a paragraph is the parser's question; page numbers, running heads and feet are kept
as furniture; a table is told by its rules. Only what the pages and their templates draw is text: annotations, seals,
stamps and attachments lie beside them.
"""

from collections.abc import Iterator

from govdoc.errors import ReadError
from govdoc.model import Origin, Source
from govdoc.readers.fixedlayout.container import ADVICE, Container
from govdoc.readers.fixedlayout.document import documents
from govdoc.readers.fixedlayout.drawing import Pen
from govdoc.readers.typeset.glyphs import Page, upright
from govdoc.readers.typeset.source import Count, sheet, source

POINTS = 72 / 25.4
"""Points of a millimetre, the unit of OFD."""


def read(data: bytes, origin: Origin) -> Source:
    """Read an OFD.

    Raises:
        ReadError: Damaged, encrypted, scanned, or far larger than a notice.
    """
    container = Container(data, origin.name)
    sheets = [sheet(page) for page in _pages(container)]
    if not sheets:
        raise ReadError(f"{container.name}：OFD 里没有页面。{ADVICE}")
    return source(sheets, origin, "OFD")


def _pages(container: Container) -> Iterator[Page]:
    """The pages of all documents in the file."""
    count = Count(container.name)
    pen = Pen(count)
    pages = 0
    for document in documents(container):
        pages += max(1, len(document))
        count.pages(pages)
        for page in document.pages():
            left, top, width, height = (each * POINTS for each in page.area)
            upwards = (POINTS, 0.0, 0.0, -POINTS, -left, top + height)
            places, strokes = pen.draw(page, upwards)
            yield upright(places, (0.0, 0.0, width, height), strokes)
