"""JSON: readable as it stands, and refused with the place named where it is not by the schema."""

import json
from collections.abc import Callable
from typing import Any

import pytest

import govdoc
from govdoc import FormatError, Span, exporters

NOTICE = (
    "海政办发〔2021〕7号\n一、加强领导。\n1.明确分工。（责任单位：市财政局、市教育局等）\n2.1.5公里示范段。\n"
)


def written(text: str = NOTICE) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(govdoc.dumps(govdoc.parse(text), "json"))
    return data


def test_each_leaf_carries_its_text_and_its_span() -> None:
    unit = written()["parts"][0]["blocks"][0]
    assert unit["type"] == "section"
    assert (unit["address"], unit["depth"]) == ("1", 1)
    assert unit["marker"] == {"text": "一、", "style": "一、", "ordinal": [1], "span": [13, 15]}
    assert unit["heading"] == {"text": "加强领导", "span": [15, 21]}


def test_an_assignment_says_who_in_which_role() -> None:
    task = written()["parts"][0]["blocks"][0]["blocks"][0]
    (assignment,) = task["assignments"]
    assert assignment["form"] == "labelled"
    assert [mention["name"] for mention in assignment["responsible"]] == ["市财政局", "市教育局"]
    assert assignment["responsible"][-1]["open"] is True


def test_the_first_fields_name_format_and_version() -> None:
    assert govdoc.dumps(govdoc.parse(NOTICE)).startswith(
        b'{"schema":"urn:govdoc:notice:1","schema_version":"1.0"'
    )


def test_what_is_empty_is_left_out() -> None:
    assert written("通知") == {
        "schema": "urn:govdoc:notice:1",
        "schema_version": "1.0",
        "parts": written("通知")["parts"],
        "diagnostics": written("通知")["diagnostics"],
        "text": "通知",
    }


def test_indented_json_holds_the_same_and_keeps_spans_on_one_line() -> None:
    document = govdoc.parse(NOTICE)
    pretty = govdoc.dumps(document, "json", indent=2)
    assert json.loads(pretty) == written()
    assert '"span": [13, 15]' in pretty.decode()
    assert '"ordinal": [1]' in pretty.decode()
    assert exporters.loads(pretty, "json") == document


@pytest.mark.parametrize(
    "text", ["a\ud800b", "\udfff\ud800", "😀\ud83d\ude00\ue000", "\0\x1f\x7f\u2028\ufeff\ufffe"], ids=ascii
)
def test_what_json_hardly_holds_comes_back(text: str) -> None:
    document = govdoc.parse(text)
    for indent in (None, 2):
        data = govdoc.dumps(document, "json", indent=indent)
        assert exporters.loads(data, "json") == document


def test_surrogates_side_by_side_are_parted_by_a_character_that_the_text_does_not_have() -> None:
    data = json.loads(govdoc.dumps(govdoc.parse("\ue000\ud83d\ude00"), "json"))
    assert data["joiner"] == "\ue001"
    assert data["text"] == "\ue000\ud83d\ue001\ude00"


def test_null_says_that_there_is_nothing() -> None:
    data = written()
    data["parts"][0]["label"] = None
    assert exporters.loads(json.dumps(data).encode(), "json") == govdoc.parse(NOTICE)


def test_a_byte_order_mark_does_no_harm() -> None:
    document = govdoc.parse(NOTICE)
    assert exporters.loads(b"\xef\xbb\xbf" + govdoc.dumps(document), "json") == document


def test_a_later_minor_version_may_have_more_fields() -> None:
    document = govdoc.parse(NOTICE)
    data = written() | {"schema_version": "1.7", "mood": "stern"}
    data["parts"][0]["colour"] = "red"
    assert exporters.loads(json.dumps(data).encode(), "json") == document


@pytest.mark.parametrize("version", ["2.0", "0.9", "1", "1.x", "1.-1", "１.０", "", 1, None])
def test_another_major_version_is_refused(version: object) -> None:
    with pytest.raises(FormatError, match="版本"):
        exporters.loads(json.dumps(written() | {"schema_version": version}).encode(), "json")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "第 1 行第 1 列"),
        (b'{"schema":', "读不下去"),
        (b"[1, 2]", "最外层：应为对象"),
        (b"{}", "schema：应为 urn:govdoc:notice:1"),
        (b'{"schema": "\xff"}', "第 12 字节"),
        (b'{"schema": ' + b"[" * 100_000, "层次太深"),
        (b'{"schema": 1' + b"0" * 5000 + b"}", "不能接受的数"),
        (b'{"schema": NaN}', "第 1 行第 12 列"),
    ],
    ids=lambda each: str(each)[:20],
)
def test_what_is_no_such_json_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        exporters.loads(data, "json")


