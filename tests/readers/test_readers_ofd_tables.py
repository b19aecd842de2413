"""OFD → Source: the tables that a page rules, as in a PDF."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from ofd_files import Text, lines, ofd

import govdoc
from govdoc import Source, readers
from govdoc.readers.fixedlayout import drawing

XS, YS = (28.0, 48.0, 98.0, 138.0), (60.0, 70.0, 80.0, 90.0)
ROWS = (
    ("序号", "工作任务", "牵头单位"),
    ("1", "建设智慧河道平台", "市水利局"),
    ("2", "开展每周巡查", "市公安局"),
)
WORDS = [
    Text(text, XS[column] + 2, YS[row] + 7, 4)
    for row, cells in enumerate(ROWS)
    for column, text in enumerate(cells)
]


def path(data: str, frame: str = "0 0 210 297", more: str = "") -> str:
    return f'<ofd:PathObject ID="8" Boundary="{frame}" {more}><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def single() -> list[str]:
    """A line each, in a frame of its own."""
    across = [path("M 0 0 L 110 0", f"{XS[0]} {y} 110 1") for y in YS]
    return across + [path("M 0 0 L 0 30", f"{x} {YS[0]} 1 30") for x in XS]


def boxes() -> list[str]:
    """A closed line round each cell."""
    return [
        path(f"M 0 0 L {right - left} 0 L {right - left} 10 L 0 10 C", f"{left} {top} {right - left} 10")
        for left, right in pairwise(XS)
        for top in YS[:-1]
    ]


def bars() -> list[str]:
    """Thin filled rectangles, drawn half as large."""
    more = 'Stroke="false" Fill="true" CTM="2 0 0 2 0 0"'
    across = [
        path(f"M 14 {y / 2} L 69 {y / 2} L 69 {y / 2 + 0.1} L 14 {y / 2 + 0.1} C", more=more) for y in YS
    ]
    return across + [
        path(f"M {x / 2} 30 L {x / 2 + 0.1} 30 L {x / 2 + 0.1} 45 L {x / 2} 45 C", more=more) for x in XS
    ]


def read(objects: Sequence[object]) -> Source:
    return readers.read(ofd(objects), "ofd")


@pytest.mark.parametrize("draw", [single, boxes, bars])
def test_a_table_is_read_however_its_rules_are_drawn(draw: Callable[[], list[str]]) -> None:
    source = read([*draw(), *WORDS])
    assert source.text == "".join("\t".join(row) + "\n" for row in ROWS)
    assert [len(row) for row in source.tables[0].rows] == [3, 3, 3]
    document = govdoc.load(ofd([*draw(), *WORDS]))
    assert [task.lead[0].name for task in document.tasks()] == ["市水利局", "市公安局"]


@pytest.mark.parametrize(
    "drawn",
    [
        path("M 28 60 B 30 60 40 50 138 60"),
        path("M 28 60 L 138"),
        path("M 28 60 L 138 60 L 138 90 L 28 90 C", more='Stroke="false"'),
        path("M 28 60 L 138 60", more='Visible="false"'),
        path("M 28 60 L 138 60 L 138 90 L 28 90 C"),
    ],
)
def test_curves_frames_and_what_is_not_drawn_make_no_table(drawn: str) -> None:
    assert read([drawn, *lines("望川市人民政府文件", "第二行")]) == read(
        lines("望川市人民政府文件", "第二行")
    )


@pytest.mark.parametrize("limit", ["MOST_WORDS", "MOST_OF_FILE"])
def test_over_the_limits_tables_are_lines(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, limit, 8)
    assert not read([*single(), *WORDS]).tables
