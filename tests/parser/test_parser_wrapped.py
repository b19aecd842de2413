"""A notice reads the same whatever the width of the page that it was copied from."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering import render, sections

from govdoc import Document
from govdoc.model import Source
from govdoc.parser import parse_source
from govdoc.parser.lines import read_lines
from wrapping import CLOSING, visual_lines, width, wrapped

SAMPLES = Path(__file__).parents[2] / "samples"
NAMES = ("cover-and-plan.txt", "notice.txt", "regulation.txt", "render-notice.txt", "render-plan.txt")
"""Samples that are long enough to show the width of a page."""
BODY = sections("outline assignments definitions citations")
NEVER_FIRST = "，。、；：）》”"
"""What a page squeezes into its margin rather than let it open a line."""


def hung(paragraph: str, page: int) -> list[str]:
    """The lines of a paragraph on a page so many characters wide that lets punctuation hang over its edge."""
    lines, room = [""], page - 2.0
    for sign in paragraph.strip():
        if width(lines[-1] + sign) > room and sign not in NEVER_FIRST:
            lines.append("")
            room = page
        lines[-1] += sign
    return lines


def copied_from_a_page(text: str, page: int) -> str:
    """A text as it is copied from a PDF: broken at the page's width, a page mark after every twenty lines."""
    lines = [line for paragraph in text.split("\n") for line in hung(paragraph, page)]
    for at in range(len(lines) - len(lines) % 20, 0, -20):
        lines.insert(at, f"# Page {at // 20}:")
    return "\n".join(lines)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("page", [22, 26, 30, 34, 38, 42])
def test_the_body_reads_the_same(name: str, page: int) -> None:
    text = (SAMPLES / name).read_text(encoding="utf-8")
    read = parse_source(Source(copied_from_a_page(text, page)))
    assert render(read, BODY) == render(parse_source(Source(text)), BODY)


CLAUSES = (
    "建立健全联席会议制度", "每季度至少召开一次会议", "研究解决重点、难点问题", "到2025年建成示范站点30个",
    "推广“一网通办”", "做到材料最少、时间最短、服务最优", "按照《海港市河道管理办法》的规定执行",
    "各牵头部门要切实负起责任", "分解任务，细化措施（含年度计划）", "及时向社会公布巡查责任人",
)  # fmt: skip
BODIES = ("市财政局", "市教育局", "省发展改革委", "各县（市、区）人民政府", "市住房和城乡建设局", "海港海关")
CHINESE = "一二三四五六七八九"
SENTENCES = st.lists(st.sampled_from(CLAUSES), min_size=2, max_size=5).map(
    lambda each: "，".join(each) + "。"
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=4).map("".join)
NAMED = st.lists(st.sampled_from(BODIES), min_size=1, max_size=4, unique=True).map("、".join)
UNITS = st.tuples(TEXTS, NAMED).map(lambda each: f"{each[0]}（责任单位：{each[1]}）")
PLANS = st.lists(st.tuples(st.lists(UNITS, min_size=1, max_size=4), st.booleans()), min_size=2, max_size=4)


def paragraphs(plan: list[tuple[list[str], bool]]) -> list[str]:
    """A plan of numbered headings, each with numbered units that name who is responsible."""
    found = []
    for number, (units, is_arabic) in enumerate(plan):
        found.append(f"{CHINESE[number]}、完善工作机制")
        for at, unit in enumerate(units):
            found.append((f"{at + 1}." if is_arabic else f"（{CHINESE[at]}）") + unit)
    return found


@given(PLANS, st.sampled_from((22, 25, 28, 32, 36, 40, 44)), st.integers(0, 99))
@settings(max_examples=60)
def test_a_made_plan_reads_the_same(plan: list[tuple[list[str], bool]], page: int, seed: int) -> None:
    lines = paragraphs(plan)
    text = wrapped(lines, page, str(seed))
    if read_lines(Source(text)).wrapped:  # a few lines do not show a page's width
        plain = Source("\n".join(lines), paragraphs=True)
        assert said(parse_source(Source(text))) == said(parse_source(plain))


def said(document: Document) -> list[object]:
    """The units, and who is responsible. Where a sentence fills a line, no width tells whether the paragraph ends."""
    units = [(row.address, row.marker) for row in document.outline()]
    tasks = [
        (task.address, [squeezed(name.name) for name in task.assignment.mentions()])
        for task in document.tasks()
    ]
    return [*units, *tasks]


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, st.sampled_from((20, 28, 40, 44)))
@settings(max_examples=30)
def test_the_pages_of_these_tests_hold_their_lines(text: str, page: int) -> None:
    lines = [line for line, _ in visual_lines(text, page, 2)]
    assert "".join(lines) == text
    assert all(width(line.strip()) <= page + 1 for line in lines)
    assert not any(line[0] in CLOSING for line in lines)
