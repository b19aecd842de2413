"""The outline: what a person wants to see of a notice first, on a terminal of any width."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import govdoc
from govdoc import Document
from govdoc.exporters.outline import NARROWEST
from govdoc.exporters.terminal import width
from strategies import documents, notices

NOTICE = """海政办发〔2021〕7号
海港市人民政府办公室关于加强河道管理工作的通知
各区人民政府，市政府各部门：
现将有关事项通知如下。
一、加强组织领导
（一）明确分工。建立健全联席会议制度。（牵头单位：市财政局；配合单位：市教育局、市公安局）
（二）落实责任。各部门要分解任务。（责任单位：市财政局、市教育局等；完成时限：2023年6月底前）
二、强化要素保障
海港市人民政府办公室
2021年3月5日
"""


def outline(text: str, columns: int = 100) -> str:
    return govdoc.dumps(govdoc.parse(text), "outline", columns=columns).decode()


def test_it_reads_like_a_table_of_contents_with_names() -> None:
    assert (
        outline(NOTICE)
        == """\
海港市人民政府办公室关于加强河道管理工作的通知
海政办发〔2021〕7号  海港市人民政府办公室  2021-03-05
主送  各区人民政府、市政府各部门

一、加强组织领导
  （一）明确分工
      牵头  市财政局
      配合  市教育局、市公安局
  （二）落实责任
      责任  市财政局、市教育局等
      时限  2023年6月底前
二、强化要素保障

共 4 个层级单元，2 项责任分工，3 个机关或单位。
"""
    )


def test_a_missing_title_is_said_to_be_missing() -> None:
    assert outline("一、加强领导。\n").startswith("（没有标题）\n")


def test_a_list_too_long_for_the_line_says_how_many_it_names() -> None:
    names = "、".join(f"市第{number}中级局" for number in "一二三四五六七八九")
    assert "责任  市第一中级局、市第二中级局 … 共 9 家\n" in outline(
        f"一、加强领导。（责任单位：{names}）\n", 50
    )


def test_a_unit_without_heading_shows_its_words_not_who_does_them() -> None:
    text = "一、开展专项整治，保持高压态势，市场巡查要到位。（责任单位：市财政局、市教育局）\n"
    assert "一、开展专项整治，保持高压态势，市场巡查要到位。\n" in outline(text)


def test_a_notice_without_units_shows_its_paragraphs() -> None:
    assert "现将有关事项通知如下。" in outline("现将有关事项通知如下。\n请认真贯彻执行，不得有误。\n")


def test_each_further_part_has_its_own_head() -> None:
    text = f"{NOTICE}附件1\n绿色出行行动方案\n一、总体要求\n二、重点任务\n"
    document = govdoc.parse(text)
    assert len(document.parts) == 2
    assert "── 附件1 ─" in govdoc.dumps(document, "outline").decode()
    assert "共 2 个部分，6 个层级单元" in govdoc.dumps(document, "outline").decode()


def test_nothing_in_a_notice_steers_the_terminal() -> None:
    document = govdoc.parse("一、加强\x1b[2J领导\u202e。\n")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", govdoc.dumps(document, "outline").decode())


@settings(max_examples=40)
@given(documents(odd=True), st.integers(0, 120))
def test_no_line_is_wider_than_the_terminal(document: Document, columns: int) -> None:
    lines = govdoc.dumps(document, "outline", columns=columns).decode().split("\n")
    assert max(map(width, lines)) <= max(columns, NARROWEST)


@settings(max_examples=15)
@given(notices())
def test_every_unit_has_its_line(text: str) -> None:
    document = govdoc.parse(text)
    lines = [line.strip() for line in govdoc.dumps(document, "outline").decode().split("\n")]
    markers = [unit.marker.text for unit in document.walk()]
    found = iter(lines)
    assert all(any(line.startswith(marker) for line in found) for marker in markers)


def test_a_paragraph_of_ten_million_characters_takes_no_time() -> None:
    document = govdoc.parse("一、加强领导。\n")
    (unit,) = document.walk()
    long = replace(unit, heading=None, blocks=(govdoc.Paragraph("长" * 10_000_000, unit.span),))
    document = replace(document, parts=(replace(document.parts[0], blocks=(long,)),))
    assert len(govdoc.dumps(document, "outline")) < 2000
