"""DOCX files of other people: what is shown is what is read."""

import io
import zipfile
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

import pytest
from docx_files import cell, docx, level, num, numbered, numbering, p, wrap, zipped
from hypothesis import given, settings
from hypothesis import strategies as st
from test_readers_properties import check_tables

import govdoc
from govdoc.errors import ReadError
from govdoc.model import Origin, Source
from govdoc.readers import archive
from govdoc.readers.docx import read
from govdoc.readers.wordprocessing.numerals import FORMATS, write_count
from timing import seconds

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "more"


def load(data: bytes) -> Source:
    return read(data, Origin("公文.docx", "docx"))


def lines(body: str, **parts: str | bytes) -> list[str]:
    return load(docx(body, dict(parts))).text.split("\n")[:-1]


def run(content: str) -> str:
    return f"<w:p><w:r>{content}</w:r></w:p>"


# Text


def test_a_paragraph_is_a_line() -> None:
    source = load(docx(p("关于放假的通知") + p() + p("各单位：")))
    assert source.text == "关于放假的通知\n\n各单位：\n"
    assert source.paragraphs
    assert source.origin == Origin("公文.docx", "docx")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>", "甲\t乙"),
        ("<w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t>", "甲\n乙\n丙"),
        ("<w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/>", "A-B"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="X" w:char="25CB"/>', "☑○"),
        ('<w:sym w:font="Wingdings" w:char="F021"/><w:sym w:char="zz"/>', "\ufffd\ufffd"),
        ("<w:t> 甲 </w:t>", "甲"),
        ('<w:t xml:space="preserve"> 甲 </w:t>', " 甲 "),
        ("<w:t>_x0001__x4E00_</w:t>", "\x01_x4E00_"),
        ("<w:lastRenderedPageBreak/><w:t>甲</w:t><w:footnoteReference w:id='2'/>", "甲"),
    ],
)
def test_what_a_run_shows(content: str, text: str) -> None:
    assert load(docx(run(content))).text == text + "\n"


def test_tab_stops_are_no_tabs() -> None:
    assert lines(p("甲", '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>')) == ["甲"]


def test_field_codes_go_and_results_stay() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> DATE \\@ "yyyy" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2024年</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:fldSimple w:instr="PAGE"><w:r><w:t>5月</w:t></w:r></w:fldSimple>'
        '<w:hyperlink r:id="x"><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>'
    )
    assert lines(body) == ["2024年5月链接"]


def test_tracked_changes_count_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>保留</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>加入</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo></w:p>"
    )
    assert lines(body) == ["保留加入移来"]


def test_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    assert lines(p("各单位", "<w:rPr><w:del/></w:rPr>") + p("要落实责任。") + p("二")) == [
        "各单位要落实责任。",
        "二",
    ]
    assert lines(p("末段", "<w:rPr><w:del/></w:rPr>")) == ["末段"]


def test_a_paragraph_whose_end_is_deleted_stays_before_the_table_behind_it() -> None:
    rows = f"<w:tr>{cell('一')}{cell('二')}</w:tr>" * 2
    assert lines(p("甲", "<w:rPr><w:del/></w:rPr>") + f"<w:tbl>{rows}</w:tbl>" + p("乙")) == [
        "甲", "一\t二", "一\t二", "乙",
    ]  # fmt: skip


def test_a_text_box_of_a_paragraph_whose_end_is_deleted_is_not_lost() -> None:
    drawn = f"<w:r><w:pict><w:txbxContent>{p('盒')}</w:txbxContent></w:pict></w:r>"
    stated = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert lines(f"<w:p>{stated}<w:r><w:t>各单位</w:t></w:r>{drawn}</w:p>" + p("要落实。")) == [
        "各单位要落实。",
        "盒",
    ]


def test_hidden_text_is_not_shown() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr><w:t>密</w:t>"
    shown = '<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>公</w:t>'
    assert lines(f"<w:p><w:r>{hidden}</w:r><w:r>{shown}</w:r></w:p>") == ["公"]


