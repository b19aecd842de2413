"""What an exporter writes is read back to an equal document, whatever the document is."""

from pathlib import Path

import pytest
from hypothesis import given, settings

import govdoc
from govdoc import Document, exporters
from strategies import documents, notices, texts

FORMATS = ("json", "xml")
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def comes_back(document: Document, format: str) -> bool:
    """Whether a format holds all of a document; also, whether its bytes are text and the same each time."""
    data = govdoc.dumps(document, format)
    data.decode("utf-8")
    read = exporters.loads(data, format)
    return read == document and govdoc.dumps(read, format) == data


@given(documents(odd=True))
def test_a_document_of_any_shape_comes_back_equal(document: Document) -> None:
    for format in FORMATS:
        assert comes_back(document, format)


@settings(max_examples=40)
@given(notices())
def test_a_parsed_notice_comes_back_equal(text: str) -> None:
    document = govdoc.parse(text)
    for format in FORMATS:
        assert comes_back(document, format)


@given(texts())
def test_any_parsed_text_comes_back_equal(text: str) -> None:
    document = govdoc.parse(text)
    for format in FORMATS:
        assert comes_back(document, format)


@pytest.mark.parametrize("format", FORMATS)
def test_load_takes_what_dump_wrote(format: str, tmp_path: Path) -> None:
    document = govdoc.parse("一、加强领导。\n1.明确分工。（责任单位：市财政局、市教育局）\n")
    govdoc.dump(document, tmp_path / f"通知.{format}")
    assert govdoc.load(tmp_path / f"通知.{format}") == document


@pytest.mark.corpus
@pytest.mark.parametrize("format", FORMATS)
def test_every_document_of_the_corpus_comes_back_equal(format: str) -> None:
    if not CORPUS.is_dir():
        pytest.skip("../shared/corpus is not here")
    paths = sorted((CORPUS / "docs").iterdir())
    assert [path.name for path in paths if not comes_back(govdoc.load(path), format)] == []
