"""The task workbook, read back: what an office finds when it opens it."""

import io
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import govdoc
from govdoc import FormatError
from govdoc.exporters import xlsx_sheets
from govdoc.exporters.bodies import Listed, bodies
from govdoc.exporters.tasks import rows
from govdoc.exporters.xlsx import workbook
from govdoc.exporters.xlsx_cells import CUT, LONGEST, UNFIT, fit
from govdoc.model import Document
from text_strategies import texts
from tree_strategies import documents

NOTICE = """\
望川市人民政府关于加强河道保洁的通知

望政发〔2024〕7号

各县（市、区）人民政府：

一、落实责任
（一）划分河段。按河段定人定岗。（牵头单位：市水利局；责任单位：市财政局、市住房城乡建设局；完成时限：2024年6月底前）
（二）加强巡查。每月巡查一次。（市水利局负责，市财政局配合）

望川市人民政府
2024年3月1日
"""
SAMPLES = Path(__file__).parents[2] / "samples"
SHEETS = ["任务分解表", "单位×任务", "单位汇总", "来源"]


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def book(text: str = NOTICE, **options: object) -> Any:
    return opened(govdoc.dumps(govdoc.parse(text), "xlsx", **options))


def values(sheet: Any) -> list[list[object]]:
    return [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)]


class TestTasks:
    def test_have_columns_to_fill_in(self) -> None:
        head, first, second = values(book()["任务分解表"])
        assert head == [
            "序号", "路径", "任务内容", "牵头单位", "责任单位", "配合单位", "完成时限", "工作进展", "备注",
        ]  # fmt: skip
        assert first == [
            1,
            "一、落实责任 / （一）划分河段",
            "划分河段。按河段定人定岗。",
            "市水利局",
            "市财政局、市住房城乡建设局",
            "",
            "2024年6月底前",
            "",
            "",
        ]
        assert second[4:6] == ["市水利局", "市财政局"]

    def test_have_a_column_of_guides_where_there_is_one(self) -> None:
        text = NOTICE.replace("市财政局配合", "市财政局指导")
        assert any(row.task.guide for row in rows(govdoc.parse(text)))
        assert values(book(text)["任务分解表"])[0][6] == "指导单位"

    def test_can_be_filtered_and_printed(self) -> None:
        sheet = book()["任务分解表"]
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref == "A1:I3"
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0  # as many pages as it takes; one across is the default
        assert "加强河道保洁" in sheet.oddHeader.center.text
        assert all(sheet.cell(2, column).alignment.wrap_text for column in range(1, 10))

    def test_have_rows_as_high_as_their_text(self) -> None:
        sheet = book(NOTICE.replace("定人定岗", "定人定岗" * 30))["任务分解表"]
        assert sheet.row_dimensions[2].height > 6 * 13  # 130 characters, at most 20 a line
        assert sheet.row_dimensions[3].height < 4 * 13

    def test_of_one_agency(self) -> None:
        assert len(values(book(agency="市住房城乡建设局")["任务分解表"])) == 2
        assert len(values(book(agency="市水利局", role="lead")["任务分解表"])) == 2

    def test_none(self) -> None:
        found = book("一、加强领导。\n")
        assert found.sheetnames == SHEETS
        assert len(values(found["任务分解表"])) == 1

    def test_too_many_for_a_sheet_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(xlsx_sheets, "MOST_TASKS", 1)
        with pytest.raises(FormatError, match="csv"):
            book()


class TestAgencies:
    def test_have_a_sign_for_their_role_in_each_task(self) -> None:
        numbers, _, *found = values(book()["单位×任务"])
        assert numbers == ["任务序号", "1", "2"]
        assert found == [["市水利局", "牵", "责"], ["市财政局", "责", "配"], ["市住房城乡建设局", "责", ""]]

    def test_without_a_role_have_cells_that_count_as_empty(self) -> None:
        sheet = book()["单位×任务"]
        assert sheet["C5"].border.top.style == "thin"
        assert sheet["C5"].value is None  # COUNTA would count an empty text

    def test_are_counted_by_role(self) -> None:
        head, *found = values(book()["单位汇总"])
        assert head == ["单位", "文中名称", "牵头", "责任", "配合", "指导", "合计", "任务序号"]
        assert found[0] == ["市水利局", "市水利局", 1, 1, 0, 0, 2, "1、2"]

    def test_of_more_tasks_than_columns_says_how_many_are_shown(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(xlsx_sheets, "MOST_COLUMNS", 1)
        numbers, *_ = values(book()["单位×任务"])
        assert numbers == ["任务序号（只列前 1 项）", "1"]

    def test_of_several_notices_are_one_under_their_full_name(self) -> None:
        document = govdoc.parse(NOTICE)
        listed = [Listed(document, rows(document)), Listed(document, rows(document))]
        found = {body.name: list(body.roles) for body in bodies(listed)}
        assert found["市水利局"] == [0, 1, 2, 3]


class TestSource:
    def test_says_which_notice_it_is(self) -> None:
        found = {row[0]: row[1] for row in values(book()["来源"])}
        assert found["标题"] == "望川市人民政府关于加强河道保洁的通知"
        assert found["发文字号"] == "望政发〔2024〕7号"
        assert found["成文日期"] == "2024-03-01"
        assert found["主送机关"] == "各县（市、区）人民政府"

    def test_lists_what_is_odd(self) -> None:
        document = govdoc.parse(NOTICE.replace("（二）", "（四）"))
        codes = [each.code for each in document.diagnostics]
        assert codes
        found = values(opened(govdoc.dumps(document, "xlsx"))["来源"])
        assert [row[2] for row in found[-len(codes) :]] == codes


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_notice_cannot_put_a_formula_into_a_spreadsheet(start: str) -> None:
    name = start + "HYPERLINK(1)"
    text = NOTICE.replace("划分河段。按河段定人定岗。", f"{name}。")
    cell = book(text)["任务分解表"]["C2"]
    assert cell.value.startswith(name)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_a_link_stays_text() -> None:
    sheet = book(NOTICE.replace("按河段", "https://example.org/"))["任务分解表"]
    assert sheet["C2"].hyperlink is None


def test_the_same_document_gives_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    first = govdoc.dumps(govdoc.parse(NOTICE), "xlsx")
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert govdoc.dumps(govdoc.parse(NOTICE), "xlsx") == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_several_notices_have_a_column_for_the_file() -> None:
    documents = {name: govdoc.load(SAMPLES / name) for name in ("notice.txt", "cover-and-plan.txt")}
    found = opened(workbook([Listed(each, rows(each, file=name)) for name, each in documents.items()]))
    head, first, *_, last = values(found["任务分解表"])
    assert (head[0], first[0], last[0]) == ("文件", "notice.txt", "cover-and-plan.txt")
    assert [row[0] for row in values(found["来源"])].count("标题") == 2


@given(texts(9), st.integers(LONGEST // 9, LONGEST))
@settings(max_examples=30)
def test_a_cell_holds_any_text(piece: str, times: int) -> None:
    text = piece * times
    assert not UNFIT.search(fit(text))
    assert len(fit(text).encode("utf-16-le")) // 2 <= LONGEST


def test_a_text_too_long_for_a_cell_says_that_it_is_cut() -> None:
    assert len(fit("字" * LONGEST)) == LONGEST
    cut = fit("字" * (LONGEST + 1))
    assert len(cut) == LONGEST
    assert cut.endswith(CUT)


@settings(max_examples=20)
@given(documents(odd=True))
def test_every_tree_can_be_written_and_opened(document: Document) -> None:
    assert opened(govdoc.dumps(document, "xlsx")).sheetnames == SHEETS
