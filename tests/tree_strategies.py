"""Document trees of every shape, made without the parser: exporters meet shapes that it never gives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from hypothesis import strategies as st

from govdoc.model import (
    ROLES,
    Agency,
    AgencyKind,
    Assignment,
    AssignmentForm,
    Block,
    Cause,
    Cell,
    Citation,
    Closing,
    Definition,
    DefinitionKind,
    Diagnostic,
    Document,
    DocumentNumber,
    Element,
    ElementRole,
    Furniture,
    FurnitureKind,
    Header,
    Heading,
    Marker,
    MarkerStyle,
    Mention,
    Origin,
    Paragraph,
    Part,
    PartKind,
    Section,
    Severity,
    Span,
    Table,
)
from text_strategies import Draw, texts, words

LEAF_TEXTS = st.one_of(
    words(),
    st.sampled_from(
        ("加强领导。\n", "市财政局、市教\n  育局负责", "一、", "　　", "（责任单位：甲、乙）", "a\r\nb")
    ),
    texts(12),
)


def one_of(literal: Any) -> st.SearchStrategy[Any]:
    """One of the values of a `Literal` type."""
    return st.sampled_from(get_args(literal))


def numbers() -> st.SearchStrategy[DocumentNumber]:
    """A 发文字号."""
    integer = st.none() | st.integers(0, 9999)
    return st.builds(DocumentNumber, text=words(), code=words(), year=integer, serial=integer)


@dataclass
class _Sketch:
    """A document's text as it grows, and the places where annotations may stand."""

    draw: Draw
    is_odd: bool
    text: str = ""
    leaves: list[Span] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)

    def span(self, start: int) -> Span:
        """From a position to the end of what is written."""
        return Span(start, len(self.text))

    def leaf(self, written: str | None = None) -> tuple[str, Span]:
        """Write a leaf, perhaps with furniture in it: its reading and its span."""
        start = len(self.text)
        self.text += self.draw(LEAF_TEXTS) if written is None else written
        if self.draw(st.integers(0, 7)) == 0:
            self.mark()
            self.text += self.draw(LEAF_TEXTS)
        self.leaves.append(self.span(start))
        raw = self.text[start:]
        text = (
            "".join(line.strip() for line in raw.split("\n"))
            if self.draw(st.booleans())
            else self.draw(words())
        )
        return text, self.leaves[-1]

    def mark(self) -> None:
        """Write furniture."""
        start = len(self.text)
        self.text += self.draw(st.sampled_from(("# Page 2:\n", "- 1 -\n", "打印本页", "&\0")))
        self.furniture.append(Furniture(self.draw(one_of(FurnitureKind)), self.span(start)))

    def maybe_mark(self) -> None:
        """Write furniture between two nodes, now and then."""
        if self.draw(st.integers(0, 7)) == 0:
            self.mark()

    def place(self) -> Span:
        """A span for an annotation: inside a leaf, or over several; anywhere if the document may be odd."""
        if self.is_odd and self.draw(st.integers(0, 3)) == 0:
            return Span(*sorted(self.draw(st.tuples(*[st.integers(0, len(self.text))] * 2))))
        leaves = [leaf for leaf in self.leaves if leaf.start < leaf.end] or [Span(0, len(self.text))]
        first = self.draw(st.integers(0, len(leaves) - 1))
        last = min(first + (self.draw(st.integers(0, 5)) == 0), len(leaves) - 1)
        start = self.draw(st.integers(leaves[first].start, max(leaves[first].start, leaves[first].end - 1)))
        return Span(start, self.draw(st.integers(max(start, leaves[last].start), leaves[last].end)))


Build = Callable[[], Any]
"""Makes a node once the text is whole: assignments may stand anywhere in it."""


def _section(sketch: _Sketch, depth: int) -> Build:
    draw, start = sketch.draw, len(sketch.text)
    text, span = sketch.leaf(draw(st.sampled_from(("一、", "(1)", "第 三\n条"))))
    marker = Marker(
        draw(one_of(MarkerStyle)), tuple(draw(st.lists(st.integers(0, 99), max_size=2))), text, span
    )
    sketch.maybe_mark()
    heading = Heading(*sketch.leaf()) if draw(st.booleans()) else None
    blocks = _blocks(sketch, depth)
    sketch.maybe_mark()
    span, address = sketch.span(start), draw(words())
    return lambda: Section(address, depth, marker, span, heading, _assignments(sketch), _made(blocks))


def _table(sketch: _Sketch) -> Build:
    draw, start = sketch.draw, len(sketch.text)
    size = st.sampled_from((1, 1, 2))
    rows = []
    for width in draw(st.lists(st.integers(0, 2), max_size=2)):
        rows.append(tuple(Cell(*sketch.leaf(), draw(size), draw(size)) for _ in range(width)))
        sketch.maybe_mark()
    table = Table(tuple(rows), sketch.span(start))
    return lambda: table


def _paragraph(sketch: _Sketch) -> Build:
    paragraph = Paragraph(*sketch.leaf())
    return lambda: paragraph


