"""`govdoc parse`: a notice in, its outline or another format out."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import govdoc
from cli.running import Cli
from govdoc.exporters.terminal import width
from govdoc.model import Diagnostic, Document, Span


class TestWhereTheFormatComesFrom:
    @pytest.mark.usefixtures("at_a_terminal")
    def test_a_terminal_gets_the_outline(self, cli: Cli, samples: Path) -> None:
        ran = cli("parse", samples / "notice.txt")
        assert ran.code == 0
        assert "一、" in ran.out
        assert "（一）" in ran.out
        assert max(map(width, ran.out.splitlines())) <= 80

    def test_a_pipe_gets_json(self, cli: Cli, samples: Path) -> None:
        ran = cli("parse", samples / "notice.txt")
        assert ran.code == 0
        assert ran.out.endswith("}\n")
        assert json.loads(ran.out)["schema_version"] == govdoc.SCHEMA_VERSION

    def test_to_overrules(self, cli: Cli, samples: Path) -> None:
        assert cli("parse", samples / "notice.txt", "--to", "xml").out.lstrip().startswith("<")

    def test_a_format_may_be_called_by_its_ending(self, cli: Cli, samples: Path) -> None:
        notice = samples / "notice.txt"
        assert cli("parse", notice, "--to", "md").raw == cli("parse", notice, "--to", "markdown").raw

    @pytest.mark.parametrize(("name", "start"), [("x.json", b"{"), ("x.xml", b"<"), ("x.docx", b"PK")])
    def test_a_files_ending_tells(
        self, cli: Cli, samples: Path, tmp_path: Path, name: str, start: bytes
    ) -> None:
        ran = cli("parse", samples / "notice.txt", "-o", tmp_path / name)
        assert (ran.code, ran.out) == (0, "")
        assert (tmp_path / name).read_bytes().lstrip().startswith(start)

    def test_an_ending_that_tells_nothing_is_a_usage_error(
        self, cli: Cli, samples: Path, tmp_path: Path
    ) -> None:
        ran = cli("parse", samples / "notice.txt", "-o", tmp_path / "x.unknown")
        assert ran.code == 2
        assert ran.err.count("\n") == 1

    @pytest.mark.usefixtures("at_a_terminal")
    def test_a_binary_format_is_not_thrown_at_a_terminal(self, cli: Cli, samples: Path) -> None:
        ran = cli("parse", samples / "notice.txt", "--to", "docx")
        assert ran.code == 2
        assert "-o" in ran.err


class TestSeveralFiles:
    def test_go_to_a_folder(self, cli: Cli, samples: Path, tmp_path: Path) -> None:
        files = [samples / "notice.txt", samples / "letter.txt"]
        assert cli("parse", *files, "-o", tmp_path / "out").code == 0
        assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["letter.json", "notice.json"]

    def test_one_file_goes_to_a_folder_that_exists(self, cli: Cli, samples: Path, tmp_path: Path) -> None:
        assert cli("parse", samples / "notice.txt", "--to", "xml", "-o", tmp_path).code == 0
        assert (tmp_path / "notice.xml").exists()

    def test_named_twice_are_read_once(self, cli: Cli, samples: Path) -> None:
        assert len(cli("parse", samples / "notice.txt", samples / "notice.txt").out.splitlines()) == 1

    def test_become_json_lines_on_a_pipe(self, cli: Cli, samples: Path) -> None:
        lines = cli("parse", samples / "notice.txt", samples / "letter.txt").out.splitlines()
        assert [json.loads(line)["origin"]["name"][-10:] for line in lines] == ["notice.txt", "letter.txt"]

    @pytest.mark.usefixtures("at_a_terminal")
    def test_are_told_apart_on_a_terminal(self, cli: Cli, samples: Path) -> None:
        out = cli("parse", samples / "notice.txt", samples / "letter.txt").out
        assert out.index("notice.txt ==") < out.index("letter.txt ==")

    def test_are_not_glued_together_in_xml(self, cli: Cli, samples: Path) -> None:
        ran = cli("parse", samples / "notice.txt", samples / "letter.txt", "--to", "xml")
        assert ran.code == 2
        assert "-o" in ran.err

    def test_a_bad_one_costs_only_itself(self, cli: Cli, samples: Path, tmp_path: Path) -> None:
        bad = tmp_path / "bad.pdf"
        bad.write_bytes(b"%PDF-1.7")
        ran = cli("parse", bad, tmp_path / "absent.txt", samples / "notice.txt", "-q")
        assert ran.code == 1
        assert "bad.pdf" in ran.err
        assert "absent.txt" in ran.err
        assert len(ran.out.splitlines()) == 1

    def test_a_pattern_that_no_shell_expanded(self, cli: Cli, samples: Path, tmp_path: Path) -> None:
        assert cli("parse", samples / "lett[e]r.t?t", "-o", f"{tmp_path}{os.sep}").code == 0
        assert [path.name for path in tmp_path.iterdir()] == ["letter.json"]


class TestInput:
    def test_a_dash_is_standard_input(self, cli: Cli, typed: Callable[[bytes], None]) -> None:
        typed("一、加强领导\n".encode("gb18030"))
        document = json.loads(cli("parse", "-", "-q").out)
        assert document["origin"]["encoding"] == "gb18030"

    @pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    def test_encodings_are_found(self, cli: Cli, samples: Path, tmp_path: Path, codec: str) -> None:
        text = (samples / "notice.txt").read_text("utf-8")
        (tmp_path / "n.txt").write_bytes(text.encode(codec))
        cli("parse", tmp_path / "n.txt", "-o", tmp_path / "n.json")
        assert govdoc.load(tmp_path / "n.json").text == text

    def test_an_encoding_can_be_named(self, cli: Cli, tmp_path: Path) -> None:
        (tmp_path / "n.txt").write_bytes("關於".encode("big5"))
        cli("parse", tmp_path / "n.txt", "--encoding", "big5", "-o", tmp_path / "n.json")
        assert govdoc.load(tmp_path / "n.json").text == "關於"

    def test_bytes_that_do_not_fit_are_reported_with_their_offset(self, cli: Cli, tmp_path: Path) -> None:
        (tmp_path / "n.txt").write_bytes("通知".encode() + b"\xff")
        ran = cli("parse", tmp_path / "n.txt", "--encoding", "utf-8")
        assert ran.code == 1
        assert "n.txt" in ran.err
        assert "6" in ran.err

    def test_or_replaced_on_request(self, cli: Cli, tmp_path: Path) -> None:
        (tmp_path / "n.txt").write_bytes("通知".encode() + b"\xff")
        words = ["parse", tmp_path / "n.txt", "--encoding", "utf-8", "--errors", "replace"]
        assert cli(*words, "-o", tmp_path / "n.json").code == 0
        assert govdoc.load(tmp_path / "n.json").text == "通知\ufffd"

    def test_a_bad_file_of_govdoc_is_named(self, cli: Cli, tmp_path: Path) -> None:
        (tmp_path / "坏.xml").write_bytes(b"<govdoc>")
        ran = cli("parse", tmp_path / "坏.xml")
        assert (ran.code, ran.err.startswith(f"govdoc：{tmp_path / '坏.xml'}：这不是完整的 XML 文件")) == (
            1,
            True,
        )

    def test_a_folder_is_referred_to_batch(self, cli: Cli, tmp_path: Path) -> None:
        ran = cli("parse", tmp_path)
        assert ran.code == 1
        assert "govdoc batch" in ran.err


class TestDiagnostics:
    @pytest.fixture(autouse=True)
    def odd_notice(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Whatever is loaded is `一、𠀀\\r\\n三、乙` with a remark on 三、 and one on an absent title."""
        text = "一、𠀀\r\n  三、乙"
        document = govdoc.parse(text)
        at = text.index("三")
        remarks = (
            Diagnostic("numbering-gap", "warning", "缺少“二、”。", Span(at, at + 2), "text"),
            Diagnostic("no-title", "info", "没有标题。", Span(0, 0), "text"),
        )
        found = Document(text=document.text, parts=document.parts, diagnostics=remarks)
        monkeypatch.setattr(govdoc, "load", lambda *args, **named: found)

    def test_say_file_line_column_severity_code_and_message(self, cli: Cli) -> None:
        assert cli("parse", "a.txt").err.splitlines() == [
            "a.txt:1:1: 提示 no-title 没有标题。",
            "a.txt:2:3: 警告 numbering-gap 缺少“二、”。",
        ]

    def test_do_not_change_the_exit_code(self, cli: Cli) -> None:
        assert cli("parse", "a.txt").code == 0

    def test_can_be_silenced(self, cli: Cli) -> None:
        assert cli("parse", "-q", "a.txt").err == ""


@pytest.mark.parametrize("words", [("-o", "n.html"), ("-o", "./", "--to", "html")])
def test_a_source_is_never_overwritten(
    cli: Cli, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    before = (samples / "web-page.html").read_bytes()
    (tmp_path / "n.html").write_bytes(before)
    ran = cli("parse", "n.html", *words)
    assert (ran.code, (tmp_path / "n.html").read_bytes()) == (2, before)
    assert "不能覆盖" in ran.err


def test_a_write_that_fails_is_one_line(cli: Cli, samples: Path, tmp_path: Path) -> None:
    ran = cli("parse", samples / "notice.txt", "-q", "-o", tmp_path / "no" / "such" / "folder.json")
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert "folder.json：写不进去" in ran.err
