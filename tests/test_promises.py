"""The six promises of docs/architecture.md, on notices as people write them and on texts that no one writes."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import example, given, settings

import govdoc
import timing
from govdoc import Assignment, Block, Document, Furniture, Heading, Part, Section, Span, Table
from govdoc.exporters import loads
from govdoc.signs import INVISIBLE, lookalikes
from strategies import notices, texts

SAMPLES = Path(__file__).parent.parent / "samples"
ODD = (
    "",
    "\0",
    "\ud800",
    "\udfff\ud800",
    "\r\n\r\n",
    "\r",
    "\u2028一、甲\u2029二、乙",
    "\ufeff一、甲",
    "　",
    "\x1c",
)
"""What breaks readers of text: nothing, NUL, lone surrogates, line ends of every kind, a mark of byte order."""
DEEP = "（" * 20_000
"""More open brackets than any stack of calls holds."""
EXAMPLES = int(os.environ.get("GOVDOC_EXAMPLES", "30"))
"""Texts per promise; for a longer search: GOVDOC_EXAMPLES=5000 python -m pytest tests/test_promises.py."""


def promised(test: Callable[[str], None]) -> Callable[[str], None]:
    """Try a promise on notices and on odd texts; on each of the oddest in any case."""
    for text in ODD:
        test = example(text)(test)
    return settings(max_examples=EXAMPLES)(given(notices() | texts())(test))


# ---------------------------------------------------------------- 1 lossless


@promised
def test_lossless_the_leaves_tile_the_text(text: str) -> None:
    document = govdoc.parse(text)
    leaves = document.leaves()
    assert document.text == text
    assert "".join(document.slice(leaf.span) for leaf in leaves) == text
    ends = [0, *(leaf.span.end for leaf in leaves)]
    assert [leaf.span.start for leaf in leaves] == ends[:-1]
    assert ends[-1] == len(text)


@promised
def test_lossless_children_lie_in_their_parents_in_order_without_overlap(text: str) -> None:
    document = govdoc.parse(text)
    assert_nested(Span(0, len(text)), [part.span for part in document.parts])
    for part in document.parts:
        elements = [each.span for each in (*part.header.elements, *part.closing.elements)]
        assert_nested(part.span, sorted([*elements, *(block.span for block in part.blocks)]))
        for block in part.blocks:
            assert_block_nested(block)


def assert_nested(outer: Span, inner: list[Span]) -> None:
    assert all(outer.contains(span) and span.start <= span.end for span in inner)
    assert all(one.end <= other.start for one, other in pairwise(inner))


def assert_block_nested(block: Block) -> None:
    if isinstance(block, Section):
        heading = [block.heading.span] if block.heading else []
        assert_nested(block.span, [block.marker.span, *heading, *(below.span for below in block.blocks)])
        for below in block.blocks:
            assert_block_nested(below)
    elif isinstance(block, Table):
        assert_nested(block.span, [cell.span for row in block.rows for cell in row])


@promised
def test_lossless_annotations_lie_in_the_text(text: str) -> None:
    document = govdoc.parse(text)
    spans = [each.span for each in document.definitions]
    spans += [each.span for each in document.citations]
    spans += [each.span for each in document.diagnostics]
    spans += [span for agency in document.agencies for span in agency.mentions]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    for assignment in document.assignments():
        assert_nested(assignment.span, sorted({mention.span for mention in assignment.mentions()}))


# ---------------------------------------------------------------- 2 total


@promised
def test_total_whatever_the_text_there_is_a_part_and_every_view(text: str) -> None:
    document = govdoc.parse(text)
    assert document.parts
    assert document.parts[0].kind == "main"
    assert len(document.outline()) == len(list(document.walk()))
    assert len(document.tasks()) == len(list(document.assignments()))


@pytest.mark.parametrize("digit", ["٣", "߃", "७", "３", "²", "①"])
def test_total_digits_of_any_script(digit: str) -> None:
    for text in (
        f"关于\n1{digit}. 内容。\n",
        f"第{digit}条 内容\n",
        f"（{digit}）内容。（责任单位：市农委）\n",
    ):
        assert govdoc.parse(text).text == text


def test_total_more_brackets_than_calls_can_nest() -> None:
    document = govdoc.parse(DEEP)
    assert "".join(document.slice(leaf.span) for leaf in document.leaves()) == DEEP


@pytest.mark.parametrize("size", [300_000, pytest.param(10_000_000, marks=pytest.mark.scale)])
def test_total_a_text_on_one_line(size: int) -> None:
    text = ("各区要加强巡查（责任单位：市农委），" * (size // 18 + 1))[:size]
    assert govdoc.parse(text).text == text


# ---------------------------------------------------------------- 3 linear

PROSE = "各区要加强巡查，填写巡查记录，发现险情立即报告，并公布责任人的姓名。\n"
HOSTILE = (
    "(",
    "（",
    "1.",
    "、",
    "（一）",
    "一、",
    "第一条 ",
    "《",
    "）",
    "〔2020〕1号",
    "（以下简称",
    "（市农委、",
    "等",
    "责任单位：市农委。",
    "\n：",
    "第一条\n之一\n",
)


def prose(size: int) -> str:
    return (PROSE * (size // len(PROSE) + 1))[:size]


def seconds(text: str, attempts: int) -> float:
    return timing.seconds(lambda: govdoc.parse(text), attempts)


def is_within(limit: float, text: str, attempts: int = 5) -> bool:
    """Whether a text takes at most `limit` times as long as prose of the same length; tried again if not."""
    plain = prose(len(text))
    return any(seconds(text, 1) <= limit * seconds(plain, 1) for _ in range(attempts))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_linear_no_run_of_signs_takes_longer_than_its_share(hostile: str) -> None:
    small, large = hostile * (10_000 // len(hostile)), hostile * (60_000 // len(hostile))
    assert any(seconds(large, 1) <= 6 * 3 * max(seconds(small, 1), 0.002) for _ in range(3))


@pytest.mark.parametrize("blank", [" ", "\u3000", "\t"])
@pytest.mark.parametrize(
    "words",
    ["关于{}通知", "一、甲{}乙。\n二、丙。", "甲。（责任单位：市农委{}市公安局）", "通知{}2024年5月1日"],
)
def test_linear_no_run_of_blanks_takes_longer_than_its_share(words: str, blank: str) -> None:
    small, large = words.format(blank * 10_000), words.format(blank * 60_000)
    assert any(seconds(large, 1) <= 6 * 3 * max(seconds(small, 1), 0.002) for _ in range(3))


@pytest.mark.parametrize(
    "line",
    [
        "{}牵头单位：县\n",
        "（2020年1月1日，某某公布）各区要加强巡查，填写巡查记录，发现险情报警\n",
        "滨海市人民政府文件\n关于防汛的通知\n各区：\n请加强巡查。\n滨海市人民政府\n2020年1月1日\n",
    ],
)
def test_linear_no_run_of_lines_takes_longer_than_its_share(line: str) -> None:
    numerals = map("".join, product("甲乙丙丁戊己庚辛壬癸", repeat=5))
    lines = [line.format(next(numerals)) for _ in range(300_000 // len(line))]
    small, large = "".join(lines[: len(lines) // 10]), "".join(lines)
    assert any(seconds(large, 1) <= 10 * 2 * seconds(small, 1) for _ in range(3))


@pytest.mark.scale
@pytest.mark.parametrize("hostile", ["(", "1.", "、", "（一）"])
def test_linear_signs_take_at_most_three_times_as_long_as_prose(hostile: str) -> None:
    assert is_within(3, hostile * (100_000 // len(hostile)))


@pytest.mark.scale
def test_linear_a_line_of_five_megabytes() -> None:
    assert is_within(3, prose(5_000_000).replace("\n", ""), attempts=3)


@pytest.mark.scale
@pytest.mark.parametrize("hostile", HOSTILE)
def test_linear_ten_times_the_signs_take_ten_times_as_long(hostile: str) -> None:
    small, large = hostile * 20_000, hostile * 200_000
    assert any(seconds(large, 1) <= 20 * seconds(small, 2) for _ in range(3))


# ---------------------------------------------------------------- 4 nothing invented


def squeezed(words: str) -> str:
    """Without white space, without the signs that nobody sees, with characters for radicals."""
    visible = "".join(words.split()).translate(dict.fromkeys(map(ord, INVISIBLE)))
    return visible.replace("∶", "：").translate(lookalikes())


class _Words:
    """What the text says, without white space, furniture and signs that nobody sees."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.pieces = [leaf for leaf in document.leaves() if not isinstance(leaf.node, Furniture)]

    def at(self, span: Span) -> str:
        """The words between the ends of a span."""
        found = []
        for piece in self.pieces:
            start, end = max(piece.span.start, span.start), min(piece.span.end, span.end)
            if start < end:
                found.append(self.document.text[start:end])
        return squeezed("".join(found))


