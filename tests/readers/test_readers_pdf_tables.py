"""PDF → Source: the tables that a page rules, and what only looks like one."""

import time
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_files import COLUMNS, Drawing, Mark, Text, grid, lines, pdf, rule, table, words

import govdoc
from govdoc import Source, readers
from govdoc.readers.typeset import paths, ruling
from govdoc.readers.typeset.ruling import find_grids

HEAD = ("序号", "工作任务", "牵头单位", "配合单位")
FIRST = ("1", "建设智慧河道平台", "市水利局", "市财政局")
SECOND = ("2", "开展每周巡查", "市公安局", "市农业农村局")
ROWS = [HEAD, FIRST, SECOND]
YS = (700, 676, 652, 628)
WORDS = words(ROWS, COLUMNS, 700)
Rows = list[list[tuple[str, int, int]]]


def read(*pages: Sequence[Mark], form: str = "") -> Source:
    return readers.read(pdf(*pages, form=form), "pdf")


def tables(source: Source) -> list[list[list[str]]]:
    return [
        [[source.text[cell.span.start : cell.span.end] for cell in row] for row in each.rows]
        for each in source.tables
    ]


def spans(source: Source) -> Rows:
    (only,) = source.tables
    return [
        [(source.text[each.span.start : each.span.end].strip(), each.columns, each.rows) for each in row]
        for row in only.rows
    ]


def texts(source: Source) -> list[list[str]]:
    return [[text for text, _, _ in row] for row in spans(source)]


PLAIN = [list(row) for row in ROWS]


def boxes(xs: Sequence[float], ys: Sequence[float]) -> list[Drawing]:
    """A box round each cell."""
    return [
        Drawing(f"{left} {bottom} {right - left} {top - bottom} re S")
        for left, right in pairwise(xs)
        for top, bottom in pairwise(ys)
    ]


def bars(xs: Sequence[float], ys: Sequence[float]) -> list[Drawing]:
    """A thin rectangle at each side of each cell, and a small one at each corner."""
    across = [f"{left + 0.5} {y} {right - left - 0.5} 0.5 re f" for y in ys for left, right in pairwise(xs)]
    down = [f"{x} {low + 0.5} 0.5 {high - low - 0.5} re f" for x in xs for high, low in pairwise(ys)]
    corners = [f"{x} {y} 0.5 0.5 re f" for x in xs for y in ys]
    return [Drawing(each) for each in (*across, *down, *corners)]


def one_path(xs: Sequence[float], ys: Sequence[float]) -> list[Drawing]:
    """All rules as one path."""
    across = [f"{xs[0]} {y} m {xs[-1]} {y} l" for y in ys]
    return [Drawing(" ".join([*across, *(f"{x} {ys[0]} m {x} {ys[-1]} l" for x in xs), "S"]))]


def double(xs: Sequence[float], ys: Sequence[float]) -> list[Drawing]:
    """Each rule twice, the outline of each a box round all cells."""
    inner = [rule(x + by, ys[0], x + by, ys[-1]) for x in xs for by in (-0.8, 0.8)]
    return inner + [rule(xs[0], y + by, xs[-1], y + by) for y in ys for by in (-0.8, 0.8)]


def dotted(xs: Sequence[float], ys: Sequence[float]) -> list[Drawing]:
    """Rules of small squares."""
    across = [f"{x} {y} .7 .7 re" for y in ys for x in range(int(xs[0]), int(xs[-1]), 2)]
    down = [f"{x} {y} .7 .7 re" for x in xs for y in range(int(ys[-1]), int(ys[0]), 2)]
    return [Drawing(f"{each} f") for each in (*across, *down)]


def scaled(xs: Sequence[float], ys: Sequence[float]) -> list[Drawing]:
    """Rules in coordinates of their own, half as large and upside down."""
    halves, up = [x / 2 for x in xs], [(800 - y) / 2 for y in ys]
    return [Drawing("2 0 0 -2 0 800 cm " + each.operators) for each in grid(halves, up)]


