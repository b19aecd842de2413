"""The task list (任务分解表): Document → rows, and rows → table, CSV or JSON.

One row per assignment, in the words of the text. Nothing is added but the words of the head.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from govdoc.model import ROLES, Document, Mention, Role, Task

FORMATS = ("table", "csv", "json")
HEAD = {
    "file": "文件",
    "number": "序号",
    "path": "路径",
    "text": "任务内容",
    "lead": "牵头单位",
    "responsible": "责任单位",
    "support": "配合单位",
    "guide": "指导单位",
    "deadline": "完成时限",
}
"""What a row says, in order."""
TO_FILL_IN = {"progress": "工作进展", "remarks": "备注"}
"""Columns that a sheet has for those who do the work; a notice says nothing in them."""
STEP = " / "
"""Between the units of a path."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins with one of these is a formula to a spreadsheet; a notice must not run one."""
SAME_WIDTH = str.maketrans("（）〔〕［］", "()()()", " \u3000")
"""Brackets are written in either width, and blanks come from line breaks: names are compared without both."""


class TaskRow(Struct, frozen=True):
    """One task, ready to be written."""

    file: str | None
    """The file it comes from, where several are read."""
    part: str | None
    """Label or title of the part, unless it is the main one."""
    task: Task

    @property
    def path(self) -> str:
        """The part and the units from the top down: 附件1 / 二、完善机制 / （五）健全监督考核制度."""
        return STEP.join([self.part, *self.task.path] if self.part else self.task.path)

    def bodies(self, role: Role) -> tuple[Mention, ...]:
        """The bodies in a role."""
        found: tuple[Mention, ...] = getattr(self.task, role)
        return found

    def cells(self, number: int) -> dict[str, str]:
        """The row as text, by column in the order of `HEAD`; `number` is its 序号."""
        return {
            "file": self.file or "",
            "number": str(number),
            "path": self.path,
            "text": self.task.text,
            **{str(role): self._names(role) for role in ROLES},
            "deadline": self.task.deadline or "",
        }

    def _names(self, role: Role) -> str:
        return "、".join(mention.name + "等" * mention.open for mention in self.bodies(role))


def rows(
    document: Document, *, file: str | None = None, agency: str | None = None, role: Role | None = None
) -> list[TaskRow]:
    """A document's tasks, all or those of one agency, in one role or any.

    Args:
        document: Its `agencies` tell under which other names a body is mentioned.
        file: Put into each row.
        agency: Any name of a body: as written, full, or one of its plates.
        role: Only tasks that name a body (that agency, if given) in this role.
    """
    parts = [None, *(part.label or part.title for part in document.parts[1:])]
    wanted = _names_of(document, agency) if agency is not None else None
    return [
        TaskRow(file, parts[task.part], task) for task in document.tasks() if _concerns(task, wanted, role)
    ]


def _concerns(task: Task, wanted: set[str] | None, role: Role | None) -> bool:
    mentions = getattr(task, role) if role else task.assignment.mentions()
    if wanted is None:
        return bool(mentions) or role is None
    return any(mention.agency in wanted or plain(mention.name) in wanted for mention in mentions)


def _names_of(document: Document, name: str) -> set[str]:
    """The name itself, and the ids of the bodies that the document knows by it."""
    sought = plain(name)
    return {sought} | {
        agency.id
        for agency in document.agencies
        if sought in map(plain, (agency.id, agency.name, *agency.written, *agency.plates))
    }


def similar(document: Document, name: str) -> list[str]:
    """Names in the assignments that contain `name`, in order of first use: what a user may have meant."""
    sought = plain(name)
    return list(dict.fromkeys(each.name for each in document.mentions() if sought in plain(each.name)))


def plain(name: str) -> str:
    """A name as it is compared: brackets in one width, no blanks."""
    return name.translate(SAME_WIDTH)


def to_table(rows: Sequence[TaskRow], columns: int = 80) -> str:
    """A table for a terminal `columns` wide; columns that are empty throughout are left out."""
    from govdoc.exporters.terminal import table

    if not rows:
        return ""
    lines = _lines(rows)
    used = [any(column) for column in zip(*lines[1:], strict=True)]
    return table([[cell for cell, keep in zip(line, used, strict=True) if keep] for line in lines], columns)


def sheet_columns(rows: Iterable[TaskRow]) -> dict[str, str]:
    """Key and head of the columns of a sheet to work with, in order: the same in a workbook and in CSV.

    The file is a column only where there are several, 指导单位 only where a task names one.
    """
    files = guides = False
    for row in rows:
        files, guides = files or bool(row.file), guides or bool(row.task.guide)
    is_used = {"file": files, "guide": guides}
    return {key: head for key, head in (HEAD | TO_FILL_IN).items() if is_used.get(key, True)}


def to_csv(rows: Sequence[TaskRow], encoding: str = "utf-8-sig") -> bytes:
    """CSV with a head and CRLF line ends (RFC 4180), by default with the byte order mark that Excel asks for.

    The columns are those of the workbook, empty ones to fill in among them (`sheet_columns`).
    A cell that a spreadsheet would take for a formula gets an apostrophe in front; a character that the
    encoding lacks becomes an escape.
    """
    import csv
    from io import StringIO

    file, columns = StringIO(), sheet_columns(rows)
    writer = csv.writer(file)
    writer.writerow(columns.values())
    for number, row in enumerate(rows, 1):
        cells = row.cells(number)
        writer.writerow([_harmless(cells.get(key, "")) for key in columns])
    return file.getvalue().encode(encoding, "backslashreplace")


def _harmless(cell: str) -> str:
    return "'" + cell if cell.startswith(FORMULA_STARTS) else cell


def to_json(rows: Sequence[TaskRow]) -> bytes:
    """A JSON array, one object per task; names as the text writes them. UTF-8."""
    import json

    text = json.dumps([_as_object(row) for row in rows], ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace") + b"\n"


def _as_object(row: TaskRow) -> dict[str, Any]:
    task = row.task
    return {
        **({"file": row.file} if row.file else {}),
        "part": task.part,
        "address": task.address,
        "path": list(task.path),
        "text": task.text,
        **{role: [mention.name for mention in row.bodies(role)] for role in ROLES},
        "deadline": task.deadline,
        "statement": task.assignment.text,
    }


def _lines(rows: Iterable[TaskRow]) -> list[list[str]]:
    """Head and rows as cells of text, in the order of `HEAD`."""
    return [list(HEAD.values()), *(list(row.cells(number).values()) for number, row in enumerate(rows, 1))]
