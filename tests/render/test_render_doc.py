"""DOCX → DOC and RTF by LibreOffice → read back: each says what the DOCX says."""

from collections.abc import Callable
from functools import cache
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

FORMATS = ("doc", "rtf")
LOST = {"rtf": ("tracked changes", "text boxes", "table in a text box", "text box in a cell")}
"""What LibreOffice does not write: a paragraph's end that is deleted without its text, text boxes out of VML."""
KEPT = [(name, format) for format in FORMATS for name in WORD if name not in LOST.get(format, ())]
Pair = tuple[bytes, bytes]
"""A DOCX, and what LibreOffice made of it."""
Pairs = Callable[[str], dict[str, Pair]]


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Pairs:
    """By format, the pairs by the name of their notice, or that of their feature behind `word`."""
    written = {name: govdoc.dumps(sample.load(), "docx", **sample.options) for name, sample in ALL.items()}
    written |= {f"word {name}": openable(data) for name, data in WORD.items()}
    folder: Path = tmp_path_factory.mktemp("word")
    files = {name: folder / f"n{index}.docx" for index, name in enumerate(written)}
    for name, file in files.items():
        file.write_bytes(written[name])

    @cache
    def made(format: str) -> dict[str, Pair]:
        office(folder, [*files.values()], format, folder)
        return {
            name: (written[name], file.with_suffix(f".{format}").read_bytes()) for name, file in files.items()
        }

    return made


def _sources(pair: Pair, format: str) -> tuple[Source, Source]:
    docx, other = pair
    return readers.read(docx, "docx"), readers.read(other, format)


def _lines(source: Source) -> list[str]:
    return sorted(line for line in source.text.split("\n") if line)


@pytest.mark.parametrize(("name", "format"), KEPT)
def test_a_file_reads_as_its_docx_does(pairs: Pairs, name: str, format: str) -> None:
    docx, other = _sources(pairs(format)[f"word {name}"], format)
    assert other.text == docx.text
    assert (other.tables, other.furniture, other.title) == (docx.tables, docx.furniture, docx.title)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", ALL)
def test_a_notice_has_the_same_lines(pairs: Pairs, name: str, format: str) -> None:
    """Frames (版头, 版记) become text boxes, which stand behind the paragraph that they hang on, not before it."""
    docx, other = _sources(pairs(format)[name], format)
    assert _lines(other) == _lines(docx)
    assert (len(other.tables), other.title, other.paragraphs) == (
        len(docx.tables),
        docx.title,
        docx.paragraphs,
    )


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", ALL)
def test_a_notice_says_the_same(pairs: Pairs, name: str, format: str, fact: str) -> None:
    docx, other = (facts(govdoc.load(data))[fact] for data in pairs(format)[name])
    assert other == docx
