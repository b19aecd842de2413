"""A notice that is written as Markdown and read again has the same units and the same assignments."""

from pathlib import Path

import pytest
from corpus_files import CORPUS, files, needs_corpus

import govdoc

pytestmark = needs_corpus

TEXTS = [path for path in files("docs", "more") if path.suffix in (".txt", ".html", ".md")] or [CORPUS]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_markdown_read_back_says_the_same(path: Path) -> None:
    document = govdoc.load(path)
    again = govdoc.load(govdoc.dumps(document, "markdown"), format="markdown")
    assert [unit.address for unit in again.walk()] == [unit.address for unit in document.walk()]
    assert [[mention.name for mention in each.mentions()] for each in again.assignments()] == [
        [mention.name for mention in each.mentions()] for each in document.assignments()
    ]
