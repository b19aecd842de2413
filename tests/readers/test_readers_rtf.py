r"""RTF: what is shown is what is read, as from a DOCX of the same document, whoever wrote the file."""

from pathlib import Path

import pytest

import govdoc
from govdoc import ReadError, readers
from govdoc.model import Origin, Source
from govdoc.readers.rtf import read

FONTS = (
    r"{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\froman\fcharset0 Times New Roman;}"
    r"{\f2\fnil\fcharset2 Wingdings;}{\f3\fnil\fcharset136 \'b7\'73;}{\f4\fswiss\fcharset238 Arial CE;}{\f5\fnil x;}}"
)


def rtf(body: str, head: str = "") -> bytes:
    """A file whose Chinese is raw GB 18030 in font 0; most programs write it otherwise, and that is tested first."""
    return rf"{{\rtf1\ansi\ansicpg936\deff0{FONTS}{head}\uc1 {body}}}".encode("gb18030")


def load(data: bytes) -> Source:
    return read(data, Origin("公文.rtf", "rtf"))


def lines(body: str, head: str = "") -> list[str]:
    return load(rtf(body, head)).text.split("\n")[:-1]


def hexed(text: str, codec: str = "gb18030") -> str:
    return "".join(rf"\'{byte:02x}" for byte in text.encode(codec))


# Text


def test_a_paragraph_is_a_line() -> None:
    source = load(rtf(r"关于放假的通知\par\par 各单位：\par"))
    assert source.text == "关于放假的通知\n\n各单位：\n"
    assert source.paragraphs
    assert source.origin == Origin("公文.rtf", "rtf")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (hexed("通知"), "通知"),
        (r"\'cd\'a8 \'d6\'aa", "通 知"),
        ("\\'cd\n\\'a8", "通"),
        (r"\'84@", "凘"),
        (r"\'81\{\'81\}\'81\\", "".join(bytes((0x81, each)).decode("gb18030") for each in b"{}\\")),
        ("乗乙", "乗乙"),
        (r"\f3 " + hexed("關於", "cp950") + r"\f0 " + hexed("关于"), "關於关于"),
        (r"\f4 \'e8\f1 \'e8", "čè"),
        (r"\f1 \'e9", "é"),
        (r"\f1 \'93A\'94", "“A”"),
        (r"{\f1 a}" + hexed("通"), "a通"),
        (r"\loch\f1\hich\f1\dbch\f1 " + hexed("通"), "通"),
        (r"\dbch\af3\loch\f1 " + hexed("關於", "cp950"), "關於"),
        (r"\f1\dbch\af0 \'e9F", "镕"),
        (r"\f1\dbch\af0 caf\'e9", "café"),
        (r"\f5 " + hexed("通"), "通"),
        (r"\plain " + hexed("通"), "通"),
    ],
)
def test_bytes_are_characters_of_their_font(body: str, text: str) -> None:
    assert lines(body) == [text]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\u36890?\u30693?", "通知"),
        (r"\u36890\'cd\u30693 ?!", "通知!"),
        (r"\uc2 \u36890\'cd\'a8\u30693\'d6\'aa\uc0\u12290 。", "通知。。"),
        (r"{\uc0\u36890}\u30693?", "通知"),
        (r"\u-28646?", "\u901a"),
        (r"\uc0 \u55362\uc1 \u57271\'3f", "𠮷"),
        (r"\u55362?", "\ufffd"),
        (r"\u134071?", "𠮷"),
        (r"\u9999999999?", "\ufffd"),
        (r"\u36890\par", "通"),
        (r"\u8220\ldblquote a", "“a"),
        (r"\u160\~ a", "\u00a0 a"),
    ],
)
def test_characters_by_number_and_what_stands_for_them(body: str, text: str) -> None:
    (line,) = lines(body)
    assert line == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"甲\tab 乙\line 丙\page 丁\column 戊", "甲\t乙\n丙\n丁\n戊"),
        (r"A\_B\-C\~D\:E", "A-BC\u00a0DE"),
        (r"\lquote a\rquote\ldblquote b\rdblquote\emdash\endash\bullet", "‘a’“b”—–•"),
        ("甲\x01\x07乙\t丙", "甲乙\t丙"),
        ("a\\\nb\\\rc", "a\nb\nc"),
        (r"\{a\}\\", "{a}\\"),
        (r"\f2 \'fe\f0 已办\u-3842?\u-3913?", "☑已办☑•"),
        (r"{\field{\*\fldinst SYMBOL 254 \\f Wingdings}{\fldrslt\f2\'fe}}已办", "☑已办"),
        (r"甲\unknown5 乙{\*\unknown 丙}{\unknown 丁}", "甲乙丁"),
        ("一、\n二", "一、二"),
    ],
)
def test_what_signs_show(body: str, text: str) -> None:
    assert "\n".join(lines(body)) == text


