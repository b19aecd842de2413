"""The sheets of the task workbook, one function each. Rows and columns count from 0, as XlsxWriter counts."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from govdoc.errors import FormatError
from govdoc.exporters.bodies import Body, Listed
from govdoc.exporters.tasks import TaskRow, sheet_columns
from govdoc.exporters.words import ROLE_NAMES
from govdoc.exporters.xlsx_cells import Cells, fit
from govdoc.model import ROLES, Diagnostic, Document, Role

WIDTHS = {
    "file": 14, "number": 5, "path": 24, "text": 40, "lead": 14, "responsible": 18, "support": 18, "guide": 14,
    "deadline": 12, "progress": 14, "remarks": 10,
}  # fmt: skip
"""Columns of the task list and their widths, in characters of the default font: together an A4 page across."""
SIGNS: dict[Role, str] = {"lead": "牵", "responsible": "责", "support": "配", "guide": "指"}
SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
MOST_TASKS = 1_048_575
"""Rows of a sheet under its head."""
MOST_COLUMNS = 16_000
"""Tasks that the matrix has columns for; Excel has 16,384."""
MOST_FRAMES = 100_000
"""Cells of the matrix that get a frame each; in a larger one only those with a role."""
TITLE = 80
"""Characters of the title that the page's head shows; Excel allows it 255, with & counting twice."""
EXCERPT = 60
"""Characters of the text that a diagnostic quotes."""
A4 = 9
LINE_END = re.compile(r"\r\n?|\n")


def tasks(book: Any, title: str, listed: Sequence[Listed]) -> None:
    """任务分解表: one row a task, columns for progress and remarks left to fill in."""
    rows = [row for each in listed for row in each.rows]
    if len(rows) > MOST_TASKS:
        raise FormatError(f"任务有 {len(rows)} 项，超过 Excel 一张表的行数，请改用 csv 格式。")
    columns = sheet_columns(rows)
    keys = list(columns)
    cells = _sheet(book, "任务分解表", title, [WIDTHS[key] for key in keys])
    for column, head in enumerate(columns.values()):
        cells.head(0, column, head)
    for number, row in enumerate(rows, 1):
        _task(cells, number, row, keys)
    _finish(cells, len(rows), len(keys), frozen=keys.index("text"))


def _task(cells: Cells, number: int, row: TaskRow, keys: Sequence[str]) -> None:
    words = row.cells(number)
    for column, key in enumerate(keys):
        if key == "number":
            cells.centred(number, column, number)
        else:
            cells.text(number, column, words.get(key, ""))


def matrix(book: Any, title: str, listed: Sequence[Listed], found: Sequence[Body]) -> None:
    """单位×任务: a row for each body, a column for each task (its number, and the unit it stands in)."""
    every = [row for each in listed for row in each.rows]
    rows = every[:MOST_COLUMNS]
    cells = _sheet(book, "单位×任务", title, [30, *[4.5] * len(rows)])
    cells.sheet.set_row(1, 130)
    cells.head(0, 0, "任务序号" + f"（只列前 {MOST_COLUMNS} 项）" * (len(every) > len(rows)))
    cells.head(1, 0, "单位\n（牵：牵头，责：责任，\n配：配合，指：指导）")
    framed = len(found) * len(rows) <= MOST_FRAMES
    for column, row in enumerate(rows, 1):
        cells.head(0, column, str(column))
        cells.head(1, column, _short(row), upright=True)
    for line, body in enumerate(found, 2):
        cells.text(line, 0, body.name)
        for index in range(len(rows)) if framed else body.roles:
            if index < len(rows):
                cells.centred(line, index + 1, "".join(SIGNS[role] for role in body.roles.get(index, ())))
    cells.sheet.freeze_panes(2, 1)
    cells.sheet.repeat_rows(0, 1)
    cells.sheet.repeat_columns(0)


