"""Which files a command line means."""

import os
from pathlib import Path

import pytest

from govdoc.batch import sources
from govdoc.batch.sources import gather


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Documents, and what lies beside documents."""
    for name in (
        "2019/通知.txt", "2019/下级/意见.html", "2020/决定.docx", "2020/老.doc", "2020/图.jpg",
        "2020/数据.json",         "2020/~$决定.docx", ".git/x.txt", "2019/.隐藏.txt", "说明.md", "out/旧.txt",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def inside(*given: str, out: str = "out") -> list[str]:
    return [file.inside.as_posix() for file in gather(given, Path(out)).files]


@pytest.mark.usefixtures("tree")
class TestFolders:
    def test_are_walked_for_documents(self) -> None:
        assert inside(".") == [
            "2019/下级/意见.html",
            "2019/通知.txt",
            "2020/决定.docx",
            "2020/老.doc",
            "说明.md",
        ]

    def test_tell_how_many_other_files_they_hold(self) -> None:
        assert gather(["."], Path("out")).skipped == 2

    def test_alone_are_the_mirrors_root(self) -> None:
        assert inside("2019") == ["下级/意见.html", "通知.txt"]

    def test_together_are_seen_from_the_folder_above(self) -> None:
        assert inside("2019", "2020") == [
            "2019/下级/意见.html", "2019/通知.txt", "2020/决定.docx", "2020/老.doc",
        ]  # fmt: skip

    def test_do_not_give_the_output_folder(self) -> None:
        assert "out/旧.txt" in inside(".", out="elsewhere")
        assert "out/旧.txt" not in inside(".", out="out")


@pytest.mark.usefixtures("tree")
class TestFilesAndPatterns:
    def test_a_file_is_taken_whatever_its_ending(self) -> None:
        assert inside("2020/数据.json") == ["数据.json"]

    def test_a_pattern_is_seen_from_its_fixed_start(self) -> None:
        assert inside("2019/**/*.html") == ["下级/意见.html"]
        assert inside("20*/*.txt") == ["2019/通知.txt"]

    def test_a_file_named_twice_is_taken_once(self) -> None:
        assert inside("2019/通知.txt", f".{os.sep}2019/通知.txt", "2019/*.txt") == ["通知.txt"]

    def test_a_file_and_its_folder(self) -> None:
        assert inside("2020", "2020/数据.json") == ["决定.docx", "数据.json", "老.doc"]
        assert gather(["2020", "2020/数据.json"], Path("out")).skipped == 1

    def test_a_name_with_brackets_is_a_name_first(self, tree: Path) -> None:
        (tree / "[1996]52号.txt").touch()
        assert inside("[1996]52号.txt") == ["[1996]52号.txt"]

    def test_what_is_not_there_is_named(self) -> None:
        gathered = gather(["2019", "无.txt", "无*.txt"], Path("out"))
        assert gathered.missing == ("无.txt", "无*.txt")
        assert len(gathered.files) == 2

    def test_nothing_at_all(self) -> None:
        assert gather(["无"], Path("out")).files == ()


def test_sources_on_several_drives_keep_the_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as windows:
        windows.setattr(os.path, "splitdrive", lambda path: (path[:2], path[2:]))
        place = sources._inside("D:/档案/通知.txt", None)
    assert str(place) == os.path.join("D", "档案", "通知.txt")