def test_a_file_that_states_no_code_page_is_chinese() -> None:
    assert load(rb"{\rtf1\ansi " + hexed("通知").encode() + rb"\par}").text == "通知\n"
    assert load(rb"{\rtf1\ansi caf\'e9}").text == "caf\ufffd\n"
    assert load(rb"{\rtf1\ansi\ansicpg1252 caf\'e9}").text == "café\n"


@pytest.mark.parametrize(
    ("head", "codec"),
    [(r"\ansi\ansicpg950", "cp950"), (r"\ansi\ansicpg65001", "utf-8"), (r"\mac", "mac_roman")],
)
def test_the_code_page_of_the_file(head: str, codec: str) -> None:
    text = "é" if codec == "mac_roman" else "關於"
    assert load(rf"{{\rtf1{head} {hexed(text, codec)}}}".encode()).text == text + "\n"


def test_utf_8_that_no_standard_allows_is_read() -> None:
    assert load(r"{\rtf1\ansi 关于\u36890 知{\b 的}}".encode()).text == "关于通的\n"


def test_raw_bytes_that_look_like_braces_are_none() -> None:
    """The second byte of 亇 is a backslash, those of 亄 and 了 are braces."""
    text = bytes((0x81, 0x5C, 0x81, 0x7B, 0x81, 0x7D)).decode("gb18030")
    assert lines(text + r"{\header " + text + r"}。\par") == [text + "。"]


# What is not text


@pytest.mark.parametrize(
    "group",
    [
        r"{\header 页眉\par}",
        r"{\footerr {\field{\fldinst PAGE}{\fldrslt 1}}\par}",
        r"{\pict\pngblip 89504e47{\*\blipuid 00}}",
        r"{\*\shppict{\pict 00}}{\nonshppict{\pict 00}}",
        r"{\object{\*\objdata 00}{\result 图}}",
        r"{\*\annotation 批注}{\*\atnid 甲}",
        r"{\*\bkmkstart _GoBack}{\*\bkmkend _GoBack}",
        r"{\pict\bin5 }}{{\\ 00}",
        r"{\*\themedata 504b}{\*\datastore 00}{\*\latentstyles\lsdstimax371{\lsdlockedexcept Normal;}}",
        r"{\info{\author 张三}{\keywords 公文}{\creatim\yr2024}}",
        r"{\*\pn\pnlvlbody\pndec{\pntxta .}}",
        r"{\xe 索引}{\colortbl;\red0\green0\blue0;}",
    ],
)
def test_what_is_no_text_is_left_out(group: str) -> None:
    assert lines(rf"前{group}后\par") == ["前后"]


def test_hidden_text_is_not_shown_but_its_paragraph_ends() -> None:
    assert lines(r"{\v 密}公{\v0 开}\par{\v 密\par}末") == ["公开", "", "末"]


def test_tracked_changes_count_as_accepted() -> None:
    assert lines(r"保留{\deleted 删去}{\revised 加入}{\mvf 移走}\par") == ["保留加入"]


def test_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    assert lines(r"各单位{\deleted\par}要落实责任。\par 二\par") == ["各单位要落实责任。", "二"]
    assert lines(r"末段{\deleted\par}") == ["末段"]


def test_field_codes_go_and_results_stay() -> None:
    link = r"{\field{\*\fldinst HYPERLINK {\field{\*\fldinst X}{\fldrslt y}}}{\fldrslt {\ul 链接}}}"
    assert lines(rf"见{link}。{{\field{{\fldinst TOC}}{{\fldrslt 目\par 录}}}}") == ["见链接。目", "录"]


def test_ruby_is_read_without_its_reading() -> None:
    code = r"EQ \\* jc2 \\* {\f1 hps10} \\o\\ad(\\s\\up 9(wang),望)"
    assert lines(rf"{{\field{{\*\fldinst {code}}}{{\fldrslt}}}}川") == ["望川"]


def test_formulas_are_text_without_what_they_look_like() -> None:
    fraction = r"{\mf{\mfPr{\mtype bar}}{\mnum{\mr 1}}{\mden{\mr 2}}}"
    assert lines(rf"{{\mmath{{\*\moMath{fraction}}}{{\mmathPict 图}}}}倍") == ["12倍"]


def test_of_two_readings_the_one_in_unicode_is_read() -> None:
    assert lines(r"{\upr{?}{\*\ud{\u27963?}}}动\par") == ["活动"]


