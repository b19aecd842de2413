"""A `Document` as a few readable lines: what the files in fixtures/ expect.

Each part gives the lines of its header, then its text, then its closing; definitions, citations, diagnostics and
furniture stand at the end. Which of them are shown, a fixture file says with `show:`; see `SECTIONS`.

    部分: main 附件1 标题         a part: kind, label, title
    标题: … 文号: … 文种: …       the header of the part; what is absent has no line
    主送: 各区人民政府 | 市公安局
    一、 [明确分工]               a unit with a heading, indented by its depth
      1. 每周巡查一次并上报…      a unit without one: its opening words
      => lead 市农委; deadline 年底前    the assignments that stand on the unit above; 等 follows open names
      ¶ 各区要…                   further paragraphs;   | 序号 | 任务   rows of tables
    附件: … 附注: … 抄送: …       the closing of the part
    简称 领导小组 = 市防汛工作领导小组 (agency)
    引用 《防洪预案》 滨政发〔2020〕1号
    ! numbering-gap （三）        a diagnostic and what it points at
    ~ page — 2 —                 furniture
"""

from collections.abc import Iterator

from govdoc import (
    ROLES,
    Assignment,
    Block,
    Document,
    Furniture,
    Mention,
    Paragraph,
    Part,
    Section,
    Span,
    Table,
)

HEADER = ("title", "number", "kind", "recipients", "date", "signatories")
SECTIONS = {
    "header": HEADER,
    "front": ("secrecy", "urgency", "signer", "metadata"),
    "back": ("attachments", "note", "copies", "printing"),
    **{name: (name,) for name in HEADER},
    **{
        name: (name,)
        for name in (
            "parts", "elements", "outline", "text", "assignments", "forms", "definitions", "citations",
            "diagnostics", "furniture",
        )
    },
}  # fmt: skip
"""What `show:` can name, and the kinds of lines that it means.

`outline`: the units; `text`: paragraphs and tables too, nothing cut; `forms`: how each assignment was recognised.
"""
OPENING = 12
"""Code points of opening words, where `text` is not shown."""


def sections(names: str) -> frozenset[str]:
    """The kinds of lines that a `show:` line names.

    Raises:
        KeyError: A name that `SECTIONS` does not have.
    """
    return frozenset(kind for name in names.split() for kind in SECTIONS[name])


def render(document: Document, show: frozenset[str]) -> str:
    """The shown sections of a document, a line each, without a final line break."""
    return "\n".join(_Renderer(document, show).lines())


class _Renderer:
    """One document and what of it is shown."""

    def __init__(self, document: Document, show: frozenset[str]) -> None:
        self.document, self.show = document, show

    def lines(self) -> Iterator[str]:
        for part in self.document.parts:
            yield from self._part(part)
        yield from self._annotations()

    def _part(self, part: Part) -> Iterator[str]:
        if "parts" in self.show:
            yield " ".join(word for word in ("部分:", part.kind, part.label, part.title) if word)
        yield from self._fields(_header(part))
        if "elements" in self.show:
            yield from (f"<{each.role}> {each.text}" for each in part.header.elements)
        yield from self._blocks(part.blocks, part.assignments, "")
        yield from self._fields(_closing(part))
        if "elements" in self.show:
            yield from (f"<{each.role}> {each.text}" for each in part.closing.elements)

    def _fields(self, fields: dict[str, tuple[str, str | None]]) -> Iterator[str]:
        yield from (
            f"{label}: {value}" for kind, (label, value) in fields.items() if value and kind in self.show
        )

    def _blocks(
        self, blocks: tuple[Block, ...], assignments: tuple[Assignment, ...], indent: str
    ) -> Iterator[str]:
        if "assignments" in self.show:
            yield from (indent + self._assignment(each) for each in assignments)
        for block in blocks:
            if isinstance(block, Section):
                yield from self._section(block)
            elif "text" in self.show:
                yield from (indent + line for line in _text(block))

    def _section(self, unit: Section) -> Iterator[str]:
        indent = "  " * (unit.depth - 1)
        opens = bool(unit.blocks) and isinstance(unit.blocks[0], Paragraph) and not unit.heading
        if self.show & {"outline", "text"}:
            yield f"{indent}{unit.marker.text} {self._opening(unit)}".rstrip()
        yield from self._blocks(unit.blocks[opens:], unit.assignments, indent + "  ")

    def _opening(self, unit: Section) -> str:
        if unit.heading:
            return f"[{unit.heading.text}]"
        words = unit.blocks[0].text if unit.blocks and isinstance(unit.blocks[0], Paragraph) else ""
        return words if "text" in self.show or len(words) <= OPENING else words[:OPENING] + "…"

    def _assignment(self, each: Assignment) -> str:
        roles = [(role, [_name(name) for name in getattr(each, role)]) for role in ROLES]
        says = [f"{role} {'、'.join(names)}" for role, names in roles if names]
        if each.deadline:
            says.append(f"deadline {each.deadline}")
        form = f"({each.form}) " if "forms" in self.show else ""
        return f"=> {form}{'; '.join(says)}"

    def _annotations(self) -> Iterator[str]:
        document = self.document
        if "definitions" in self.show:
            yield from (f"简称 {d.short} = {d.full or '?'} ({d.kind})" for d in document.definitions)
        if "citations" in self.show:
            for each in document.citations:
                title = f" 《{each.title}》" if each.title else ""
                yield f"引用{title} {each.number.text if each.number else ''}".rstrip()
        if "diagnostics" in self.show:
            yield from (f"! {each.code} {self._words(each.span)}".rstrip() for each in document.diagnostics)
        if "furniture" in self.show:
            yield from (self._furniture(each) for each in document.furniture)

    def _furniture(self, each: Furniture) -> str:
        return f"~ {each.kind} {document_line(self.document.slice(each.span))}"

    def _words(self, span: Span) -> str:
        return "".join(self.document.slice(span).split())


def document_line(raw: str) -> str:
    """Raw text on one line, its runs of blanks and breaks shown as one blank."""
    return " ".join(raw.split())


def _name(mention: Mention) -> str:
    return mention.name + (" 等" if mention.open else "")


def _text(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield f"¶ {block.text}"
    else:
        yield from (f"| {' | '.join(cell.text for cell in row)}".rstrip() for row in block.rows)


def _header(part: Part) -> dict[str, tuple[str, str | None]]:
    header, closing = part.header, part.closing
    return {
        "title": ("标题", header.title),
        "number": ("文号", header.number.text if header.number else None),
        "kind": ("文种", header.kind),
        "secrecy": ("密级", header.secrecy),
        "urgency": ("紧急程度", header.urgency),
        "signer": ("签发人", header.signer),
        "metadata": ("元数据", " | ".join("=".join(pair) for pair in header.metadata)),
        "recipients": ("主送", " | ".join(header.recipients)),
        "date": ("日期", closing.date or header.date),
        "signatories": ("署名", " | ".join(closing.signatories)),
    }


def _closing(part: Part) -> dict[str, tuple[str, str | None]]:
    closing = part.closing
    return {
        "attachments": ("附件", " | ".join(closing.attachments)),
        "note": ("附注", closing.note),
        "copies": ("抄送", " | ".join(closing.copies)),
        "printing": ("印发", closing.printing),
    }
