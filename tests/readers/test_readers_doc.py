"""DOC files of Word 97 to 2003: what is shown is what is read, as from a DOCX of the same document."""

import struct

import pytest
from doc_files import (
    ANCHORS,
    BOX_TEXTS,
    BULLET,
    DECIMAL,
    DELETED,
    DRAWINGS,
    ENDNOTE_TEXTS,
    FIXTURES,
    HAN,
    HAN_THOUSAND,
    HIDDEN,
    IN_TABLE,
    INNER_CELL,
    INNER_ROW,
    NOTE_TEXTS,
    PARAGRAPHS,
    PIECES,
    SECTIONS,
    STYLES,
    Run,
    anchors,
    box_texts,
    cells,
    changed,
    definitions,
    doc,
    in_lists,
    level,
    lines,
    listed,
    load,
    p,
    plc,
    row,
    sprm,
    starting,
    stylesheet,
    symbol,
    uses,
)

import govdoc
from govdoc.model import Origin

# Text


def test_a_paragraph_is_a_line() -> None:
    source = load(doc([p("关于放假的通知"), p(), p("各单位：")]))
    assert source.text == "关于放假的通知\n\n各单位：\n"
    assert source.paragraphs
    assert source.origin == Origin("公文.doc", "doc")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("甲\t乙", "甲\t乙"),
        ("甲\x0b乙\x0c丙\x0e丁", "甲\n乙\n丙\n丁"),
        ("A\x1eB\x1f", "A-B"),
        ("甲\x01\x02\x05\x08乙", "甲乙"),
        ("𠮷野家\ud800。", "𠮷野家\ufffd。"),
        ("一\u00a0二", "一\u00a0二"),
    ],
)
def test_what_signs_show(content: str, text: str) -> None:
    with_lone = content.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    data = doc([p(with_lone.replace("\ud800", "\u1234"))])
    assert load(data.replace(b"\x34\x12", b"\x00\xd8")).text == text + "\n"


def test_a_byte_a_character_is_that_of_windows_with_its_exceptions() -> None:
    assert load(doc([p("“A” – ½ é …")], narrow=True)).text == "“A” – ½ é …\n"


def test_symbols_are_those_of_the_symbol_fonts() -> None:
    assert lines(p(Run("(", symbol(0xF0FE)), "已办", Run("(", symbol(0x25CB)), Run("(", symbol(0xF021)))) == [
        "☑已办○\ufffd"
    ]


def test_field_codes_go_and_results_stay() -> None:
    assert lines(
        p("\x13 DATE \x142024年\x155月\x13 HYPERLINK \x13 X \x14y\x15 \x14链接\x15\x13 XE 索引\x15。")
    ) == ["2024年5月链接。"]


def test_a_paragraph_whose_end_is_deleted_stays_before_the_table_behind_it() -> None:
    rows = [*cells("一", "二"), *cells("三", "四")]
    assert lines(p("甲", end=Run("\r", DELETED)), *rows, p("乙")) == ["甲", "一\t二", "三\t四", "乙"]


def test_ruby_is_read_without_its_reading() -> None:
    code = '\x13 EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(wàng),望)\x15'
    assert lines(p(code, "川\x13 EQ \\f(1,2) \x15。")) == ["望川。"]


def test_a_field_that_has_no_end_costs_its_paragraph_only() -> None:
    assert lines(p("前\x13 TOC"), p("\x14后\x15"), p("末\x15")) == ["前", "后", "末"]
    assert lines(p("\x13TOC\x14一\x13PAGE\x142"), p("二\x15"), p("三")) == ["一2", "二", "三"]


def test_tracked_changes_count_as_accepted() -> None:
    assert lines(p("保留", Run("删去", DELETED), "加入")) == ["保留加入"]


def test_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    assert lines(p("各单位", end=Run("\r", DELETED)), p("要落实责任。"), p("二")) == [
        "各单位要落实责任。",
        "二",
    ]
    assert lines(p("末段", end=Run("\r", DELETED))) == ["末段"]


