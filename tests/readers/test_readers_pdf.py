"""PDF → Source: lines from places, furniture, and files that cannot be read."""

import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from pdf_files import A4, Text, file, lines, pdf, stream

import govdoc
from govdoc import MissingExtraError, ReadError, Source, readers
from govdoc.readers.typeset import source as limits
from govdoc.readers.typeset.glyphs import character

WORDS = "为做好有关工作，现将有关事项通知如下，请认真贯彻落实。"


def read(data: bytes, name: str | None = "a.pdf") -> Source:
    return readers.read(data, readers.sniff(data, name), name=name)


def read_lines(*texts: Text) -> list[str]:
    """The lines of one page, without one that makes it more than a scanned one."""
    return read(pdf([*texts, Text(WORDS, y=400)])).text.split("\n")[:-2]


def furniture(source: Source) -> list[str]:
    return [source.text[each.span.start : each.span.end] for each in source.furniture]


class TestLines:
    def test_each_is_a_line_of_the_source_in_order_from_the_top(self) -> None:
        source = read(pdf(list(reversed(lines("关于做好有关工作的通知", "各县人民政府：", WORDS)))))
        assert source.text == f"关于做好有关工作的通知\n各县人民政府：\n{WORDS}\n"
        assert source.origin == govdoc.Origin("a.pdf", "pdf")
        assert not source.paragraphs

    def test_characters_of_one_baseline_are_a_line_in_order_of_x(self) -> None:
        assert read_lines(Text("望川市", 138), Text("通知", 90), Text("的", 122)) == ["通知的望川市"]

    @pytest.mark.parametrize(("gap", "between"), [(2, ""), (8, " "), (14, "　"), (200, "　")])
    def test_a_gap_of_half_a_character_is_a_blank_and_a_wider_one_a_full_width_blank(
        self, gap: int, between: str
    ) -> None:
        assert read_lines(Text("第一章"), Text("总则", 90 + 48 + gap)) == [f"第一章{between}总则"]

    def test_the_quarter_between_han_and_digits_is_no_blank(self) -> None:
        assert read_lines(Text("增长"), Text("12", 126), Text("个", 146)) == ["增长12个"]

    def test_words_of_letters_are_apart(self) -> None:
        assert read_lines(Text("COVID"), Text("19", 134)) == ["COVID 19"]

    def test_a_name_set_wide_is_a_word_and_two_characters_set_wide_have_their_blank(self) -> None:
        wide = [Text(each, 90 + 30 * index) for index, each in enumerate("望川市财政局")]
        assert read_lines(*wide, Text("总", y=600), Text("则", 138, 600)) == ["望川市财政局", "总　则"]

    def test_blanks_that_are_typed_stay(self) -> None:
        assert read_lines(Text("目　　录"), Text("第 1 条", y=600)) == ["目　　录", "第 1 条"]

    def test_raised_and_lowered_characters_are_in_their_line(self) -> None:
        texts = [Text("面积"), Text("50m", 122), Text("2", 146, 707, 8), Text("以上", 150)]
        assert read_lines(*texts, Text("吸氧浓度O", y=600), Text("2", 162, 596, 8)) == [
            "面积50m2以上",
            "吸氧浓度O2",
        ]

    def test_what_is_printed_twice_to_look_bold_is_there_once(self) -> None:
        assert read_lines(Text("一、总体要求"), Text("一、总体要求", 90.4)) == ["一、总体要求"]

    def test_a_watermark_is_left_out(self) -> None:
        assert read_lines(Text("通知"), Text("内部资料", 200, 500, 40, (7, 7, -7, 7))) == ["通知"]

    def test_a_page_set_on_its_side_is_read_upright(self) -> None:
        up = [
            Text(text, 100 + 30 * index, 90, 16, (0, 1, -1, 0)) for index, text in enumerate(("附件", WORDS))
        ]
        down = [
            Text(text, 500 - 30 * index, 700, 16, (0, -1, 1, 0)) for index, text in enumerate(("附件", WORDS))
        ]
        over = [
            Text(text, 500, 100 + 30 * index, 16, (-1, 0, 0, -1))
            for index, text in enumerate(("附件", WORDS))
        ]
        for page in (up, down, over):
            assert read(pdf(page)).text == f"附件\n{WORDS}\n"
        assert read(pdf(up, page="/Rotate 90")).text == f"附件\n{WORDS}\n"

    def test_what_is_outside_the_page_is_not_shown(self) -> None:
        assert (
            read(pdf([Text("裁切线外", y=830), Text(WORDS)], page="/CropBox[0 0 595 800]")).text
            == f"{WORDS}\n"
        )

    def test_radicals_are_the_characters_that_they_look_like(self) -> None:
        assert read_lines(Text("⼀、加强⾏政执法，⻓期坚持⺠主")) == ["一、加强行政执法，长期坚持民主"]
        assert [character(code) for code in (0, 0x0A, 0xAD, 0xA0, 0x3000, 0x110000)] == [
            "",
            "",
            "-",
            " ",
            "　",
            "",
        ]


def many(pages: int, *edges: Text) -> list[list[Text]]:
    """Pages of text with lines at their edges, in which {} is the page's number."""
    return [
        [
            *[Text(each.text.format(page), each.x, each.y, each.size) for each in edges],
            *lines(*[f"第{page}页上的正文，内容各不相同" + WORDS[:12]] * 3, top=700),
        ]
        for page in range(1, pages + 1)
    ]


