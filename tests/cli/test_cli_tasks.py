"""`govdoc tasks`: the task list as a table, CSV or JSON."""

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

import govdoc
from cli.running import Cli
from govdoc.commands.split import names

NOTICE = """\
望川市人民政府办公室关于加强值班工作的通知

一、健全制度
（一）完善值班制度。实行双人双岗。（牵头单位：市政府办公室；责任单位：市公安局、市科技局（知识产权局）；配合单位：市财政局；完成时限：2024年6月底前）
（二）落实带班要求。领导在岗带班。（市公安局牵头）
"""


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "n.txt"
    path.write_text(NOTICE, "utf-8")
    return path


def rows(cli: Cli, *words: object) -> list[dict[str, object]]:
    ran = cli("tasks", *words, "--to", "json")
    assert ran.code == 0
    found: list[dict[str, object]] = json.loads(ran.out)
    return found


class TestJson:
    def test_has_one_object_per_task(self, cli: Cli, notice: Path) -> None:
        first, second = rows(cli, notice)
        assert first == {
            "part": 0,
            "address": "1.1",
            "path": ["一、健全制度", "（一）完善值班制度"],
            "text": "完善值班制度。实行双人双岗。",
            "lead": ["市政府办公室"],
            "responsible": ["市公安局", "市科技局（知识产权局）"],
            "support": ["市财政局"],
            "guide": [],
            "deadline": "2024年6月底前",
            "statement": first["statement"],
        }
        assert second["lead"] == ["市公安局"]

    def test_names_the_file_where_there_are_several(self, cli: Cli, notice: Path, samples: Path) -> None:
        found = rows(cli, notice, samples / "notice.txt")
        assert {row["file"] for row in found} == {str(notice), str(samples / "notice.txt")}

    def test_goes_to_a_pipe_by_default(self, cli: Cli, notice: Path) -> None:
        assert len(json.loads(cli("tasks", notice).out)) == 2


class TestFilters:
    def test_one_agency(self, cli: Cli, notice: Path) -> None:
        assert len(rows(cli, notice, "--agency", "市公安局")) == 2
        assert len(rows(cli, notice, "--agency", "市财政局")) == 1

    def test_brackets_of_either_width_name_the_same_body(self, cli: Cli, notice: Path) -> None:
        assert len(rows(cli, notice, "--agency", "市科技局(知识产权局)")) == 1

    def test_one_agency_in_one_role(self, cli: Cli, notice: Path) -> None:
        (row,) = rows(cli, notice, "--agency", "市公安局", "--role", "lead")
        assert row["address"] == "1.2"

    def test_one_role(self, cli: Cli, notice: Path) -> None:
        assert len(rows(cli, notice, "--role", "lead")) == 2
        assert len(rows(cli, notice, "--role", "support")) == 1

    def test_nobody_found_names_who_may_have_been_meant(self, cli: Cli, notice: Path) -> None:
        ran = cli("tasks", notice, "--agency", "公安")
        assert (ran.code, json.loads(ran.out)) == (0, [])
        assert "市公安局" in ran.err

    def test_no_tasks_at_all_is_said(self, cli: Cli, samples: Path) -> None:
        assert "没有找到任务" in cli("tasks", samples / "letter.txt").err


