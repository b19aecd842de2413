"""DOCX → PDF by LibreOffice → read back: the PDF says what the DOCX says."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from render_convert import convert, missing
from render_samples import ROOT, SAMPLES, Sample, _file

import govdoc
from govdoc import Document, Task

pytestmark = [pytest.mark.render, pytest.mark.skipif(bool(missing()), reason=missing() or "all is there")]

FILES = {
    path.name: Sample(_file(path.name))
    for path in sorted((ROOT / "samples").iterdir())
    if not path.name.startswith(("render-", "README"))
}
ALL = SAMPLES | FILES
FACTS = ("title", "number", "kind", "date", "recipients", "signatories", "parts", "outline", "tasks")


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Document, Document]]:
    """Each sample as it is read from DOCX and from PDF."""
    names = {name: f"n{index}" for index, name in enumerate(ALL)}
    written = {
        names[name]: govdoc.dumps(sample.load(), "docx", **sample.options) for name, sample in ALL.items()
    }
    made: dict[str, Path] = convert(written, tmp_path_factory.mktemp("pdf"))
    return {name: (govdoc.load(written[file]), govdoc.load(made[file])) for name, file in names.items()}


def _bare(text: str | None) -> str | None:
    """Without blanks: one at the end of a line of a title is lost in print."""
    return "".join(text.split()) if text is not None else None


def _task(task: Task) -> tuple[Any, ...]:
    given = task.assignment
    bodies = [
        [each.name for each in role] for role in (given.lead, given.responsible, given.support, given.guide)
    ]
    return task.address, task.path, _bare(task.text), bodies, given.deadline


def _parts(document: Document) -> Iterable[tuple[Any, ...]]:
    for part in document.parts:
        yield part.kind, part.label, _bare(part.title), part.closing.attachments, part.closing.note


def facts(document: Document) -> dict[str, Any]:
    return {
        "title": _bare(document.title),
        "number": document.number and document.number.text,
        "kind": document.kind,
        "date": document.date,
        "recipients": document.recipients,
        "signatories": document.signatories,
        "parts": [*_parts(document)],
        "outline": [
            (part, unit.depth, unit.marker.text, unit.heading and unit.heading.text)
            for part, each in enumerate(document.parts)
            for unit in each.walk()
        ],
        "tasks": [_task(task) for task in document.tasks()],
    }


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
