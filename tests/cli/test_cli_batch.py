"""`govdoc batch`: folders, with processes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.running import Cli
from govdoc.batch import Failure, Report
from govdoc.commands.batch import exit_code, summary


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "档案"
    (folder / "下级").mkdir(parents=True)
    (folder / "通知.txt").write_text("一、加强领导", "utf-8")
    (folder / "下级" / "意见.txt").write_text("一、加强领导", "utf-8")
    (folder / "图.jpg").touch()
    return folder


def test_a_folder_is_converted_and_summed_up(cli: Cli, archive: Path, tmp_path: Path) -> None:
    ran = cli("batch", archive, "-o", tmp_path / "out", "--to", "json，docx", "--jobs", "2")
    assert (ran.code, ran.out) == (0, "")
    assert "共 2 个文件，完成 2 个，跳过 1 个不是公文的文件" in ran.err
    assert (tmp_path / "out/下级/意见.docx").exists()


def test_every_failure_is_named(cli: Cli, archive: Path, tmp_path: Path) -> None:
    (archive / "坏.pdf").write_bytes(b"%PDF-1.7")
    ran = cli("batch", archive, "-o", tmp_path / "out", "--jobs", "1", "-q")
    assert ran.code == 1
    assert [line for line in ran.err.splitlines() if "坏.pdf" in line and line.startswith("失败：")]
    assert (tmp_path / "out/通知.json").exists()


def test_an_impossible_output_is_a_usage_error(cli: Cli, archive: Path) -> None:
    ran = cli("batch", archive, "-o", archive)
    assert ran.code == 2
    assert "来源文件夹" in ran.err


def test_no_file_at_all_is_a_failure(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = cli("batch", tmp_path / "empty", "-o", tmp_path / "out", "-q")
    assert ran.code == 1
    assert ran.err.startswith("没有找到公文")


@pytest.mark.parametrize(
    ("report", "code"),
    [
        (Report(total=1, done=1), 0),
        (Report(total=1, failures=[("a", Failure("read", "b"))]), 1),
        (Report(total=2, done=1, interrupted=True), 130),
        (Report(), 1),
    ],
)
def test_exit_codes(report: Report, code: int) -> None:
    assert exit_code(report) == code


def test_an_interrupted_run_says_that_it_keeps_what_is_done() -> None:
    assert summary(Report(total=2, done=1, interrupted=True)).startswith("已中断，做完的保留。")


@pytest.mark.skipif(os.name != "posix", reason="sends SIGINT")
def test_ctrl_c_stops_it_cleanly(tmp_path: Path) -> None:
    """The signal goes to all processes, as from a terminal: no traceback, no half file, exit code 130."""
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for number in range(800):
        (source / f"{number}.txt").write_text(
            "一、加强领导\n1.明确分工。（责任单位：市农委）\n" * 20, "utf-8"
        )
    process = subprocess.Popen(
        [sys.executable, "-m", "govdoc", "batch", str(source), "-o", str(out), "--jobs", "2"],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 30
    while not list(out.glob("*.json")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)
    done = list(out.iterdir())
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert "已中断" in err.decode()
    assert 0 < len(done) < 800
    assert all(path.read_bytes().endswith(b"}") for path in done)
