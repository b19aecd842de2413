"""Where outputs go: a mirror of the sources, no two at the same place."""

from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdoc.batch.targets import ending, key, place


def placed(*files: str) -> list[str]:
    return [path.as_posix() for path in place([PurePath(file) for file in files])]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["通知.txt", "意见.docx"], ["通知", "意见"]),
        (["a/通知.txt", "b/通知.txt"], ["a/通知", "b/通知"]),
        (["通知.txt", "通知.html"], ["通知.txt", "通知.html"]),
        (["A.txt", "a.html"], ["A.txt", "a.html"]),
        (["v1.2.txt", "v1.3.txt"], ["v1.2", "v1.3"]),
        (["a.txt", "a.html", "a.txt.md"], ["a.txt", "a.html", "a.txt~2"]),
        (["same.txt", "same.txt"], ["same.txt", "same.txt~2"]),
        (["无后缀", ".txt"], ["无后缀", ".txt"]),
    ],
)
def test_examples(files: list[str], expected: list[str]) -> None:
    assert placed(*files) == expected


def test_names_that_differ_in_composition_only_count_as_the_same() -> None:
    first, second = placed("caf\u00e9.txt", "cafe\u0301.html")
    assert first.endswith(".txt")
    assert second.endswith(".html")


@given(
    st.lists(
        st.sampled_from(["a", "A", "a.txt", "a.txt~2", "b", "a.txt.md", "a.TXT", "d/a", "d/a.txt", "a~2.txt"])
    )
)
def test_no_two_files_share_a_place(files: list[str]) -> None:
    paths = [PurePath(file) for file in files]
    assert len({key(path) for path in place(paths)}) == len(files)


@given(st.lists(st.sampled_from(["a.txt", "a.md", "b.txt", "d/a.txt", "a"]), unique=True), st.randoms())
def test_the_order_of_the_files_does_not_matter(files: list[str], random: object) -> None:
    shuffled = sorted(files, key=lambda file: hash((file, random)))
    straight = dict(zip(files, placed(*files), strict=True))
    assert dict(zip(shuffled, placed(*shuffled), strict=True)) == straight


@pytest.mark.parametrize(("format", "expected"), [("json", ".json"), ("outline", ".txt"), ("own", ".own")])
def test_a_format_has_an_ending(format: str, expected: str) -> None:
    assert ending(format) == expected
