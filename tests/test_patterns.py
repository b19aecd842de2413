"""Patterns that are spared: what stands before them decides nothing, and a usual notice compiles few of them."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdoc.patterns import Leading, rarely

NOTICE = Path(__file__).parents[1] / "samples" / "notice.txt"


def is_compiled(pattern: object) -> bool:
    return "_compiled" in vars(pattern)


def test_a_rare_pattern_is_compiled_when_it_is_first_asked() -> None:
    pattern = rarely("附(件)")
    assert not is_compiled(pattern)
    assert pattern.search("见附件") is not None
    assert is_compiled(pattern)
    assert pattern.search is pattern.search
    assert pattern.sub("表", "附件") == "表"
    with pytest.raises(AttributeError):
        _ = pattern.no_such_method


@given(st.text("附件1 ", max_size=4), st.integers(0, 5), st.integers(0, 5))
def test_first_characters_decide_nothing(text: str, start: int, end: int) -> None:
    leading, plain = Leading("附件|1", "附1"), re.compile("附件|1")
    asked = leading.match(text, start, end), plain.match(text, start, end)
    assert (
        asked[0] is None if asked[1] is None else asked[0] is not None and asked[0].span() == asked[1].span()
    )


def test_no_pattern_is_compiled_where_no_match_can_begin() -> None:
    pattern = Leading("附件", "附")
    assert pattern.match("") is pattern.match("件") is None
    assert not is_compiled(pattern)


def test_a_usual_notice_compiles_few_patterns() -> None:
    code = (
        "import gc, sys; from govdoc.cli import main; from govdoc.patterns import Leading, Rare\n"
        f"main(['parse', '-q', {str(NOTICE)!r}])\n"
        "rare = [each for each in gc.get_objects() if isinstance(each, Rare | Leading)]\n"
        "print(len(rare), sum('_compiled' in vars(each) for each in rare), file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    rare, compiled = map(int, ended.stderr.split())
    assert rare > 100
    assert compiled * 2 < rare
