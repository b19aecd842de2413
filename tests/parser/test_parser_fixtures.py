"""Each case of fixtures/*.md: what the parser makes of a few lines. Add a case there, no Python needed.

A title that starts with `xfail:` says what is right and not yet read so; when it is, the test fails until the word
is taken away.
"""

import pytest
from _pytest.mark import ParameterSet
from fixture_cases import Case, cases, names
from rendering import render

from govdoc import Document, readers
from govdoc.parser import parse_source


def _parameter(name: str, case: Case) -> ParameterSet:
    known_gap = case.title.startswith("xfail:")
    marks = [pytest.mark.xfail(strict=True, reason=case.title)] if known_gap else []
    return pytest.param(case, marks=marks, id=f"{name}: {case.title}")


EVERY = [_parameter(name, case) for name in names() for case in cases(name)]


def read(case: Case) -> Document:
    return parse_source(readers.read(case.given.encode(), case.format, encoding="utf-8"))


@pytest.mark.parametrize("case", EVERY)
def test_fixture(case: Case) -> None:
    assert render(read(case), case.show) == case.expected


@pytest.mark.parametrize("name", names())
def test_titles_of_a_file_are_told_apart(name: str) -> None:
    titles = [case.title for case in cases(name)]
    assert len(set(titles)) == len(titles)
