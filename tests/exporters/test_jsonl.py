"""JSON Lines for retrieval: every piece of the text once, with all that is needed to understand it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import given, settings

import govdoc
from govdoc.model import Block, Document, Paragraph, Section, Span, Table
from tree_strategies import documents

NOTICE = """\
望川市人民政府关于加强河道保洁的通知

望政发〔2024〕7号

各县（市、区）人民政府：

为改善水环境，现通知如下。

一、落实责任（责任单位：市河长办；完成时限：2024年底前）
各地要抓紧抓实。
（一）划分河段。按河段定人定岗。（市水利局牵头）
（二）加强巡查。每月巡查一次。

望川市人民政府
2024年3月1日
"""
KINDS = ("unit", "paragraph", "table")
SAMPLES = Path(__file__).parents[2] / "samples"


def lines(document: Document) -> list[dict[str, Any]]:
    return [json.loads(line) for line in govdoc.dumps(document, "jsonl").splitlines()]


def unit(address: str) -> dict[str, Any]:
    return next(line for line in lines(govdoc.parse(NOTICE)) if line["id"] == f"0/{address}")


def test_a_unit_says_all_that_is_needed_to_understand_it() -> None:
    found = unit("1.1")
    text = govdoc.parse(NOTICE).text[found.pop("start") : found.pop("end")]
    assert text.startswith("（一）划分河段。")
    assert [(each["name"], each["role"], each["unit"]) for each in found.pop("agencies")] == [
        ("市水利局", "lead", "1.1"),
        ("市河长办", "responsible", "1"),
    ]
    assert found == {
        "id": "0/1.1",
        "kind": "unit",
        "address": "1.1",
        "part": {"index": 0, "kind": "main", "label": None, "title": "望川市人民政府关于加强河道保洁的通知"},
        "breadcrumb": [found["breadcrumb"][0], "（一）划分河段"],
        "text": "划分河段。按河段定人定岗。（市水利局牵头）",
        "deadline": "2024年底前",
        "document": {
            "file": None,
            "title": "望川市人民政府关于加强河道保洁的通知",
            "number": "望政发〔2024〕7号",
            "date": "2024-03-01",
        },
    }
    assert found["breadcrumb"][0].startswith("一、落实责任")


def test_the_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_text(NOTICE, encoding="utf-8")
    assert {line["document"]["file"] for line in lines(govdoc.load(path))} == {str(path)}


def test_agencies_have_the_id_and_the_full_name_that_the_document_knows_them_by() -> None:
    document = govdoc.parse(NOTICE)
    known = {agency.id: agency.name for agency in document.agencies}
    named = [agency for line in lines(document) for agency in line["agencies"]]
    assert named
    assert all(known[agency["id"]] == agency["full"] for agency in named)


def test_paragraphs_outside_units_are_lines_too() -> None:
    first, *_ = lines(govdoc.parse(NOTICE))
    assert (first["id"], first["kind"], first["breadcrumb"]) == ("0/#paragraph1", "paragraph", [])
    assert first["text"] == "为改善水环境，现通知如下。"


def test_tables_are_lines_of_their_own() -> None:
    found = [line for line in lines(govdoc.load(SAMPLES / "web-page.html")) if line["kind"] == "table"]
    assert [line["text"].splitlines()[1] for line in found] == ["小学、初中\t7月3日\t9月1日"]
    assert found[0]["breadcrumb"] == ["一、放假时间"]


def test_what_some_readers_take_for_the_end_of_a_line_is_none() -> None:
    data = govdoc.dumps(govdoc.parse("一、甲\u2028乙\x85丙。\n"), "jsonl").decode()
    assert len(data.splitlines()) == 1


def _inner(block: Block) -> Iterator[Paragraph | Table]:
    """The paragraphs and tables in a block, however deep."""
    if isinstance(block, Section):
        for child in block.blocks:
            yield from _inner(child)
    else:
        yield block


@settings(max_examples=60)
@given(documents(odd=True))
def test_every_paragraph_and_table_is_in_one_line(document: Document) -> None:
    found = lines(document)
    assert len({line["id"] for line in found}) == len(found)
    spans = {kind: [(e["start"], e["end"]) for e in found if e["kind"] == kind] for kind in KINDS}
    for part in document.parts:
        for block in (inner for outer in part.blocks for inner in _inner(outer)):
            kinds = ("table",) if isinstance(block, Table) else ("unit", "paragraph")
            if block.span.start == block.span.end:
                continue  # a table without cells
            holding = [s for kind in kinds for s in spans[kind] if Span(*s).contains(block.span)]
            assert len(holding) == 1


def test_signs_that_no_encoding_has_are_escaped() -> None:
    (line,) = lines(govdoc.parse("一、甲\ud800乙。\n"))
    assert line["text"] == "甲\ud800乙。"