class TestFurniture:
    @pytest.mark.parametrize(
        "mark", ["— {} —", "- {} -", "{}", "第{}页", "第 {} 页 共 3 页", "Page {}", "{} / 3"]
    )
    def test_a_page_number_is_the_pages(self, mark: str) -> None:
        source = read(pdf(*many(3, Text(mark, 280, 50, 14))))
        assert furniture(source) == [f"{mark.format(page)}\n" for page in (1, 2, 3)]
        assert {each.kind for each in source.furniture} == {"page"}

    def test_so_is_a_head_that_stands_on_every_page(self) -> None:
        source = read(
            pdf(*many(4, Text("望川市人民政府公报", 200, 800, 10), Text("二〇二四年第{}期", 400, 40, 10)))
        )
        assert furniture(source) == [
            line for page in range(1, 5) for line in ("望川市人民政府公报\n", f"二〇二四年第{page}期\n")
        ]

    def test_a_number_that_stands_alone_and_does_not_count_is_text(self) -> None:
        assert furniture(read(pdf([*lines("2024", WORDS)], [*lines("1999", WORDS)]))) == []

    def test_attachments_that_each_open_a_page_are_text(self) -> None:
        assert furniture(read(pdf(*many(4, Text("附件{}", 90, 780))))) == []

    def test_a_line_in_mid_page_is_text_however_often_it_comes(self) -> None:
        source = read(pdf(*many(5, Text("姓名：", 90, 400))))
        assert furniture(source) == []

    def test_a_sentence_goes_on_over_the_page(self) -> None:
        sentence = "市政府有关部门要按照各自职责，切实加强组织领导，细化工作措施，主动沟通协调，"
        wrapped = [
            ("一、加强领导。" + sentence * 7 + "抓好工作落实。")[at : at + 28] for at in range(0, 28 * 9, 28)
        ]
        pages = wrapped[:5], wrapped[5:]
        document = govdoc.load(
            pdf(*([*lines(*page), Text(f"— {at} —", 280, 50, 14)] for at, page in enumerate(pages, 1)))
        )
        (unit,) = document.walk()
        assert "".join(unit.text.split()) == "".join(wrapped)[2:]
        assert "".join(document.slice(leaf.span) for leaf in document.leaves()) == document.text


NOTICE = lines(
    "望川市人民政府文件",
    "望政发〔2024〕1号",
    "望川市人民政府关于做好有关工作的通知",
    "各县（市、区）人民政府：",
    "现将有关事项通知如下。",
    "一、加强领导",
    "明确分工。（责任单位：市公安局）",
    "望川市人民政府",
    "2024年5月9日",
)


def test_a_notice_is_read_from_a_file() -> None:
    document = govdoc.load(pdf(NOTICE))
    assert document.title == "望川市人民政府关于做好有关工作的通知"
    assert document.number is not None
    assert (document.number.text, str(document.date)) == ("望政发〔2024〕1号", "2024-05-09")
    assert [each.assignment.responsible[0].name for each in document.tasks()] == ["市公安局"]
    text, reasons = govdoc.explain(pdf(NOTICE))
    assert text == document.text
    assert reasons


def test_threads_take_turns() -> None:
    data = pdf(*many(6, Text("— {} —", 280, 50, 14)))
    with ThreadPoolExecutor(8) as pool:
        assert len({source.text for source in pool.map(read, [data] * 24)}) == 1


ENCRYPTED = "/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<{0}>/U<{0}>>>/ID[<00><00>]".format("11" * 32)
BOMB = stream(b"(a) Tj " * 1_000_000)


class TestRefused:
    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"%PDF-1.7", "已损坏或不完整"),
            (pdf(NOTICE)[:600], "已损坏或不完整"),
            (file([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]), "已损坏或不完整"),
            (pdf(NOTICE, trailer=ENCRYPTED), "已加密"),
            (pdf([]), "没有文字层.*OCR"),
            (pdf([Text("扫描全能王", 400, 20, 8)], [Text("扫描全能王", 400, 20, 8)]), "没有文字层.*OCR"),
            (file([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>", BOMB]), "解压后"),
        ],
    )
    def test_a_file_that_cannot_be_read_says_what_to_do(self, data: bytes, reason: str) -> None:
        for name in ("a.pdf", None):
            with pytest.raises(ReadError, match=f"^{name or '输入的内容'}：.*{reason}.*。$"):
                read(data, name)

    @pytest.mark.parametrize("limit", ["MOST_PAGES", "MOST_CHARACTERS"])
    def test_a_file_over_the_limits(self, limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, limit, 1)
        with pytest.raises(ReadError, match=r"^a\.pdf：.*超过 1 .*拆分"):
            read(pdf(NOTICE, NOTICE))

    def test_without_the_library_the_extra_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pypdfium2", None)
        with pytest.raises(MissingExtraError, match=r'^a\.pdf：.*python -m pip install "govdoc\[pdf\]"$'):
            read(pdf(NOTICE))

    def test_any_damage_is_a_read_error_or_none(self) -> None:
        whole = pdf(NOTICE)
        for at in range(9, len(whole), 97):
            for damaged in (whole[:at], whole[:at] + b"\0\xff" * 8 + whole[at + 16 :]):
                with suppress(ReadError):
                    assert read(damaged).origin.format == "pdf"


def test_pages_of_any_size() -> None:
    assert read(pdf(lines(WORDS, top=500), size=(A4[1], A4[0]))).text == f"{WORDS}\n"
