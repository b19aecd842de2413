"""The brackets that pair by one pass with a stack are those that a recursive pattern finds."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from govdoc.parser.brackets import SHORTEST, outer_pairs

KINDS = ["（）", "()", "［］", "[]", "〔〕", "【】", "〈〉"]
PIECES = ["（", "）", "（（", "））", "市", "责任单位：", "（一）", "（市农委（牵头））", "\n"]
"""Brackets of one kind, to be changed for the others, and what stands between them."""


def oracle(text: str, opening: str, closing: str) -> list[tuple[int, int]]:
    """The outermost balanced pairs within a line."""
    opening, closing = regex.escape(opening), regex.escape(closing)
    pattern = rf"{opening}(?:[^{opening}{closing}\n]++|(?R))*+{closing}"
    return [match.span() for match in regex.finditer(pattern, text)]


@pytest.mark.parametrize("kind", KINDS)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40))
def test_outermost_pairs_are_those_of_a_recursive_pattern(kind: str, pieces: list[str]) -> None:
    text = "".join(pieces).translate(str.maketrans("（）", kind))
    expected = [(start, end) for start, end in oracle(text, *kind) if end - start >= SHORTEST]
    pairs, _ = outer_pairs(text, 0, len(text))
    assert [(pair.start, pair.end) for pair in pairs] == expected


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40))
def test_brackets_that_pair_with_none_stand_in_no_balanced_pair(pieces: list[str]) -> None:
    text = "".join(pieces)
    balanced = {at for start, end in oracle(text, "（", "）") for at in range(start, end)}
    _, loose = outer_pairs(text, 0, len(text))
    assert sorted(loose) == [at for at, sign in enumerate(text) if sign in "（）" and at not in balanced]
