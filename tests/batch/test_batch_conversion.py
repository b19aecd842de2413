"""The seam: bytes → Result, whatever the bytes."""

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govdoc
from govdoc import api
from govdoc.batch import Result, convert

SAMPLES = sorted(
    path for path in (Path(__file__).parents[2] / "samples").iterdir() if path.suffix in (".txt", ".html")
)


def test_a_notice_becomes_every_format_asked_for() -> None:
    result = convert("一、加强领导".encode(), "a.txt", ("json", "docx"))
    assert result.failure is None
    assert [name for name, _ in result.outputs] == ["json", "docx"]
    assert json.loads(result.outputs[0][1])["origin"]["name"] == "a.txt"


def test_it_is_what_load_and_dumps_give(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("一、加强领导", "utf-8")
    assert convert(path.read_bytes(), str(path), ("json",)).outputs == (
        ("json", govdoc.dumps(govdoc.load(path))),
    )


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"\xff\xfe\xff", "a.txt", "decode"),
        (b"%PDF-1.7", "a.pdf", "read"),
        (b"PK\x03\x04OFD.xml", "a.ofd", "read"),
        (b"PK\x03\x04word/document.xml", "a.docx", "read format"),
        (b'{"schema_version": 7}', "a.json", "format"),
    ],
)
def test_a_bad_file_is_a_failure_with_a_code(data: bytes, name: str, code: str) -> None:
    result = convert(data, name, ("json",), encoding="utf-8" if code == "decode" else None)
    assert result.outputs == ()
    assert result.failure is not None
    assert result.failure.code in code.split()
    assert result.failure.message


def test_no_such_format_is_a_failure() -> None:
    result = convert(b"", "a.txt", ("rubbish",))
    assert result.failure is not None
    assert result.failure.code == "format"


def test_a_fault_of_govdoc_is_a_failure_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **named: object) -> object:
        raise RecursionError("too deep")

    monkeypatch.setattr(api, "load", broken)
    result = convert(b"", "a.txt", ("json",))
    assert result.failure is not None
    assert result.failure.code == "internal"
    assert "RecursionError" in result.failure.message


def test_the_callers_encoding_is_taken() -> None:
    (_, written), *_ = convert("關於".encode("big5"), "a.txt", ("json",), encoding="big5").outputs
    assert govdoc.load(written).text == "關於"


def test_bytes_that_do_not_fit_are_replaced_on_request() -> None:
    (_, written), *_ = convert(b"a\xff", "a.txt", ("json",), encoding="utf-8", errors="replace").outputs
    assert govdoc.load(written).text == "a\ufffd"


STARTS = (b"%PDF", b"PK\x03\x04", b"<html>", b"{", b'{"schema_version":"1.0"', b"<?xml", b"# ", b"\xd0\xcf")


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.sampled_from(STARTS).flatmap(lambda start: st.binary(max_size=100).map(lambda rest: start + rest)),
    ),
    st.sampled_from(["a.txt", "a.html", "a.md", "a.docx", "a.json", "a.xml", "", "\ud800", "\x00", "a.pdf", "a.ofd"]),
)  # fmt: skip
def test_any_bytes_give_a_result_that_travels(data: bytes, name: str) -> None:
    result = convert(data, name, ("json",))
    assert isinstance(result, Result)
    assert (result.failure is None) == bool(result.outputs)
    assert result.failure is None or result.failure.code != "internal", result.failure
    assert pickle.loads(pickle.dumps(result)) == result
    assert convert(data, name, ("json",)) == result


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SAMPLES), st.data())
def test_a_damaged_notice_gives_a_result(path: Path, data: st.DataObject) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    result = convert(bytes(content[: data.draw(st.integers(0, len(content)))]), path.name, ("json",))
    assert result.failure is None or result.failure.code != "internal", result.failure