def test_text_boxes_follow_their_paragraph_once() -> None:
    box = f"<w:txbxContent>{p('签发人：周明远')}</w:txbxContent>"
    drawn = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert lines(f"<w:p><w:r><w:t>望政〔2024〕1号</w:t>{drawn}</w:r></w:p>") == [
        "望政〔2024〕1号",
        "签发人：周明远",
    ]


def test_ruby_is_read_without_its_reading() -> None:
    reading, base = "<w:rt><w:r><w:t>wàng</w:t></w:r></w:rt>", "<w:r><w:t>望</w:t></w:r>"
    ruby = f"<w:ruby>{reading}<w:rubyBase>{base}</w:rubyBase></w:ruby>"
    assert lines(f"<w:p><w:r>{ruby}</w:r><w:r><w:t>川</w:t></w:r></w:p>") == ["望川"]


def test_formulas_give_their_text() -> None:
    assert lines("<w:p><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>") == ["a+b"]


def test_a_formula_between_paragraphs_is_none_of_their_words() -> None:
    formula = "<m:oMathPara><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></m:oMathPara>"
    assert lines(p("前") + formula + p("后")) == ["前", "后"]


def test_a_paragraph_wrongly_put_into_another_is_not_lost() -> None:
    assert lines(f"<w:p><w:r><w:t>外</w:t></w:r>{p('内')}<w:r><w:t>面</w:t></w:r></w:p>") == ["外内面"]


def test_content_controls_and_insertions_round_blocks_are_walked_through() -> None:
    assert lines(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt><w:customXml>{p('乙')}</w:customXml>"
    ) == ["甲", "乙"]


def test_footnotes_are_kept_at_the_end_as_furniture() -> None:
    separator = f"<w:footnote w:type='separator'>{p('---')}</w:footnote>"
    notes = f"{separator}<w:footnote w:id='2'>{p('指2023年数据。')}</w:footnote>"
    source = load(docx(p("正文。"), {"footnotes": notes}))
    assert source.text == "正文。\n指2023年数据。\n"
    (mark,) = source.furniture
    assert source.text[mark.span.start : mark.span.end] == "指2023年数据。\n"


def test_headers_footers_and_comments_are_no_text() -> None:
    assert lines(p("正文。"), header1=p("页眉"), footer1=p("— 1 —"), comments=p("批注")) == ["正文。"]


def test_a_title_broken_over_lines_goes_on() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>'
    words = "<w:r><w:t>关于印发</w:t><w:br/><w:t>方案的通知</w:t></w:r>"
    body = f'<w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr>{words}</w:p>'
    source = load(docx(body, {"styles": styles}))
    assert (source.text, source.title) == ("关于印发方案的通知\n", "关于印发方案的通知")


def test_stated_title_is_a_witness() -> None:
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> 关于放假的通知 </dc:title></c>'
    assert load(docx(p("正文"), {"docProps/core.xml": core})).title == "关于放假的通知"


# Automatic numbers

IN_LIST = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'


