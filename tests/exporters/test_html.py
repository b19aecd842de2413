"""The HTML page: what it shows, that it can be nothing but what it shows, and that it hangs together."""

import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import assume, given, settings
from lxml import html as lxml_html
from msgspec.structs import replace

import govdoc
from govdoc.exporters.page.escapes import safe
from govdoc.model import (
    Agency,
    Assignment,
    Citation,
    Definition,
    Diagnostic,
    Document,
    Furniture,
    Header,
    Mention,
    Paragraph,
    Part,
    Span,
)
from strategies import documents, notices, texts

SAMPLES = sorted(
    path for path in (Path(__file__).parents[2] / "samples").iterdir() if path.name != "README.md"
)
HOSTILE = "</script></title></style>--><img src=x onerror=alert(1)>\"'><svg onload=alert(2)>&lt;b&gt;"
VOID = {"meta", "br", "input"}


def page(document: Document) -> str:
    return govdoc.dumps(document, "html").decode("utf-8")


def tree(document: Document) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(govdoc.dumps(document, "html"))


def texts_of(root: lxml_html.HtmlElement, path: str) -> list[str]:
    return [element.text_content() for element in root.xpath(path)]


def without_blanks(text: str) -> str:
    return "".join(text.split())


def shown(document: Document) -> str:
    """The words of the notice as the page shows them."""
    return without_blanks("".join(texts_of(tree(document), "//article")))


