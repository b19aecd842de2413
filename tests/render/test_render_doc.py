"""DOCX → DOC by LibreOffice → read back: the DOC says what the DOCX says."""

from pathlib import Path

import pytest
from render_convert import missing, office
from render_facts import FACTS, facts
from render_samples import ALL
from render_word import WORD, openable

import govdoc
from govdoc import readers
from govdoc.model import Source

pytestmark = [pytest.mark.render, pytest.mark.skipif(bool(missing()), reason=missing() or "all is there")]

Pair = tuple[bytes, bytes]
"""A DOCX, and the DOC that LibreOffice made of it."""


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pair]:
    written = {name: govdoc.dumps(sample.load(), "docx", **sample.options) for name, sample in ALL.items()}
    written |= {name: openable(data) for name, data in WORD.items()}
    folder: Path = tmp_path_factory.mktemp("doc")
    files = {name: folder / f"n{index}.docx" for index, name in enumerate(written)}
    for name, file in files.items():
        file.write_bytes(written[name])
    office(folder, [*files.values()], "doc", folder)
    return {name: (written[name], file.with_suffix(".doc").read_bytes()) for name, file in files.items()}


def _sources(pair: Pair) -> tuple[Source, Source]:
    docx, doc = pair
    return readers.read(docx, "docx"), readers.read(doc, "doc")


def _lines(source: Source) -> list[str]:
    return sorted(line for line in source.text.split("\n") if line)


@pytest.mark.parametrize("name", WORD)
def test_a_doc_reads_as_its_docx_does(pairs: dict[str, Pair], name: str) -> None:
    docx, doc = _sources(pairs[name])
    assert doc.text == docx.text
    assert (doc.tables, doc.furniture, doc.title) == (docx.tables, docx.furniture, docx.title)


@pytest.mark.parametrize("name", ALL)
def test_a_notice_has_the_same_lines(pairs: dict[str, Pair], name: str) -> None:
    """Frames (版头, 版记) become text boxes, which stand behind the paragraph that they hang on, not before it."""
    docx, doc = _sources(pairs[name])
    assert _lines(doc) == _lines(docx)
    assert (len(doc.tables), doc.title, doc.paragraphs) == (len(docx.tables), docx.title, docx.paragraphs)


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("name", ALL)
def test_a_notice_says_the_same(pairs: dict[str, Pair], name: str, fact: str) -> None:
    docx, doc = (facts(govdoc.load(data))[fact] for data in pairs[name])
    assert doc == docx