def style(id_: str, name: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/>{more}</w:style>'


def test_levels_count_and_start_anew_under_a_new_parent() -> None:
    lists = numbering(
        level(0, "chineseCountingThousand", "%1、")
        + level(1, "chineseCountingThousand", "（%2）")
        + level(2, "decimal", "%3.")
        + level(3, "decimal", "（%4）")
    )
    shape = ["0总体", "1甲", "2a", "2b", "1乙", "2c", "3d", "0任务", "1丙"]
    body = "".join(numbered(each[1:], 1, int(each[0])) for each in shape)
    assert lines(body, numbering=lists) == [
        "一、总体", "（一）甲", "1.a", "2.b", "（二）乙", "1.c", "（1）d", "二、任务", "（一）丙"
    ]  # fmt: skip


def test_level_can_run_on_across_parents() -> None:
    lists = numbering(
        level(0, "chineseCounting", "%1、")
        + level(1, "chineseCounting", "（%2）", '<w:lvlRestart w:val="0"/>')
    )
    body = "".join(numbered("甲", 1, at) for at in (0, 1, 1, 0, 1))
    assert [line[:-1] for line in lines(body, numbering=lists)] == [
        "一、",
        "（一）",
        "（二）",
        "二、",
        "（三）",
    ]


def test_lists_of_one_definition_count_on_unless_told_where_to_start() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = numbering(level(0, "decimal", "%1."), nums=num(2, 0) + num(3, 0, restart))
    body = "".join(numbered("甲", n) for n in (1, 1, 2, 3, 3))
    assert [line[:-1] for line in lines(body, numbering=lists)] == ["1.", "2.", "3.", "1.", "2."]


def test_a_list_can_override_a_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    lists = numbering(level(0, "decimal", "%1."), nums=num(2, 0, override))
    assert lines(numbered("甲", 2), numbering=lists) == ["A)甲"]


def test_numbers_of_styles_their_parents_and_levels_bound_to_them() -> None:
    lists = numbering(
        level(0, "chineseCounting", "第%1章")
        + level(1, "chineseCounting", "第%2条", '<w:pStyle w:val="tiao"/>')
    )
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
        + style("zhang", "heading 1", IN_LIST)
        + style("tiao", "条", IN_LIST)
        + style("own", "x", '<w:basedOn w:val="zhang"/>')
    )  # fmt: skip
    body = (
        p("总则", '<w:pStyle w:val="zhang"/>')
        + p("为了", '<w:pStyle w:val="tiao"/>')
        + p("附则", '<w:pStyle w:val="own"/>')
        + p("不编号", '<w:pStyle w:val="own"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert lines(body, numbering=lists, styles=styles) == [
        "第一章　总则",
        "第一条　为了",
        "第二章　附则",
        "不编号",
    ]


def test_a_definition_can_point_to_a_list_style() -> None:
    lists = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="list"/></w:abstractNum>'
        + num(1, 0)
        + num(2, 1)
    )
    styles = style("list", "L", IN_LIST)
    assert lines(numbered("甲", 2), numbering=lists, styles=styles) == ["1.甲"]


def test_decimals_of_several_levels_and_legal_numbering() -> None:
    lists = numbering(level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    body = numbered("甲", 1) + numbered("乙", 1, 1)
    assert lines(body, numbering=lists) == ["一、甲", "1.1 乙"]


def test_custom_format_has_a_plain_one_behind_it() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><mc:AlternateContent>'
        '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1、"/></w:lvl>'
    )  # fmt: skip
    assert lines(numbered("甲", 1), numbering=numbering(custom)) == ["3、甲"]


def test_bullets_are_no_numbers_and_unknown_lists_are_none() -> None:
    lists = numbering(level(0, "bullet", "\uf0b7"))
    assert lines(numbered("甲", 1) + numbered("乙", 9) + numbered("丙", 1, 8), numbering=lists) == [
        "甲",
        "乙",
        "丙",
    ]


def test_a_number_before_a_digit_is_parted_from_it() -> None:
    lists = numbering(level(0, "decimal", "%1."))
    assert lines(numbered("5个工作日", 1) + numbered("", 1), numbering=lists) == ["1. 5个工作日", "2."]


def test_cells_count_too() -> None:
    lists = numbering(level(0, "decimal", "%1"))
    row = f"<w:tr><w:tc>{numbered('', 1)}</w:tc><w:tc>{p('任务')}</w:tc></w:tr>"
    source = load(docx(f"<w:tbl>{row * 3}</w:tbl>", {"numbering": lists}))
    assert source.text == "1\t任务\n2\t任务\n3\t任务\n"