def test_footnotes_and_endnotes_are_kept_at_the_end_as_furniture() -> None:
    notes = r"{\chftn{\footnote\ftnalt 尾注。}}续{\*\footnote\pard\plain{\chftn} 指2023年\par 数据。\par}"
    source = load(rtf(rf"正文{notes}。\par 后\par"))
    assert source.text == "正文续。\n后\n指2023年 数据。\n尾注。\n"
    (mark,) = source.furniture
    assert source.text[mark.span.start : mark.span.end] == "指2023年 数据。\n尾注。\n"


def test_a_section_ends_a_paragraph_that_nothing_has_ended() -> None:
    assert lines(r"一\sect 二\par\sect 三\par \sect") == ["一", "二", "三"]


# Text boxes


def shape(text: str) -> str:
    sizes = r"{\sp{\sn shapeType}{\sv 202}}"
    return (
        rf"{{\shp{{\*\shpinst\shpleft0{sizes}{{\shptxt\pard\plain {text}}}}}"
        rf"{{\shprslt{{\*\do{{\dptxbxtext {text}}}}}}}}}"
    )


def test_text_boxes_follow_their_paragraph() -> None:
    body = (
        "望政〔2024〕1号" + shape(r"签发人：周明远\par 第二段\par") + r"。\par 后" + shape(r" \par") + r"\par"
    )
    assert lines(body) == ["望政〔2024〕1号。", "签发人：周明远", "第二段", "后"]


def test_text_boxes_of_older_programs_and_of_groups() -> None:
    group = r"{\shpgrp{\*\shpinst" + shape(r"一\par") + shape(r"二\par") + "}}"
    assert lines(r"甲{\*\do\dptxbx{\dptxbxtext 盒\par}}\par 乙" + group + r"\par") == [
        "甲",
        "盒",
        "乙",
        "一",
        "二",
    ]


def test_text_boxes_in_a_cell_are_part_of_it() -> None:
    assert load(rtf(row("格" + shape(r"盒\par"), "右") + row("a", "b"))).text == "格 盒\t右\na\tb\n"


def test_a_table_in_a_text_box_is_a_table() -> None:
    source = load(rtf(rf"甲{shape(row('一', '二') + row('a', 'b'))}\par 后\par"))
    assert source.text == "甲\n一\t二\na\tb\n后\n"
    assert len(source.tables) == 1


# Titles


def test_a_title_broken_over_lines_goes_on() -> None:
    head = r"{\stylesheet{\ql Normal;}{\s5{\*\keycode x}\b Title,标题;}{\*\cs6 x;}{\s7 heading 1;}}"
    source = load(rtf(r"\pard\s5 关于印发\line 方案的通知\par\pard 后\par", head))
    assert (source.text, source.title) == ("关于印发方案的通知\n后\n", "关于印发方案的通知")


def test_stated_title_is_a_witness() -> None:
    title = r"{\info{\upr{\title ?}{\*\ud{\title " + hexed("放假通知") + r"}}}{\author 甲}}"
    assert load(rtf("正文", title)).title == "放假通知"
    assert load(rtf("正文", r"{\info{\title  }}")).title is None


# Automatic numbers


def numbered(number: str, text: str) -> str:
    """As Word writes an item of a list."""
    return rf"{{\listtext\pard\plain\f0 {number}\tab}}\pard\ls1\ilvl0 {text}\par "


def test_numbers_stand_before_their_paragraph() -> None:
    items = [("一、", "总体"), ("（一）", "甲"), ("1.", "a"), ("第一章", "总则"), ("1.1", "范围")]
    assert lines("".join(numbered(*each) for each in items)) == [
        "一、总体", "（一）甲", "1.a", "第一章　总则", "1.1 范围"
    ]  # fmt: skip


def test_numbers_of_older_programs() -> None:
    body = r"\pard{\pntext\f0 1.\tab}{\*\pn\pnlvlbody\pndec{\pntxta.}}甲\par{\pntext\f0 2.\tab}乙\par"
    assert lines(body) == ["1.甲", "2.乙"]


LISTS = (
    r"{\*\listtable{\list\listtemplateid1"
    r"{\listlevel\levelnfc39\levelnfcn39\levelstartat1{\leveltext\leveltemplateid1\'02\'00\u12289?;}{\levelnumbers\'01;}}"
    r"{\listlevel\levelnfc37\levelstartat1{\leveltext\'03\uc1\u-248?\'01\u-247?;}{\levelnumbers\'02;}}"
    r"{\listlevel\levelnfc0\levelstartat3{\leveltext\'02\'02.;}{\levelnumbers\'01;}}{\listname ;}\listid7}"
    r"{\list{\listlevel\levelnfc23{\leveltext\'01\u-3913 ?;}{\levelnumbers;}\f2}\listid8}}"
    r"{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}{\listoverride\listid8\ls2}"
    r"{\listoverride\listid7\listoverridecount1{\lfolevel\listoverridestartat\levelstartat5}\ls3}}"
)


