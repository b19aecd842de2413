"""The DOCX exporter: what is written where. Whether it looks right on the page, tests/render measures."""

import io
import re
import zipfile
from typing import Any

import docx
import pytest
from docx_drafts import Draft
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import govdoc
from govdoc.errors import FormatError
from govdoc.exporters.docx import DocxOptions, Fonts, dumps
from govdoc.model import Document, DocumentNumber

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
P_PR_ORDER = [
    "pStyle", "keepNext", "pageBreakBefore", "framePr", "widowControl", "pBdr", "tabs", "kinsoku", "wordWrap",
    "overflowPunct", "autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid", "spacing", "ind", "jc",
    "outlineLvl",
]  # fmt: skip
"""Children of `w:pPr` in the order of the schema (ECMA-376 §17.3.1.26).

Another one, and Word calls the file damaged.
"""
SECT_PR_ORDER = ["footerReference", "pgSz", "pgMar", "titlePg"]
R_PR_ORDER = ["rStyle", "rFonts", "color", "spacing", "w", "sz", "szCs", "lang"]


def notice() -> Draft:
    draft = Draft()
    draft.head("copy", "000017").head("secrecy", "机密★1年").head("urgency", "特急")
    draft.head("mark", "望川市人民政府文件").number("望政发", 2024, 17)
    draft.title("望川市人民政府关于进一步加强城市地下管线安全隐患排查整治工作的通知")
    draft.head("recipients", "各县（市、区）人民政府：").paragraph("现将有关事项通知如下。")
    draft.unit(1, "一、", "一、", "总体要求").paragraph("坚持“安全第一”。")
    draft.unit(2, "（一）", "（一）", "健全机制", "各单位要落实责任。", stop="。")
    draft.unit(3, "1.", "1.", "", "建立台账。（责任单位：市应急局）")
    draft.table(("序号", "任务"), (("1", 1, 2), "排查"), ("整改",))
    draft.foot("attachments", "附件：1.任务表\n2.名单", attachments=("任务表", "名单"))
    draft.foot("signatory", "望川市人民政府", signatories=("望川市人民政府",))
    draft.foot("date", "2024年3月5日", date="2024-03-05").foot(
        "note", "（此件公开发布）", note="此件公开发布"
    )
    draft.finish().begin("attachment", "附件1").head("label", "附件1").title("任务表").paragraph("任务见表。")
    draft.foot("copies", "抄送：市委各部门。").foot("printing", "望川市人民政府办公室　2024年3月5日印发")
    return draft


@pytest.fixture(scope="module")
def document() -> Document:
    return notice().document()


