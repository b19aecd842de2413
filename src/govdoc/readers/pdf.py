"""PDF with a text layer → Source: the lines as they stand on the pages.

Which of them make a paragraph is the parser's question, as in text that was copied from a PDF. Page numbers, running
heads and feet are kept as furniture. A PDF does not say what a table is: one is told by its rules, and one without
rules is lines like all else.
"""

from collections.abc import Iterator
from threading import Lock
from typing import Any

from govdoc.errors import MissingExtraError, ReadError
from govdoc.model import Origin, Source
from govdoc.readers.typeset.glyphs import Page, upright
from govdoc.readers.typeset.paths import Pen
from govdoc.readers.typeset.pdfium import read_places
from govdoc.readers.typeset.source import Count, sheet, source
from govdoc.readers.typeset.streams import is_bomb

PASSWORD = 4
"""PDFium's code for a file that it cannot open without one (FPDF_ERR_PASSWORD)."""
_ONE_AT_A_TIME = Lock()
"""PDFium keeps its state in globals: two threads in it at once crash the process."""


def read(data: bytes, origin: Origin) -> Source:
    """Read a PDF.

    Raises:
        MissingExtraError: pypdfium2 is not installed.
        ReadError: Damaged, encrypted, scanned, or far larger than a notice.
    """
    name = origin.name or "输入的内容"
    with _ONE_AT_A_TIME:
        sheets = [sheet(page) for page in _pages(data, name)]
    return source(sheets, origin, "PDF")


def _pages(data: bytes, name: str) -> Iterator[Page]:
    try:
        import pypdfium2
    except ImportError as fault:
        raise MissingExtraError(
            f'{name}：读取 PDF 需要另装一个库：python -m pip install "govdoc[pdf]"'
        ) from fault
    if is_bomb(data):
        raise ReadError(f"{name}：PDF 内部的数据解压后超出公文的合理大小，已拒绝读取。请确认文件来源。")
    try:
        with pypdfium2.PdfDocument(data) as document:
            yield from _checked(document, Count(name))
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) == PASSWORD:
            raise ReadError(
                f"{name}：PDF 已加密，须有口令才能打开。请用口令打开，另存为不加密的 PDF 后再试。"
            ) from fault
        raise ReadError(
            f"{name}：PDF 已损坏或不完整，无法读取。请重新下载，或用 PDF 阅读软件打开后另存再试。"
        ) from fault


def _checked(document: Any, count: Count) -> Iterator[Page]:
    """The pages, as long as there are not too many of them or of their characters."""
    pages, pen = len(document), Pen()
    count.pages(pages)
    for index in range(pages):
        page = document[index]
        text_page = page.get_textpage()
        count.characters(text_page.count_chars())
        yield upright(read_places(text_page.raw), page.get_bbox(), pen.strokes(page.raw))
        text_page.close()
        page.close()
