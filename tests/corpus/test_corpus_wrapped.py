"""A real document that is one paragraph a line, broken as PDF text is, reads as it did: shares that must be kept.

Where a sentence ends at a line's end, the width alone says whether the paragraph does; where it says nothing, the
reading can differ. So the shares are below one, and how far below is what this test holds.
"""

from collections.abc import Iterator

import pytest
from corpus_files import files, needs_corpus
from corpus_reading import Features, features, plain_paragraphs, shares

from govdoc import Document
from govdoc.model import Source
from govdoc.parser import parse_source
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


def pairs() -> Iterator[tuple[Features, Features]]:
    for path in files("docs", "more"):
        paragraphs = plain_paragraphs(path)
        if not SHORTEST <= sum(map(len, paragraphs)) <= LONGEST:
            continue
        document = parse_source(Source("\n".join(paragraphs), paragraphs=True))
        for page in PAGES:
            yield (
                features(document),
                features(parse_source(Source(as_copied(paragraphs, document, page, path.name)))),
            )


@pytest.fixture(scope="module")
def found() -> dict[str, float]:
    return shares(pairs())


@pytest.mark.parametrize(("feature", "floor"), FLOORS.items())
def test_a_share_of_what_is_read_stays(found: dict[str, float], feature: str, floor: float) -> None:
    assert found[feature] >= floor