def test_a_text_box_of_a_paragraph_whose_end_is_deleted_is_not_lost() -> None:
    text = [p("各单位\x08", end=Run("\r", DELETED)), p("要落实。"), p("盒"), p()]
    parts = {ANCHORS: anchors((3, 7)), BOX_TEXTS: box_texts((0, 7), (2, 0), end=3)}
    assert load(doc(text, parts, {"boxes": 3})).text == "各单位要落实。\n盒\n"


def test_hidden_text_is_not_shown_but_its_paragraph_ends() -> None:
    assert lines(
        p(Run("密", HIDDEN), Run("公", sprm(0x083C, 0, 1))), p(Run("密", HIDDEN), end=Run("\r", HIDDEN))
    ) == [
        "公",
        "",
    ]


def test_a_form_feed_breaks_a_page_or_ends_a_section() -> None:
    broken = [p("一\x0c二"), p("三", end="\x0c"), p("四")]
    sections = plc([0, 6, 8], [b"\0" * 12] * 2)
    assert lines(*broken, parts={SECTIONS: sections}) == ["一", "二", "三", "四"]


def test_pieces_may_stand_in_any_order_and_change_what_is_in_them() -> None:
    data = doc([p("乙"), p("甲"), p("删")])
    start = 1024
    pieces = [(0, 2, start + 4, 0), (2, 4, start, 0), (4, 6, start + 8, 0x41 << 1 | 1 << 8)]
    table = plc(
        [0, *[end for _, end, _, _ in pieces]], [struct.pack("<HIH", 0, at, prm) for *_, at, prm in pieces]
    )
    clx = b"\x02" + struct.pack("<I", len(table)) + table
    data = doc([p("乙"), p("甲"), p("删")], {PIECES: clx})
    assert load(data).text == "甲\n乙\n"
    grpprl = b"\x01" + struct.pack("<H", len(HIDDEN)) + HIDDEN
    table = plc([0, 2, 6], [struct.pack("<HIH", 0, start, 1), struct.pack("<HIH", 0, start + 4, 0x7FFF)])
    clx = grpprl + b"\x02" + struct.pack("<I", len(table)) + table
    assert load(doc([p("乙"), p("甲"), p("删")], {PIECES: clx})).text == "\n甲\n删\n"


def test_footnotes_and_endnotes_are_kept_at_the_end_as_furniture() -> None:
    text = [p("正文\x02。"), p("\x02 指2023年"), p("数据。"), p("\x02 尾注。"), p()]
    lengths = {"footnotes": 13, "endnotes": 7}
    parts = {NOTE_TEXTS: plc([0, 13, 13]), ENDNOTE_TEXTS: plc([0, 6, 7])}
    source = load(doc(text, parts, lengths))
    assert source.text == "正文。\n指2023年 数据。\n尾注。\n"
    (mark,) = source.furniture
    assert source.text[mark.span.start : mark.span.end] == "指2023年 数据。\n尾注。\n"


def test_headers_and_comments_are_no_text() -> None:
    source = load(doc([p("正文。"), p("页眉"), p("批注")], lengths={"headers": 3, "comments": 3}))
    assert source.text == "正文。\n"


# Text boxes


def test_text_boxes_follow_their_paragraph() -> None:
    text = [p("望政〔2024〕1号\x08"), p("后"), p("签发人：周明远"), p(), p("无锚"), p()]
    parts = {ANCHORS: anchors((10, 7)), BOX_TEXTS: box_texts((0, 7), (9, 8), (12, 0), end=13)}
    assert load(doc(text, parts, {"boxes": 13})).text == "望政〔2024〕1号\n签发人：周明远\n后\n无锚\n"


def test_text_boxes_of_a_group_follow_where_the_group_is_anchored() -> None:
    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HHI", 15, kind, len(body)) + body

    def shape(name: int) -> bytes:
        return record(0xF004, record(0xF009, b"") + record(0xF00A, struct.pack("<II", name, 0)))

    group = record(0xF003, shape(20) + shape(21) + record(0xF003, shape(22) + shape(23)))
    drawing = record(0xF002, record(0xF008, b"\0" * 8) + record(0xF003, shape(1) + group + shape(30)))
    drawings = record(0xF000, b"") + b"\0" + drawing
    text = [p("甲\x08"), p("乙"), p("一"), p("二"), p()]
    parts = {
        ANCHORS: anchors((1, 20)), BOX_TEXTS: box_texts((0, 21), (2, 23), (4, 0), end=5), DRAWINGS: drawings
    }  # fmt: skip
    assert load(doc(text, parts, {"boxes": 5})).text == "甲\n一\n二\n乙\n"