class TestRules:
    @pytest.mark.parametrize("draw", [grid, boxes, bars, one_path, double, dotted, scaled])
    def test_a_table_is_read_however_its_rules_are_drawn(self, draw: object) -> None:
        assert callable(draw)
        source = read([*draw(COLUMNS, YS), *WORDS])
        assert source.text == "序号\t工作任务\t牵头单位\t配合单位\n" + "".join(
            "\t".join(row) + "\n" for row in (FIRST, SECOND)
        )
        assert texts(source) == PLAIN

    def test_also_within_a_form_that_is_moved(self) -> None:
        form = "\n".join(each.operators for each in grid([x - 50 for x in COLUMNS], [y - 600 for y in YS]))
        assert texts(read([Drawing("1 0 0 1 50 600 cm /X Do"), *WORDS], form=form)) == PLAIN

    def test_sides_that_are_left_open_are_closed(self) -> None:
        inner = [rule(COLUMNS[0], y, COLUMNS[-1], y) for y in YS]
        inner += [rule(x, YS[0], x, YS[-1]) for x in COLUMNS[1:-1]]
        assert texts(read([*inner, *WORDS])) == PLAIN

    def test_on_a_page_set_on_its_side(self) -> None:
        up = [Text(each.text, 842 - each.y, each.x, each.size, (0, 1, -1, 0)) for each in WORDS]
        turned = [rule(842 - y, COLUMNS[0], 842 - y, COLUMNS[-1]) for y in YS]
        turned += [rule(842 - YS[0], x, 842 - YS[-1], x) for x in COLUMNS]
        assert texts(read([*turned, *up])) == PLAIN

    def test_a_background_is_no_rule(self) -> None:
        shade = Drawing(".9 g 80 676 420 24 re f")
        assert texts(read([shade, *table(ROWS)])) == PLAIN

    def test_two_tables_side_by_side_and_lines_round_them(self) -> None:
        left = table([("甲", "1"), ("乙", "2")], (80, 130, 180), 600)
        right = table([("丙", "3"), ("丁", "4")], (300, 350, 400), 600)
        source = read([Text("如下：", y=640), *left, *right, Text("特此通知。", y=400)])
        assert source.text == "如下：\n甲\t1\n乙\t2\n丙\t3\n丁\t4\n特此通知。\n"
        assert tables(source) == [[["甲\t", "1\n"], ["乙\t", "2\n"]], [["丙\t", "3\n"], ["丁\t", "4\n"]]]


class TestMerged:
    def test_a_cell_without_a_rule_through_it_spans_columns_and_rows(self) -> None:
        xs, ys = (80, 180, 280, 380), (700, 670, 640, 610)
        drawn = [rule(80, y, 380, y) for y in (700, 610)] + [rule(180, y, 380, y) for y in (670, 640)]
        drawn += [rule(x, 700, x, 610) for x in (80, 180, 380)] + [rule(280, 670, 280, 610)]
        said = words([("", "责任分工", ""), ("任务", "牵头", "配合"), ("", "甲局", "乙局")], xs, ys[0], 30)
        assert spans(read([*drawn, *said])) == [
            [("任务", 1, 3), ("责任分工", 2, 1)],
            [("牵头", 1, 1), ("配合", 1, 1)],
            [("甲局", 1, 1), ("乙局", 1, 1)],
        ]

    def test_a_rule_that_ends_in_mid_cell_parts_nothing(self) -> None:
        assert texts(read([*table(ROWS), rule(80, 664, 100, 664), rule(210, 700, 210, 690)])) == PLAIN


def cell_of(*said: str, x: float = 85.4, width: int = 96) -> str:
    """What a cell says that has some lines, each of at most seven characters of 12 points."""
    ys = (700, 690 - 20 * len(said), 600 - 20 * len(said))
    xs = (80, 80 + width, 300)
    below = ys[1]
    marks: list[Mark] = [*grid(xs, ys), *[Text(text, x, 682 - 18 * at, 12) for at, text in enumerate(said)]]
    source = read(
        [
            *marks,
            *[Text(each, xs[1] + 6, y, 12) for each in ("市财政局", "市公安局") for y in (682, below - 20)],
        ]
    )
    return texts(source)[0][0]


class TestCells:
    @pytest.mark.parametrize(
        ("said", "joined"),
        [
            (("建设全市统一的", "智慧河道平台"), "建设全市统一的智慧河道平台"),
            (("市水利局", "市财政局"), "市水利局 市财政局"),
            (("市水利局、", "市财政局"), "市水利局、市财政局"),
            (("市水利局", "、市财政局"), "市水利局、市财政局"),
            (("市农业和农村局", "市水利局"), "市农业和农村局 市水利局"),
            (("会同市应急管理局", "市级安排，"), "会同市应急管理局市级安排，"),
            (("完成", "时限"), "完成时限"),
            (("到十二月底建成", "365个"), "到十二月底建成365个"),
            (("牵头单位", "（部门）"), "牵头单位（部门）"),
        ],
    )
    def test_lines_are_joined_with_a_blank_only_where_the_next_word_had_room(
        self, said: tuple[str, ...], joined: str
    ) -> None:
        assert cell_of(*said) == joined

    def test_a_line_set_in_the_middle_has_half_its_room_at_each_side(self) -> None:
        assert cell_of("市水利局", "市财政局", x=104) == "市水利局 市财政局"

    def test_letters_have_a_blank_between_lines(self) -> None:
        assert cell_of("智慧河道app", "platform") == "智慧河道app platform"