def _short(row: TaskRow) -> str:
    """The unit that a task stands in, short enough to stand upright."""
    unit = row.task.path[-1] if row.task.path else row.part or ""
    words = unit if len(unit) > 5 else unit + row.task.text[:20]
    return words if len(words) <= 13 else words[:12] + "…"


def summary(book: Any, title: str, found: Sequence[Body]) -> None:
    """单位汇总: how many tasks each body has, in which role, and which."""
    heads = {"单位": 30, "文中名称": 30, **dict.fromkeys(ROLE_NAMES.values(), 7), "合计": 7, "任务序号": 44}
    cells = _sheet(book, "单位汇总", title, list(heads.values()))
    for column, head in enumerate(heads):
        cells.head(0, column, head)
    for line, body in enumerate(found, 1):
        cells.text(line, 0, body.name)
        cells.text(line, 1, "、".join(body.written))
        for column, role in enumerate(ROLES, 2):
            cells.centred(line, column, body.count(role))
        cells.centred(line, 6, len(body.roles))
        cells.text(line, 7, "、".join(str(index + 1) for index in body.roles))
    _finish(cells, len(found), len(heads), frozen=1)


def sources(book: Any, title: str, documents: Iterable[Document]) -> None:
    """来源: which notices the tasks come from, and what is odd in them."""
    cells = _sheet(book, "来源", title, (12, 8, 22, 54, 44))
    line = 0
    for document in documents:
        line = _remarks(cells, _facts(cells, line, document), document) + 1


def _facts(cells: Cells, line: int, document: Document) -> int:
    """What the notice says of itself; returns the first free row."""
    facts = (
        ("文件", document.origin.name),
        ("标题", document.title),
        ("发文字号", document.number.text if document.number else None),
        ("成文日期", document.date),
        ("主送机关", "、".join(document.recipients)),
        ("署名", "、".join(document.signatories)),
    )
    for label, value in facts:
        if value:
            cells.head(line, 0, label)
            cells.merged(line, 1, 4, value)
            line += 1
    return line


def _remarks(cells: Cells, line: int, document: Document) -> int:
    """The diagnostics as a table; returns the first free row."""
    cells.head(line, 0, "诊断信息")
    if not document.diagnostics:
        cells.merged(line, 1, 4, "没有发现疑问。")
        return line + 1
    for column, head in enumerate(("行", "级别", "代码", "说明", "原文")):
        cells.head(line, column, head)
    for remark in _lines(document):
        line += 1
        for column, cell in enumerate(remark):
            cells.text(line, column, cell)
    return line + 1


def _lines(document: Document) -> Iterator[tuple[str, ...]]:
    starts = [0, *(match.end() for match in LINE_END.finditer(document.text))]
    for each in sorted(document.diagnostics, key=_place):
        quoted = document.text[each.span.start : min(each.span.end, each.span.start + EXCERPT)]
        line = f"第 {bisect_right(starts, each.span.start)} 行"
        yield line, SEVERITIES[each.severity], each.code, each.message, " ".join(quoted.split())


def _place(diagnostic: Diagnostic) -> int:
    return diagnostic.span.start


def _sheet(book: Any, name: str, title: str, widths: Sequence[float]) -> Cells:
    """A sheet set up to print on A4 across, as wide as the page, with title and page number."""
    sheet = book.add_worksheet(name)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.9, bottom=0.7)
    sheet.set_header(f"&C&14{_escaped(title)}")
    sheet.set_footer("&C第 &P 页，共 &N 页")
    return Cells(book, sheet, widths)


def _escaped(title: str) -> str:
    """A title as the page's head spells it. A blank keeps its first digit out of the font size."""
    return " " + fit(" ".join(title.split()), TITLE).replace("&", "&&")


def _finish(cells: Cells, rows: int, columns: int, frozen: int) -> None:
    """Head frozen and repeated on every page, filters on every column."""
    cells.sheet.freeze_panes(1, frozen)
    cells.sheet.repeat_rows(0)
    cells.sheet.autofilter(0, 0, rows, columns - 1)