def test_text_boxes_in_a_cell_are_part_of_it() -> None:
    text = [*cells("格\x08", "右"), *cells("a", "b"), p("末"), p("盒"), p()]
    parts = {ANCHORS: anchors((1, 7)), BOX_TEXTS: box_texts((0, 7), (2, 0), end=3)}
    assert load(doc(text, parts, {"boxes": 3})).text == "格 盒\t右\na\tb\n末\n"


# Titles


def test_a_title_broken_over_lines_goes_on() -> None:
    styles = stylesheet(("Normal", 0xFFF, b""), ("Title,标题", 0, b""))
    source = load(doc([p("关于印发\x0b方案的通知", style=1), p("后")], {STYLES: styles}))
    assert (source.text, source.title) == ("关于印发方案的通知\n后\n", "关于印发方案的通知")


@pytest.mark.parametrize(("codec", "page"), [("gbk", 936), ("utf-8", 65001)])
def test_stated_title_is_a_witness(codec: str, page: int) -> None:
    title = "关于放假的通知".encode(codec) + b"\0"
    body = struct.pack("<II4I", 0, 2, 1, 24, 2, 32) + struct.pack("<II", 2, page)
    body += struct.pack("<II", 30, len(title)) + title
    stream = b"\xfe\xff".ljust(44, b"\0") + struct.pack("<I", 48) + body
    assert load(doc([p("正文")], streams={"\x05SummaryInformation": stream})).title == "关于放假的通知"
    assert load(doc([p("正文")], streams={"\x05SummaryInformation": stream[:60]})).title is None


# Automatic numbers


def test_levels_count_and_start_anew_under_a_new_parent() -> None:
    levels = definitions(
        [level(HAN_THOUSAND, "%1、"), level(HAN, "（%2）"), level(DECIMAL, "%3."), level(DECIMAL, "（%4）")]
    )
    shape = ["0总体", "1甲", "2a", "2b", "1乙", "2c", "3d", "0任务", "1丙"]
    body = [p(each[1:], stated=listed(1, int(each[0]))) for each in shape]
    assert in_lists(*body, levels=levels, lists=uses((1, []))) == [
        "一、总体", "（一）甲", "1.a", "2.b", "（二）乙", "1.c", "（1）d", "二、任务", "（一）丙"
    ]  # fmt: skip


def test_level_can_run_on_across_parents() -> None:
    levels = definitions([level(HAN, "%1、"), level(HAN, "（%2）", flags=8)])
    body = [p("甲", stated=listed(1, at)) for at in (0, 1, 1, 0, 1)]
    found = in_lists(*body, levels=levels, lists=uses((1, [])))
    assert [line[:-1] for line in found] == ["一、", "（一）", "（二）", "二、", "（三）"]


def test_lists_of_one_definition_count_on_unless_told_where_to_start() -> None:
    lists = uses((1, []), (1, []), (1, [starting(0, 1)]))
    body = [p("甲", stated=listed(n)) for n in (1, 1, 2, 3, 3)]
    found = in_lists(*body, levels=definitions([level(DECIMAL, "%1.")]), lists=lists)
    assert [line[:-1] for line in found] == ["1.", "2.", "3.", "1.", "2."]


def test_a_list_can_override_a_level() -> None:
    lists = uses((1, [changed(0, level(3, "%1)"))]))
    assert in_lists(p("甲", stated=listed(1)), levels=definitions([level(DECIMAL, "%1.")]), lists=lists) == [
        "A)甲"
    ]


def test_numbers_of_styles_their_parents_and_levels_bound_to_them() -> None:
    levels = definitions([level(HAN, "第%1章"), level(HAN, "第%2条")], styles=[1, 2])
    in_list = sprm(0x460B, 1, 2)
    styles = stylesheet(("正文", 0xFFF, b""), ("标题 1", 0, in_list), ("条", 0, in_list), ("x", 1, b""))
    body = [
        p("总则", style=1),
        p("为了", style=2),
        p("附则", style=3),
        p("不编号", style=3, stated=sprm(0x460B, 0, 2)),
        p("旧式", style=3, stated=sprm(0x460B, 0xF801, 2)),
    ]
    assert in_lists(*body, levels=levels, lists=uses((1, [])), more={STYLES: styles}) == [
        "第一章　总则", "第一条　为了", "第二章　附则", "不编号", "旧式"
    ]  # fmt: skip


