"""RTF files that are damaged or made to harm: each is read or refused, in linear time."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_readers_properties import check_tables

from govdoc import GovdocError, ReadError
from govdoc.model import Origin, Source
from govdoc.readers.richtext import header
from govdoc.readers.rtf import read
from timing import seconds

WHOLE = (
    rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 \'cb\'ce;}{\f1\fcharset2 Wingdings;}}"
    rb"{\stylesheet{Normal;}{\s1 heading 1;}}{\info{\title \'cd\'a8\'d6\'aa}}"
    rb"{\*\listtable{\list{\listlevel\levelnfc37{\leveltext\'02\'00\u12289?;}}\listid7}}"
    rb"{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}}"
    rb"\pard\s1\uc1 \'cd\'a8\u30693?\line x\par\pard\ls1\ilvl0 a{\v b}{\deleted c\par}d\par"
    rb"\trowd\trbrdrt\brdrs\clvmgf\cellx900\cellx1800\pard\intbl a\cell b\par c\cell\row"
    rb"\trowd\clvmrg\cellx900\clmgf\cellx1800\clmrg\cellx2700\pard\intbl \cell d\cell\cell\row\pard"
    rb"{\shp{\*\shpinst{\shptxt e\par}}{\shprslt f}}{\footnote{\chftn} g}{\upr{?}{\*\ud{\u30693?}}}\par"
    rb"{\field{\*\fldinst SYMBOL 254 \\f X}{\fldrslt\f1\'fe}}{\pict\bin3 }}}ff}{\header h}\sect i\par}"
)


def load(data: bytes) -> Source:
    return read(data, Origin("公文.rtf", "rtf"))


def check(source: Source) -> None:
    source.text.encode()
    (source.title or "").encode()
    assert not source.text or source.text.endswith("\n")
    check_tables(source)


PIECES = st.sampled_from([
    *(rb"\par ", rb"\cell ", rb"\row ", rb"\trowd", rb"\cellx100", rb"\cellx-5", rb"\clvmrg", rb"\clmrg", rb"\clmgf"),
    *(rb"\intbl", rb"\itap2", rb"\itap-1", rb"\nestcell", rb"\pard", rb"\plain", b"{", b"}", b"{", b"}", rb"\*", b"\\"),
    *(rb"\listtext ", rb"\ls1", rb"\ilvl9", rb"\pn", rb"\pnlvlblt", rb"\u-3913?", rb"\u55362?", rb"\uc5", rb"\uc-1"),
    *(rb"\u1114112?", rb"\u-9999999999?", rb"\u0", rb"\'b9", b"\xb9\xd8", b"\xe4\xb8\xad", b"text", b"\n", b"\0"),
    *(rb"\bin3 ", rb"\bin9999999999", rb"\bin-1", rb"\fonttbl", rb"\f1", rb"\fcharset2", rb"\fcharset134", rb"\cpg950"),
    *(rb"\upr", rb"\ud", rb"\shptxt", rb"\footnote", rb"\ftnalt", rb"\field", rb"\fldinst SYMBOL 20", rb"\fldrslt"),
    *(rb"\info", rb"\title", rb"\stylesheet", rb"\s3", rb"\cs3", rb"\listtable", rb"\list", rb"\listlevel"),
    *(rb"\leveltext", rb"\levelnfc99", rb"\listoverridetable", rb"\listoverride", rb"\listid1", rb"\lfolevel"),
    *(rb"\v", rb"\deleted", rb"\sect", rb"\line ", rb"\dbch", rb"\ansicpg950", rb"\mac", rb"\pict", rb"\brdrs"),
])  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=40).map(b"".join))
def test_any_words_in_any_order_read(body: bytes) -> None:
    data = rb"{\rtf1 " + body
    check(load(data))
    assert load(data) == load(data)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=6),
    st.floats(0, 1),
)
def test_damaged_files_are_read_or_refused(changes: list[tuple[float, int]], cut: float) -> None:
    data = bytearray(WHOLE)
    for at, value in changes:
        data[int(at * len(data))] = value
    for version in (bytes(data), bytes(data[: int(cut * len(data))])):
        with suppress(GovdocError):
            check(load(version))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(GovdocError):
        check(load(data))
    check(load(rb"{\rtf1" + data))


@pytest.mark.parametrize("unit", [b"{", rb"{\b x", rb"{\shptxt x", rb"{\pict ", rb"{\*\x "])
def test_groups_without_end_are_read_or_refused(unit: bytes) -> None:
    with suppress(ReadError):
        load(rb"{\rtf1 " + unit * 100_000)


def test_more_groups_than_a_document_has_are_refused_and_forgotten_ends_are_borne() -> None:
    with pytest.raises(ReadError, match=r"公文\.rtf：.*嵌套过深"):
        load(rb"{\rtf1 " + b"{" * 100_000 + b"}" * 100_000)
    assert load(rb"{\rtf1 " + rb"{\b x\par" * 5_000).text == "x\n" * 5_000


def test_text_boxes_in_text_boxes_are_read_to_a_depth() -> None:
    assert load(rb"{\rtf1 " + rb"x{\shptxt " * 100 + b"}" * 101).text == "x\n" * 9


def test_more_text_than_a_document_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(header, "MOST_CHARACTERS", 50)
    for body in (b"x" * 51, rb"\par" * 51, rb"\row" * 51, rb"\'cd\'a8" * 51, rb"{\footnote xxxxx}" * 11):
        with pytest.raises(ReadError, match=r"公文\.rtf：超过"):
            load(rb"{\rtf1 " + body)


UNITS = {
    "words": rb"\b",
    "groups": b"{}",
    "paragraphs": rb"\par ",
    "deleted paragraphs": rb"{\deleted a\par}",
    "deleted before cells": rb"{\deleted\par}\intbl\cell",
    "numbers": rb"{\listtext 1.\tab}a\par",
    "cells": rb"\intbl a\cell",
    "rows": rb"\trowd\cellx1\cellx2 \intbl a\cell b\cell\row",
    "joined rows": rb"\trowd\clvmrg\cellx100\clmrg\cellx200 \intbl a\cell b\cell\row",
    "edges": rb"\cellx9",
    "sections": rb" \sect",
    "characters": rb"\u20013?",
    "bytes": rb"\'d6\'d0",
    "raw bytes": b"\xd6\xd0 \xd6",
    "boxes": rb"{\shp{\*\shpinst{\shptxt a\par}}}",
    "notes": rb"{\footnote a}",
    "fields": rb"{\field{\*\fldinst X}{\fldrslt y}}",
    "fonts": rb"{\fonttbl{\f1\fcharset134 a;}}",
    "lists": rb"{\*\listtable{\list{\listlevel{\leveltext\'01\'00;}}\listid1}}",
    "pictures": rb"{\pict ff{\x}\bin1 }}",
    "data": rb"\bin0 ",
    "two readings": rb"{\upr{a}{\*\ud b}}",
    "stars": rb"\*",
}


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_grows_as_the_file_does(unit: bytes) -> None:
    def cost(count: int) -> float:
        data = rb"{\rtf1 " + unit * count
        return seconds(lambda: load(data))

    assert cost(8000) < 8 * max(cost(2000), 0.01)
