"""DOC files that are old, damaged, or made to harm: each is read or refused, in linear time."""

import struct
from contextlib import suppress

import pytest
from doc_files import (
    ANCHORS,
    BOX_TEXTS,
    CHARACTERS,
    DECIMAL,
    DELETED,
    FIXTURES,
    HAN,
    HIDDEN,
    IN_TABLE,
    INNER_CELL,
    INNER_ROW,
    LIST_USES,
    LISTS,
    NOTE_TEXTS,
    PARAGRAPHS,
    PIECES,
    SECTIONS,
    STYLES,
    Paragraph,
    Run,
    anchors,
    box_texts,
    cells,
    compound,
    definitions,
    doc,
    level,
    listed,
    load,
    p,
    plc,
    row,
    sprm,
    starting,
    stylesheet,
    symbol,
    uses,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from test_readers_properties import check_tables

from govdoc import GovdocError, ReadError, readers
from govdoc.readers.binaryword import content
from govdoc.readers.binaryword.compound import Compound
from timing import seconds

# Odd and hostile files


def test_word_95_is_read_as_a_chinese_windows_wrote_it() -> None:
    def old(text: bytes, flags: int = 0) -> bytes:
        head = struct.pack("<HHHHHH", 0xA5DC, 0x68, 0, 0x804, 0, flags).ljust(24, b"\0")
        head += struct.pack("<II", 768, 768 + len(text))
        head = head.ljust(52, b"\0") + struct.pack("<I", len(text) // (2 if flags & 0x1000 else 1))
        return compound({"WordDocument": head.ljust(768, b"\0") + text})

    text = "关于放假的通知\r一\x07甲\x07\x07二\x07乙\x07\x07末\r"
    for data in (old(text.encode("gbk")), old(text.encode("utf-16-le"), 0x1000)):
        assert load(data).text == "关于放假的通知\n一\t甲\n二\t乙\n末\n"
    for data in (old(b"\xff\xfe\xfd"), old(text.encode("gbk"), 4), old(b"\0\xd8\r\0", 0x1000)):
        with pytest.raises(ReadError, match=r"公文\.doc：.*(6\.0/95|损坏)"):
            load(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (doc([p("密")], flags=0x0300), "口令"),
        (compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}), "口令"),
        (compound({"Workbook": b"x"}), "没有 Word 正文"),
        (compound({"WordDocument": b"x" * 5000}), "损坏"),
        (doc([p("文")], hidden_parts=[PIECES]), "损坏"),
        (b"", "不是 Word 97"),
        (b"\xdb\xa5-\0", "更早的 Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "损坏"),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_words(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=rf"^公文\.doc：.*{said}.*请"):
        load(data)


def test_a_text_far_longer_than_a_notice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "MOST_CHARACTERS", 5)
    with pytest.raises(ReadError, match="拆分"):
        load(doc([p("关于放假的通知")]))


@pytest.mark.parametrize(
    "part", [CHARACTERS, PARAGRAPHS, STYLES, SECTIONS, LISTS, LIST_USES, ANCHORS, BOX_TEXTS]
)
def test_damaged_structures_cost_only_themselves(part: int) -> None:
    for bad in (b"\xff" * 40, b"\1", b"\0" * 64):
        assert load(doc([p("正文"), p("二", stated=listed(1))], {part: bad})).text == "正文\n二\n"


def test_chains_that_run_in_a_circle_are_a_damage() -> None:
    data = bytearray(doc([p("文" * 3000)]))
    fat = struct.unpack_from("<I", data, 76)[0]
    for sector in range(12):
        circle = bytearray(data)
        struct.pack_into("<I", circle, (fat + 1) * 512 + 4 * sector, sector)
        with suppress(ReadError):
            load(bytes(circle))
    struct.pack_into("<II", data, 68, 0, 0xFFFFFFF0)
    with pytest.raises(ReadError, match="损坏"):
        load(bytes(data))


def test_large_files_name_their_tables_in_further_sectors() -> None:
    assert load(doc([p("正文")], streams={"Data": b"x" * 20_000_000})).text == "正文\n"


def test_sectors_may_have_4096_bytes() -> None:
    streams = Compound(doc([p("文" * 3000)], streams={"\x05SummaryInformation": b"x"}))
    found = {name: streams.stream(name) or b"" for name in streams.names}
    assert load(compound(found, 4096)).text == "文" * 3000 + "\n"


def test_an_embedded_document_is_not_the_document() -> None:
    data = doc([p("正文")])
    assert readers.sniff(data + b"W\0o\0r\0k\0b\0o\0o\0k\0\0\0", "a.doc") == "doc"
    assert readers.sniff(compound({"Workbook": b"x"}), "a.doc") == "spreadsheet"
    assert readers.sniff(compound({"PowerPoint Document": b"x"})) == "spreadsheet"
    assert readers.sniff(compound({"CONTENTS": b"x"}), "a.wps") == "doc"


WHOLE = doc(
    [
        p("关于放假的通知", style=1),
        p("甲\x08", Run("删", DELETED), Run("密", HIDDEN), Run("(", symbol(0xF0FE)), stated=listed(1)),
        *cells("一", "\x13 PAGE \x141\x15", definition=row([0, 1000, 2000], [3 << 5], ruled=True)),
        *cells("", "乙", definition=row([0, 1000, 2000], [1 << 5])),
        p("末"),
        p("\x02注"),
        p("盒"),
        p(),
    ],
    {
        LISTS: definitions([level(HAN, "%1、")]),
        LIST_USES: uses((1, [starting(0, 3)])),
        STYLES: stylesheet(("Normal", 0xFFF, b""), ("Title", 0, b"")),
        NOTE_TEXTS: plc([0, 3, 3]),
        ANCHORS: anchors((9, 7)),
        BOX_TEXTS: box_texts((0, 7), (2, 0), end=3),
    },
    {"footnotes": 3, "boxes": 3},
)


OFFICE = (FIXTURES / "office.doc").read_bytes()
"""The same by another program."""


def test_the_whole_file_reads() -> None:
    assert load(WHOLE).text == "关于放假的通知\n三、甲☑\n盒\n一\t1\n乙\n末\n注\n"


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from([WHOLE, OFFICE]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8),
    st.floats(0, 1),
)
def test_a_damaged_file_reads_or_is_refused(
    whole: bytes, changes: list[tuple[float, int]], cut: float
) -> None:
    data = bytearray(whole)
    for at, value in changes:
        data[int(at * len(data))] = value
    for version in (bytes(data), bytes(data[: int(cut * len(data))])):
        with suppress(GovdocError):
            check_tables(load(version))


