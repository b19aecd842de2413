"""Word files whose paragraphs are the lines of a PDF: joined where everything says so, and only there."""

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from docx_files import cell, docx, level, numbered, numbering, p
from hypothesis import given
from hypothesis import strategies as st

import govdoc
from govdoc import readers
from govdoc.model import Source

SAMPLES = Path(__file__).parents[2] / "samples"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
WRAPPED = (SAMPLES / "from-pdf.txt").read_text(encoding="utf-8")
INDENT = '<w:ind w:firstLine="640"/>'


def body(text: str, properties: str = "") -> str:
    """A paragraph for each line."""
    return "".join(p(escape(line), properties) for line in text.rstrip("\n").split("\n"))


def load(made: str, **parts: str) -> Source:
    return readers.read(docx(made, dict(parts)), "docx")


def style(name: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="S"><w:name w:val="{name}"/>{more}</w:style>'


def test_lines_of_a_page_are_no_paragraphs() -> None:
    source = load(body(WRAPPED))
    assert source.text == WRAPPED
    assert not source.paragraphs


def test_what_was_pasted_reads_as_the_text_does() -> None:
    pasted, typed = govdoc.load(docx(body(WRAPPED))), govdoc.parse(WRAPPED)
    assert pasted.parts == typed.parts
    assert len(list(pasted.assignments())) == 6


def test_lines_may_be_broken_by_hand_within_one_paragraph() -> None:
    lines = "<w:br/>".join(f"<w:t>{escape(line)}</w:t>" for line in WRAPPED.rstrip("\n").split("\n"))
    assert not load(f"<w:p><w:r>{lines}</w:r></w:p>").paragraphs


@pytest.mark.parametrize(
    "properties",
    [
        '<w:ind w:left="0" w:firstLineChars="0" w:firstLine="0"/>',
        '<w:spacing w:line="560" w:lineRule="exact"/>',
        '<w:jc w:val="center"/>',
        '<w:pStyle w:val="S"/>',
        "<w:numPr><w:numId w:val='0'/></w:numPr>",
    ],
)
def test_what_pasting_or_selecting_all_does_to_lines_sets_no_paragraphs(properties: str) -> None:
    assert not load(body(WRAPPED, properties), styles=style("Plain Text")).paragraphs


SET = {
    "an indent": p("甲", INDENT),
    "a hanging number": p("甲", '<w:ind w:left="640" w:hanging="640"/>'),
    "a style": p("甲", '<w:pStyle w:val="S"/>'),
    "a list": numbered("甲", 1),
    "a frame": p("甲", '<w:framePr w:w="100"/>'),
    "a table": f"<w:tbl><w:tr>{cell('甲')}{cell('乙')}</w:tr><w:tr>{cell('丙')}{cell('丁')}</w:tr></w:tbl>",
    "a text box": f"<w:p><w:r><w:txbxContent>{p('甲')}</w:txbxContent></w:r></w:p>",
    "a long paragraph": p("各区人民政府，市政府各部门要认真贯彻落实，" * 8),
}


@pytest.mark.parametrize("added", SET.values(), ids=SET)
def test_a_file_in_which_anything_is_set_is_believed(added: str) -> None:
    parts = {"styles": style("heading 1"), "numbering": numbering(level(0, "decimal", "%1."))}
    for made in (added + body(WRAPPED), body(WRAPPED) + added):
        assert load(made, **parts).paragraphs


def test_a_list_in_the_style_of_all_is_believed() -> None:
    numbers = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    parts = {"styles": style("正文", numbers), "numbering": numbering(level(0, "decimal", "%1."))}
    assert load(body(WRAPPED, '<w:pStyle w:val="S"/>'), **parts).paragraphs


PROSE = "一、加强领导。\n各县（市、区）要落实责任，明确分工，形成合力。\n二、健全机制。\n"
BELIEVED = {
    "addresses of one width": PROSE * 3 + "望川市水务局，滨河路十二号，电话八三二六四五一〇\n" * 30 + PROSE,
    "slogans": "坚持生态优先，推动绿色发展，建设美丽望川\n" * 20 + PROSE * 4,
    "names": "".join(f"望川市{'东西南北'[n % 4] * (8 + n % 12)}小学\n" for n in range(60)) + PROSE,
    "titles": "关于印发望川市河道保护办法、水源保护办法的通知\n" * 40,
    "sentences of one width": "各区要认真贯彻落实，明确责任，狠抓工作的开展。\n" * 40,
    "sentences with who does them": "各区要认真贯彻落实，明确责任，抓好工作（市水务局）\n" * 40,
    "a short text": "\n".join(WRAPPED.split("\n")[:18]),
    "nothing": "",
}


@pytest.mark.parametrize("text", BELIEVED.values(), ids=BELIEVED)
def test_lists_and_short_paragraphs_are_believed(text: str) -> None:
    assert load(body(text)).paragraphs


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.*")), ids=lambda path: path.name)
def test_what_govdoc_sets_is_believed(sample: Path) -> None:
    if sample.name != "README.md":
        assert readers.read(govdoc.dumps(govdoc.load(sample), "docx"), "docx").paragraphs


@given(st.lists(st.text("市，。 a一、\n", max_size=70), max_size=60))
def test_any_lines_can_be_asked(lines: list[str]) -> None:
    assert isinstance(load(body("\n".join(lines))).paragraphs, bool)


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
def test_real_texts_out_of_pdf_are_read_as_well_from_word() -> None:
    """They know their lines; of those with paragraphs, none is taken for one of them."""
    found = 0
    for path in sorted([*CORPUS.glob("docs/*.txt"), *CORPUS.glob("more/*.txt")]):
        text = govdoc.load(path).text.replace("\x0c", "\n")
        if not load(body(text)).paragraphs:
            found += 1
            assert max(map(len, text.split("\n"))) < 80, path.name
    assert found >= 110
