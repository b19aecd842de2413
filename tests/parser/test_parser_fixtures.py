"""Each case of fixtures/*.md: what the parser makes of a few lines. Add a case there, no Python needed.

A title that starts with `xfail:` says what is right and not yet read so; when it is, the test fails until the word
is taken away.
"""

from collections.abc import Callable

import pytest
from _pytest.mark import ParameterSet
from fixture_cases import Case, cases, names
from page_source import page_source
from rendering import render

from govdoc import Document, readers
from govdoc.parser import parse_source


def _parameter(name: str, case: Case) -> ParameterSet:
    known_gap = case.title.startswith("xfail:")
    marks = [pytest.mark.xfail(strict=True, reason=case.title)] if known_gap else []
    return pytest.param(case, marks=marks, id=f"{name}: {case.title}")


EVERY = [_parameter(name, case) for name in names() for case in cases(name)]


def read(case: Case) -> Document:
    if case.format == "pages":
        return parse_source(page_source(case.given))
    return parse_source(readers.read(case.given.encode(), case.format, encoding="utf-8"))


@pytest.mark.parametrize("case", EVERY)
def test_fixture(case: Case) -> None:
    assert render(read(case), case.show) == case.expected


@pytest.mark.parametrize("name", names())
def test_titles_of_a_file_are_told_apart(name: str) -> None:
    titles = [case.title for case in cases(name)]
    assert len(set(titles)) == len(titles)


SPELLINGS: dict[str, Callable[[str], str]] = {
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "line separators": lambda text: text.replace("\n", "\u2028"),
    "empty lines between": lambda text: text.replace("\n", "\n\n"),
    "blanks behind": lambda text: text.replace("\n", " \n") + " \n\n",
    "indented": lambda text: "\n".join("　　" + line.lstrip("　 ") for line in text.split("\n")),
}
"""The same lines in other spellings."""
LINES_MATTER = ("lines", "pages", "tables")
"""Files whose cases are about the lines themselves, or no plain text."""


RESPELLED = [
    pytest.param(spelling, name) for spelling in SPELLINGS for name in names() if name not in LINES_MATTER
]


@pytest.mark.parametrize(("spelling", "name"), RESPELLED)
def test_line_ends_empty_lines_and_indents_change_nothing(spelling: str, name: str) -> None:
    respelled = [
        case._replace(given=SPELLINGS[spelling](case.given))
        for case in cases(name)
        if not case.title.startswith("xfail:")
    ]
    assert [case.title for case in respelled if render(read(case), case.show) != case.expected] == []
