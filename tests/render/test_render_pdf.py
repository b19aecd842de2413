"""DOCX → PDF by LibreOffice → read back: the PDF says what the DOCX says."""

from pathlib import Path

import pytest
from render_convert import convert, missing
from render_facts import FACTS, facts
from render_samples import ALL

import govdoc
from govdoc import Document

pytestmark = [pytest.mark.render, pytest.mark.skipif(bool(missing()), reason=missing() or "all is there")]


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Document, Document]]:
    """Each sample as it is read from DOCX and from PDF."""
    names = {name: f"n{index}" for index, name in enumerate(ALL)}
    written = {
        names[name]: govdoc.dumps(sample.load(), "docx", **sample.options) for name, sample in ALL.items()
    }
    made: dict[str, Path] = convert(written, tmp_path_factory.mktemp("pdf"))
    return {name: (govdoc.load(written[file]), govdoc.load(made[file])) for name, file in names.items()}


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("sample", ALL)
def test_a_pdf_says_what_its_docx_says(
    pairs: dict[str, tuple[Document, Document]], sample: str, fact: str
) -> None:
    docx, pdf = (facts(each)[fact] for each in pairs[sample])
    assert pdf == docx


def test_page_numbers_are_furniture(pairs: dict[str, tuple[Document, Document]]) -> None:
    for name, (_, pdf) in pairs.items():
        marks = ["".join(pdf.slice(each.span).split()) for each in pdf.furniture]
        first = 2 if name == "letter" else 1
        assert marks == [f"—{page}—" for page in range(first, first + len(marks))], name
