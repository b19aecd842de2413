"""Markdown: to read, with the text's own numbers, and with nothing in it that Markdown would change."""

from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govdoc
from govdoc.exporters.markdown_text import MOST_EMPTY, UNFIT, heading, inline, line, table
from govdoc.model import Cell, Document, Span, Table
from govdoc.readers.inline import plain
from text_strategies import texts
from tree_strategies import documents

NOTICE = """\
望川市人民政府关于加强河道保洁的通知

望政发〔2024〕7号

各县（市、区）人民政府：

为改善水环境，现通知如下。

一、落实责任
（一）划分河段。按河段定人定岗。（市水利局牵头）
1.每月巡查一次。

附件：河段表

望川市人民政府
2024年3月1日

附件
河段表

一、东河。
"""
EXPECTED = """\
# 望川市人民政府关于加强河道保洁的通知

- 发文字号：望政发〔2024〕7号

各县（市、区）人民政府：

为改善水环境，现通知如下。

## 一、落实责任

### （一）划分河段

按河段定人定岗。（市水利局牵头）

1.每月巡查一次。

附件：河段表

望川市人民政府

2024年3月1日

附件

# 河段表

一、东河。
"""
NOWHERE = Span(0, 0)


def markdown(document: Document) -> str:
    return govdoc.dumps(document, "markdown").decode()


def cells(*rows: tuple[Any, ...]) -> Table:
    """A table; a cell is its text, or text, columns, rows."""
    return Table(
        tuple(
            tuple(Cell(c, NOWHERE) if isinstance(c, str) else Cell(c[0], NOWHERE, c[1], c[2]) for c in row)
            for row in rows
        ),
        NOWHERE,
    )


def test_a_notice_reads_as_it_is_written() -> None:
    assert markdown(govdoc.parse(NOTICE)) == EXPECTED


def test_govdoc_reads_its_own_markdown_as_the_same_notice() -> None:
    before, after = govdoc.parse(NOTICE), govdoc.load(EXPECTED.encode(), format="markdown")
    assert [(unit.address, unit.text) for unit in after.walk()] == [
        (unit.address, unit.text) for unit in before.walk()
    ]
    assert (after.title, after.number, after.date) == (before.title, before.number, before.date)
    assert [task.lead[0].name for task in after.tasks()] == ["市水利局"]


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("3. 望川市人民政府关于河道保洁的通知\n一、清淤。\n", "# 3\\. 望川市人民政府关于河道保洁的通知\n"),
        (
            "索引号：014/2018\n望川市人民政府关于河道保洁的通知\n望政发〔2018〕3号\n\n各县人民政府：\n一、清淤。\n",
            "- 索引号：014/2018\n\n# 望川市人民政府关于河道保洁的通知\n\n- 发文字号：望政发〔2018〕3号\n",
        ),
        ("望川市人民政府令\n第 7 号\n现予公布。\n", "# 望川市人民政府令\n\n第 7 号\n"),
    ],
    ids=["the number of a collection", "what a web page says of it", "the number of an order"],
)
def test_a_heading_stands_where_it_reads_as_one(text: str, opening: str) -> None:
    before = govdoc.parse(text)
    written = markdown(before)
    assert written.startswith(opening)
    after = govdoc.load(written.encode(), format="markdown")
    assert (after.title, after.number, after.recipients) == (before.title, before.number, before.recipients)
    assert [unit.address for unit in after.walk()] == [unit.address for unit in before.walk()]


def test_a_number_is_parted_from_digits() -> None:
    written = markdown(govdoc.parse("一、对象\n1. 老年人；\n2. 100周岁及以上的。\n"))
    assert "1.老年人" in written
    assert r"2\. 100周岁" in written


def test_blanks_cost_no_more_than_their_number() -> None:
    start = perf_counter()
    assert len(inline("a" + " " * 300_000 + "b")) == 300_002
    assert perf_counter() - start < 1  # squared, it would be minutes


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1.", r"1\."),
        ("1. 抓落实", r"1\. 抓落实"),
        ("12) 抓落实", r"12\) 抓落实"),
        ("1.抓落实", "1.抓落实"),  # no list without a blank: left as it is
        ("- 3 -", r"\- 3 -"),
        ("+ 3", r"\+ 3"),
        ("* 3", r"\* 3"),
        ("# 3", r"\# 3"),
        ("#3", "#3"),
        ("> 3", r"\> 3"),
        ("----", r"\----"),
        ("——", "——"),
        ("a_b*c`d<e>f", r"a\_b\*c\`d\<e>f"),
        ("大政办发[2012]45号", "大政办发[2012]45号"),
        ("[2012](试行)", r"[2012]\(试行)"),
        ("[1]: 注", r"[1]\: 注"),
        ("AT&T &amp; R&D", r"AT\&T \&amp; R\&D"),
        ("5~10", r"5\~10"),
        (r"C:\temp", r"C:\\temp"),
        ("一\n二", "一 二"),
    ],
)
def test_only_what_markdown_would_take_for_a_sign_is_escaped(text: str, written: str) -> None:
    assert line(text) == written


def test_signs_at_the_end_of_a_heading_do_not_close_it() -> None:
    assert heading("C #") == r"C \#"
    assert heading("C#") == "C#"


@given(st.one_of(texts(), st.text("\\`*_<>[]()!&#;:~.-+=| 1a\t", max_size=30)))
def test_a_line_reads_as_the_same_text(text: str) -> None:
    written = line(text)
    assert "\n" not in written
    assert plain(written) == UNFIT.sub("\ufffd", " ".join(plain(inline(text)).split("\n")))
    assert plain(inline(inline(text))) == inline(text)


class TestTables:
    def test_are_pipe_tables_with_the_first_row_as_head(self) -> None:
        assert table(cells(("任务", "单位"), ("a|b", "市水利局"))) == (
            "| 任务 | 单位 |\n| --- | --- |\n| a\\|b | 市水利局 |"
        )

    def test_leave_empty_what_a_cell_spans(self) -> None:
        written = table(cells((("类别", 1, 2), ("任务", 2, 1)), ("甲", "乙"), ("一", "二", "三")))
        assert written.splitlines() == [
            "| 类别 | 任务 |  |",
            "| --- | --- | --- |",
            "|  | 甲 | 乙 |",
            "| 一 | 二 | 三 |",
        ]

    def test_without_cells_are_nothing(self) -> None:
        assert table(cells((), ())) == ""

    def test_cannot_be_made_huge_by_spans(self) -> None:
        rows = [tuple((".", 10**9, 10**9) for _ in range(200)), *[(".",)] * 1000]
        assert len(table(cells(*rows))) < 10 * MOST_EMPTY


@settings(max_examples=60)
@given(documents(odd=True))
def test_every_tree_can_be_written(document: Document) -> None:
    written = markdown(document)
    assert written == markdown(document)
    assert not written or written.endswith("\n")
