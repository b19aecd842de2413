"""PDF with a text layer → Source: the lines as they stand on the pages.

Which of them make a paragraph is the parser's question, as in text that was copied from a PDF. Page numbers, running
heads and feet are kept as furniture. Tables are lines like all else: a PDF does not say what a table is.
"""

from collections.abc import Iterator
from threading import Lock
from typing import Any

from govdoc.errors import MissingExtraError, ReadError
from govdoc.model import Furniture, Origin, Source, Span
from govdoc.readers.typeset.glyphs import Page, read_page
from govdoc.readers.typeset.rows import read_rows
from govdoc.readers.typeset.running import Place, Sheet, running_lines
from govdoc.readers.typeset.streams import is_bomb

MOST_PAGES = 3000
"""Pages of a file; a year of a gazette has some two thousand."""
MOST_CHARACTERS = 5_000_000
"""Characters of a file; the Civil Code has 110,000."""
FEWEST_CHARACTERS = 10
"""Characters a page, on average and without the running lines, below which a file has been scanned."""
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
        sheets = [Sheet(read_rows(page), page.height) for page in _pages(data, name)]
    running = running_lines(sheets)
    _refuse_scanned(sheets, running, name)
    return _source(sheets, running, origin)


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
            yield from _checked(document, name)
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) == PASSWORD:
            raise ReadError(
                f"{name}：PDF 已加密，须有口令才能打开。请用口令打开，另存为不加密的 PDF 后再试。"
            ) from fault
        raise ReadError(
            f"{name}：PDF 已损坏或不完整，无法读取。请重新下载，或用 PDF 阅读软件打开后另存再试。"
        ) from fault


def _checked(document: Any, name: str) -> Iterator[Page]:
    """The pages, as long as there are not too many of them or of their characters."""
    pages = len(document)
    if pages > MOST_PAGES:
        raise ReadError(f"{name}：有 {pages} 页，超过 {MOST_PAGES} 页，不像一份公文。请拆分后再试。")
    characters = 0
    for index in range(pages):
        page = document[index]
        text_page = page.get_textpage()
        characters += text_page.count_chars()
        if characters > MOST_CHARACTERS:
            raise ReadError(f"{name}：超过 {MOST_CHARACTERS} 字，不像一份公文。请拆分后再试。")
        yield read_page(text_page.raw, page.get_bbox())
        text_page.close()
        page.close()


def _refuse_scanned(sheets: list[Sheet], running: set[Place], name: str) -> None:
    shown = sum(
        len("".join(row.text.split()))
        for page, sheet in enumerate(sheets)
        for index, row in enumerate(sheet.rows)
        if (page, index) not in running
    )
    if shown < FEWEST_CHARACTERS * len(sheets) or not shown:
        raise ReadError(
            f"{name}：这份 PDF 没有文字层（可能是扫描件），读不出文字。请先做文字识别（OCR），"
            "再把识别后的 PDF 或文字交给 govdoc。"
        )


def _source(sheets: list[Sheet], running: set[Place], origin: Origin) -> Source:
    """The lines in order, those of the pages as furniture with the line break behind them."""
    lines: list[str] = []
    furniture: list[Furniture] = []
    length = 0
    for page, sheet in enumerate(sheets):
        for index, row in enumerate(sheet.rows):
            end = length + len(row.text) + 1
            if (page, index) in running:
                furniture.append(Furniture("page", Span(length, end)))
            lines.append(row.text + "\n")
            length = end
    return Source("".join(lines), origin, furniture=tuple(furniture))