def test_decimals_of_several_levels_and_legal_numbering() -> None:
    levels = definitions([level(HAN, "%1、"), level(DECIMAL, "%1.%2", flags=4)])
    body = [p("甲", stated=listed(1)), p("乙", stated=listed(1, 1))]
    assert in_lists(*body, levels=levels, lists=uses((1, []))) == ["一、甲", "1.1 乙"]


def test_modifiers_of_changing_size_are_passed_over() -> None:
    tabs = struct.pack("<HB", 0xC615, 4) + bytes([0, 1, 0, 1])
    many = struct.pack("<HB", 0xC615, 255) + bytes([1, *b"tttt", 2, *b"tttttt"])
    levels = definitions([level(DECIMAL, "%1.")])
    body = [p("甲", stated=each + listed(1)) for each in (tabs, many)]
    assert in_lists(*body, levels=levels, lists=uses((1, []))) == ["1.甲", "2.甲"]


def test_bullets_are_no_numbers_and_unknown_lists_are_none() -> None:
    body = [p("甲", stated=listed(1)), p("乙", stated=listed(9)), p("丙", stated=listed(1, 8))]
    levels = definitions([level(BULLET, "\uf0b7")])
    assert in_lists(*body, levels=levels, lists=uses((1, []))) == ["甲", "乙", "丙"]
    assert lines(*body) == ["甲", "乙", "丙"]


def test_cells_count_too() -> None:
    rows = [each for _ in range(3) for each in (p(stated=IN_TABLE + listed(1), end="\x07"), *cells("任务"))]
    levels = definitions([level(DECIMAL, "%1")])
    assert in_lists(*rows, levels=levels, lists=uses((1, []))) == ["1\t任务", "2\t任务", "3\t任务"]


# Tables


def test_cells_tile_their_table() -> None:
    first, on = 3 << 5, 1 << 5
    body = [
        p("前"),
        *cells("任务分工", definition=row([0, 3000])),
        *cells("一", "甲", definition=row([0, 1003, 3000], [first])),
        *cells("", "乙", definition=row([0, 1000, 3000], [on])),
        p("后"),
    ]
    source = load(doc(body))
    assert source.text == "前\n任务分工\n一\t甲\n乙\n后\n"
    (table,) = source.tables
    shown = [
        [(source.text[c.span.start : c.span.end], c.columns, c.rows) for c in each] for each in table.rows
    ]
    assert shown == [[("任务分工\n", 2, 1)], [("一\t", 1, 2), ("甲\n", 1, 1)], [("乙\n", 1, 1)]]


@pytest.mark.parametrize("joined", [row([0, 1, 2, 3000], [1, 2, 2]), row([0, 1, 2, 3000], [3, 1, 1]),
                                    row([0, 1, 2, 3000]) + struct.pack("<HBB", 0x5624, 0, 3)])  # fmt: skip
def test_cells_joined_across_are_one(joined: bytes) -> None:
    body = [
        *cells("总", "", "计", definition=joined),
        *cells("a", "b", "c", definition=row([0, 900, 1800, 3000])),
    ]
    source = load(doc([*body, p("末")]))
    assert source.text == "总 计\na\tb\tc\n末\n"


def test_joins_down_may_be_stated_by_a_modifier_of_their_own() -> None:
    joined = row([0, 1000, 2000]) + struct.pack("<HBBB", 0xD62B, 2, 0, 1)
    body = [*cells("一", "甲", definition=row([0, 1000, 2000])), *cells("", "乙", definition=joined), p()]
    (table,) = load(doc(body)).tables
    assert [[cell.rows for cell in each] for each in table.rows] == [[2, 1], [1]]


