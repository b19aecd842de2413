"""What an exporter writes is read back to an equal document, whatever the document is."""

import pytest
from hypothesis import given
from lxml import etree

import govdoc
from govdoc import Document, exporters
from strategies import documents, notices, texts

FORMATS = ("json", "xml")
TEXT = "{urn:govdoc:notice:1}text"
CHARACTER = "{urn:govdoc:notice:1}char"


def text_of(data: bytes) -> str:
    """The characters of the element `text`, as any program would gather them."""
    (body,) = etree.fromstring(data, etree.XMLParser(huge_tree=True)).findall(TEXT)
    for element in body.iter(CHARACTER):
        assert element.text is None
    return "".join(body.itertext())


@pytest.mark.parametrize("format", FORMATS)
@given(document=documents(odd=True))
def test_any_document_comes_back_equal(format: str, document: Document) -> None:
    data = govdoc.dumps(document, format)
    assert exporters.loads(data, format) == document
