"""XML: the text once, with the tree as markup round it; hostile files refused."""

import codecs
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree
from msgspec.structs import replace

import govdoc
from govdoc import (
    Assignment,
    Citation,
    Document,
    FormatError,
    Furniture,
    Mention,
    Paragraph,
    Part,
    Span,
    exporters,
)
from strategies import documents

NS = "{urn:govdoc:notice:1}"
NOTICE = "一、加强领导。\n1.明确分工。（责任单位：市财政局、市教育局等）\n2.依据《城市公园条例》建设公园。\n"


def written(document: Document) -> str:
    """The file's part that holds the tree."""
    data = govdoc.dumps(document, "xml").decode()
    return data[data.index("<part") : data.index("</text>")]


def read(xml: str) -> Document:
    """A document from its tree, in a file with nothing else."""
    file = f'<document xmlns="urn:govdoc:notice:1" version="1.0"><head/><text>{xml}</text></document>'
    return exporters.loads(file.encode(), "xml")


def plain(text: str, *assignments: Assignment, **fields: Any) -> Document:
    """A document of one paragraph, which all annotations stand in."""
    span = Span(0, len(text))
    part = Part("main", span, assignments=assignments, blocks=(Paragraph(text.strip(), span),))
    return Document(text=text, parts=(part,), **fields)


def text_of(data: bytes) -> str:
    """The text as any program would gather it: the characters inside `text`, and those that `char` names."""
    (body,) = etree.fromstring(data, etree.XMLParser(huge_tree=True)).findall(f"{NS}text")
    for element in list(body.iter(f"{NS}char")):
        element.text = "\N{REPLACEMENT CHARACTER}"
    return "".join(map(str, body.itertext()))


# What it looks like


def test_units_are_sections_with_marker_and_heading() -> None:
    assert written(govdoc.parse("一、加强领导。\n市财政局负责组织实施工作。\n")) == (
        '<part id="p1" kind="main"><section id="s1" address="1" depth="1">'
        '<marker style="一、" ordinal="1">一、</marker><heading>加强领导。\n</heading>'
        "<paragraph>市财政局负责组织实施工作。\n</paragraph></section></part>"
    )


def test_names_and_citations_are_marked_where_they_stand() -> None:
    root = etree.fromstring(govdoc.dumps(govdoc.parse(NOTICE), "xml"))
    (assignment,) = root.iter(f"{NS}assignment")
    assert assignment.get("form") == "labelled"
    names = [(each.get("role"), each.text) for each in assignment.iter(f"{NS}mention")]
    assert names == [("responsible", "市财政局"), ("responsible", "市教育局")]
    (citation,) = root.iter(f"{NS}citation")
    assert (citation.get("title"), citation.text) == ("城市公园条例", "《城市公园条例》")


def test_furniture_is_cut_in_where_it_stands() -> None:
    document = plain("明确\n# Page 2:\n分工", furniture=(Furniture("page", Span(3, 13)),))
    document = replace(
        document, parts=(replace(document.parts[0], blocks=(Paragraph("明确分工", Span(0, 15)),)),)
    )
    xml = written(document)
    assert '<paragraph>明确\n<furniture kind="page"># Page 2:\n</furniture>分工</paragraph>' in xml


def test_what_the_words_say_is_not_said_again() -> None:
    assert "text=" not in written(govdoc.parse(NOTICE))
    assert "name=" not in written(govdoc.parse(NOTICE))


def test_what_the_words_do_not_say_is_an_attribute() -> None:
    document = plain("明确分工")
    document = replace(document, parts=(replace(document.parts[0], blocks=(Paragraph("别的", Span(0, 4)),)),))
    assert '<paragraph text="别的">明确分工</paragraph>' in written(document)


# Annotations that do not nest


def test_an_assignment_over_two_paragraphs_goes_on_in_a_second_element() -> None:
    text = "牵头单位：市财政局\n配合单位：市教育局"
    lead, support = Mention("市财政局", Span(5, 9)), Mention("市教育局", Span(15, 19))
    duty = Assignment(text.replace("\n", ""), Span(0, 19), "lines", lead=(lead,), support=(support,))
    document = plain(text, duty)
    blocks = (Paragraph("牵头单位：市财政局", Span(0, 10)), Paragraph("配合单位：市教育局", Span(10, 19)))
    document = replace(document, parts=(replace(document.parts[0], blocks=blocks),))
    assert written(document).endswith(
        '<paragraph><assignment id="a1" form="lines">牵头单位：<mention role="lead">市财政局</mention>\n'
        '</assignment></paragraph><paragraph><assignment continues="a1">配合单位：'
        '<mention role="support">市教育局</mention></assignment></paragraph></part>'
    )
    assert exporters.loads(govdoc.dumps(document, "xml"), "xml") == document