class TestCsv:
    def read(self, data: bytes, encoding: str = "utf-8-sig") -> list[list[str]]:
        return list(csv.reader(io.StringIO(data.decode(encoding), newline="")))

    def test_opens_in_excel(self, cli: Cli, notice: Path, tmp_path: Path) -> None:
        assert cli("tasks", notice, "-o", tmp_path / "t.csv").code == 0
        data = (tmp_path / "t.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        head, first, _ = self.read(data)
        named = dict(zip(head, first, strict=True))
        assert named["路径"] == "一、健全制度 / （一）完善值班制度"
        assert named["责任单位"] == "市公安局、市科技局（知识产权局）"
        assert named["完成时限"] == "2024年6月底前"
        assert "文件" not in head

    def test_has_a_file_column_for_several(self, cli: Cli, notice: Path, samples: Path) -> None:
        head, *_ = self.read(cli("tasks", notice, samples / "notice.txt", "--to", "csv").raw)
        assert head[0] == "文件"

    def test_in_another_encoding(self, cli: Cli, notice: Path) -> None:
        raw = cli("tasks", notice, "--to", "csv", "--encoding", "gb18030").raw
        assert self.read(raw, "gb18030")[0][0] == "序号"

    def test_the_encoding_is_that_of_csv_only(self, cli: Cli, notice: Path) -> None:
        ran = cli("tasks", notice, "--to", "json", "--encoding", "gb18030")
        assert ran.code == 2
        assert "--input-encoding" in ran.err


class TestTable:
    @pytest.mark.usefixtures("at_a_terminal")
    def test_is_the_default_on_a_terminal(self, cli: Cli, notice: Path) -> None:
        out = cli("tasks", notice).out
        assert out.startswith("─")
        assert "牵头单位" in out

    def test_leaves_out_empty_columns(self, cli: Cli, notice: Path) -> None:
        assert "指导单位" not in cli("tasks", notice, "--to", "table").out

    def test_goes_to_a_file(self, cli: Cli, notice: Path, tmp_path: Path) -> None:
        assert cli("tasks", notice, "-o", tmp_path / "t.txt").code == 0
        assert "市公安局" in (tmp_path / "t.txt").read_text("utf-8")

    def test_an_ending_that_tells_nothing_is_a_usage_error(self, cli: Cli, notice: Path) -> None:
        assert cli("tasks", notice, "-o", "t.unknown").code == 2


@pytest.mark.parametrize("command", ["tasks", "agencies"])
def test_a_source_is_never_overwritten(cli: Cli, notice: Path, command: str) -> None:
    before = notice.read_bytes()
    ran = cli(command, notice, "-o", notice)
    assert (ran.code, notice.read_bytes()) == (2, before)
    assert "不能覆盖" in ran.err


def test_a_bad_file_costs_only_itself(cli: Cli, notice: Path, tmp_path: Path) -> None:
    ran = cli("tasks", tmp_path / "absent.txt", notice)
    assert ran.code == 1
    assert len(json.loads(ran.out)) == 2
    assert "absent.txt" in ran.err


@pytest.mark.parametrize("command", ["tasks", "agencies"])
def test_where_nothing_can_be_read_nothing_is_written(cli: Cli, tmp_path: Path, command: str) -> None:
    ran = cli(command, tmp_path / "absent.txt", "-o", tmp_path / "t.json")
    assert (ran.code, ran.err.count("\n"), (tmp_path / "t.json").exists()) == (1, 1, False)


def test_the_samples_tasks(cli: Cli, samples: Path) -> None:
    """What samples/README.md promises: every form of responsibility, also out of a PDF's broken lines."""
    assert len(rows(cli, samples / "notice.txt")) == 9
    assert len(rows(cli, samples / "cover-and-plan.txt")) == 8
    (row, *_) = rows(cli, samples / "from-pdf.txt", "--agency", "市市场监管局", "--role", "lead")
    assert row["responsible"] == ["市发展改革委", "市财政局", "市商务局"]


class TestXlsx:
    def test_is_a_workbook(self, cli: Cli, notice: Path, tmp_path: Path) -> None:
        assert cli("tasks", notice, "-o", tmp_path / "t.xlsx").code == 0
        assert (tmp_path / "t.xlsx").read_bytes() == govdoc.dumps(govdoc.load(notice), "xlsx")

    def test_has_a_file_column_for_several(
        self, cli: Cli, notice: Path, samples: Path, tmp_path: Path
    ) -> None:
        cli("tasks", notice, samples / "notice.txt", "-o", tmp_path / "t.xlsx")
        assert load_workbook(tmp_path / "t.xlsx")["任务分解表"]["A1"].value == "文件"


class TestSplit:
    def names(self, folder: Path) -> set[str]:
        return {path.name for path in folder.iterdir()}

    def test_writes_a_workbook_for_each_agency(self, cli: Cli, notice: Path, tmp_path: Path) -> None:
        ran = cli("tasks", notice, "--split-by", "agency", "-o", tmp_path / "分发")
        assert (ran.code, ran.out) == (0, "")
        assert len(self.names(tmp_path / "分发")) == 4
        (file,) = [path for path in (tmp_path / "分发").iterdir() if "公安局" in path.name]
        assert load_workbook(file)["任务分解表"].max_row == 3  # the head and two tasks

    def test_writes_csv_or_json_too(self, cli: Cli, notice: Path, tmp_path: Path) -> None:
        for words in (["--to", "json"], ["--encoding", "gb18030"]):
            assert cli("tasks", notice, "--split-by", "agency", "-o", tmp_path / "out", *words).code == 0
        assert {Path(name).suffix for name in self.names(tmp_path / "out")} == {".csv", ".json"}

    def test_of_one_role(self, cli: Cli, notice: Path, tmp_path: Path) -> None:
        words = ("--split-by", "agency", "--role", "support", "--to", "json", "-o", tmp_path / "out")
        assert cli("tasks", notice, *words).code == 0
        (file,) = (tmp_path / "out").iterdir()
        assert "财政局" in file.name
        assert [row["address"] for row in json.loads(file.read_bytes())] == ["1.1"]

    def test_wants_a_folder(self, cli: Cli, notice: Path) -> None:
        assert cli("tasks", notice, "--split-by", "agency").code == 2
        ran = cli("tasks", notice, "--split-by", "agency", "-o", notice)
        assert ran.code == 2
        assert "文件夹" in ran.err

    def test_wants_a_format_that_files_have(self, cli: Cli, notice: Path, tmp_path: Path) -> None:
        assert cli("tasks", notice, "--split-by", "agency", "--to", "table", "-o", tmp_path).code == 2

    @pytest.mark.parametrize(
        ("bodies", "expected"),
        [
            (["市公安局"], ["市公安局"]),
            (["a/b", 'c"|\n'], ["a_b", "c___"]),
            (["局", "局", "局"], ["局", "局~2", "局~3"]),
            (["A局", "a局"], ["A局", "a局~2"]),
            (["CON", "..", ""], ["_CON", "_", "_~2"]),
            (["局" * 200], ["局" * 60]),
        ],
    )
    def test_names_files_so_that_every_system_takes_them(
        self, bodies: list[str], expected: list[str]
    ) -> None:
        assert names(bodies) == expected