def test_rows_taken_out_by_tracked_changes() -> None:
    body = [*cells("旧", "旧", deleted=True), *cells("新", "新"), *cells("丙", "丁"), p("末")]
    assert load(doc(body)).text == "新\t新\n丙\t丁\n末\n"


def test_a_table_that_only_arranges_the_page_is_read_as_text() -> None:
    body = [p("望川市人民政府文件", stated=IN_TABLE), *cells("望政发〔2024〕1号"), p("末")]
    source = load(doc(body))
    assert (source.text, source.tables) == ("望川市人民政府文件\n望政发〔2024〕1号\n末\n", ())


def test_a_ruled_row_is_a_table_and_a_ruled_cell_is_none() -> None:
    ruled = row([0, 1000, 2000], ruled=True)
    borders = row([0, 1000, 2000]) + struct.pack("<HB", 0xD605, 24) + bytes([4, 1, 0, 0] * 6)
    for definition in (ruled, borders):
        assert load(doc([*cells("一", "甲", definition=definition), p()])).tables
    assert not load(doc([*cells("框中文字", definition=row([0, 1000], ruled=True)), p()])).tables


def test_tables_in_cells_are_part_of_the_cell() -> None:
    inner = [p("内一", stated=INNER_CELL), p("内二", stated=INNER_CELL), p(stated=INNER_ROW)]
    body = [p("外", stated=IN_TABLE), *inner, *cells("", "右"), *cells("下", "右下"), p("末")]
    assert load(doc(body)).text == "外 内一 内二\t右\n下\t右下\n末\n"


def test_long_lists_of_modifiers_stand_in_a_stream_of_their_own() -> None:
    joined = row([0, 1000, 2000], [0, 1 << 5]) + sprm(0x2416, 1, 1) + sprm(0x2417, 1, 1)
    end = p(stated=sprm(0x6646, 0, 4), end="\x07")
    body = [*cells("一", "甲")[:2], end, *cells("二", "")[:2], end, p("末")]
    source = load(doc(body, streams={"Data": struct.pack("<H", len(joined)) + joined}))
    assert source.text == "一\t甲\n二\n末\n"


def test_without_properties_an_empty_cell_behind_another_ends_a_row() -> None:
    data = doc([*cells("一", "甲"), *cells("二", "乙"), p("末")], hidden_parts=[PARAGRAPHS])
    assert load(data).text == "一\t甲\n二\t乙\n末\n"


# Lines that were pasted

PASTED = [
    "为贯彻落实党中央、国务院关于全面推进乡村振兴的决策部署，根据市委工作要",
    "求，结合本市实际，现将有关事项通知如下。",
]


def test_lines_that_were_pasted_are_joined_unless_somebody_set_them() -> None:
    body = [p(line) for line in PASTED * 12]
    assert not load(doc(body)).paragraphs
    assert load(doc([p(PASTED[0], stated=sprm(0x8460, 640, 2)), *body])).paragraphs
    assert load(doc([*body, *cells("一", "甲")])).paragraphs
    assert not load(doc([p(PASTED[0], stated=sprm(0x8460, 0, 2) + sprm(0x2640, 9, 1)), *body])).paragraphs


# Whole files


def test_a_file_of_another_program_reads() -> None:
    """Written by LibreOffice: styles with numbers, joined cells, a text box, a footnote, hidden and deleted text."""
    source = load((FIXTURES / "office.doc").read_bytes())
    assert source.text == (
        "关于加强值守的通知\n各区人民政府：\n一、总体要求\n（一）加强领导。\n望政〔2024〕1号\n签发人：周明远\n"
        "二、任务\n任务分工\n一\t甲\t丁\n乙\n数据见附表。\n2024年5月6日\n指2023年数据。\n"
    )
    (table,) = source.tables
    shown = [[(cell.columns, cell.rows) for cell in each] for each in table.rows]
    assert shown == [[(3, 1)], [(1, 2), (1, 1), (1, 1)], [(2, 1)]]
    assert (source.title, len(source.furniture)) == ("关于加强值守的通知", 1)


def test_doc_is_found_by_its_content() -> None:
    document = govdoc.load(doc([p("关于放假的通知"), p("各单位："), p("一、时间")]))
    assert document.origin.format == "doc"
    assert [unit.marker.text for unit in document.walk()] == ["一、"]