def words(document: Document) -> str:
    """The words that the page must show: all but page marks and chrome."""
    leaves = [leaf for leaf in document.leaves() if not isinstance(leaf.node, Furniture)]
    raw = without_blanks("".join(document.slice(leaf.span) for leaf in leaves))
    return without_blanks(re.sub("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "\ufffd", raw))


class Nesting(HTMLParser):
    """Follows the page's tags as they are written, without an HTML parser's repairs."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += attrs
        assert len(attrs) == len({name for name, _ in attrs}), "an attribute twice"
        assert not (tag == "a" and "a" in self.open), "a link in a link"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def checked(document: Document) -> Nesting:
    """The page's tags, which nest; its addresses are there, once; it asks for nothing outside."""
    nesting = Nesting()
    nesting.feed(page(document))
    nesting.close()
    assert nesting.open == []
    ids = [value for name, value in nesting.attributes if name == "id"]
    links = {value for name, value in nesting.attributes if name == "href"}
    assert len(ids) == len(set(ids))
    assert links <= {f"#{each}" for each in ids}
    names = {name for name, _ in nesting.attributes}
    assert not {name for name in names if name.startswith("on")} | (names & {"src", "style", "srcset"})
    assert nesting.tags["script"] == nesting.tags["style"] == 1
    assert not nesting.tags.keys() & {"img", "iframe", "object", "link", "base", "form"}
    return nesting


def notice(text: str, **more: object) -> Document:
    """A notice of one paragraph."""
    span = Span(0, len(text))
    part = Part("main", span, blocks=(Paragraph(text, span),))
    return Document(text=text, parts=(part,), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_samples_are_shown_word_for_word(sample: Path) -> None:
    document = govdoc.load(sample)
    assert shown(document) == words(document)
    checked(document)


@settings(max_examples=60)
@given(notices())
def test_every_notice_is_shown_word_for_word(text: str) -> None:
    document = govdoc.parse(text)
    assert shown(document) == words(document)


@settings(max_examples=60)
@given(documents(odd=True))
def test_trees_of_every_shape_make_a_page_that_hangs_together(document: Document) -> None:
    assume(all(assignment.text for assignment in document.assignments()))  # else there is no Document.tasks()
    checked(document)


@given(texts())
def test_text_can_be_nothing_but_text(text: str) -> None:
    assert not set(safe(text)) & set("<>\"'")
    safe(text).encode("utf-8")


def test_hostile_words_become_neither_markup_nor_script() -> None:
    nowhere = Span(0, 4)
    mention = Mention(HOSTILE, nowhere, agency="x")
    agency = Agency(
        "x", HOSTILE, "ambiguous", "none", (HOSTILE,), (nowhere,), (HOSTILE,), (HOSTILE,), HOSTILE
    )
    span = Span(0, len(HOSTILE))
    assignment = Assignment(HOSTILE, Span(0, 6), "bare", lead=(mention,), deadline=HOSTILE)
    header = Header(title=HOSTILE, kind=HOSTILE)
    part = Part("main", span, HOSTILE, header, (assignment,), (Paragraph(HOSTILE, span),))
    document = Document(
        text=HOSTILE,
        parts=(part, part),
        agencies=(agency,),
        definitions=(Definition("onerror", "other", nowhere, HOSTILE),),
        citations=(Citation(Span(5, 9), HOSTILE + "。"),),
        diagnostics=(Diagnostic("odd", "error", HOSTILE, Span(2, 3), "text", HOSTILE),),
    )
    nesting = Nesting()
    nesting.feed(page(document))
    assert not nesting.tags.keys() & {"img"}
    assert nesting.tags["svg"] == nesting.tags["script"] == 1
    assert not [name for name, _ in nesting.attributes if name.startswith("on")]


def test_only_the_pages_own_style_and_script_are_allowed_to_act() -> None:
    root = tree(govdoc.load(SAMPLES[0]))
    policy = root.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert "default-src 'none'" in policy
    for tag in ("style", "script"):
        (source,) = root.xpath(f"//{tag}/text()")
        digest = b64encode(sha256(source.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_every_name_shows_its_role_and_its_full_name() -> None:
    text = "一、整治。（市工商局牵头，市财政局配合）\n大政办发〔2012〕45号"
    document = govdoc.parse("大政办发〔2012〕45号\n" + text)
    names = tree(document).xpath("//article//a[contains(@class, 'm ')]")
    assert [(name.text, name.get("class")) for name in names] == [("市工商局", "m l"), ("市财政局", "m s")]
    assert names[0].get("title") == "牵头：大连市工商行政管理局（机关单位）"


def test_a_name_with_two_roles_shows_both() -> None:
    mention = Mention("市农委", Span(0, 3))
    assignment = Assignment("市农委", Span(0, 3), "bare", lead=(mention,), guide=(mention,))
    document = notice("市农委")
    part = document.parts[0]
    both = replace(part, assignments=(assignment,))
    (name,) = tree(Document(text=document.text, parts=(both,))).xpath("//article//a")
    assert name.get("class") == "m l g"
    assert name.get("title") == "牵头、指导：市农委（未认出）"


def test_names_over_a_line_break_stay_marked_on_both_lines() -> None:
    document = govdoc.load(next(path for path in SAMPLES if path.name == "from-pdf.txt"))
    root = tree(document)
    marked = without_blanks("".join(texts_of(root, "//article//a[contains(@class, 'm ')]")))
    assert marked == without_blanks("".join(mention.name for mention in document.mentions()))


def test_the_outline_leads_to_every_unit() -> None:
    document = govdoc.parse(
        "一、总体要求\n（一）目标。到2025年底完成。\n二、任务\n1.整治市场。\n2.完善制度。"
    )
    root = tree(document)
    links = root.xpath("//nav[@id='outline']//a")
    assert [link.text for link in links] == [
        "一、总体要求",
        "（一）目标",
        "二、任务",
        "1.整治市场。",
        "2.完善制度。",
    ]
    heads = [root.xpath(f"//*[@id='{link.get('href')[1:]}']/*[1]")[0].text_content() for link in links]
    assert all(head.startswith(link.text) for head, link in zip(heads, links, strict=True))


def test_tasks_lead_to_their_unit_and_leave_empty_columns_out() -> None:
    document = govdoc.parse("一、整治。（市工商局牵头，2012年底前完成）\n二、督查。（市监察局牵头）")
    table = tree(document).xpath("//section[@id='tasks']//table")[0]
    assert texts_of(table, ".//th") == ["序号", "路径", "任务内容", "牵头单位", "完成时限"]
    rows = [texts_of(row, "td") for row in table.xpath(".//tbody/tr")]
    assert [row[0] for row in rows] == ["1", "2"]
    assert [row[3:] for row in rows] == [["市工商局", "2012年底前"], ["市监察局", ""]]
    assert table.xpath(".//tbody//td[2]/a/@href") == ["#u1", "#u2"]


def test_the_chart_counts_tasks_by_body_those_that_lead_first() -> None:
    document = govdoc.parse(
        "1.甲。（市工商局牵头）\n2.乙。（市监察局负责）\n3.丙。（市工商局、市监察局负责）"
    )
    assert texts_of(tree(document), "//figure//g/title") == [
        "市工商局：牵头1项，责任1项",
        "市监察局：责任2项",
    ]


def test_a_short_name_leads_to_its_definition_only_behind_it() -> None:
    document = notice(
        "领导小组（以下简称领导小组）。领导小组负责。",
        definitions=(Definition("领导小组", "agency", Span(5, 13), "市节水领导小组"),),
    )
    (link,) = tree(document).xpath("//article//a")
    assert (link.text, link.get("href"), link.get("title")) == ("领导小组", "#k1", "即市节水领导小组")


def test_a_cited_document_in_the_same_file_is_one_click_away() -> None:
    document = govdoc.load(next(path for path in SAMPLES if path.name == "cover-and-plan.txt"))
    assert tree(document).xpath("//article//a[@class='cite']/@href") == ["#p1", "#c2", "#c3"]


def test_remarks_and_their_places_lead_to_each_other() -> None:
    remark = Diagnostic("numbering-gap", "warning", "缺二、。", Span(1, 2), "text", "GB/T 9704-2012")
    absent = Diagnostic("no-title", "warning", "没有找到标题。", Span(0, 0), "text")
    root = tree(notice("一、甲。三、乙。", diagnostics=(remark, absent)))
    assert root.xpath("//a[@id='f1']/@href") == ["#d1"]
    assert root.xpath("//li[@id='d1']//a/@href") == ["#f1"]
    assert "全文" in texts_of(root, "//li[@id='d2']")[0]


def test_a_notice_about_nothing_makes_a_page_of_less_than_60_kb() -> None:
    data = govdoc.dumps(govdoc.parse(""), "html")
    assert len(data) < 60_000
    assert "<title>公文</title>" in data.decode()


def test_the_same_document_gives_the_same_bytes() -> None:
    data = SAMPLES[0].read_bytes()
    assert govdoc.dumps(govdoc.load(data), "html") == govdoc.dumps(govdoc.load(data), "html")


def test_the_caller_can_give_the_page_a_title() -> None:
    assert (
        "<title>甲&amp;乙</title>" in govdoc.dumps(govdoc.parse("一、甲。"), "html", title="甲&乙").decode()
    )


def test_time_grows_as_the_text_grows() -> None:
    def seconds(length: int) -> float:
        text = "市甲局以下" * length
        span = Span(0, 2)
        definitions = tuple(Definition(f"市甲{n}" if n else "市甲局", "other", span) for n in range(50))
        document = notice(text, definitions=definitions, diagnostics=_remarks(length))
        start = perf_counter()
        govdoc.dumps(document, "html")
        return perf_counter() - start

    seconds(100)
    assert seconds(8000) < max(8 * 4 * seconds(1000), 1)


def _remarks(count: int) -> tuple[Diagnostic, ...]:
    return tuple(Diagnostic("odd", "info", "怪。", Span(5 * n, 5 * n + 1), "text") for n in range(count))
