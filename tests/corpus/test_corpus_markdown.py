"""govdoc's own Markdown of a real document reads as the same document."""

from pathlib import Path

import pytest
from corpus_files import CORPUS, files, needs_corpus

import govdoc
from govdoc.model import Document

pytestmark = needs_corpus

EVERY = files("docs", "more") or [CORPUS]
"""Where the corpus is absent, one test says so."""
TWO_TITLES = {"045.txt"}
"""A collection's title with the date in it above the notice's own: in a heading they are one line."""


def said(document: Document) -> dict[str, object]:
    """What a document says, apart from the lines that it says it in."""
    return {
        "parts": [part.kind for part in document.parts],
        "title": document.title,
        "date": document.date,
        "number": document.number and document.number.text,
        "recipients": document.recipients,
        "units": [(unit.address, unit.marker.text) for unit in document.walk()],
        "tasks": [(task.address, task.assignment.text) for task in document.tasks()],
    }


@pytest.mark.parametrize("path", EVERY, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_markdown_reads_as_the_same_document(path: Path) -> None:
    document = govdoc.load(path)
    before, after = said(document), said(govdoc.load(govdoc.dumps(document, "markdown"), format="markdown"))
    changed = {key for key in before if before[key] != after[key]}
    assert changed == ({"title", "date"} if path.name in TWO_TITLES else set())