def part(data: bytes, name: str = "word/document.xml") -> Any:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def lines(data: bytes) -> list[tuple[str, str]]:
    """Style and text of every paragraph, as python-docx reads them."""
    made = docx.Document(io.BytesIO(data))
    body = made.element.body
    found = []
    shown = {W + "t": None, W + "br": "\n", W + "tab": "\t"}
    for paragraph in body.iter(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        nodes = [node for node in paragraph.iter(*shown) if node.getparent().tag == W + "r"]
        text = "".join(shown[node.tag] or node.text or "" for node in nodes)
        found.append((style.get(W + "val") if style is not None else "", text))
    return found


def styled(data: bytes, style: str) -> list[str]:
    return [text for name, text in lines(data) if name == style]


def looks(data: bytes, style: str) -> list[Any]:
    """The `w:pPr` of the paragraphs of a style."""
    return [
        p.find(W + "pPr")
        for p in part(data).iter(W + "p")
        if p.find(f"{W}pPr/{W}pStyle").get(W + "val") == style
    ]


# What stands on the page


def test_every_element_of_the_tree_is_there_in_the_order_of_the_standard(document: Document) -> None:
    shown = [(style, text.replace("\n", "")) for style, text in lines(dumps(document)) if text]
    assert shown == [
        ("CopyNumber", "000017"),
        ("Secrecy", "机密★1年"),
        ("Secrecy", "特急"),
        ("Mark", "望川市人民政府文件"),
        ("Number", "望政发〔2024〕17号"),
        ("Title", "望川市人民政府关于进一步加强城市地下管线安全隐患排查整治工作的通知"),
        ("Recipients", "各县（市、区）人民政府："),
        ("Body", "现将有关事项通知如下。"),
        ("Heading1", "一、总体要求"),
        ("Body", "坚持“安全第一”。"),
        ("Body", "（一）健全机制。各单位要落实责任。"),
        ("Body", "1.建立台账。（责任单位：市应急局）"),
        ("Cell", "序号"), ("Cell", "任务"), ("Cell", "1"), ("Cell", "排查"), ("Cell", "整改"),
        ("Attachments", "附件：1.任务表"),
        ("Attachments", "2.名单"),
        ("Signatory", "望川市人民政府"),
        ("Date", "2024年3月5日"),
        ("Note", "（此件公开发布）"),
        ("Label", "附件1"),
        ("Title", "任务表"),
        ("Body", "任务见表。"),
        ("Copies", "抄送：市委各部门。"),
        ("Printing", "望川市人民政府办公室　\t2024年3月5日印发"),
    ]  # fmt: skip


def test_nothing_is_invented() -> None:
    data = dumps(Draft().paragraph("仅有正文。").document())
    assert [text for _, text in lines(data) if text] == ["仅有正文。"]
    assert not list(part(data).iter(W + "pBdr"))  # no mark, no number: no red line


def test_an_empty_document_is_an_empty_page() -> None:
    assert [text for _, text in lines(dumps(Draft().document()))] == [""]


def test_title_and_issuer_come_from_the_caller_where_the_tree_is_silent() -> None:
    data = dumps(Draft().paragraph("正文。").document(), title="关于放假的通知", issuer="望川市人民政府")
    assert styled(data, "Mark") == ["望川市人民政府文件"]
    assert styled(data, "Title") == ["关于放假的通知"]


def test_callers_title_takes_the_place_of_the_trees(document: Document) -> None:
    assert styled(dumps(document, title="新的标题"), "Title") == ["新的标题", "任务表"]


def test_label_of_a_number_is_the_web_pages_word_and_left_out() -> None:
    data = dumps(Draft().number("望政发", 2024, 1, "发文字号： 望政发[2024]1号").document())
    assert styled(data, "Number") == ["望政发[2024]1号"]


def test_number_in_metadata_is_printed_and_the_metadata_are_not() -> None:
    number = DocumentNumber("望政发〔2024〕1号", "望政发", 2024, 1)
    draft = (
        Draft()
        .head("metadata", "索引号：000014349/2018")
        .head("metadata", "文号：望政发[2024]1号", number=number)
    )
    assert [text for _, text in lines(dumps(draft.document())) if text] == ["望政发〔2024〕1号"]


def test_orders_number_stands_under_the_title() -> None:
    number = DocumentNumber("令第37号", "令", None, 37)
    draft = Draft().title("望川市人民政府令").head("number", "第37号", number=number)
    assert [text for _, text in lines(dumps(draft.document())) if text] == ["望川市人民政府令", "第37号"]


def test_heading_alone_has_the_levels_style_and_a_run_in_heading_its_face_only() -> None:
    data = dumps(notice().document())
    heading = next(p for p in part(data).iter(W + "p") if "健全机制" in "".join(p.itertext()))
    faces = [(run.find(f"{W}rPr/{W}rStyle"), "".join(run.itertext())) for run in heading.iter(W + "r")]
    assert [(style.get(W + "val") if style is not None else "", text) for style, text in faces] == [
        ("Kai", "（一）健全机制。"),
        ("", "各单位要落实责任。"),
    ]
    assert styled(data, "Heading1") == ["一、总体要求"]


@pytest.mark.parametrize(
    ("style", "marker", "text", "expected"),
    [
        ("第条", "第一条", "为了规范管理。", "第一条　为了规范管理。"),
        ("1.", "1.", "5个工作日内办结。", "1. 5个工作日内办结。"),
        ("1.", "1.", "办结。", "1.办结。"),
        ("1.1", "1.1", "适用范围。", "1.1 适用范围。"),
        ("一", "一", "总则。", "一　总则。"),
        ("①", "①", "登记；", "①登记；"),
    ],
)
def test_marker_is_literal_text_apart_from_its_own_only_where_needed(
    style: str, marker: str, text: str, expected: str
) -> None:
    data = dumps(Draft().unit(1, style, marker, "", text).document())  # type: ignore[arg-type]
    assert styled(data, "Body") == [expected]


def test_chinese_punctuation_does_not_fall_out_of_the_han_font(document: Document) -> None:
    quote = next(run for run in part(dumps(document)).iter(W + "r") if "".join(run.itertext()) == "“")
    fonts = quote.find(f"{W}rPr/{W}rFonts")
    assert {fonts.get(W + slot) for slot in ("ascii", "hAnsi", "eastAsia")} == {"仿宋_GB2312"}


def test_one_font_for_han_and_latin_needs_no_runs_of_their_own(document: Document) -> None:
    data = dumps(document, fonts=Fonts(latin="仿宋_GB2312"))
    assert "坚持“安全第一”。" in ["".join(run.itertext()) for run in part(data).iter(W + "r")]


def test_cells_span_columns_and_rows(document: Document) -> None:
    rows = list(part(dumps(document)).iter(W + "tr"))
    merges = [[cell.find(f"{W}tcPr/{W}vMerge") is not None for cell in row.iter(W + "tc")] for row in rows]
    assert merges == [[False, False], [True, False], [True, False]]
    wide = dumps(Draft().table((("合计", 2, 1),), ("甲", "乙")).document())
    assert [span.get(W + "val") for span in part(wide).iter(W + "gridSpan")] == ["2"]


def test_a_column_is_centred_or_not_as_a_whole() -> None:
    rows = (("任务", "单位"), ("一项任务", "市水利局"), ("又一项任务，字数多一些", "市财政局"))
    data = dumps(Draft().table(*rows).document())
    aligned = [look.find(W + "jc") is not None for look in looks(data, "Cell")]
    assert aligned == [True, True, False, True, False, True]


@pytest.mark.parametrize("columns", [0, 1, 64, 10**9])
@pytest.mark.parametrize("rows", [0, 1, 10**9])
def test_absurd_spans_still_make_a_table_or_text(columns: int, rows: int) -> None:
    data = dumps(Draft().table(("甲", ("乙", columns, rows)), ("丙",), ("丁", "戊", "己")).document())
    assert "乙" in "".join(part(data).itertext())
    docx.Document(io.BytesIO(data))


SIGNED = "\n望川市人民政府\n2024年5月9日\n（此件公开发布）\n"


@pytest.mark.parametrize(
    ("text", "kept"),
    [("现予印发。\n", False), ("现通知如下。\n一、清淤。\n", True)],
    ids=["alone", "with more text"],
)
def test_a_note_stands_on_no_page_alone_unless_the_first_page_would_lose_its_text(
    text: str, kept: bool
) -> None:
    notice = govdoc.parse("望川市人民政府关于清淤的通知\n\n各单位：\n" + text + SIGNED)
    (date,) = looks(dumps(notice), "Date")
    assert (date.find(W + "keepNext") is not None) == kept


# Options


def test_seal_centres_the_name_on_the_date(document: Document) -> None:
    (look,) = looks(dumps(document, seal=True), "Signatory")
    (stop,) = look.iter(W + "tab")
    (date,) = looks(dumps(document, seal=True), "Date")
    left = int(date.find(W + "ind").get(W + "left"))
    date_width = 315 * 3 + 6 * 155  # 2024年3月5日: three Han characters, six digits
    assert abs(int(stop.get(W + "pos")) - (left + date_width / 2)) < 10
    assert 8845 - left - date_width == 4 * 315


def test_without_seal_the_date_begins_two_characters_behind_the_name(document: Document) -> None:
    name, date = (
        int(looks(dumps(document), style)[0].find(W + "ind").get(W + "left"))
        for style in ("Signatory", "Date")
    )
    assert date - name == 2 * 315
    assert 8845 - name - 7 * 315 == 2 * 315


def test_date_longer_than_the_name_sets_the_pace() -> None:
    draft = Draft().paragraph("正文。").foot("signatory", "市商务局", signatories=("市商务局",))
    data = dumps(draft.foot("date", "2024年11月15日", date="2024-11-15").document())
    name, date = (
        int(looks(data, style)[0].find(W + "ind").get(W + "left")) for style in ("Signatory", "Date")
    )
    assert 8845 - date - (315 * 3 + 8 * 155) == 2 * 315
    assert date - name == 2 * 315


def test_name_and_date_on_one_line_are_parted() -> None:
    draft = Draft().paragraph("正文。")
    draft.foot("signatory", "望川市商务局　2024年3月5日", signatories=("望川市商务局",), date="2024-03-05")
    data = dumps(draft.document())
    assert styled(data, "Signatory") + styled(data, "Date") == ["望川市商务局", "2024年3月5日"]


def test_joint_seals_stand_in_rows() -> None:
    names = ("省发展改革委", "省财政厅", "省商务厅", "省教育厅")
    draft = Draft().paragraph("正文。").foot("signatory", "\n".join(names), signatories=names)
    data = dumps(draft.foot("date", "2024年3月5日", date="2024-03-05").document(), seal=True)
    assert styled(data, "Signatory") == ["\t省发展改革委\t\t省财政厅\t\t省商务厅", "\t省教育厅"]


def test_joint_mark_has_its_names_and_then_the_word() -> None:
    data = dumps(Draft().number("望发改", 2024, 1).document(), issuer=("省发展改革委", "省财政厅"))
    assert styled(data, "Mark") == ["省发展改革委", "省财政厅", "文件"]


def test_letter_has_no_word_on_its_mark_no_rules_and_no_number_on_page_one(document: Document) -> None:
    data = dumps(document, form="letter", issuer="望川市人民政府")
    assert styled(data, "Mark") == ["望川市人民政府"]
    assert styled(data, "Printing") == []
    assert part(data).find(f".//{W}titlePg") is not None
    assert not [each for each in looks(data, "Copies") if each.find(W + "pBdr") is not None]
    assert "instrText" not in etree.tostring(part(data, "word/footer3.xml")).decode()


@pytest.mark.parametrize(
    ("recipe", "top", "bottom", "line"), [("A", 2098, 1984, 579), ("B", 1960, 1847, 592)]
)
def test_recipes_set_margins_and_pitch(
    document: Document, recipe: str, top: int, bottom: int, line: int
) -> None:
    data = dumps(document, recipe=recipe)
    margins = part(data).find(f".//{W}pgMar")
    assert [int(margins.get(W + side)) for side in ("top", "bottom", "left", "right")] == [
        top,
        bottom,
        1587,
        1474,
    ]
    normal = part(data, "word/styles.xml").find(f"{W}style[@{W}styleId='Normal']//{W}spacing")
    assert (normal.get(W + "line"), normal.get(W + "lineRule")) == (str(line), "exact")
    assert 16838 - top - bottom >= 22 * line > 16838 - top - bottom - line


def test_twenty_eight_characters_fit_a_line() -> None:
    styles = part(dumps(Draft().document()), "word/styles.xml")
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    squeeze, size = (
        int(defaults.find(W + "spacing").get(W + "val")),
        int(defaults.find(W + "sz").get(W + "val")) * 10,
    )
    assert 28 * (size + squeeze) <= 11906 - 1587 - 1474 < 29 * (size + squeeze)


def test_standardize_brings_small_forms_to_standard_and_only_on_request() -> None:
    draft = Draft().number("望政发", 2012, 4, "望政发[2012]4号").head("recipients", "各县,区人民政府:")
    draft.paragraph('根据《通知》(国发 [2011] 037号)要求,坚持"安全第一"(含3,000人).').unit(
        1, "（一）", "(一)", "", "落实;"
    )
    document = draft.foot("date", "二〇一二年四月十二日", date="2012-04-12").document()
    plain = [text for _, text in lines(dumps(document)) if text]
    assert plain == [
        "望政发[2012]4号",
        "各县,区人民政府:",
        '根据《通知》(国发 [2011] 037号)要求,坚持"安全第一"(含3,000人).',
        "(一)落实;",
        "二〇一二年四月十二日",
    ]
    better = [text for _, text in lines(dumps(document, standardize=True)) if text]
    assert better == [
        "望政发〔2012〕4号",
        "各县，区人民政府：",
        "根据《通知》（国发〔2011〕37号）要求，坚持“安全第一”（含3,000人）。",
        "（一）落实；",
        "2012年4月12日",
    ]


@pytest.mark.parametrize(
    "options",
    [
        {"recipe": "C"},
        {"form": "memo"},
        {"colour": "red"},
        {"fonts": "宋体"},
        {"title": 3},
        {"issuer": 5},
        {"issuer": ("",)},
    ],
)
def test_impossible_options_are_refused_in_plain_words(document: Document, options: dict[str, Any]) -> None:
    with pytest.raises(FormatError, match="DOCX"):
        dumps(document, **options)


def test_options_come_as_object_as_keywords_or_both(document: Document) -> None:
    assert dumps(document, DocxOptions(recipe="A", seal=True)) == dumps(document, recipe="A", seal=True)
    assert dumps(document, DocxOptions(recipe="A"), seal=True) == dumps(document, recipe="A", seal=True)


# The file


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"form": "letter", "issuer": "望川市人民政府"},
        {"seal": True, "recipe": "A"},
        {"keep_with_next": True},
    ],
)
def test_children_stand_in_the_order_of_the_schema(document: Document, options: dict[str, Any]) -> None:
    data = dumps(document, **options)
    for name in ("word/document.xml", "word/styles.xml", "word/footer1.xml", "word/footer3.xml"):
        root = part(data, name)
        for tag, order in (("pPr", P_PR_ORDER), ("rPr", R_PR_ORDER), ("sectPr", SECT_PR_ORDER)):
            for element in root.iter(W + tag):
                places = [order.index(child.tag.removeprefix(W)) for child in element]
                assert places == sorted(places), etree.tostring(element)