def test_numbers_that_do_not_stand_in_the_file_are_counted() -> None:
    body = r"\pard\ls1\ilvl{} {}\par "
    items = [(0, "总体"), (1, "甲"), (2, "a"), (2, "b"), (1, "乙"), (2, "c"), (0, "任务")]
    made = "".join(body.replace("{}", str(at), 1).replace("{}", text) for at, text in items)
    assert lines(made + r"\pard\ls3\ilvl0 新\par\pard\ls0 无\par", LISTS) == [
        "一、总体", "（一）甲", "3.a", "4.b", "（二）乙", "3.c", "二、任务", "五、新", "无"
    ]  # fmt: skip


def test_bullets_are_no_text() -> None:
    by_list = r"{\listtext\f1 %\tab}\pard\ls2 甲\par"
    by_font = r"\pard{\listtext\f2\'b7\tab}乙\par{\listtext\u-3913?\tab}丙\par"
    by_word = r"{\pntext\f1\'b7\tab}{\*\pn\pnlvlblt{\pntxtb\'b7}}丁\par"
    assert lines(by_list + by_font + by_word, LISTS) == ["甲", "乙", "丙", "丁"]


# Tables


def row(*cells: str, definition: str = "") -> str:
    """A row as Word writes one."""
    made = definition or "".join(rf"\cellx{1000 * at}" for at in range(1, len(cells) + 1))
    text = "".join(rf"{each}\cell " for each in cells)
    return rf"\trowd{made}\pard\intbl {{{text}}}\pard\intbl {{\trowd{made}\row}}\pard "


def spans(source: Source) -> list[list[tuple[int, int]]]:
    (table,) = source.tables
    return [[(cell.columns, cell.rows) for cell in each] for each in table.rows]


def test_tables_have_rows_and_cells() -> None:
    source = load(rtf(r"前\par " + row("序号", "任务") + row("1", r"排查\par 整改\tab 落实") + r"后\par"))
    assert source.text == "前\n序号\t任务\n1\t排查 整改 落实\n后\n"
    assert spans(source) == [[(1, 1), (1, 1)], [(1, 1), (1, 1)]]


def test_cells_span_columns_and_rows() -> None:
    body = (
        row("任务分工", definition=r"\cellx3000")
        + row("一", "甲", "丁", definition=r"\clvmgf\cellx1000\cellx2000\cellx3000")
        + row("", "乙", "", definition=r"\clvmrg\cellx1000\clmgf\cellx2000\clmrg\cellx3000")
    )
    source = load(rtf(body))
    assert source.text == "任务分工\n一\t甲\t丁\n乙\n"
    assert spans(source) == [[(3, 1)], [(1, 2), (1, 1), (1, 1)], [(2, 1)]]


def test_a_table_in_a_cell_is_its_text() -> None:
    inner = r"外\par\pard\intbl\itap2 内一\nestcell 内二\nestcell{\*\nesttableprops\trowd\cellx9\nestrow}"
    nested = rf"{inner}{{\nonesttables\par}}\pard\intbl"
    source = load(rtf(row(nested, "右") + row("下", "右下")))
    assert source.text == "外 内一 内二\t右\n下\t右下\n"
    assert spans(source) == [[(1, 1), (1, 1)], [(1, 1), (1, 1)]]


def test_an_empty_cell_more_than_stated_is_none() -> None:
    first = row("甲", "乙", "", definition=r"\cellx1000\cellx2000")
    assert load(rtf(first + row("丙", "丁"))).text == "甲\t乙\n丙\t丁\n"


def test_a_definition_holds_until_the_next() -> None:
    body = r"\trowd\cellx1000\cellx2000\intbl 甲\cell 乙\cell\row 丙\cell 丁\cell\row\pard 后\par"
    assert lines(body) == ["甲\t乙", "丙\t丁", "后"]


def test_a_table_that_arranges_the_page_is_lines() -> None:
    frame = row(r"望川市人民政府文件\par 望政发〔2024〕1号")
    source = load(rtf(frame + r"后\par"))
    assert source.text == "望川市人民政府文件\n望政发〔2024〕1号\n后\n"
    assert not source.tables