@promised
def test_nothing_invented_every_leaf_says_what_stands_at_its_span(text: str) -> None:
    document = govdoc.parse(text)
    words = _Words(document)
    for node in {id(leaf.node): leaf.node for leaf in document.leaves()}.values():
        if isinstance(node, Heading):
            assert words.at(node.span).rstrip("。：:") == squeezed(node.text).rstrip("。：:")
        elif not isinstance(node, Furniture):
            assert words.at(node.span) == squeezed(node.text)


@promised
def test_nothing_invented_every_name_stands_where_it_says(text: str) -> None:
    document = govdoc.parse(text)
    words = _Words(document)
    for assignment in document.assignments():
        assert words.at(assignment.span) == squeezed(assignment.text)
        assert squeezed(assignment.deadline or "") in words.at(assignment.span)
        assert all(words.at(mention.span) == mention.name for mention in assignment.mentions())
    for definition in document.definitions:
        assert squeezed(definition.short) in words.at(definition.span)
        assert squeezed(definition.full or "") in words.at(Span(0, definition.span.end))
    for citation in document.citations:
        assert squeezed(citation.title or "") in words.at(citation.span)


@promised
def test_nothing_invented_the_envelope_is_worded_as_the_text_is(text: str) -> None:
    document = govdoc.parse(text)
    words = _Words(document)
    for part in document.parts:
        said = words.at(part.span)
        assert [value for value in envelope(part) if squeezed(value) not in said] == []