def test_parts_are_declared_and_related(document: Document) -> None:
    archive = zipfile.ZipFile(io.BytesIO(dumps(document)))
    types = archive.read("[Content_Types].xml").decode()
    for name in archive.namelist():
        assert name.endswith(".rels") or name == "[Content_Types].xml" or f'PartName="/{name}"' in types
    targets = re.findall(r'Target="([^"]*)"', archive.read("word/_rels/document.xml.rels").decode())
    assert {f"word/{target}" for target in targets} <= set(archive.namelist())
    assert archive.testzip() is None


def test_same_document_gives_the_same_bytes(document: Document) -> None:
    assert dumps(document) == dumps(notice().document())


def test_title_is_in_the_files_metadata(document: Document) -> None:
    assert docx.Document(io.BytesIO(dumps(document))).core_properties.title == document.title


def test_what_xml_cannot_hold_is_written_visibly() -> None:
    data = dumps(Draft().title("标题\x00\ud800").paragraph("甲\x01乙\ufffe丙_x0041_丁<&>\"'\r戊").document())
    assert styled(data, "Title") == ["标题_x0000__xD800_"]
    assert styled(data, "Body") == ["甲_x0001_乙_xFFFE_丙_x005F_x0041_丁<&>\"'_x000D_戊"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=40), st.booleans())
def test_any_text_makes_a_file_that_opens(text: str, title: str, standardize: bool) -> None:
    draft = (
        Draft()
        .title(title or "题")
        .paragraph(text)
        .unit(1, "一、", "一、", text, text, stop="。")
        .table((text, title))
    )
    docx.Document(io.BytesIO(dumps(draft.document(), standardize=standardize)))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(
            st.tuples(st.text(max_size=3), st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=4
        ),
        min_size=1,
        max_size=4,
    )
)
def test_every_row_of_a_table_is_equally_wide(rows: list[list[tuple[str, int, int]]]) -> None:
    root = part(dumps(Draft().table(*(tuple(row) for row in rows)).document()))
    widths = {sum(int(width.get(W + "w")) for width in row.iter(W + "tcW")) for row in root.iter(W + "tr")}
    assert widths == {8845}
