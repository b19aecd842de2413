"""Document → the task list as a workbook that an office can start to work with.

Sheets: 任务分解表 (the tasks, with columns to fill in), 单位×任务 (who has which role in which task), 单位汇总
(how many tasks each has), 来源 (which notice this is, and what is odd in it).
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from govdoc.exporters.bodies import Listed, bodies
from govdoc.exporters.tasks import rows
from govdoc.model import Document, Role

CREATED = datetime(2000, 1, 1)
"""The same for every workbook, so that the same document gives the same bytes."""
FONT = {"font_name": "宋体", "font_size": 10}


def dumps(document: Document, *, agency: str | None = None, role: Role | None = None) -> bytes:
    """The tasks of a document as a workbook; the same document gives the same bytes.

    Args:
        document: What `parse` or `load` returned.
        agency: Only the tasks of this body: any name that the document knows it by.
        role: Only tasks in which a body (that body) has this role.

    Raises:
        FormatError: More tasks than a sheet has rows.
    """
    return workbook([Listed(document, rows(document, agency=agency, role=role))])


def workbook(listed: Sequence[Listed]) -> bytes:
    """Tasks of one document or several as one workbook.

    Raises:
        FormatError: More tasks than a sheet has rows.
    """
    from xlsxwriter import Workbook

    from govdoc.exporters import xlsx_sheets as sheets
    from govdoc.exporters.xlsx_cells import fit

    file = BytesIO()
    # Strings stay strings: a notice must not put formulas or links into anybody's spreadsheet. XlsxWriter
    # changes the properties that it is given: each workbook gets its own.
    guard = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(file, {"in_memory": True, "default_format_properties": dict(FONT), **guard})
    title = fit((listed[0].document.title if len(listed) == 1 else None) or "任务分解表", sheets.TITLE)
    book.set_properties({"title": title, "created": CREATED})
    found = bodies(listed)
    sheets.tasks(book, title, listed)
    sheets.matrix(book, title, listed, found)
    sheets.summary(book, title, found)
    sheets.sources(book, title, [each.document for each in listed])
    book.close()
    return file.getvalue()
