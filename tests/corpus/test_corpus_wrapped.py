"""A real document that is one paragraph a line, broken as PDF text is, reads as it did: shares that must be kept.

Where a sentence ends at a line's end, the width alone says whether the paragraph does; where it says nothing, the
reading can differ. So the shares are below one, and how far below is what this test holds.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from corpus_files import files, needs_corpus

import govdoc
from govdoc import Document, Part, Table
from govdoc.model import Source
from govdoc.parser import parse_source
from govdoc.parser.lines import read_lines
from wrapping import wrapped

pytestmark = needs_corpus

PAGES = (22, 28, 34, 40)
SHORTEST, LONGEST = 600, 30_000
"""Code points: shorter texts do not show a page's width; longer ones would be most of the sum."""
FLOORS = {
    "units": 0.99, "headings": 0.975, "assignments": 0.995, "title": 0.98, "number": 0.98, "date": 0.96,
    "recipients": 0.965, "signatories": 0.965, "parts": 0.965, "aliases": 0.98, "citations": 0.985,
}  # fmt: skip
"""F1 of what is read of the wrapped text to what is read of the plain one."""


def squeezed(text: str | None) -> str:
    return "".join((text or "").split())


def features(document: Document) -> dict[str, Counter[object]]:
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


def as_copied(paragraphs: list[str], document: Document, page: int, seed: str) -> str:
    """The paragraphs on a page, where titles are larger and the lines round the text not indented."""
    titles: set[int] = set()
    flush: set[int] = set()
    at = 0
    roles = {
        element.span.start: element.role
        for part in document.parts
        for element in (*part.header.elements, *part.closing.elements)
    }
    for index, paragraph in enumerate(paragraphs):
        if role := roles.get(at):
            (titles if role == "title" else flush).add(index)
        at += len(paragraph) + 1
    return wrapped(paragraphs, page, seed, flush, titles)


@pytest.fixture(scope="module")
def shares() -> dict[str, float]:
    hits, sums = Counter[str](), Counter[str]()
    for path in files("docs", "more"):
        paragraphs = plain_paragraphs(path)
        if not SHORTEST <= sum(map(len, paragraphs)) <= LONGEST:
            continue
        document = parse_source(Source("\n".join(paragraphs), paragraphs=True))
        expected = features(document)
        for page in PAGES:
            text = as_copied(paragraphs, document, page, path.name)
            for name, found in features(parse_source(Source(text))).items():
                hits[name] += 2 * (found & expected[name]).total()
                sums[name] += found.total() + expected[name].total()
    return {name: hits[name] / sums[name] for name in sums}


@pytest.mark.parametrize(("feature", "floor"), FLOORS.items())
def test_a_share_of_what_is_read_stays(shares: dict[str, float], feature: str, floor: float) -> None:
    assert shares[feature] >= floor
