"""Document → an outline to read on a terminal: the head, the units with their titles, who does what by when.

A unit takes one line, its responsibilities one line a role: lists that do not fit are cut, and say how many
they name. `govdoc tasks` shows them in full.
"""

from collections.abc import Iterable, Iterator, Sequence

from govdoc.exporters.terminal import cut, fits, printable, width, wrap
from govdoc.exporters.words import ROLE_NAMES
from govdoc.model import ROLES, Assignment, Block, Document, Mention, Paragraph, Part, Section, Table

COLUMNS = 100
NARROWEST = 30
"""Columns below which nothing would be left of a line."""
STEP = "  "
"""Indent of a level."""
FIELD = "  "
"""Between a label and what it labels."""
LONGEST = 1000
"""Code points of a text that are looked at: far more than a line shows, and a hostile one has millions."""
PARAGRAPHS = 10
"""Paragraphs shown of a part without numbered units."""


def dumps(document: Document, *, columns: int = COLUMNS) -> bytes:
    """A document's outline as text in UTF-8.

    Args:
        document: What `parse` or `load` returned.
        columns: Width of a line, a Chinese character taking two; no line is longer.
    """
    columns = max(columns, NARROWEST)
    lines = [line for part in document.parts for line in _part(part, columns)]
    lines += ["", *wrap(_summary(document), columns)]
    return "".join(f"{line.rstrip()}\n" for line in lines).lstrip("\n").encode("utf-8")


def _part(part: Part, columns: int) -> Iterator[str]:
    if part.kind != "main":
        label = cut(f"── {_clean(part.label or '印发的文件')} ", columns)
        yield from ("", label + "─" * (columns // 2 - width(label)))
    yield from _head(part, columns)
    yield ""
    yield from _duties(part.assignments, "", columns)
    if part.sections:
        for block in part.blocks:
            yield from _block(block, "", columns)
    else:
        paragraphs = [block.text for block in part.blocks if isinstance(block, Paragraph)]
        for text in paragraphs[:PARAGRAPHS]:
            yield cut(_clean(text), columns)


def _head(part: Part, columns: int) -> Iterator[str]:
    """Title, number, date; to whom."""
    header, closing = part.header, part.closing
    if part.kind == "main" or header.title:
        yield from wrap(_clean(header.title or "（没有标题）"), columns)
    known = (
        header.number.text if header.number else None,
        "、".join(closing.signatories or header.issuers),
        closing.date or header.date,
    )
    facts = FIELD.join(_clean(fact) for fact in known if fact)
    if facts:
        yield cut(facts, columns)
    if header.recipients:
        yield _list("主送", header.recipients, False, columns)
    for name in closing.attachments:
        yield cut(f"附件{FIELD}{_clean(name)}", columns)


def _block(block: Block, indent: str, columns: int) -> Iterator[str]:
    if isinstance(block, Section):
        yield from _section(block, indent, columns)
    elif isinstance(block, Table):
        yield cut(f"{indent}[表格，{len(block.rows)} 行]", columns)


def _section(section: Section, indent: str, columns: int) -> Iterator[str]:
    # However deep a hostile text nests its units, half of the line is left for words.
    indent = indent if width(indent) < columns // 2 else STEP
    gap = "" if section.marker.text.endswith(("、", "）", ")")) else " "
    yield cut(f"{indent}{_clean(section.marker.text)}{gap}{_clean(_opening(section))}", columns)
    yield from _duties(section.assignments, indent + STEP * 2, columns)
    for block in section.blocks:
        yield from _block(block, indent + STEP, columns)


def _opening(section: Section) -> str:
    """A unit's heading, else its own words without those that say who does it."""
    if section.heading:
        return section.heading.text
    text = section.text[:LONGEST]
    for assignment in section.assignments:
        text = text.replace(assignment.text, "", 1)
    return text


def _duties(assignments: Iterable[Assignment], indent: str, columns: int) -> Iterator[str]:
    """Who does it, one line a role, and by when."""
    for assignment in assignments:
        for role in ROLES:
            mentions: tuple[Mention, ...] = getattr(assignment, role)
            if mentions:
                names = [mention.name for mention in mentions]
                yield indent + _list(ROLE_NAMES[role], names, mentions[-1].open, columns - width(indent))
        if assignment.deadline:
            yield cut(f"{indent}时限{FIELD}{_clean(assignment.deadline)}", columns)


def _list(label: str, names: Sequence[str], is_open: bool, columns: int) -> str:
    """Names on one line; where they do not fit, the first of them and how many there are."""
    start, cleaned = label + FIELD, [_clean(name) for name in names]
    whole = start + "、".join(cleaned) + ("等" if is_open else "")
    if fits(whole, columns):
        return whole
    end = f" … 共 {len(names)} 家"
    room, shown = columns - width(start + end), 0
    while shown < len(cleaned) and (room := room - width(cleaned[shown]) - 2) >= -2:
        shown += 1
    return cut(start + ("、".join(cleaned[:shown]) or cleaned[0]) + end, columns)


def _clean(text: str) -> str:
    """Text on one line that cannot steer a terminal."""
    text = text[:LONGEST]
    if text.isprintable() and " " not in text:  # as nearly all are: without controls, and of blanks none
        return text
    return printable(" ".join(text.split()))


def _summary(document: Document) -> str:
    units, tasks = sum(1 for _ in document.walk()), sum(1 for _ in document.assignments())
    agencies = len(document.agencies)
    parts = f"{len(document.parts)} 个部分，" if len(document.parts) > 1 else ""
    return f"共 {parts}{units} 个层级单元，{tasks} 项责任分工，{agencies} 个机关或单位。"
