"""`govdoc explain`: the lines of a notice with the reasons behind them."""

from pathlib import Path

import pytest

from govdoc.cli import main

NOTICE = "一、落实责任\n1.压实责任。到岗到位。（市水利局牵头）\n2.备足物资。及时补充。（由中标人负责）\n"


@pytest.fixture
def notice(tmp_path: Path) -> str:
    file = tmp_path / "notice.txt"
    file.write_text(NOTICE, encoding="utf-8")
    return str(file)


def test_each_line_is_shown_with_its_reasons(notice: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["explain", notice]) == 0
    shown = capsysbinary.readouterr().out.decode("utf-8")
    assert "    1  一、落实责任" in shown
    assert "条目“一、 1”：开启一层新的编号" in shown
    assert "责任分工“市水利局”" in shown
    assert "不是责任分工“（由中标人负责）”" in shown


def test_one_line_alone(notice: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["explain", notice, "--line", "2"]) == 0
    shown = capsysbinary.readouterr().out.decode("utf-8")
    assert "压实责任" in shown
    assert "备足物资" not in shown


def test_a_range_of_lines(notice: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["explain", notice, "--line", "2-3"]) == 0
    shown = capsysbinary.readouterr().out.decode("utf-8")
    assert "落实责任\n" not in shown
    assert "备足物资" in shown


@pytest.mark.parametrize("line", ["末行", "0", "3-2", "2-", "-2", "1-2-3"])
def test_a_line_that_is_no_number(notice: str, capsys: pytest.CaptureFixture[str], line: str) -> None:
    assert main(["explain", notice, f"--line={line}"]) == 2
    assert "--line" in capsys.readouterr().err


def test_a_line_behind_the_last(notice: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", notice, "--line", "12"]) == 1
    assert "没有第 12 行" in capsys.readouterr().err


def test_a_bad_file_costs_only_itself(notice: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["explain", "没有.txt", notice]) == 1
    assert f"== {notice} ==\n    1  一、落实责任" in capsysbinary.readouterr().out.decode("utf-8")


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "没有.txt"]) == 1
    assert "没有.txt" in capsys.readouterr().err