def set_span(data: dict[str, Any]) -> None:
    data["parts"][0]["blocks"][0]["marker"]["span"] = [3, 999]


def turn_span(data: dict[str, Any]) -> None:
    data["parts"][0]["blocks"][0]["span"] = [5, 3]


def fraction(data: dict[str, Any]) -> None:
    data["parts"][0]["span"] = [0.0, 1]


def truth_for_number(data: dict[str, Any]) -> None:
    data["parts"][0]["blocks"][0]["depth"] = True


def unknown_field(data: dict[str, Any]) -> None:
    data["parts"][0]["header"]["titel"] = "x"


def unknown_type(data: dict[str, Any]) -> None:
    data["parts"][0]["blocks"][0]["type"] = "chapter"


def missing_field(data: dict[str, Any]) -> None:
    del data["parts"][0]["blocks"][0]["address"]


def null(data: dict[str, Any]) -> None:
    data["parts"][0]["kind"] = None


def untagged(data: dict[str, Any]) -> None:
    del data["parts"][0]["blocks"][0]["type"]


def wrong_kind(data: dict[str, Any]) -> None:
    data["parts"][0]["kind"] = "appendix"


def unhashable_kind(data: dict[str, Any]) -> None:
    data["parts"][0]["kind"] = ["main"]


def no_parts(data: dict[str, Any]) -> None:
    data["parts"] = []


def no_text(data: dict[str, Any]) -> None:
    del data["text"]


def odd_metadata(data: dict[str, Any]) -> None:
    data["parts"][0]["header"]["metadata"] = [["索引号"]]


def odd_joiner(data: dict[str, Any]) -> None:
    data["joiner"] = 7


WRONG: list[tuple[Callable[[dict[str, Any]], None], str]] = [
    (set_span, r"parts\[0\]\.blocks\[0\]\.marker\.span：应为 \[起, 止\]"),
    (turn_span, r"parts\[0\]\.blocks\[0\]\.span：应为 \[起, 止\]"),
    (fraction, r"parts\[0\]\.span"),
    (truth_for_number, r"blocks\[0\]\.depth：应为整数"),
    (unknown_field, r"parts\[0\]\.header\.titel：没有这一项"),
    (missing_field, r"parts\[0\]\.blocks\[0\]\.address：缺少这一项"),
    (null, r"parts\[0\]\.kind：应为字符串"),
    (untagged, r"blocks\[0\]\.type：缺少这一项"),
    (unknown_type, r"blocks\[0\]\.type：没有 'chapter' 这个值"),
    (wrong_kind, r"parts\[0\]\.kind：没有 'appendix' 这个值"),
    (unhashable_kind, r"parts\[0\]\.kind：应为"),
    (no_parts, r"parts：至少要有一个部分"),
    (no_text, r"text"),
    (odd_metadata, r"header\.metadata\[0\]：应为 2 项的数组"),
    (odd_joiner, r"joiner：应为字符串"),
]


@pytest.mark.parametrize(("damage", "message"), WRONG, ids=lambda each: getattr(each, "__name__", ""))
def test_what_is_not_by_the_schema_is_refused_with_its_place(
    damage: Callable[[dict[str, Any]], None], message: str
) -> None:
    data = written()
    damage(data)
    with pytest.raises(FormatError, match=message):
        exporters.loads(json.dumps(data).encode(), "json")


def test_a_tree_too_deep_for_the_stack_is_an_error_that_says_so() -> None:
    document = govdoc.parse("一、加强领导。\n")
    (unit,) = document.walk()
    for _ in range(3000):
        unit = govdoc.Section("1", 1, unit.marker, Span(0, 0), blocks=(unit,))
    part = document.parts[0]
    deep = govdoc.Part(part.kind, part.span, blocks=(unit,))
    for format in ("json", "xml"):
        with pytest.raises(FormatError, match="层次太深"):
            govdoc.dumps(govdoc.Document(text=document.text, parts=(deep,)), format)