def test_rules_make_a_table_of_one_row() -> None:
    ruled = r"\trbrdrt\brdrs\brdrw10\cellx1000\cellx2000"
    plain = r"\trbrdrt\brdrnone\cellx1000\cellx2000"
    assert load(rtf(row("甲", "乙", definition=ruled))).tables
    assert not load(rtf(row("甲", "乙", definition=plain))).tables
    assert not load(rtf(row(r"\brdrt\brdrs 甲", "乙", definition=plain))).tables


def test_numbers_in_cells_count() -> None:
    item = r"{\listtext 1\tab}\pard\intbl\ls1"
    assert lines(row(item, "任务") + row(item.replace("1", "2", 1), "任务")) == ["1\t任务", "2\t任务"]


# Pasted lines


BROKEN = "各单位要高度重视，切实加强组织领导，明确责任分工，扎实做好各项工作，确保"


@pytest.mark.parametrize(
    ("start", "paragraphs"), [("", False), (r"\fi640 ", True), (r"\pard\fi0\li0 ", False)]
)
def test_lines_of_a_page_are_told_from_paragraphs(start: str, paragraphs: bool) -> None:
    text = "".join(rf"{start}{BROKEN}\par 取得实效。\par " for _ in range(12))
    assert load(rtf(text)).paragraphs is paragraphs


# Whole files


def test_a_notice_as_three_programs_write_it() -> None:
    """The same two paragraphs in the manner of Word, of WPS and of LibreOffice."""
    title, text = "关于放假的通知", "各单位："
    head = r"{\rtf1\ansi\ansicpg936\uc2\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 \'cb\'ce;}}"
    word = (
        r"\pard\plain\qc\loch\af0\hich\af0\dbch\f1 {\rtlch\fcs1 \af0 \ltrch\fcs0 \b\loch\af0\hich\af0\dbch\f1 "
        rf"{hexed(title)}\par }}\pard {{{hexed(text)}}}{{\par }}}}"
    )
    wps = (
        r"\pard \plain \qc {\fs21 \loch \af0 \hich \af0 \dbch \f1 \lang1033 "
        rf"{hexed(title)}}}{{\dbch \f1 \par }}{{\dbch \f1 {hexed(text)}\par }}}}"
    )
    unicode = ["".join(rf"\u{ord(each)}\'3f" for each in line) for line in (title, text)]
    office = rf"\uc1\pard\plain\qc{{\dbch{chr(10)}{unicode[0]}}}{chr(10)}\par \pard{{{unicode[1]}}}{chr(10)}\par }}"
    for body in (word, wps, office):
        assert load((head + body).encode()).text == f"{title}\n{text}\n"


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b"\r\n  "])
def test_an_rtf_is_known_under_any_name(start: bytes) -> None:
    data = start + rtf(r"关于放假的通知\par")
    assert readers.sniff(data, "通知.doc") == "rtf"
    assert govdoc.load(data).title == "关于放假的通知"


def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    assert load(rtf(r"一\par 二")[:-1]).text == "一\n二\n"
    assert load(rtf(rf"一{shape('盒')}")[:-60]).text.startswith("一\n")
    assert load(rtf(r"一\par{\pict 00")[:-1]).text == "一\n"


def test_what_stands_behind_the_end_is_no_text() -> None:
    assert load(rtf(r"一\par") + b" x {y}").text == "一\n"


def test_no_rtf_is_a_plain_error() -> None:
    for data in (b"", b"abc", b"x{\\rtf1}"):
        with pytest.raises(ReadError, match=r"公文\.rtf：不是 RTF"):
            load(data)


def test_an_rtf_of_a_real_office_reads(tmp_path: Path) -> None:
    """In the manner of Windows' own editor: properties are not reset, and rows are defined once."""
    body = (
        "\\viewkind4\\uc1\n\\pard\\qj\\f0\\fs21\\lang2052 附件\\f1  1\\par\n\n\\trowd\\trgaph108\\trleft96\n"
        "\\clvertalc\\cellx1572\\clvertalc\\cellx8029\n\\pard\\intbl\\ul\\b\\f0 症状\\b0\\cell\\ul 药物\\cell\\row"
        "\\trowd\\trleft96\\cellx1572\\cellx8029\n\\pard\\intbl\\qj\\cell\n\\pard\\intbl 连花清瘟\\cell\\row\n\\pard 后\\par\n"
    )
    source = load(rtf(body))
    assert source.text == "附件 1\n症状\t药物\n\t连花清瘟\n后\n"
    assert spans(source) == [[(1, 1), (1, 1)], [(1, 1), (1, 1)]]