WORDS = [index for index in range(0, len(WHOLE) - 3, 4) if WHOLE[index : index + 4] != b"\0\0\0\0"]
"""Where numbers of four bytes stand that say something."""


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(WORDS), st.sampled_from([0, 1, 2, 7, 255, 512, 1 << 16, 1 << 30, 0xFFFFFFFE])
        ),
        min_size=1,
        max_size=4,
    )
)
def test_numbers_that_lie_are_borne(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for at, number in changes:
        struct.pack_into("<I", data, at, number)
    with suppress(GovdocError):
        check_tables(load(bytes(data)))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_are_read_or_refused(data: bytes, is_compound: bool) -> None:
    with suppress(GovdocError):
        load(compound({"WordDocument": data, "1Table": data}) if is_compound else data)


STATED = st.sampled_from(
    [
        b"",
        IN_TABLE,
        INNER_CELL,
        INNER_ROW,
        sprm(0x2417, 1, 1),
        listed(1),
        listed(1, 200),
        row([0, 500, 9]),
        row([]),
    ]
)
PARAGRAPH = st.builds(
    Paragraph,
    st.lists(
        st.builds(
            Run,
            st.text("甲a\x07\x08\x0b\x0c\x13\x14\x15\x1e\t𠮷", max_size=6),
            st.sampled_from([b"", DELETED, HIDDEN, symbol(0xF0FE), b"\x08", b"\xff\xff\xff"]),
        ),
        max_size=3,
    ),
    STATED,
    st.integers(0, 3),
    st.builds(Run, st.sampled_from("\r\x07\x0c"), st.sampled_from([b"", DELETED])),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PARAGRAPH, min_size=1, max_size=8))
def test_any_order_of_paragraphs_and_cells_reads(paragraphs: list[Paragraph]) -> None:
    lists = {LISTS: definitions([level(HAN, "%1、")]), LIST_USES: uses((1, []))}
    data = doc(paragraphs, lists)
    check_tables(load(data))
    assert load(data) == load(data)


UNITS = {
    "paragraphs": [p("任务", stated=listed(1))],
    "fields": [p("\x13\x13\x14")],
    "open fields": [p("\x13" * 20, end="\x0b")],
    "rows": cells("一", "甲", definition=row([0, 1000, 2000])),
    "empty rows": cells(definition=row([*range(0, 3000, 160)])),
    "deleted": [p(Run("删", DELETED), end=Run("\r", DELETED))],
}


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_grows_as_the_text_does(unit: list[Paragraph]) -> None:
    lists = {LISTS: definitions([level(DECIMAL, "%1.")]), LIST_USES: uses((1, []))}

    def cost(count: int) -> float:
        data = doc(unit * count, lists)
        return seconds(lambda: load(data))

    assert cost(1600) < 8 * max(cost(400), 0.01)
