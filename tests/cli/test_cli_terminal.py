"""Tables and lines on a terminal, where a Chinese character takes two columns."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govdoc.exporters.terminal import (
    GAP,
    NARROWEST,
    NEVER_FIRST,
    cut,
    fit,
    fits,
    pad,
    printable,
    table,
    width,
    wrap,
)

CHINESE = st.text("一二三市局（）、。,.()abc 12\u0301\u200b\n", max_size=80)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("市农委", 6), ("（a）", 5), ("e\u0301", 1), ("\u200b", 0), ("ｱ", 1)],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


class TestWrap:
    @pytest.mark.parametrize(
        ("text", "columns", "lines"),
        [
            ("市农委市公安局", 6, ["市农委", "市公安", "局"]),
            ("市农委、市公安局", 6, ["市农", "委、市", "公安局"]),
            ("共2024个", 6, ["共2024", "个"]),
            ("于2024年", 5, ["于", "2024", "年"]),
            ("", 6, [""]),
            ("字", 1, ["字"]),
        ],
    )
    def test_examples(self, text: str, columns: int, lines: list[str]) -> None:
        assert wrap(text, columns) == lines

    @given(CHINESE, st.integers(2, 40))
    def test_lines_joined_are_the_text(self, text: str, columns: int) -> None:
        assert "".join(wrap(text, columns)) == text.replace("\n", "")

    @given(CHINESE, st.integers(30, 40))
    def test_lines_fit(self, text: str, columns: int) -> None:
        assert all(width(line) <= columns for line in wrap(text, columns))

    @given(st.lists(st.sampled_from(["市", "局、", "委。）"])), st.integers(8, 20))
    def test_no_line_begins_with_punctuation(self, pieces: list[str], columns: int) -> None:
        assert not [line for line in wrap("".join(pieces), columns)[1:] if line[0] in NEVER_FIRST]

    def test_a_long_text_takes_time_in_proportion(self) -> None:
        assert len(wrap("、" * 100_000, 40)) >= 5_000


class TestCut:
    @given(CHINESE.map(lambda text: text.replace("\n", "")), st.integers(30, 40))
    def test_what_fits_stays_and_what_does_not_is_cut_like_a_line(self, text: str, columns: int) -> None:
        assert fits(text, columns) == (width(text) <= columns)
        assert cut(text, columns) == (text if fits(text, columns) else wrap(text, columns - 2)[0] + "…")
        assert width(cut(text, columns)) <= columns


class TestPrintable:
    def test_keeps_text(self) -> None:
        assert printable("关于\t印发\n") == "关于\t印发\n"

    @pytest.mark.parametrize(
        ("character", "shown"),
        [("\x1b", r"\x1b"), ("\x00", r"\x00"), ("\u202e", r"\u202e"), ("\ud800", r"\ud800")],
    )
    def test_shows_what_would_steer_the_terminal(self, character: str, shown: str) -> None:
        assert printable(character) == shown


class TestTable:
    def test_columns_line_up(self) -> None:
        assert table([["序号", "单位"], ["1", "市农委"]], 40).splitlines() == [
            "────  ──────",
            "序号  单位",
            "────  ──────",
            "1     市农委",
            "────  ──────",
        ]

    def test_is_as_wide_as_the_terminal(self) -> None:
        rows = [["甲", "乙", "丙"], ["市" * 30, "局" * 100, "委" * 5]]
        assert max(map(width, table(rows, 60).splitlines())) <= 60

    @example([[500], [500], [500]], 20)
    @given(
        st.lists(st.lists(st.integers(0, 500), min_size=3, max_size=3), min_size=1, max_size=9),
        st.integers(0, 200),
    )
    def test_no_column_is_wider_than_it_needs_or_narrower_than_it_may(
        self, sizes: list[list[int]], columns: int
    ) -> None:
        widths = fit(sizes, columns)
        assert all(
            min(max(size), NARROWEST) <= each <= max(size) for each, size in zip(widths, sizes, strict=True)
        )
        floor = sum(min(max(size), NARROWEST) for size in sizes)
        assert sum(widths) <= max(columns - len(GAP) * (len(sizes) - 1), floor)


def test_pad() -> None:
    assert pad("市局", 6) == "市局  "