def test_of_two_assignments_in_one_bracket_each_keeps_its_names() -> None:
    first = Assignment(
        "（甲局负责，乙局配合）", Span(0, 11), "verb", responsible=(Mention("甲局", Span(1, 3)),)
    )
    second = Assignment("（甲局负责，乙局配合）", Span(0, 11), "verb", support=(Mention("乙局", Span(6, 8)),))
    document = plain("（甲局负责，乙局配合）", first, second)
    assert '<mention role="responsible" of="a1">甲局</mention>' in written(document)
    assert '<mention role="support">乙局</mention>' in written(document)
    assert exporters.loads(govdoc.dumps(document, "xml"), "xml") == document


def test_an_assignment_names_the_unit_it_stands_on_if_its_words_stand_in_another() -> None:
    text = "一、加强领导。\n（一）明确分工。\n（责任单位：市财政局）\n"
    document = govdoc.parse(text)
    (outer,) = document.parts[0].sections
    (inner,) = outer.sections
    assignments = (*outer.assignments, *inner.assignments)
    assert assignments
    moved = replace(outer, blocks=(replace(inner, assignments=()),), assignments=assignments)
    document = replace(document, parts=(replace(document.parts[0], blocks=(moved,)),))
    assert 'unit="s1"' in written(document)
    assert exporters.loads(govdoc.dumps(document, "xml"), "xml") == document


def test_annotations_that_cross_are_cut_where_they_cross() -> None:
    citations = (Citation(Span(0, 4), "甲"), Citation(Span(2, 6), "乙"))
    document = plain("一二三四五六", citations=citations)
    assert '三四</citation></citation><citation continues="c2">五六</citation>' in written(document)
    assert exporters.loads(govdoc.dumps(document, "xml"), "xml") == document


def test_an_annotation_on_furniture_states_its_span_in_the_head() -> None:
    document = plain(
        "明确# 2:分工",
        furniture=(Furniture("page", Span(2, 6)),),
        citations=(Citation(Span(3, 5), "a"),),
    )
    assert b'<citation title="a" span="3 5"/>' in govdoc.dumps(document, "xml")


# The text


@settings(max_examples=40)
@given(documents(odd=True))
def test_its_characters_are_the_text_each_once(document: Document) -> None:
    hidden = {code for code in map(ord, document.text) if code < 32 and chr(code) not in "\t\n\r"}
    hidden |= {
        code for code in map(ord, document.text) if 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF)
    }
    assert text_of(govdoc.dumps(document, "xml")) == document.text.translate(dict.fromkeys(hidden, "\ufffd"))


@pytest.mark.parametrize(
    "text", ["\0", "a\r\nb\rc", "\ud83d\ude00", "<&>]]>\"'", "\ufffe", " \t ", "\x85\u2028", ""]
)
def test_what_xml_hardly_holds_comes_back(text: str) -> None:
    document = plain(text, citations=(Citation(Span(0, 0), f"a{text}\\b\n"),))
    assert exporters.loads(govdoc.dumps(document, "xml"), "xml") == document


def test_blanks_between_elements_mean_nothing() -> None:
    xml = '\n <part kind="main">\n  <paragraph>甲</paragraph>\n <!-- seen --> </part>\n'
    assert read(xml) == plain("甲")


def test_a_large_paragraph_is_no_attack() -> None:
    document = plain("一二三四" * 1_000_000)
    assert exporters.loads(govdoc.dumps(document, "xml"), "xml") == document


# What is refused

LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OPEN = '<document xmlns="urn:govdoc:notice:1" version="1.0"><head/><text><part kind="main">'
FILE = OPEN + "{}</part></text></document>"


@pytest.mark.parametrize(
    "data",
    [
        (LAUGHS + FILE.format("&b;")).encode(),
        ('<!DOCTYPE d SYSTEM "file:///etc/passwd">' + FILE.format("")).encode(),
        (LAUGHS + FILE.format("&b;")).encode("utf-16"),
        codecs.BOM_UTF16_LE + FILE.format("").encode("utf-16-le"),
        ('<?xml version="1.0" encoding="UTF-7"?>' + FILE.format("").replace("<", "+ADw-")).encode(),
        FILE.format("&undefined;").encode(),
        FILE.format("\0").encode(),
        b"\xff" + FILE.format("").encode(),
        b"<document",
        b"",
        b'<document version="1.0"/>',
        b'<html xmlns="http://www.w3.org/1999/xhtml"/>',
        b'<text xmlns="urn:govdoc:notice:1" version="1.0"/>',
        ("<a>" * 100_000).encode(),
        FILE.format('<section address="1" depth="1">' * 1500 + "</section>" * 1500).encode(),
    ],
    ids=range(15),
)
def test_hostile_and_foreign_files_are_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        exporters.loads(data, "xml")


