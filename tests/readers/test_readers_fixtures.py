"""Each case of fixtures/*.txt: what a reader makes of an input. Add a case there, no Python needed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from govdoc import readers

FIXTURES = Path(__file__).parent / "fixtures"
Case = tuple[str, str, str]


def cases(name: str) -> Iterator[Case]:
    """Title, input and expected text of each case in a fixture file, which opens with a comment."""
    _, text = (FIXTURES / f"{name}.txt").read_text(encoding="utf-8").split("\n\n", 1)
    pieces = text.split("\n.\n")
    for title, given, expected in zip(pieces[0::3], pieces[1::3], pieces[2::3], strict=False):
        yield title.strip(), given, expected.replace("⇥", "\t").replace("␣", "\xa0") + "\n"


def each(name: str) -> pytest.MarkDecorator:
    found = list(cases(name))
    return pytest.mark.parametrize(
        ("given", "expected"), [case[1:] for case in found], ids=[case[0] for case in found]
    )


@each("html")
def test_html(given: str, expected: str) -> None:
    source = readers.read(given.encode(), "html")
    assert source.text == expected
    assert source.paragraphs


@each("markdown")
def test_markdown(given: str, expected: str) -> None:
    source = readers.read(given.encode(), "markdown")
    assert source.text == expected
    assert source.paragraphs