@pytest.mark.parametrize(
    ("format", "counts"),
    [
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 101: "一百〇一", 110: "一百一十"}),
        ("chineseCounting", {1010: "一千〇一十", 10001: "一万〇一"}),
        ("chineseCountingThousand", {21: "二十一", 999: "九百九十九"}),
        ("japaneseCounting", {12: "十二"}),
        ("taiwaneseCountingThousand", {30: "三十"}),
        ("ideographDigital", {10: "一〇", 25: "二五"}),
        ("chineseLegalSimplified", {1: "壹", 12: "壹拾贰", 105: "壹佰零伍"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {12: "亥"}),
        ("ideographZodiacTraditional", {1: "甲子", 60: "癸亥"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 50: "㊿", 51: "51"}),
        ("decimalEnclosedCircleChinese", {3: "③"}),
        ("decimalEnclosedParen", {1: "⑴"}),
        ("decimalEnclosedFullstop", {1: "⒈"}),
        ("ideographEnclosedCircle", {10: "㊉"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalZero", {5: "05", 12: "12"}),
        ("upperRoman", {4: "IV", 1999: "MCMXCIX", 4000: "4000"}),
        ("lowerRoman", {9: "ix"}),
        ("upperLetter", {1: "A", 27: "AA", 28: "BB"}),
        ("lowerLetter", {26: "z"}),
        ("none", {7: ""}),
        ("inventedByNobody", {7: "7"}),
    ],
)  # fmt: skip
def test_counts_are_written_as_word_writes_them(format: str, counts: dict[int, str]) -> None:
    assert {number: write_count(number, format) for number in counts} == counts


@given(st.sampled_from(sorted(FORMATS)), st.integers(-(10**10), 10**10))
def test_every_count_can_be_written(format: str, number: int) -> None:
    assert isinstance(write_count(number, format), str)


# Tables


def test_cells_tile_their_table() -> None:
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = (
        f"<w:tbl><w:tr>{cell('任务分工', '<w:gridSpan w:val=' + chr(34) + '2' + chr(34) + '/>')}</w:tr>"
        f"<w:tr>{cell('一', restart)}{cell('甲')}</w:tr><w:tr>{cell('', goes_on)}{cell('乙')}</w:tr></w:tbl>"
    )
    source = load(docx(p("前") + body + p("后")))
    assert source.text == "前\n任务分工\n一\t甲\n乙\n后\n"
    (table,) = source.tables
    shown = [[(source.text[c.span.start : c.span.end], c.columns, c.rows) for c in row] for row in table.rows]
    assert shown == [[("任务分工\n", 2, 1)], [("一\t", 1, 2), ("甲\n", 1, 1)], [("乙\n", 1, 1)]]


def test_rows_taken_out_and_put_in_by_tracked_changes() -> None:
    rows = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('旧')}{cell('旧')}</w:tr>"
    rows += f"<w:tr><w:trPr><w:ins/></w:trPr>{cell('新')}{cell('新')}</w:tr>"
    source = load(docx(f"<w:tbl>{rows}<w:tr>{cell('丙')}{cell('丁')}</w:tr></w:tbl>"))
    assert source.text == "新\t新\n丙\t丁\n"


def test_a_table_that_only_arranges_the_page_is_read_as_text() -> None:
    source = load(
        docx(f"<w:tbl><w:tr><w:tc>{p('望川市人民政府文件')}{p('望政发〔2024〕1号')}</w:tc></w:tr></w:tbl>")
    )
    assert (source.text, source.tables) == ("望川市人民政府文件\n望政发〔2024〕1号\n", ())


def test_tables_in_cells_are_part_of_the_cell() -> None:
    inner = f"<w:tbl><w:tr>{cell('内一')}{cell('内二')}</w:tr></w:tbl>"
    rows = (
        f"<w:tr><w:tc>{p('外')}{inner}{p()}</w:tc>{cell('右')}</w:tr><w:tr>{cell('下')}{cell('右下')}</w:tr>"
    )
    assert load(docx(f"<w:tbl>{rows}</w:tbl>")).text == "外 内一 内二\t右\n下\t右下\n"


# Bodies in other formats


def test_altchunk_of_mht_is_decoded() -> None:
    message = EmailMessage()
    message.set_content(
        "<html><body><h1>望川市绿道管理办法</h1><p>第一条　为了规范管理。</p></body></html>",
        subtype="html",
        charset="utf-8",
        cte="base64",
    )
    data = docx(
        '<w:altChunk r:id="c"/>',
        {"word/a.mht": b"MIME-Version: 1.0\r\n" + message.as_bytes()},
        {"c": "/word/a.mht"},
    )
    assert load(data).text == "望川市绿道管理办法\n第一条　为了规范管理。\n"


