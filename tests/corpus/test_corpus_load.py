"""Every real document loads without an exception, and no character of it is lost."""

from itertools import pairwise
from pathlib import Path

import pytest
from corpus_files import CORPUS, files, needs_corpus

import govdoc

pytestmark = needs_corpus


EVERY = files("docs", "more") or [CORPUS]
"""Where the corpus is absent, one test says so."""


@pytest.mark.parametrize("path", EVERY, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_real_document_loads_and_its_leaves_rebuild_it(path: Path) -> None:
    document = govdoc.load(path)
    leaves = document.leaves()
    assert "".join(document.slice(leaf.span) for leaf in leaves) == document.text
    assert all(one.span.end == other.span.start for one, other in pairwise(leaves))
    assert document.text.strip()