@pytest.mark.parametrize("version", ["2.0", "", "1", "x"])
def test_another_major_version_is_refused(version: str) -> None:
    with pytest.raises(FormatError, match="版本"):
        exporters.loads(FILE.format("").replace("1.0", version).encode(), "xml")


def test_a_later_minor_version_may_have_more_elements_and_attributes() -> None:
    xml = FILE.format('<paragraph mood="stern"><b>甲</b>乙</paragraph><seal/>').replace('"1.0"', '"1.9"')
    assert exporters.loads(xml.encode(), "xml") == plain("甲乙")


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        ("", "至少要有一个 <part>"),
        ("<part/>", "<part> 缺少属性 kind"),
        ('<part kind="other"/>', "kind 应为 main、issued、attachment 之一"),
        ('<part kind="main" mood="x"/>', "没有属性 mood"),
        ('<part kind="main">text</part>', "<part> 里不能直接写文字"),
        ('<part kind="main"><section address="1" depth="1"/></part>', "<section> 里缺少 <marker>"),
        ('<part kind="main"><closing/><paragraph/></part>', "<paragraph> 不能放在 <part> 的这个位置"),
        ('<part kind="main"><header/><header/></part>', "<header> 不能放在 <part> 的这个位置"),
        ('<part kind="main"><paragraph><b>x</b></paragraph></part>', "<b> 不能放在 <paragraph> 的这个位置"),
        ('<part kind="main"><paragraph><mention role="lead">x</mention></paragraph></part>', "属性 of"),
        ('<part kind="main"><paragraph><citation continues="c1">x</citation></paragraph></part>', "c1"),
        ('<part kind="main"><paragraph text="a\\b">x</paragraph></part>', "反斜杠"),
        ('<part kind="main"><paragraph><char code="GG"/></paragraph></part>', "<char code"),
        ('<part kind="main"><table><row><cell columns="x"/></row></table></part>', "columns 应为整数"),
        ('<part xmlns="" kind="main"/>', "命名空间"),
        ('<part kind="main"><table><row><cell columns="1 2"/></row></table></part>', "columns 应为一个整数"),
        ('<part kind="main"><section address="1"><marker style="1." ordinal="1"/></section></part>', "depth"),
    ],
)
def test_what_is_not_by_the_schema_is_refused_with_its_line(xml: str, message: str) -> None:
    with pytest.raises(FormatError, match=message) as error:
        read("\n\n" + xml)
    assert "第 3 行" in str(error.value) or "<text>" in str(error.value)


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ('<citation span="0 1 2"/>', "span 应为成对的起止位置"),
        ('<citation span="0 9"/>', "不超过正文的字数 1"),
        ('<citation span="0 1 0 1"/>', "span 应为一对起止位置"),
        ('<citation span="-1 1"/>', "span 应为成对的起止位置"),
        ('<assignment form="verb" span="0 1" unit="s9"/>', "s9”不存在"),
        ('<agency id="a" name="b" kind="c" via="d"/>', "kind 应为"),
        ('<diagnostic code="a"/>', "<diagnostic> 缺少属性"),
    ],
)
def test_what_is_odd_in_the_head_is_refused(head: str, message: str) -> None:
    file = FILE.format("<paragraph>甲</paragraph>").replace("<head/>", f"<head>{head}</head>")
    with pytest.raises(FormatError, match=message):
        exporters.loads(file.encode(), "xml")


def test_a_file_too_large_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govdoc.exporters.xml_nodes.LARGEST", 10)
    with pytest.raises(FormatError, match="超过"):
        exporters.loads(FILE.encode(), "xml")


def test_a_document_whose_leaves_do_not_tile_the_text_cannot_be_written() -> None:
    document = plain("明确分工")
    gap = replace(document.parts[0], blocks=(Paragraph("明确", Span(0, 2)),))
    with pytest.raises(FormatError, match="对不上"):
        govdoc.dumps(replace(document, parts=(gap,)), "xml")
    missing = replace(document.parts[0], span=Span(0, 2), blocks=(Paragraph("明确", Span(0, 2)),))
    with pytest.raises(FormatError, match="第 2 字"):
        govdoc.dumps(replace(document, parts=(missing,)), "xml")
    overlap = replace(
        document.parts[0], blocks=(Paragraph("明确", Span(0, 3)), Paragraph("分工", Span(2, 4)))
    )
    with pytest.raises(FormatError, match="对不上"):
        govdoc.dumps(replace(document, parts=(overlap,)), "xml")