def test_altchunk_of_html_text_rtf_and_docx_stand_in_their_place() -> None:
    parts: dict[str, str | bytes] = {
        "word/a.html": "<html><body><p>甲</p></body></html>",
        "word/b.txt": "乙\r\n丙",
        "word/c.docx": docx(p("丁")),
        "word/d.rtf": rb"{\rtf1\ansi\u25098?\par}",
    }
    body = p("前") + "".join(f'<w:altChunk r:id="{id_}"/>' for id_ in "abcdx") + p("后")
    assert (
        load(
            docx(body, parts, {"a": "a.html", "b": "b.txt", "c": "c.docx", "d": "d.rtf", "x": "gone.html"})
        ).text
        == "前\n甲\n乙\n丙\n丁\n戊\n后\n"
    )


def test_the_last_paragraph_of_a_chunk_is_kept_though_its_end_is_deleted() -> None:
    parts: dict[str, str | bytes] = {"word/c.docx": docx(p("甲") + p("乙", "<w:rPr><w:del/></w:rPr>"))}
    assert load(docx('<w:altChunk r:id="c"/>' + p("后"), parts, {"c": "c.docx"})).text == "甲\n乙\n后\n"


def test_only_chunks_that_nobody_reads_are_an_error() -> None:
    with pytest.raises(ReadError, match="pdf"):
        load(docx('<w:altChunk r:id="c"/>', {"word/a.pdf": b"%PDF-1.4"}, {"c": "a.pdf"}))


# Odd and hostile files


def test_strict_variant_and_other_prefixes_are_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = (
        f'<x:document xmlns:x="{strict}"><x:body><x:p><x:r><x:t>正文</x:t></x:r></x:p></x:body></x:document>'
    )
    assert load(zipped({"word/document.xml": data})).text == "正文\n"


def test_the_main_part_may_have_another_name() -> None:
    relations = '<R><Relationship Id="r" Type="http://x/officeDocument" Target="/w/main.xml"/></R>'
    assert (
        load(
            zipped(
                {"_rels/.rels": relations, "w/main.xml": wrap("document", f"<w:body>{p('正文')}</w:body>")}
            )
        ).text
        == "正文\n"
    )


def test_utf16_parts_are_read() -> None:
    styles = wrap(
        "styles", '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Title"/></w:style>'
    ).encode("utf-16")
    body = wrap(
        "document", f"<w:body>{p('标题', '<w:pStyle w:val=' + chr(34) + 'a' + chr(34) + '/>')}</w:body>"
    ).encode("utf-16")
    relations = '<R><Relationship Id="s" Type="http://x/styles" Target="styles.xml"/></R>'
    assert (
        load(
            zipped(
                {
                    "word/document.xml": body,
                    "word/styles.xml": styles,
                    "word/_rels/document.xml.rels": relations,
                }
            )
        ).title
        == "标题"
    )


def test_damaged_styles_cost_only_themselves() -> None:
    relations = '<R><Relationship Id="s" Type="http://x/styles" Target="styles.xml"/></R>'
    files = {
        "word/document.xml": wrap("document", f"<w:body>{p('正文')}</w:body>"),
        "word/styles.xml": "<broken",
        "word/_rels/document.xml.rels": relations,
    }
    assert load(zipped(files)).text == "正文\n"


BOMB = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "document",
    [
        f"{BOMB}<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>",
        "<!DOCTYPE w:document SYSTEM 'file:///etc/passwd'>" + wrap("document", "<w:body/>"),
        wrap("document", "<w:body>" + "<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000 +
        "</w:body>"), wrap("document", "<w:body>"), wrap("document", "<w:nobody/>"), "", "\x00\x01",
    ],
)  # fmt: skip
def test_entities_nesting_and_broken_xml_are_refused_in_plain_words(document: str) -> None:
    with pytest.raises(ReadError, match=r"公文\.docx"):
        load(zipped({"word/document.xml": document}))


