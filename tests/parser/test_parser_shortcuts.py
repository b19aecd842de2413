"""What spares the parser work decides nothing: each short way reads as the long one does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdoc.parser import brackets, duties
from govdoc.parser.bodies import SEPARATORS, clauses
from govdoc.patterns import Rare

# ---------------------------------------------------------------- brackets

BRACKETS = st.text(st.sampled_from("（(〔【)）〕\nab、"), max_size=40)


def pairs_by_stack(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """The outermost pairs and the brackets that pair with none, sign by sign."""
    every, loose, stack = [], [], []
    for at, char in enumerate(text + "\n"):
        if char in brackets.OPENERS:
            stack.append(at)
        elif char in "）)］]〕】〉" and stack:
            every.append((stack.pop(), at + 1))
        elif char in "）)］]〕】〉":
            loose.append(at)
        elif char == "\n":
            loose += stack
            stack.clear()
    long = [(start, end) for start, end in every if end - start >= brackets.SHORTEST]
    outer = [(a, b) for a, b in long if not any(start < a and b < end for start, end in long)]
    return outer, loose


@given(BRACKETS)
def test_brackets_pair_as_a_stack_pairs_them(text: str) -> None:
    pairs, loose = brackets.outer_pairs(text, 0, len(text))
    assert ([(pair.start, pair.end) for pair in pairs], loose) == pairs_by_stack(text)


# ---------------------------------------------------------------- statements

NAMES = (
    "市公安局",
    "市科技局（知识产权局）",
    "各区人民政府",
    "各县（市、区）",
    "大连海关",
    "市第一医院",
    "市文广局和市农委",
)
WORDS = (
    *NAMES, "由市农委", "市发展改革委等部门", "市财政局牵头", "市农委配合", "会同市教育局", "各区", "县", "负责落实",
    "以下简称市联席办", "2021年6月底前完成", "长期坚持", "列第一位者为牵头单位", "下同", "市委宣传部（除外）",
    "以下均需各区落实", "市联席会议（以下简称联席会议）", "责任单位：", "完成时限：", "（", "“", " ", "\n",
)  # fmt: skip
STATEMENTS = st.lists(
    st.tuples(
        st.sampled_from(NAMES) | st.sampled_from(WORDS),
        st.sampled_from(("、", "、", "、", "，", "；", "", "、，")),
    ),
    min_size=1,
    max_size=8,
).map(lambda words: "".join(map("".join, words)))


@given(STATEMENTS)
def test_clauses_of_mere_names_read_as_any_other(text: str) -> None:
    short = duties.read_duties(text, 0, len(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duties, "_only_a_name", lambda piece: None)
        assert duties.read_duties(text, 0, len(text)) == short


@given(STATEMENTS)
def test_pieces_are_the_text_without_its_separators(text: str) -> None:
    pieces = [piece for clause in clauses(text, 0, len(text)) for piece in clause]
    assert all(text.startswith(words, start) for start, words in pieces)
    said = text[: pieces[-1][0] + len(pieces[-1][1])] if pieces else ""
    for start, words in reversed(pieces):
        said = said[:start] + said[start + len(words) :]
    assert not said.strip(SEPARATORS + " \u3000")  # blanks part names that stand by themselves


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (duties.DEADLINE, duties.DEADLINE_WORDS),
        (duties.CONVENTION, duties.CONVENTION_WORDS),
        (duties.SECOND, duties.SECOND_WORDS),
        (duties.ALIAS, ("称",)),
        (duties.VERB, duties.VERB_WORDS),
    ],
)
@given(data=st.data())
def test_what_a_pattern_finds_has_one_of_its_signs(
    pattern: Rare, signs: tuple[str, ...], data: st.DataObject
) -> None:
    found = pattern.search(data.draw(st.from_regex(pattern.pattern)))
    assert found
    assert any(sign in found[0] for sign in signs)
