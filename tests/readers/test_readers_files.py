"""Files, their formats, and the registry of readers."""

import errno
import io
import zipfile
from pathlib import Path

import pytest

from govdoc import FormatError, ReadError, readers
from govdoc.model import Origin, Source
from govdoc.readers import files
from govdoc.readers.faults import reason_of


def test_a_path_gives_bytes_and_the_name_as_written(tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_bytes(b"abc")
    assert readers.read_bytes(str(path)) == (b"abc", str(path))
    assert readers.read_bytes(path) == (b"abc", str(path))
    with path.open("rb") as file:
        assert readers.read_bytes(file) == (b"abc", str(path))


def test_bytes_and_nameless_files_have_no_name() -> None:
    assert readers.read_bytes(b"abc") == (b"abc", None)
    assert readers.read_bytes(io.BytesIO(b"abc")) == (b"abc", None)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("没有.txt", "不存在"),
        ("", "文件夹"),
        ("a\0b", "无法读取"),
        ("一、\n", "govdoc.parse"),
        ("长" * 300, "govdoc.parse"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_reason(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        readers.read_bytes(f"{tmp_path}/{name}")


def test_a_file_without_permission(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(ReadError, match=r"密.txt：没有读取权限"):
        readers.read_bytes("密.txt")


@pytest.mark.parametrize("nothing", [None, 3])
def test_what_is_no_file_at_all_is_a_type_error(nothing: object) -> None:
    with pytest.raises(TypeError, match="要给文件名"):
        readers.read_bytes(nothing)  # type: ignore[arg-type]


def test_a_fault_of_the_system_is_told_in_chinese() -> None:
    assert reason_of(OSError(errno.ENOSPC, "No space left on device")) == "磁盘满了"
    assert reason_of(OSError(errno.EPIPE, "Broken pipe")) == "Broken pipe"
    assert reason_of(ValueError("embedded null byte")) == "embedded null byte"


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE", 10)
    path = tmp_path / "大.txt"
    path.write_bytes(b"x" * 11)
    for source in (str(path), b"x" * 11, io.BytesIO(b"x" * 11)):
        with pytest.raises(ReadError, match="超过"):
            readers.read_bytes(source)


def test_a_file_in_text_mode_or_closed_is_refused() -> None:
    closed = io.BytesIO(b"")
    closed.close()
    for file in (io.StringIO("文"), closed):
        with pytest.raises(ReadError, match='"rb"'):
            readers.read_bytes(file)  # type: ignore[arg-type]


def zip_of(*members: str, inside: bytes = b"x") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for member in members:
            archive.writestr(member, inside)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (b"<!DOCTYPE html><p>a", "html"),
        (b"\xef\xbb\xbf  <HTML><body>", "html"),
        ("<html><body>中".encode("utf-16"), "html"),
        (b'<%@ page language="java" %>\n<html><body>', "html"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "html"),
        ("各区：<p>一</p><p>二</p><br>".encode(), "html"),
        (b'<?xml version="1.0"?><govdoc version="1.0">', "xml"),
        (b"<govdoc>", "xml"),
        (b'{"schema_version": "1.0"}', "json"),
        (b'{"a": 1}', "text"),
        (b"%PDF-1.7", "pdf"),
        (rb"{\rtf1\ansi", "rtf"),
        (b"\xef\xbb\xbf\r\n" + rb"{\rtf1\ansi", "rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (zip_of("word/document.xml"), "docx"),
        (zip_of("OFD.xml"), "ofd"),
        (zip_of("OFD.xml", "Doc_0/Attachs/附件.docx", inside=zip_of("word/document.xml")), "ofd"),
        (zip_of("OFD.xml")[:-40], "ofd"),
        (zip_of("xl/workbook.xml"), "spreadsheet"),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
        (zip_of("通知.txt"), "archive"),
        ("# 条例\n\n## 第一章 总则\n".encode(), "markdown"),
        ("# 条例\n\n<!-- INFO END -->\n".encode(), "markdown"),
        ("# Page 1:\n各区人民政府：\n## 一\n".encode(), "text"),
        ("一、见 <p> 标记\n".encode(), "text"),
        (
            b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; type=text/html\n",
            "mht",
        ),
        (b"", "text"),
    ],
)
def test_the_format_is_told_by_content(data: bytes, format: str) -> None:
    assert readers.sniff(data) == format


@pytest.mark.parametrize(
    ("data", "name", "format"),
    [
        (b"text", "a.md", "markdown"),
        (b"text", "a.TXT", "text"),
        (b"text", "a.unknown", "text"),
        (b"text", "a.docx", "docx"),
        (b"Founder CEB 3.0", "a.ceb", "ceb"),
        (b"one <p>", "a.htm", "html"),
        (b"no tags", "a.html", "text"),
        (b"<html>", "a.doc", "html"),
        (rb"{\rtf1}", "a.doc", "rtf"),
        ("各区：".encode("gbk"), "a.doc", "text"),
        ("各区 1：\n".encode("utf-16"), "a.wps", "text"),
        (b"\xdb\xa5\0\0", "a.doc", "doc"),
        (b"", "a.doc", "doc"),
        (b"%PDF-1.4", "a.txt", "pdf"),
    ],
)
def test_content_outweighs_the_name_and_the_name_decides_the_rest(
    data: bytes, name: str, format: str
) -> None:
    assert readers.sniff(data, name) == format


def test_text_is_handed_over_unchanged() -> None:
    text = "　通知 \r\n\u2028\0\t一、\n\n"
    source = readers.read(text.encode(), "text", name="a.txt")
    assert source == Source(text, Origin("a.txt", "text", "utf-8"))


@pytest.mark.parametrize("format", ["odt", "ceb", "image", "archive", "spreadsheet"])
def test_a_format_without_reader_says_what_to_do(format: str) -> None:
    with pytest.raises(FormatError, match=r"^a\.x：.*请") as caught:
        readers.read(b"", format, name="a.x")
    assert str(caught.value).endswith("。")


@pytest.mark.parametrize(("ending", "format"), [("md", "markdown"), ("txt", "text"), ("htm", "html")])
def test_a_format_is_known_by_the_ending_of_its_files(ending: str, format: str) -> None:
    data = "# 条例\n<p>一、总则</p>\n".encode()
    assert readers.read(data, ending) == readers.read(data, format)


def test_an_unknown_format_names_those_known() -> None:
    with pytest.raises(FormatError, match="text、html、markdown"):
        readers.read(b"", "klingon")


def test_a_missing_module_is_a_plain_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> None:
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(readers, "import_module", fail)
    with pytest.raises(FormatError, match=r"docx.*重新安装"):
        readers.read(b"", "docx")


def test_an_installed_package_adds_a_reader_by_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    class Point:
        @staticmethod
        def load() -> object:
            return lambda data, origin: Source(data.decode("ascii"), origin)

    def entry_points(group: str, name: str) -> list[Point]:
        assert group == "govdoc.readers"
        return [Point()] if name == "mine" else []

    monkeypatch.setattr("importlib.metadata.entry_points", entry_points)
    assert readers.read(b"abc", "mine", name="a", encoding="x") == Source("abc", Origin("a", "mine", "x"))