def box(x: float, y: float, width: float, height: float) -> Drawing:
    return Drawing(f"{x} {y} {width} {height} re S")


LINES = lines("望川市人民政府文件", "第一行的内容", "第二行的内容", "第三行的内容")


class TestNoTables:
    @pytest.mark.parametrize(
        "drawn",
        [
            [rule(80, 725, 515, 725, 3), rule(80, 670, 515, 670)],
            [box(60, 600, 480, 200)],
            [box(60, 600, 480, 200), box(70, 610, 460, 180)],
            [box(60, 600, 480, 200), rule(60, 700, 540, 700)],
            [box(60, 600, 480, 200), rule(200, 600, 200, 800)],
            [rule(80, y, 515, y) for y in (760, 730, 640)],
            [
                box(100, 730, 80, 30),
                rule(140, 730, 140, 700),
                box(100, 670, 80, 30),
                rule(180, 745, 220, 745),
            ],
            [Drawing("1 w 80 600 m 80 700 200 800 300 700 c S")],
            [Drawing("80 600 440 180 re n")],
            [*grid((560, 570, 580), (800, 790, 780))],
        ],
    )
    def test_lines_and_frames_leave_the_text_as_it_is(self, drawn: list[Mark]) -> None:
        source = read([*drawn, *LINES])
        assert source == read(LINES)
        assert not source.tables

    def test_a_grid_that_holds_the_page_is_its_frame(self) -> None:
        text = lines(*["内容各不相同的一行文字，写满一页的宽度，共二十余字。"] * 25, top=780, pitch=20)
        source = read([*grid((60, 560, 580), (820, 250, 200)), *text])
        assert not source.tables


def page(number: int, *marks: Mark) -> list[Mark]:
    return [*marks, Text(f"— {number} —", 280, 50, 14)]


THIRD, FOURTH = ("3", "编制应急预案", "市应急管理局", "市气象局"), ("4", "开展演练", "市消防救援支队", "")


class TestOverPages:
    def test_rows_go_on_over_a_page_whose_number_is_furniture(self) -> None:
        source = read(page(1, *table(ROWS)), page(2, *table([THIRD, FOURTH], top=780)))
        assert texts(source)[2:] == [[*SECOND[:3], "市农业农村局\n— 1 —"], list(THIRD), list(FOURTH)]
        assert [source.text[each.span.start : each.span.end] for each in source.furniture] == [
            "— 1 —\n",
            "— 2 —\n",
        ]

    def test_a_head_said_again_is_the_pages(self) -> None:
        source = read(page(1, *table(ROWS)), page(2, *table([HEAD, THIRD], top=780)))
        assert [row[1] for row in texts(source)] == ["工作任务", FIRST[1], SECOND[1], THIRD[1]]
        document = govdoc.load(pdf(page(1, *table(ROWS)), page(2, *table([HEAD, THIRD], top=780))))
        assert [task.assignment.lead[0].name for task in document.tasks()] == [
            "市水利局",
            "市公安局",
            "市应急管理局",
        ]
        assert "".join(document.slice(leaf.span) for leaf in document.leaves()) == document.text

    def test_a_row_that_the_page_parts_is_one(self) -> None:
        rest = ("", "并纳入考核", "", "市审计局")
        source = read(page(1, *table(ROWS)), page(2, *table([rest, THIRD], top=780)))
        assert texts(source)[2][1] == "开展每周巡查并纳入考核"
        assert [row[0] for row in texts(source)] == ["序号", "1", "2", "3"]

    def test_columns_that_only_one_page_parts_are_counted_on_both(self) -> None:
        xs = (COLUMNS[0], *COLUMNS[2:])
        heading = table([("附：", "甲", "乙"), ("丙", "丁", "戊")], xs)
        source = read(page(1, *heading), page(2, *table([THIRD, FOURTH], top=780)))
        assert [[columns for _, columns, _ in row] for row in spans(source)] == [[2, 1, 1]] * 2 + [
            [1] * 4
        ] * 2

    @pytest.mark.parametrize(
        "second",
        [
            table([THIRD, FOURTH], (80, 150, 300, 400, 500), 780),
            [Text("附件2", y=800), *table([THIRD, FOURTH], top=780)],
        ],
    )
    def test_other_columns_or_a_line_between_make_another_table(self, second: list[Mark]) -> None:
        assert len(read(page(1, *table(ROWS)), page(2, *second)).tables) == 2

    def test_so_does_a_second_table_of_the_same_page(self) -> None:
        assert len(read([*table(ROWS), *table([THIRD, FOURTH], top=500)]).tables) == 2


