"""What holds for every OFD: whole lines or a plain error; time is linear."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ofd_files import File, Text, content, lines, ofd

from govdoc import GovdocError, readers
from timing import is_linear

WORDS = Text("各区人民政府：一、加强值守。", y=200)
OFD = ofd([*lines("各区人民政府：", "一、加强值守。（责任单位：市水务局）", "二、及时报告。")] * 2)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(OFD)), st.binary(max_size=4)), max_size=6))
def test_a_damaged_ofd_gives_a_source_or_a_plain_error(damages: list[tuple[int, bytes]]) -> None:
    data = bytearray(OFD)
    for start, put in damages:
        data[start : start + len(put)] = put
    check_pages(bytes(data))


MATRICES = ["1 0 0 1 0 0", "0 1 -1 0 90 90", "-1e308 1 1 1e308 0 0", "0.7 0.7 -0.7 0.7 90 90", "0 0 0 0 0 0"]
ODD = st.sampled_from(
    [
        *MATRICES,
        "0",
        "-1",
        "nan",
        "inf",
        "1e308",
        "10 10 90 90",
        "g",
        "g 9 9",
        "g 1e308 3",
        "false",
        "90",
        "字",
    ]
)
NAMES = "Size,Boundary,CTM,X,Y,DeltaX,DeltaY,HScale,Alpha,Visible,Fill,CharDirection,ReadDirection,ResourceID"
stated = st.dictionaries(st.sampled_from(NAMES.split(",")), ODD, max_size=5)
OBJECTS = [
    "TextObject",
    "TextCode",
    "PageBlock",
    "Layer",
    "ImageObject",
    "CompositeObject",
    "Content",
    "PathObject",
    "FillColor",
]


def element(name: str, attributes: dict[str, str], inside: list[str]) -> str:
    said = "".join(f' {each}="{value}"' for each, value in attributes.items())
    return f"<ofd:{name}{said}>{''.join(inside)}</ofd:{name}>"


codes = st.builds(
    element, st.just("TextCode"), stated, st.lists(st.sampled_from(["甲乙", "12", " ", "\n"]), max_size=3)
)
texts = st.builds(
    element,
    st.just("TextObject"),
    stated.map(lambda each: {"Size": "5", **each}),
    st.lists(codes, max_size=3),
)
drawn = st.recursive(
    texts | codes,
    lambda inner: st.builds(element, st.sampled_from(OBJECTS), stated, st.lists(inner, max_size=3)),
    max_leaves=8,
)


@settings(max_examples=80)
@given(st.lists(drawn, max_size=6))
def test_any_objects_on_a_page_of_an_ofd_are_lines_or_nothing(objects: list[str]) -> None:
    check_pages(ofd([*objects, WORDS]))


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(st.integers(0, 900), st.integers(0, 60), st.sampled_from(["", "<", ">", "ofd:", "&", "/"]))
    )
)
def test_damaged_parts_of_an_ofd_give_a_source_or_a_plain_error(damages: list[tuple[int, int, str]]) -> None:
    page = content([WORDS])
    for start, length, put in damages:
        page = page[:start] + put + page[start + length :]
    check_pages(File([[]], parts={"Doc_0/Pages/Page_0/Content.xml": page}).build())


def check_pages(data: bytes) -> None:
    """Whole lines, the furniture among them in order; or an error for people."""
    try:
        source = readers.read(data, "ofd", name="a.ofd")
    except GovdocError as error:
        message = str(error)
    else:
        message = "a.ofd："
        assert source.text.endswith("\n")
        assert source == readers.read(data, "ofd", name="a.ofd")
        ends = [0, *(place for each in source.furniture for place in (each.span.start, each.span.end))]
        assert ends == sorted(ends)
        assert all(not place or source.text[place - 1] == "\n" for place in ends)
    assert message.startswith("a.ofd：")


HOSTILE = {
    "codes": '<ofd:TextObject Size="5"><ofd:TextCode X="9" Y="9">字</ofd:TextCode></ofd:TextObject>',
    "columns": '<ofd:TextObject Size="1"><ofd:TextCode X="9" Y="9" DeltaX="g 99999999 0">一二三</ofd:TextCode></ofd:TextObject>',
    "steps": '<ofd:TextObject Size="1"><ofd:TextCode DeltaX="g 9 1 g 9 1 g 9 1"></ofd:TextCode></ofd:TextObject>',
    "blocks": "<ofd:PageBlock></ofd:PageBlock>",
}
COUNT = 1_000


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_take_linear_time(unit: str) -> None:
    short, long = (ofd([unit * COUNT * times, WORDS]) for times in (1, 4))
    assert is_linear(lambda: readers.read(short, "ofd"), lambda: readers.read(long, "ofd"))
