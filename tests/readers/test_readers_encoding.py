"""The codec is found without being told."""

import codecs
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdoc import DecodeError, GovdocError
from govdoc.readers import data, read
from govdoc.readers.encoding import decode

SIMPLIFIED = """滨海市人民政府办公厅关于加强河道保护工作的通知
各区人民政府，市政府各部门：
　　一、落实责任（牵头单位：市水务局）。
"""
TRADITIONAL = """濱海市人民政府辦公廳關於加強河道保護工作的通知
各區人民政府、市政府各部門：
　　一、落實責任，由水務局統籌辦理。
"""
MARKED = ["utf-8-sig", "utf-16", "utf-32"]


@pytest.mark.parametrize("codec", ["utf-8", *MARKED, "utf-16-le", "utf-16-be", "gb18030", "gbk", "gb2312"])
def test_simplified_text_is_decoded_whatever_the_codec(codec: str) -> None:
    assert decode(SIMPLIFIED.encode(codec)).text == SIMPLIFIED


@pytest.mark.parametrize(
    "codec", ["utf-8", *MARKED, "utf-16-le", "utf-16-be", "gb18030", "gbk", "big5", "big5hkscs"]
)
def test_traditional_text_is_decoded_whatever_the_codec(codec: str) -> None:
    assert decode(TRADITIONAL.encode(codec)).text == TRADITIONAL


@pytest.mark.parametrize(
    ("text", "codec", "found"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8-sig"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (TRADITIONAL, "gbk", "gb18030"),
        (TRADITIONAL, "big5", "cp950"),
        (TRADITIONAL + "㗎", "big5hkscs", "big5hkscs"),
        ("ASCII only", "ascii", "utf-8"),
        ("", "utf-8", "utf-8"),
    ],
)
def test_the_codec_is_named(text: str, codec: str, found: str) -> None:
    decoded = decode(text.encode(codec))
    assert (decoded.text, decoded.encoding) == (text, found)
    assert read(text.encode(codec), "text").origin.encoding == found


CHARACTERS = "".join(data.lines("frequent.txt")[:14])
sentences = st.text(st.sampled_from(CHARACTERS + "，。、；：（）\n"), min_size=12, max_size=400)


@given(sentences, st.sampled_from(["utf-8", *MARKED, "gb18030", "gbk"]))
def test_sentences_of_frequent_characters_survive_the_round_trip(text: str, codec: str) -> None:
    assert decode(text.encode(codec)).text == text


@given(st.text(max_size=80), st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_any_text_with_a_byte_order_mark_survives_the_round_trip(text: str, codec: str) -> None:
    """But for a NUL at the start, which turns the mark of UTF-16 into that of UTF-32."""
    data = text.lstrip("\0").encode(codec, "ignore")
    assert decode(data).text == data.decode(codec).removeprefix("\ufeff")


def test_the_sample_is_taken_where_utf8_fails_not_at_the_start() -> None:
    page = "<p class=a>" * 5000 + "\n" + TRADITIONAL
    assert decode(page.encode("big5")).text == page


def test_utf8_with_a_damaged_byte_is_utf8_and_the_offset_is_named() -> None:
    before, behind = SIMPLIFIED[:20].encode(), SIMPLIFIED[20:].encode()
    damaged = before + b"\xff" + behind
    with pytest.raises(DecodeError, match=r"偏移 60 处.*utf-8.*--input-encoding") as caught:
        decode(damaged, name="通知.txt")
    assert caught.value.offset == len(before) == 60
    assert str(caught.value).startswith("通知.txt：")
    pickled = pickle.loads(pickle.dumps(caught.value))
    assert (str(pickled), pickled.offset) == (str(caught.value), 60)
    assert decode(damaged, errors="replace").text == SIMPLIFIED[:20] + "�" + SIMPLIFIED[20:]


def test_the_callers_codec_overrules_what_the_bytes_say() -> None:
    assert decode(TRADITIONAL.encode("big5"), encoding="gb18030").text != TRADITIONAL
    assert decode(codecs.BOM_UTF8 + b"a", encoding="utf-8").text == "a"
    with pytest.raises(DecodeError):
        decode(SIMPLIFIED.encode("gbk"), encoding="utf-8")


@pytest.mark.parametrize("codec", ["klingon", "base64", "rot13", "a\0b", "", "文"])
def test_an_unknown_codec_is_a_plain_error(codec: str) -> None:
    with pytest.raises(GovdocError, match="文字编码"):
        decode(b"abc", encoding=codec)


def test_an_unknown_way_to_deal_with_errors_is_a_plain_error() -> None:
    with pytest.raises(GovdocError, match="容错方式"):
        decode(b"\xff", encoding="utf-8", errors="nonsense")


PAGE = '<html><head><meta content="text/html; charset={}"></head><body>{}</body></html>'


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("gb2312", "gb18030"), ("big5", "cp950"), ("utf-8", "gb18030"), ("iso-8859-1", "gb18030")],
)
def test_a_page_is_read_by_its_declaration_or_in_spite_of_it(declared: str, codec: str) -> None:
    source = read(PAGE.format(declared, "中文").encode(codec), "html")
    assert (source.text, source.origin.encoding) == ("中文\n", codec)


def test_a_declaration_that_strict_utf8_contradicts_is_not_believed() -> None:
    assert read(PAGE.format("gb2312", "中文通知").encode(), "html").origin.encoding == "utf-8"


def test_nuls_alone_do_not_make_utf16() -> None:
    assert decode("正文\0正文".encode()).text == "正文\0正文"


def test_every_frequent_character_stands_once() -> None:
    text = "".join(data.lines("frequent.txt"))
    assert len(set(text)) == len(text) > 900