def envelope(part: Part) -> Iterator[str]:
    """What a part's header and closing quote; numbers and dates are normalised and left out."""
    header, closing = part.header, part.closing
    single = (
        part.label,
        header.title,
        header.secrecy,
        header.urgency,
        header.signer,
        closing.note,
        closing.printing,
    )
    yield from (value for value in single if value)
    yield from (
        *header.issuers,
        *header.recipients,
        *closing.attachments,
        *closing.signatories,
        *closing.copies,
    )
    yield from (word for pair in header.metadata for word in pair)


@promised
def test_nothing_invented_agencies_are_written_as_their_mentions_are(text: str) -> None:
    document = govdoc.parse(text)
    names = {mention.span: mention.name for mention in document.mentions()}
    for agency in document.agencies:
        assert {names[span] for span in agency.mentions if span in names} <= set(agency.written)


# ---------------------------------------------------------------- 5 round trips


@promised
def test_round_trips_what_is_written_is_read_back_equal(text: str) -> None:
    document = govdoc.parse(text)
    for format in ("json", "xml"):
        assert loads(govdoc.dumps(document, format), format) == document


# ---------------------------------------------------------------- 6 deterministic


@promised
def test_deterministic_two_readings_are_equal(text: str) -> None:
    assert govdoc.parse(text) == govdoc.parse(text)


CHILD = """
import sys, govdoc
for name in sys.argv[1:]:
    sys.stdout.buffer.write(govdoc.dumps(govdoc.load(name), "json"))
"""


def written_under(**environment: str) -> bytes:
    """The JSON of all samples from a process of its own."""
    files = [str(path) for path in sorted(SAMPLES.iterdir()) if path.name != "README.md"]
    found = subprocess.run(
        [sys.executable, "-c", CHILD, *files], env=os.environ | environment, capture_output=True, check=True
    )
    return found.stdout


def test_deterministic_whatever_hash_seed_locale_and_time_zone() -> None:
    one = written_under(PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC", PYTHONUTF8="0")
    other = written_under(PYTHONHASHSEED="4242", LC_ALL="C.UTF-8", TZ="Asia/Shanghai")
    assert one == other
    assert one.count(b"schema_version") >= 5


def test_assignments_are_found_at_all() -> None:
    """The properties above would hold of a parser that finds nothing."""
    found: list[Assignment] = []

    @settings(max_examples=20, derandomize=True, database=None)
    @given(notices())
    def look(text: str) -> None:
        found.extend(govdoc.parse(text).assignments())

    look()
    assert len(found) > 20
