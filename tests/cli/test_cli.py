"""The command line itself: help, version, exit codes, errors in one plain line, consoles of every kind."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

import govdoc
from cli.running import Cli
from govdoc import cli as module
from govdoc.commands import COMMANDS, console, options
from govdoc.exporters.terminal import width


class TestHelp:
    def test_lists_every_command(self, cli: Cli) -> None:
        ran = cli("-h")
        assert ran.code == 0
        assert "退出码" in ran.out
        lines = [line.split(maxsplit=1) for line in ran.out.splitlines()]
        assert all([name, summary] in lines for name, summary in COMMANDS.items())

    def test_is_what_no_word_at_all_gets(self, cli: Cli) -> None:
        assert cli() == cli("-h")

    @pytest.mark.parametrize("command", COMMANDS)
    def test_of_each_command_has_examples_and_exit_codes(self, cli: Cli, command: str) -> None:
        ran = cli(command, "-h")
        assert ran.code == 0
        assert f"例子：\n  govdoc {command} " in ran.out
        assert "退出码：0" in ran.out

    @pytest.mark.parametrize("command", COMMANDS)
    def test_is_in_chinese(self, cli: Cli, command: str) -> None:
        out = cli(command, "-h").out
        assert not any(word in out for word in ("usage", "options", "show this"))

    @pytest.mark.parametrize("command", COMMANDS)
    def test_keeps_its_columns(self, cli: Cli, command: str) -> None:
        rows = [line for line in cli(command, "-h").out.splitlines() if line.startswith("  -")]
        assert {width(row) - width(row.split("  ")[-1].strip()) for row in rows} == {40}

    def test_names_the_formats_that_there_are(self, cli: Cli) -> None:
        assert "json、xml、docx" in cli("parse", "-h").out


def test_version(cli: Cli) -> None:
    assert cli("--version").out == f"govdoc {govdoc.__version__}\n"


class TestUsageErrors:
    @pytest.mark.parametrize(
        ("words", "says"),
        [
            (["pars"], "pars"),
            (["parse"], "缺少"),
            (["parse", "a.txt", "--nonsense"], "--nonsense"),
            (["parse", "a.txt", "--to"], "--to 后面要跟一个值"),
            (["parse", "a.txt", "--to", "rubbish"], "可以是：json、"),
            (["parse", "a.txt", "--encoding", "base64"], "不认识编码“base64”"),
            (["tasks", "a.txt", "--role", "boss"], "可以是：lead、responsible、support、guide"),
            (["batch", "."], "缺少"),
            (["batch", ".", "-o", "x", "--jobs", "0"], "正整数"),
            (["batch", ".", "-o", "x", "--to", "json,rubbish"], "不认识“rubbish”"),
            (["schema", "yaml"], "可以是：json、xml"),
        ],
    )
    def test_are_plain_and_exit_with_2(self, cli: Cli, words: list[str], says: str) -> None:
        ran = cli(*words)
        assert (ran.code, ran.out) == (2, "")
        assert says in ran.err
        assert "-h" in ran.err
        assert not any(word in ran.err for word in ("argument", "choose", "Traceback"))

    def test_a_message_of_a_newer_argparse_comes_through(self) -> None:
        assert options.in_chinese("something new") == "something new"


class TestSchema:
    @pytest.mark.parametrize(("format", "start"), [("json", "{"), ("xml", "<")])
    def test_is_printed(self, cli: Cli, format: str, start: str) -> None:
        ran = cli("schema", format)
        assert ran.code == 0
        assert ran.out.startswith(start)

    def test_is_written(self, cli: Cli, tmp_path: Path) -> None:
        assert cli("schema", "json", "-o", tmp_path / "s.json").code == 0
        assert (tmp_path / "s.json").read_bytes() == cli("schema", "json").raw


class TestTrouble:
    def test_ctrl_c_exits_with_130(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "run", _raise(KeyboardInterrupt()))
        ran = cli("parse", "a.txt")
        assert (ran.code, ran.err) == (130, "govdoc：已中断。\n")

    def test_an_error_of_the_system_is_one_line(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "run", _raise(PermissionError(13, "Permission denied", "a.txt")))
        ran = cli("parse", "a.txt")
        assert (ran.code, ran.err) == (1, "govdoc：a.txt：没有权限。\n")

    def test_closed_ends_are_plain_errors(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        with monkeypatch.context() as closed:
            closed.setattr(sys, "stdin", None)
            assert cli("parse", "-").err == "govdoc：标准输入是关着的，没有东西可读：请写明公文文件\n"
        monkeypatch.setattr(sys, "stdout", None)
        assert module.main(["schema", "json"]) == 2

    def test_a_closed_standard_error_is_no_reason_to_fail(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Closed(io.StringIO):
            def write(self, text: str) -> int:
                raise BrokenPipeError

        monkeypatch.setattr(sys, "stderr", Closed())
        console.say("x")


def _raise(error: BaseException) -> object:
    def run(words: object) -> int:
        raise error

    return run


class TestTerminal:
    @pytest.mark.usefixtures("at_a_terminal")
    def test_is_never_steered_by_a_notice(self, cli: Cli, tmp_path: Path) -> None:
        (tmp_path / "n.txt").write_text(
            "一、\x1b[2J清屏\u202e\n1.\x9b31m事项。（责任单位：市\x07局）", "utf-8"
        )
        for command in ("parse", "tasks"):
            out = cli(command, tmp_path / "n.txt", "-q").out
            assert not set(out) & set("\x1b\x9b\x07\u202e")


def govdoc_process(*words: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **settings}
    return subprocess.run(
        [sys.executable, "-m", "govdoc", *words],
        capture_output=True,
        env=environment,
        timeout=60,
        check=False,
    )


class TestProcess:
    """What only a process of its own shows."""

    def test_python_m_govdoc_works(self, samples: Path) -> None:
        ran = govdoc_process("parse", str(samples / "notice.txt"), "--to", "outline")
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert "摸清底数" in ran.stdout.decode()

    def test_a_console_that_knows_only_ascii_does_not_crash_it(self, samples: Path) -> None:
        settings = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
        ran = govdoc_process("tasks", str(samples / "letter.txt"), "--to", "table", **settings)
        assert ran.returncode == 0
        assert b"\\u6ca1\\u6709" in ran.stderr

    def test_a_code_page_without_a_character_does_not_crash_it(self) -> None:
        ran = govdoc_process("-h", PYTHONIOENCODING="gb2312")
        assert ran.returncode == 0
        assert "命令" in ran.stdout.decode("gb2312")

    @pytest.mark.skipif(os.name != "posix", reason="sh is needed for the pipe")
    def test_a_reader_that_goes_away_is_no_error(self, samples: Path) -> None:
        file = samples / "notice.txt"
        many = " ".join([f"'{file}'"] * 30)
        command = f"'{sys.executable}' -m govdoc parse -q {many} --to json | head -c 10"
        ran = subprocess.run(["sh", "-c", command], capture_output=True, timeout=60, check=False)
        assert (len(ran.stdout), ran.stderr) == (10, b"")
