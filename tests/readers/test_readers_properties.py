"""What holds for every input: a Source or a plain error; tables tile; time is linear."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdoc import GovdocError, readers
from govdoc.model import Source
from timing import is_linear

TAGS = (
    "p",
    "div",
    "span",
    "table",
    "tr",
    "td",
    "th",
    "ol",
    "li",
    "br",
    "h1",
    "pre",
    "a",
    "script",
    "b",
    "body",
    "html",
)
opening = st.builds(
    "<{}{}>".format,
    st.sampled_from(TAGS),
    st.sampled_from(
        [
            "",
            " id=zoom",
            ' class="TRS_Editor"',
            ' colspan="3"',
            " rowspan=2",
            ' style="display:none"',
            " start=-1",
        ]
    ),
)
closing = st.sampled_from(TAGS).map("</{}>".format)
words = st.sampled_from(
    [
        "　　一、加强领导。",
        "索引号：",
        "通知",
        "\n",
        "\t",
        "&nbsp;",
        "&#9;",
        "<!--",
        "-->",
        "]]>",
        "<",
        "\0",
        "\u2028",
        "x",
    ]
)
pages = st.lists(opening | opening | closing | words | st.text(max_size=8), max_size=60).map("".join)
signs = st.sampled_from(
    [
        "|",
        "-",
        "---",
        "\n",
        "# ",
        "**",
        "[",
        "](/",
        ")",
        "<table>",
        "</table>",
        "<td>",
        "\\",
        "`",
        "> ",
        "字",
        " ",
        "1.",
    ]
)
markdown = st.lists(signs | st.text(max_size=5), max_size=60).map("".join)


def check_tables(source: Source) -> None:
    """Cells join without gap to rows, rows to their table; a cell ends in a tab, a row in a line break."""
    end = 0
    for table in source.tables:
        assert end <= table.span.start < table.span.end <= len(source.text)
        end = table.span.start
        for row in table.rows:
            for cell in row:
                text = source.text[cell.span.start : cell.span.end]
                assert cell.span.start == end
                assert text[-1] == ("\n" if cell is row[-1] else "\t")
                assert not set(text[:-1]) & set("\t\n\r")
                assert 1 <= cell.columns <= 1000
                assert 1 <= cell.rows <= 1000
                end = cell.span.end
        assert end == table.span.end


@settings(max_examples=150)
@given(pages)
def test_every_page_gives_lines_and_tables_that_tile(page: str) -> None:
    source = readers.read(page.encode("utf-8", "ignore"), "html")
    assert source.text == "" or source.text.endswith("\n")
    check_tables(source)


PAGE = """<!DOCTYPE html><html><head><meta charset="gb2312">
<title>关于加强值守的通知_滨海市</title></head><body>
<table><tr><td><b>索 引 号：</b></td><td>002/2023-0001</td></tr>
<tr><td>发文机关：</td><td>滨海市</td></tr></table>
<div id="zoom"><p>各区人民政府：</p>
<p>　　一、加强值守。（责任单位：<b>市水务局</b>）<br>二、及时报告。</p>
<table><tr><td rowspan="2">1</td><td>排查</td></tr><tr><td>整改</td></tr></table>
<ol><li>报告</li></ol></div></body></html>"""
damage = st.tuples(
    st.integers(0, len(PAGE)), st.integers(0, 60), st.sampled_from(["", "<", "</table>", "\0", '"', "<!--"])
)


@settings(max_examples=150)
@given(st.lists(damage, max_size=8), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_a_damaged_page_gives_lines_and_tables_that_tile(
    damages: list[tuple[int, int, str]], codec: str
) -> None:
    page = PAGE
    for start, length, put in damages:
        page = page[:start] + put + page[start + length :]
    check_tables(readers.read(page.encode(codec), "html", errors="replace"))


@settings(max_examples=150)
@given(markdown)
def test_every_markdown_gives_lines_and_tables_that_tile(text: str) -> None:
    check_tables(readers.read(text.encode("utf-8", "ignore"), "markdown"))


@settings(max_examples=100)
@given(
    st.binary(max_size=300),
    st.sampled_from(["text", "html", "markdown"]),
    st.sampled_from(["strict", "replace"]),
)
def test_any_bytes_give_a_source_or_a_plain_error(data: bytes, format: str, errors: str) -> None:
    try:
        codec = readers.read(data, format, errors=errors).origin.encoding
    except GovdocError:
        codec = None
    assert codec or errors == "strict"


@given(st.binary(max_size=200), st.none() | st.sampled_from(["a.txt", "a.html", "a.md", "a"]))
def test_any_bytes_have_a_format(data: bytes, name: str | None) -> None:
    assert readers.sniff(data, name)


@settings(max_examples=30)
@given(
    st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="<>&"), min_size=1, max_size=200)
)
def test_words_of_a_page_are_neither_lost_nor_changed(text: str) -> None:
    assert readers.read(f"<div><p>{text}</p></div>".encode(), "html").text == text + "\n"


HOSTILE_HTML = {
    "nested blocks": "<div>字",
    "nested inline": "<font>字",
    "open paragraphs": "<p>字",
    "less-than": "<",
    "open comments": "<!--",
    "cells": "<tr><td>x",
    "labels": "<b>标题：</b>",
    "ampersands": "&",
    "attributes": '<a b="',
}
HOSTILE_MARKDOWN = {
    "pipes": "|",
    "brackets": "[",
    "links": "[](/",
    "stars": "**a",
    "bullets": "- ",
    "comments": "<!--",
}
COUNT = 5_000


@pytest.mark.parametrize("unit", HOSTILE_HTML.values(), ids=HOSTILE_HTML)
def test_hostile_pages_take_linear_time(unit: str) -> None:
    assert_linear(unit, "html")


@pytest.mark.parametrize("unit", HOSTILE_MARKDOWN.values(), ids=HOSTILE_MARKDOWN)
def test_hostile_markdown_takes_linear_time(unit: str) -> None:
    assert_linear(unit, "markdown")


def assert_linear(unit: str, format: str) -> None:
    short, long = (unit * COUNT).encode(), (unit * COUNT * 4).encode()
    assert is_linear(lambda: readers.read(short, format), lambda: readers.read(long, format))


def test_nothing_is_lost_below_the_depth_that_the_parser_allows() -> None:
    """Inline tags that are never closed nest; old pages have hundreds of them."""
    inline = "<div id=zoom>" + "<font><b>" * 1000 + "<p>正文。</p></div>"
    assert readers.read(inline.encode(), "html").text == "正文。\n"
    blocks = "<div>" * 1000 + "<script>x</script>正文&amp;。" + "</div>" * 1000 + "<p>后文。"
    assert readers.read(blocks.encode(), "html").text == "正文&。\n后文。\n"


def test_a_line_longer_than_the_parser_allows_is_kept() -> None:
    text = "字" * 4_000_000
    assert readers.read(f"<p>{text}</p>".encode(), "html").text == text + "\n"
