"""The task list: rows and what becomes of them in a spreadsheet."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

import govdoc
from govdoc.exporters import tasks
from govdoc.model import (
    Agency,
    Assignment,
    Document,
    Marker,
    Mention,
    Paragraph,
    Part,
    Section,
    Span,
)


def document(
    text: str = "整治。", mentions: tuple[Mention, ...] = (), agencies: tuple[Agency, ...] = ()
) -> Document:
    """A notice of two parts: an empty one, and 附件1 with one unit whose text and lead are given."""
    nowhere = Span(0, 0)
    assignment = Assignment("（责任单位）", nowhere, "labelled", lead=mentions)
    unit = Section(
        "1",
        1,
        Marker("一、", (1,), "一、", nowhere),
        nowhere,
        assignments=(assignment,),
        blocks=(Paragraph(text, nowhere),),
    )
    main = Part("main", nowhere)
    attachment = Part("attachment", nowhere, "附件1", blocks=(unit,))
    return Document(text="", parts=(main, attachment), agencies=agencies)


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_path_begins_with_the_part_unless_it_is_the_main_one() -> None:
    (row,) = tasks.rows(document())
    assert row.path == "附件1 / 一、"


def test_an_open_list_says_so() -> None:
    rows = tasks.rows(document(mentions=(Mention("市农委", Span(0, 0), open=True),)))
    assert cells(tasks.to_csv(rows))[1][3] == "市农委等"


def test_an_agency_is_found_under_every_name_the_document_has_for_it() -> None:
    body = Agency("a1", "望川市农业委员会", "agency", "written", ("市农委", "农委"), plates=("市畜牧局",))
    found = document(mentions=(Mention("市农委", Span(0, 0), agency="a1"),), agencies=(body,))
    for name in ("望川市农业委员会", "市农委", "农委", "市畜牧局", " 市 农委"):
        assert len(tasks.rows(found, agency=name)) == 1, name
    assert tasks.rows(found, agency="市财政局") == []
    assert tasks.similar(found, "农") == ["市农委"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_notice_cannot_put_a_formula_into_a_spreadsheet(start: str) -> None:
    rows = tasks.rows(document(text=f"{start}HYPERLINK(1)"))
    assert cells(tasks.to_csv(rows))[1][2].startswith("'")


@given(st.text())
def test_whatever_the_text_csv_and_json_hold_it(text: str) -> None:
    (row,) = rows = tasks.rows(document(text=text))
    (found,) = json.loads(tasks.to_json(rows))
    assert found["text"] == row.task.text
    assert len(tasks.to_csv(rows, "gbk")) > 0
    tasks.to_table(rows, 40)


def test_no_tasks() -> None:
    assert tasks.to_table([]) == ""
    assert json.loads(tasks.to_json([])) == []
    assert len(cells(tasks.to_csv([]))) == 1


def test_csv_has_the_columns_of_the_workbook_those_to_fill_in_among_them() -> None:
    found = document(mentions=(Mention("市农委", Span(0, 0)),))
    head, row = cells(govdoc.dumps(found, "csv"))
    assert head == [
        "序号",
        "路径",
        "任务内容",
        "牵头单位",
        "责任单位",
        "配合单位",
        "完成时限",
        "工作进展",
        "备注",
    ]
    assert row == ["1", "附件1 / 一、", "整治。", "市农委", "", "", "", "", ""]
    sheet = load_workbook(io.BytesIO(govdoc.dumps(found, "xlsx")))["任务分解表"]
    assert [cell.value for cell in sheet[1]] == head


def test_csv_has_a_column_of_guides_where_there_is_one() -> None:
    head, row = cells(tasks.to_csv(tasks.rows(govdoc.parse("一、整治。（市城管局负责，省厅指导）\n"))))
    assert row[head.index("指导单位")] == "省厅"


def test_a_table_has_no_columns_to_fill_in() -> None:
    shown = tasks.to_table(tasks.rows(document(mentions=(Mention("市农委", Span(0, 0)),))), 100)
    assert "牵头单位" in shown
    assert "工作进展" not in shown


def test_csv_is_an_exporter() -> None:
    assert govdoc.dumps(document(), "csv") == tasks.to_csv(tasks.rows(document()))
