"""The real documents beside the project, and the mark of tests that read them."""

from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
CORPUS = PROJECT.parent / "shared" / "corpus"
ABSENT = "the real documents are not beside the project (../shared/corpus)"
needs_corpus = [pytest.mark.corpus, pytest.mark.skipif(not CORPUS.is_dir(), reason=ABSENT)]
"""What a module says: `pytestmark = needs_corpus`."""
READABLE = (".txt", ".html", ".htm", ".md", ".docx")


def files(*folders: str) -> list[Path]:
    """The documents in the folders that have a reader, in order; none where the corpus is absent."""
    found = [path for folder in folders for path in (CORPUS / folder).glob("*")]
    return sorted(path for path in found if path.suffix in READABLE)