def _blocks(sketch: _Sketch, depth: int = 0) -> list[Build]:
    blocks: list[Build] = []
    for kind in sketch.draw(st.lists(st.sampled_from("psst" if depth < 3 else "p"), max_size=3)):
        sketch.maybe_mark()
        if kind == "s":
            blocks.append(_section(sketch, depth + 1))
        else:
            blocks.append(_paragraph(sketch) if kind == "p" else _table(sketch))
    return blocks


def _made(builds: Sequence[Build]) -> tuple[Block, ...]:
    return tuple(build() for build in builds)


def _assignments(sketch: _Sketch) -> tuple[Assignment, ...]:
    return tuple(_assignment(sketch) for _ in range(sketch.draw(st.sampled_from((0, 0, 0, 1, 2)))))


def _assignment(sketch: _Sketch) -> Assignment:
    draw = sketch.draw
    bodies = {
        role: tuple(
            Mention(
                draw(words()), sketch.place(), draw(st.none() | st.sampled_from("ab\0")), draw(st.booleans())
            )
            for _ in range(draw(st.sampled_from((0, 0, 0, 1, 3))))
        )
        for role in ROLES
    }
    deadline = draw(st.none() | words())
    return Assignment(
        draw(words()), sketch.place(), draw(one_of(AssignmentForm)), deadline=deadline, **bodies
    )


def _elements(sketch: _Sketch) -> tuple[Element, ...]:
    found = []
    for role in sketch.draw(st.lists(one_of(ElementRole), max_size=2)):
        sketch.maybe_mark()
        found.append(Element(role, *sketch.leaf()))
    return tuple(found)


def _header(sketch: _Sketch) -> Header:
    elements, draw = _elements(sketch), sketch.draw
    if draw(st.booleans()):
        return Header(elements=elements)
    value, names = st.none() | words(), st.lists(words(), max_size=2).map(tuple)
    return Header(
        draw(value), draw(value), draw(st.none() | numbers()), draw(names), draw(names),
        draw(value), draw(value), draw(value), draw(value), draw(st.lists(st.tuples(words(), words()),
        max_size=2).map(tuple)), elements,
    )  # fmt: skip


def _closing(sketch: _Sketch) -> Closing:
    elements, draw = _elements(sketch), sketch.draw
    if draw(st.booleans()):
        return Closing(elements=elements)
    value, names = st.none() | words(), st.lists(words(), max_size=2).map(tuple)
    return Closing(draw(names), draw(names), draw(value), draw(value), draw(names), draw(value), elements)


def _part(sketch: _Sketch) -> Build:
    draw, start = sketch.draw, len(sketch.text)
    header, blocks, closing = _header(sketch), _blocks(sketch), _closing(sketch)
    sketch.maybe_mark()
    kind, label, span = draw(one_of(PartKind)), draw(st.none() | words()), sketch.span(start)
    return lambda: Part(kind, span, label, header, _assignments(sketch), _made(blocks), closing)


def _agency(sketch: _Sketch, id_: str, mentions: Sequence[Mention]) -> Agency:
    draw, names = sketch.draw, st.lists(words(), max_size=2).map(tuple)
    spans = tuple(sorted(mention.span for mention in mentions if mention.agency == id_))
    if sketch.is_odd and draw(st.booleans()):
        spans = tuple(sketch.place() for _ in range(draw(st.integers(0, 2))))
    note = draw(st.none() | words())
    return Agency(
        id_,
        draw(words()),
        draw(one_of(AgencyKind)),
        draw(words()),
        draw(names),
        spans,
        draw(names),
        draw(names),
        note,
    )


@st.composite
def documents(draw: Draw, odd: bool = False) -> Document:
    """A consistent document of any shape: leaves and furniture tile its text; annotations nest and cross.

    Args:
        draw: Given by hypothesis.
        odd: Also annotations on furniture and out of order, and agencies that state other mentions.
    """
    sketch = _Sketch(draw, odd)
    builds = []
    for _ in range(draw(st.sampled_from((1, 1, 2)))):
        sketch.maybe_mark()
        builds.append(_part(sketch))
    sketch.maybe_mark()
    parts: tuple[Part, ...] = tuple(build() for build in builds)
    bare = Document(text=sketch.text, parts=parts)
    mentions = list(bare.mentions())
    return Document(
        text=sketch.text,
        parts=parts,
        agencies=tuple(_agency(sketch, each, mentions) for each in draw(st.sampled_from(("", "a", "b\0")))),
        definitions=tuple(
            Definition(draw(words()), draw(one_of(DefinitionKind)), sketch.place(), draw(st.none() | words()))
            for _ in range(draw(st.sampled_from((0, 0, 1, 2))))
        ),
        citations=tuple(
            Citation(sketch.place(), draw(st.none() | words()), draw(st.none() | numbers()))
            for _ in range(draw(st.sampled_from((0, 0, 1, 2))))
        ),
        furniture=tuple(sketch.furniture),
        diagnostics=tuple(
            Diagnostic(draw(words()), draw(one_of(Severity)), draw(words()), sketch.place(),
            draw(one_of(Cause)), draw(st.none() | words())) for _ in range(draw(st.sampled_from((0, 0, 1))))
        ),
        origin=draw(st.builds(Origin, st.none() | words(), st.just("text") | words(), st.none() | words())),
    )  # fmt: skip
