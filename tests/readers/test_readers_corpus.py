"""Real pages and law collections: all of them are read, and what people found in them is in the text."""

import json
from pathlib import Path

import pytest

from govdoc import readers

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(
        not CORPUS.is_dir(), reason="the real documents are not beside the project (../shared/corpus)"
    ),
]
FILES = sorted(path for path in CORPUS.glob("*/*") if path.suffix in (".html", ".md"))
LABELLED = [path for path in FILES if path.parent.name == "docs"]


def text_of(path: Path) -> str:
    data, name = readers.read_bytes(path)
    source = readers.read(data, readers.sniff(data, name), name=name)
    for table in source.tables:
        cells = [source.text[cell.span.start : cell.span.end] for row in table.rows for cell in row]
        assert "".join(cells) == source.text[table.span.start : table.span.end]
    return "".join(source.text.split())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_file_has_text_in_tables_that_tile(path: Path) -> None:
    assert len(text_of(path)) > 200


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.name)
def test_what_people_found_in_a_file_is_in_its_text(path: Path) -> None:
    gold = json.loads((CORPUS / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
    text = text_of(path)
    header = gold["header"]
    wanted = [header["title"], *header["recipients"], *header["signatories"]]
    wanted += [part["title"] for part in gold["parts"]]
    wanted += [marker + words for _, _, marker, words, _ in gold["outline"]]
    wanted += [assignment["text"] for assignment in gold["assignments"]]
    assert [words for words in wanted if words and words not in text] == []