WRAPPED = (
    "　　一、加强领导。市政府有关部门要按照各自职责，切实加强组",
    "织领导，细化工作措施，主动沟通协调，抓好工作落实，确保按期完",
    "成各项目标任务，任务分解见下表。",
)
BELOW = (
    "　　二、强化督查。市政府督查室要定期对任务完成情况开展督促检",
    "查，督查结果纳入年度考核，对进展缓慢的单位予以通报批评并限期",
    "整改到位。",
)


def test_a_table_between_hard_wrapped_lines_and_the_lines_are_read_rightly() -> None:
    above = lines(*WRAPPED, top=780, x=70)
    below = lines(*BELOW, top=560, x=70)
    document = govdoc.load(pdf(page(1, *above, *table(ROWS, top=690), *below)))
    one, two = document.walk()
    assert one.text.endswith(
        "切实加强组织领导，细化工作措施，主动沟通协调，抓好工作落实，确保按期完成各项目标任务，任务分解见下表。"
    )
    assert two.text.endswith(
        "定期对任务完成情况开展督促检查，督查结果纳入年度考核，对进展缓慢的单位予以通报批评并限期整改到位。"
    )
    assert [(task.address, task.text, task.lead[0].name) for task in document.tasks()] == [
        ("1", "建设智慧河道平台", "市水利局"),
        ("1", "开展每周巡查", "市公安局"),
    ]
    assert "".join(document.slice(leaf.span) for leaf in document.leaves()) == document.text


class TestHostile:
    @pytest.mark.parametrize(
        "drawn",
        [
            "0 0 m 9 9 l S " * 40_000,
            "10 10 m " + "20 20 l " * 40_000 + "S",
            " ".join(
                f"{at % 590} 0 m {at % 590} 800 l 0 {at % 800} m 590 {at % 800} l S" for at in range(9000)
            ),
            " ".join(f"{at} 0 m {at} 800 l 0 {at} m 590 {at} l S" for at in range(0, 590, 4)),
        ],
    )
    def test_a_page_that_draws_more_than_a_table_needs_has_none(self, drawn: str) -> None:
        started = time.process_time()
        assert not read([Drawing(drawn), *LINES]).tables
        assert time.process_time() - started < 5

    def test_a_form_that_draws_itself(self) -> None:
        assert not read([Drawing("/X Do"), *LINES], form="10 10 m 90 10 l S /X Do").tables

    @pytest.mark.parametrize("limit", ["MOST_PARTS", "MOST_OF_FILE"])
    def test_over_the_limits_tables_are_lines(self, limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(paths, limit, 8)
        assert not read(table(ROWS)).tables

    def test_a_page_with_too_many_crossings(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(ruling, "MOST_TRIED", 5)
        assert not read(table(ROWS)).tables

    def test_a_table_that_grows_a_column_on_every_page(self) -> None:
        pages = [
            table(
                [["甲乙丙"[at % 3] for at in range(columns)]] * 2,
                [80 + 400 * at / columns for at in range(columns + 1)],
            )
            for columns in (2, 4, 8, 16)
        ]
        assert [len(each.rows) for each in read(*pages).tables] == [8]


NUMBERS = st.integers(0, 40).map(lambda each: each * 10.0)
STROKES = st.lists(
    st.one_of(
        st.tuples(NUMBERS, NUMBERS, NUMBERS).map(lambda p: (min(p[:2]), p[2], max(p[:2]), p[2])),
        st.tuples(NUMBERS, NUMBERS, NUMBERS).map(lambda p: (p[2], min(p[:2]), p[2], max(p[:2]))),
    ),
    max_size=60,
)


@given(STROKES)
def test_the_cells_of_a_grid_tile_it_whatever_rules_are_missing(
    strokes: list[tuple[float, float, float, float]],
) -> None:
    for found in find_grids(strokes):
        squares = [
            row * found.width + column
            for cell in found.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        ]
        assert sorted(squares) == list(range(len(found.owners)))
        assert len(found.owners) == found.width * (len(found.ys) - 1)
        assert all(
            found.owners[cell.row * found.width + cell.column] == at for at, cell in enumerate(found.cells)
        )
        assert {cell.row for cell in found.cells} == set(range(len(found.ys) - 1))
        assert sorted(found.xs) == found.xs
        assert sorted(found.ys) == found.ys
