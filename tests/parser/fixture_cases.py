"""The cases of a fixture file in the style of markdown-it-py: title, dot, input, dot, expected reading, dot."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rendering import sections

FIXTURES = Path(__file__).parent / "fixtures"
SIGNS = str.maketrans({"⇥": "\t", "␣": "\xa0", "↵": "\r", "¦": "\u2028", "▢": "\u2003", "▯": "\u200b"})
"""Blanks and breaks that a reader of the file could not see: in a fixture they are written as signs."""


class Case(NamedTuple):
    """One case of a fixture file."""

    title: str
    given: str
    expected: str
    show: frozenset[str]
    """The kinds of lines that the expected reading shows; see `rendering.SECTIONS`."""
    format: str
    """The format of the input: `text`, `html`, `markdown`, or `pages` (see `page_source`)."""


def names() -> list[str]:
    """The fixture files, without their ending."""
    return sorted(path.stem for path in FIXTURES.glob("*.md"))


def cases(name: str) -> Iterator[Case]:
    """The cases of a file, in order. Between them stand remarks (`# …`) and what is valid from there on:
    `show: header outline`, `format: html`.
    """
    settings = {"show": "outline", "format": "text"}
    lines = iter((FIXTURES / f"{name}.md").read_text(encoding="utf-8").split("\n"))
    for line in lines:
        key, _, value = line.partition(": ")
        if key in settings:
            settings[key] = value
        elif line.strip() and not line.startswith("#"):
            yield _case(line, lines, settings)


def _case(title: str, lines: Iterator[str], settings: dict[str, str]) -> Case:
    assert next(lines) == ".", f"a line with a dot must follow the title: {title}"
    given, expected = _block(lines), _block(lines)
    return Case(title, given.translate(SIGNS), expected, sections(settings["show"]), settings["format"])


def _block(lines: Iterator[str]) -> str:
    """The lines up to the next dot."""
    block: list[str] = []
    for line in lines:
        if line == ".":
            return "\n".join(block)
        block.append(line)
    raise AssertionError("a line with a dot must end the last case")
