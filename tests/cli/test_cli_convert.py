"""`govdoc convert`: several formats at once."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import govdoc
from cli.running import Cli


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "结果" / "新"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_format_is_a_file_named_by_the_source(cli: Cli, samples: Path, out: Path) -> None:
    ran = cli("convert", samples / "notice.txt", "--to", "docx,xml,json,xlsx,md", "-o", out)
    assert (ran.code, ran.out) == (0, "")
    assert names(out) == ["notice.docx", "notice.json", "notice.md", "notice.xlsx", "notice.xml"]
    assert json.loads((out / "notice.json").read_bytes())
    assert "notice.docx、notice.xml" in ran.err


def test_a_file_holds_what_the_exporter_gives(cli: Cli, samples: Path, out: Path) -> None:
    cli("convert", samples / "notice.txt", "--to", "jsonl，markdown", "-o", out)
    document = govdoc.load(samples / "notice.txt")
    assert (out / "notice.jsonl").read_bytes() == govdoc.dumps(document, "jsonl")
    assert (out / "notice.md").read_bytes() == govdoc.dumps(document, "markdown")


def test_files_of_one_name_do_not_overwrite_each_other(
    cli: Cli, samples: Path, out: Path, tmp_path: Path
) -> None:
    (tmp_path / "notice.md").write_text("一、加强领导。\n", "utf-8")
    assert cli("convert", samples / "notice.txt", tmp_path / "notice.md", "--to", "json", "-o", out).code == 0
    assert names(out) == ["notice.md.json", "notice.txt.json"]


def test_a_source_is_never_overwritten(cli: Cli, tmp_path: Path) -> None:
    source = tmp_path / "通知.md"
    source.write_text("一、加强领导。\n", "utf-8")
    ran = cli("convert", source, "--to", "json,md", "-o", tmp_path)
    assert ran.code == 2
    assert "不能覆盖" in ran.err
    assert names(tmp_path) == ["通知.md"]


def test_a_bad_file_costs_only_itself(cli: Cli, samples: Path, out: Path) -> None:
    ran = cli("convert", "absent.txt", samples / "letter.txt", "--to", "json,docx", "-o", out)
    assert ran.code == 1
    assert "absent.txt" in ran.err
    assert names(out) == ["letter.docx", "letter.json"]


def test_where_one_format_cannot_be_made_none_is_written(
    cli: Cli, samples: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise govdoc.FormatError("任务太多。")

    monkeypatch.setattr("govdoc.exporters.xlsx.dumps", fail)
    ran = cli("convert", samples / "notice.txt", "--to", "json,xlsx", "-o", out)
    assert ran.code == 1
    assert "任务太多" in ran.err
    assert names(out) == []


def test_an_unknown_format_is_a_usage_error_that_lists_the_known_ones(cli: Cli, out: Path) -> None:
    ran = cli("convert", "a.txt", "--to", "json,jsno", "-o", out)
    assert ran.code == 2
    assert "不认识“jsno”" in ran.err
    assert "markdown" in ran.err


def test_an_output_that_is_a_file_is_a_usage_error(cli: Cli, samples: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = cli("convert", samples / "notice.txt", "--to", "json", "-o", tmp_path / "file")
    assert ran.code == 2
    assert "不能作输出文件夹" in ran.err


def test_quiet(cli: Cli, samples: Path, out: Path) -> None:
    assert cli("convert", samples / "notice.txt", "--to", "json", "-o", out, "-q").err == ""


def test_standard_input_has_a_name_too(cli: Cli, out: Path, typed: Callable[[bytes], None]) -> None:
    typed("一、加强领导。\n".encode())
    assert cli("convert", "-", "--to", "md", "-o", out).code == 0
    assert names(out) == ["标准输入.md"]


def test_batch_writes_the_same_formats(cli: Cli, samples: Path, out: Path) -> None:
    ran = cli("batch", samples / "notice.txt", "--to", "xlsx,md,jsonl", "-o", out, "--jobs", "1")
    assert ran.code == 0
    assert names(out) == ["notice.jsonl", "notice.md", "notice.xlsx"]
