"""What is read of a real document, to be held against what is read of the same in another form."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import govdoc
from govdoc import Document, Part, Table
from govdoc.model import Source
from govdoc.parser.lines import read_lines

Features = dict[str, Counter[object]]


def squeezed(text: str | None) -> str:
    return "".join((text or "").split())


def features(document: Document) -> Features:
    """What a document says, without blanks."""
    parts = list(enumerate(document.parts))
    return {
        "units": Counter((at, unit.depth, squeezed(unit.marker.text)) for at, part in parts for unit in part.walk()),
        "headings": Counter(squeezed(unit.heading.text) for unit in document.walk() if unit.heading),
        "assignments": Counter(assignments(document)),
        "title": Counter([squeezed(document.title)]),
        "number": Counter([document.number and document.number.text]),
        "date": Counter([document.date]),
        "recipients": Counter([tuple(map(squeezed, document.recipients))]),
        "signatories": Counter([tuple(map(squeezed, document.signatories))]),
        "parts": Counter((squeezed(part.title), squeezed(part.label)) for part in document.parts),
        "aliases": Counter((squeezed(each.short), squeezed(each.full)) for each in document.definitions),
        "citations": Counter((squeezed(each.title), each.number and each.number.text) for each in document.citations),
    }  # fmt: skip


def assignments(document: Document) -> Iterator[object]:
    for task in document.tasks():
        roles = tuple(tuple(squeezed(each.name) for each in getattr(task, role)) for role in govdoc.ROLES)
        yield task.address, roles, squeezed(task.deadline)


def plain_paragraphs(path: Path) -> list[str]:
    """The paragraphs of a document without what a web page puts round it; none if it has tables or is wrapped."""
    document = govdoc.load(path)
    reading = read_lines(Source(document.text))
    if reading.wrapped or any(map(has_table, document.parts)):
        return []
    text = document.text
    aside = [each.span for each in document.furniture]
    aside += [
        each.span for part in document.parts for each in part.header.elements if each.role == "metadata"
    ]
    for span in sorted(aside, reverse=True):
        text = text[: span.start] + "\n" * ("\n" in text[span.start : span.end]) + text[span.end :]
    return [line.strip() for line in text.splitlines() if line.strip()]


def has_table(part: Part) -> bool:
    blocks = [*part.blocks, *(block for unit in part.walk() for block in unit.blocks)]
    return any(isinstance(block, Table) for block in blocks)


def shares(pairs: Iterable[tuple[Features, Features]]) -> dict[str, float]:
    """Per feature the F1 of what is read of documents in one form to what is read of them in the other."""
    hits, sums = Counter[str](), Counter[str]()
    for expected, features_found in pairs:
        for name, found in features_found.items():
            hits[name] += 2 * (found & expected[name]).total()
            sums[name] += found.total() + expected[name].total()
    return {name: hits[name] / sums[name] for name in sums}
