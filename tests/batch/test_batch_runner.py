"""A folder in, a mirror of it out."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import govdoc
from govdoc import batch, exporters
from govdoc.batch import Failure, Report, Result
from govdoc.batch import runner as module
from govdoc.batch.pool import Crash
from govdoc.batch.progress import Progress, line


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """No processes: `test_batch_pool` and the test at the end of `test_cli_batch` have them."""

    def each(
        work: Callable[[object], object], tasks: list[object], workers: int
    ) -> Iterator[tuple[object, object]]:
        assert workers <= len(tasks)
        for task in tasks:
            yield task, work(task)

    monkeypatch.setattr(module, "each", each)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "档案"
    for name, content in {
        "2019/通知.txt": "一、加强领导".encode(),
        "2019/通知.html": "<html><p>一、加强领导</p></html>".encode(),
        "2020/旧通知.txt": "一、加强领导".encode("gb18030"),
        "2020/坏.pdf": b"%PDF-1.7",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_the_outputs_mirror_the_sources(archive: Path, tmp_path: Path) -> None:
    report = batch.run([archive], tmp_path / "out", ["json", "docx"])
    assert files(tmp_path / "out") == [
        "2019/通知.html.docx", "2019/通知.html.json", "2019/通知.txt.docx", "2019/通知.txt.json",
        "2020/旧通知.docx", "2020/旧通知.json",
    ]  # fmt: skip
    assert govdoc.load(tmp_path / "out/2020/旧通知.json").text == "一、加强领导"
    assert (report.total, report.done, len(report.failures)) == (4, 3, 1)


def test_one_source_and_one_format_need_no_list(archive: Path, tmp_path: Path) -> None:
    report = batch.run(str(archive / "2019"), tmp_path / "out", "xml")
    assert (report.total, report.failures) == (report.done, [])
    assert {Path(name).suffix for name in files(tmp_path / "out")} == {".xml"}


def test_a_bad_file_is_named_with_the_reason(archive: Path, tmp_path: Path) -> None:
    ((name, failure),) = batch.run([archive], tmp_path / "out").failures
    assert name.endswith("坏.pdf")
    assert failure.code == "read"
    assert "PDF" in failure.message


def test_a_bad_file_of_govdoc_is_named_too(tmp_path: Path) -> None:
    (tmp_path / "坏.json").write_bytes(b"{}")
    ((path, failure),) = batch.run(tmp_path / "坏.json", tmp_path / "out").failures
    assert failure.message.startswith(f"{path}：这个 JSON 文件不符合")


def test_a_source_that_is_not_there_is_a_failure(archive: Path, tmp_path: Path) -> None:
    report = batch.run([archive / "2019", tmp_path / "无"], tmp_path / "out")
    assert (report.total, report.done) == (3, 2)
    assert report.failures[0][0] == str(tmp_path / "无")


def test_a_second_run_writes_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    def contents() -> dict[str, bytes]:
        return {name: (tmp_path / "out" / name).read_bytes() for name in files(tmp_path / "out")}

    batch.run([archive], tmp_path / "out")
    first = contents()
    batch.run([archive], tmp_path / "out")
    assert contents() == first


class TestResuming:
    """`resume`: what an earlier run has written stays."""

    def test_what_is_written_is_not_done_again(self, archive: Path, tmp_path: Path) -> None:
        batch.run([archive], tmp_path / "out")
        report = batch.run([archive], tmp_path / "out", resume=True)
        assert (report.total, report.done, report.kept, len(report.failures)) == (4, 0, 3, 1)

    def test_a_file_that_was_changed_or_lacks_a_format_is_done(self, archive: Path, tmp_path: Path) -> None:
        batch.run([archive], tmp_path / "out", ["json", "xml"])
        (tmp_path / "out/2019/通知.html.xml").unlink()
        written = (tmp_path / "out/2020/旧通知.json").stat().st_mtime
        os.utime(archive / "2020/旧通知.txt", (written + 10, written + 10))
        report = batch.run([archive], tmp_path / "out", ["json", "xml"], resume=True)
        assert (report.done, report.kept) == (2, 1)
        assert (tmp_path / "out/2019/通知.html.xml").exists()

    def test_without_it_everything_is_done_again(self, archive: Path, tmp_path: Path) -> None:
        batch.run([archive], tmp_path / "out")
        assert batch.run([archive], tmp_path / "out").done == 3

    def test_a_source_is_not_taken_for_its_own_output(self, tmp_path: Path) -> None:
        source = tmp_path / "a.json"
        source.write_bytes(govdoc.dumps(govdoc.parse("一、加强领导")))
        report = batch.run(source, tmp_path, resume=True)
        assert [failure.code for _, failure in report.failures] == ["write"]


def test_formats_are_called_by_their_endings_too(archive: Path, tmp_path: Path) -> None:
    batch.run(archive / "2020/旧通知.txt", tmp_path / "out", ["md", "markdown"])
    assert files(tmp_path / "out") == ["旧通知.md"]


def test_no_format_at_all_is_an_error(archive: Path, tmp_path: Path) -> None:
    with pytest.raises(govdoc.FormatError, match="没有指明输出格式"):
        batch.run(archive, tmp_path / "out", [])


def test_a_file_that_kills_its_process_is_a_failure(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "each", lambda work, tasks, workers: ((task, Crash(-11)) for task in tasks))
    report = batch.run([archive], tmp_path / "out")
    assert {failure.code for _, failure in report.failures} == {"crash"}
    assert "SIGSEGV" in report.failures[0][1].message


def test_ctrl_c_keeps_what_is_done(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def each(
        work: Callable[[object], object], tasks: list[object], workers: int
    ) -> Iterator[tuple[object, object]]:
        yield tasks[0], work(tasks[0])
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "each", each)
    report = batch.run([archive], tmp_path / "out")
    assert (report.interrupted, report.done) == (True, 1)
    assert files(tmp_path / "out") == ["2019/通知.html.json"]


class TestWriting:
    def test_a_source_is_never_overwritten(self, tmp_path: Path) -> None:
        source = tmp_path / "a.json"
        source.write_bytes(govdoc.dumps(govdoc.parse("一、加强领导")))
        before = source.read_bytes()
        ((_, failure),) = batch.run([source], tmp_path).failures
        assert failure.code == "write"
        assert source.read_bytes() == before

    def test_a_disk_that_is_full_is_named(
        self, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*args: object, **named: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(exporters, "write_atomically", full)
        report = batch.run([archive / "2020/旧通知.txt"], tmp_path / "out")
        assert "磁盘满了" in report.failures[0][1].message

    def test_no_half_files_are_left(self, archive: Path, tmp_path: Path) -> None:
        batch.run([archive], tmp_path / "out")
        assert not [name for name in files(tmp_path / "out") if name.endswith(".tmp")]


class TestWhatCannotBeTheOutput:
    def test_a_file(self, archive: Path) -> None:
        with pytest.raises(batch.OutputError, match="这是文件"):
            batch.run([archive], archive / "2019/通知.txt")

    def test_a_folder_that_cannot_be_made(self, archive: Path) -> None:
        with pytest.raises(batch.OutputError, match="不能作输出文件夹"):
            batch.run([archive], archive / "2019/通知.txt/结果")

    def test_a_folder_that_cannot_be_written_to(
        self, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "access", lambda path, mode: False)
        with pytest.raises(batch.OutputError, match="没有权限"):
            batch.run([archive], tmp_path / "out")

    def test_a_source_folder(self, archive: Path) -> None:
        with pytest.raises(batch.OutputError, match="来源文件夹"):
            batch.run([archive], archive)

    def test_an_unknown_format(self, archive: Path, tmp_path: Path) -> None:
        with pytest.raises(govdoc.FormatError):
            batch.run([archive], tmp_path / "out", ["rubbish"])
        assert not (tmp_path / "out").exists()


def test_a_file_that_vanishes_is_a_failure(tmp_path: Path) -> None:
    result = module.convert_file(module.Job(str(tmp_path / "gone.txt"), "x"), ("json",), None, "strict")
    assert isinstance(result, Result)
    assert result.failure is not None
    assert result.failure.code == "read"


def test_there_is_a_processor() -> None:
    assert module.processors() >= 1


class TestProgress:
    def test_says_how_far_it_is(self) -> None:
        report = Report(total=2000, done=110, failures=[("a", Failure("read", "b"))] * 10, seconds=6.0)
        assert line(report) == "正在转换 120/2000（6%），失败 10，还需约 94 秒"

    def test_rewrites_one_line_and_takes_it_away(self, capsys: pytest.CaptureFixture[str]) -> None:
        progress = Progress(show=True)
        progress(Report(total=2, done=1))
        progress(Report(total=2, done=2))
        progress.close()
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("\r正在转换 1/2")
        assert err.endswith(" \r")
        assert "\n" not in err

    def test_is_silent_where_nobody_watches(self, capsys: pytest.CaptureFixture[str]) -> None:
        progress = Progress(show=False)
        progress(Report(total=1, done=1))
        progress.close()
        assert capsys.readouterr().err == ""


def test_names_that_are_no_text_can_be_converted(tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("file names are text here")
    (tmp_path / "in").mkdir()
    path = os.fsencode(tmp_path / "in") + b"/\xcd\xa8\xd6\xaa.txt"  # 通知 in GB18030
    try:
        with open(path, "wb") as file:
            file.write("一、加强领导".encode())
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    report = batch.run([tmp_path / "in"], tmp_path / "out")
    assert report.failures == []
    assert len(list((tmp_path / "out").iterdir())) == 1