def test_zip_bombs_are_refused_before_they_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped({"word/document.xml": b"a" * (archive.SMALL + 1)})
    with pytest.raises(ReadError, match="合理大小"):
        load(bomb)
    monkeypatch.setattr(archive, "MOST_ENTRIES", 2)
    with pytest.raises(ReadError, match="条目"):
        load(zipped({f"{n}": "" for n in range(3)}))


def test_a_lying_size_does_not_help_a_bomb() -> None:
    data = bytearray(zipped({"word/document.xml": b"a" * 10_000_000}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(ReadError):
        load(bytes(data))


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04" + b"\0" * 50, b"plain text", zipped({"a": "b"})])
def test_what_is_no_docx_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError):
        load(data)


def test_encrypted_entries_are_refused() -> None:
    data = bytearray(docx(p("密")))
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(signature) + offset] |= 1
    with pytest.raises(ReadError, match="加密"):
        load(bytes(data))


def test_a_sum_that_does_not_agree_is_a_damage() -> None:
    data = bytearray(docx(p("正文")))
    at = data.rindex(b"PK\x01\x02", 0, data.index(b"word/document.xml", data.index(b"PK\x01\x02")))
    data[at + 16] ^= 1
    with pytest.raises(ReadError, match="已损坏"):
        load(bytes(data))


def test_a_file_that_is_not_deflated_reads() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/document.xml", wrap("document", f"<w:body>{p('正文')}</w:body>"))
    assert load(buffer.getvalue()).text == "正文\n"


WHOLE = docx(
    numbered("甲", 1)
    + f"<w:tbl><w:tr>{cell('a')}{cell('b')}</w:tr><w:tr>{cell('c')}{cell('d')}</w:tr></w:tbl>",
    {
        "numbering": numbering(level(0, "chineseCounting", "%1、")),
        "footnotes": f"<w:footnote>{p('注')}</w:footnote>",
    },
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=8),
    st.integers(0, len(WHOLE)),
)
def test_a_damaged_file_reads_or_is_refused(changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at] = value
    for version in (bytes(data), bytes(data[:cut])):
        with suppress(ReadError):
            assert isinstance(load(version), Source)


NAMES = st.sampled_from(
    [
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "pPr",
        "numPr",
        "numId",
        "ilvl",
        "sdt",
        "sdtContent",
        "del",
        "ins",
        "br",
        "sym",
        "vanish",
        "rPr",
        "txbxContent",
        "altChunk",
        "gridSpan",
        "vMerge",
        "tcPr",
        "pStyle",
        "rt",
        "drawing",
    ]
)
TREES = st.recursive(
    st.builds(
        "<w:{0} w:val='{1}'>一</w:{0}>".format,
        NAMES,
        st.sampled_from(["1", "0", "-3", "x", "99999999999", "continue"]),
    ),
    lambda inner: st.builds("<w:{0}>{1}</w:{0}>".format, NAMES, st.lists(inner, max_size=4).map("".join)),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(TREES)
def test_any_nesting_of_elements_reads(tree: str) -> None:
    lists = numbering(level(0, "chineseCounting", "%1、"))
    source = load(docx(tree, {"numbering": lists}))
    check_tables(source)


def test_time_grows_as_the_text_does() -> None:
    def cost(count: int) -> float:
        data = docx(numbered("任务", 1) * count, {"numbering": numbering(level(0, "decimal", "%1."))})
        return seconds(lambda: load(data))

    assert cost(8000) < 8 * max(cost(2000), 0.01)


# Real files


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
def test_real_files_load_with_their_text() -> None:
    files = sorted(CORPUS.glob("*.docx"))
    assert files
    for file in files:
        document = govdoc.load(file)
        assert len(document.text) > 2000, file
        assert document.title, file
        assert sum(1 for _ in document.walk()) > 15, file


def test_docx_is_found_by_its_content() -> None:
    document = govdoc.load(io.BytesIO(docx(p("关于放假的通知") + p("各单位：") + p("一、时间"))))
    assert document.origin.format == "docx"
    assert [unit.marker.text for unit in document.walk()] == ["一、"]


def test_file_without_relations_reads() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", wrap("document", f"<w:body>{p('正文')}</w:body>"))
    assert load(buffer.getvalue()).text == "正文\n"
