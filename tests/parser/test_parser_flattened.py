"""A document that has lost its line breaks: the same as with them, from every way of losing them."""

import pytest

import govdoc
from govdoc.model import Furniture, Source, Span
from govdoc.parser import parse_source
from govdoc.parser.flattened import lost_breaks
from timing import seconds

NOTICE = """望川市水务局关于做好防汛工作的通知
望水发〔2023〕12号
各区水务局，局属各单位：
入汛以来，全市雨情偏多，为做好今年防汛工作，保障人民群众生命财产安全，经局党组研究，现将有关事项通知如下：
一、加强巡查值守。各单位要落实领导带班和二十四小时值班制度，每日报告水情，遇有险情立即处置。（责任单位：局办公室、各区水务局）
二、备足防汛物资。各区水务局要会同有关部门备足下列物资：
（一）沙袋、编织袋和救生衣；
（二）照明设备和移动泵车；
（三）其他抢险物资。
三、做好宣传培训。要组织开展防汛演练，普及避险常识，第五条预案所列的重点村每年演练不少于一次，城区每年不少于两次。（责任单位：局宣传科）
四、严格考核问责。对工作落实不到位、造成损失的单位和个人，依照有关规定处理，并在全系统予以通报，年度考核不得评为优秀。
望川市水务局
2023年5月6日
"""
FLAT = NOTICE.replace("\n", "")
INDENTED = NOTICE.replace("\n", "　　")
SPACED = [NOTICE.replace("\n", " " * blanks) for blanks in (4, 2)]
"""Breaks and indents that have become blanks; where two stand, only behind a stop are they a break."""


def reading(text: str) -> dict[str, object]:
    document = govdoc.parse(text)
    return {
        "title": document.title,
        "number": document.number and document.number.text,
        "recipients": document.recipients,
        "units": [(unit.depth, unit.marker.text, unit.title) for unit in document.walk()],
        "bodies": [[mention.name for mention in each.mentions()] for each in document.assignments()],
        "signed": (document.signatories, document.date),
    }


def test_a_break_is_restored_behind_furniture_too() -> None:
    marked, at = "##".join(NOTICE.splitlines()), -2
    signs = []
    while (at := marked.find("##", at + 2)) >= 0:
        signs.append(Furniture("markup", Span(at, at + 2)))
    document = parse_source(Source(marked, furniture=tuple(signs)))
    plain = parse_source(Source(FLAT))
    assert [unit.marker.text for unit in document.walk()] == [unit.marker.text for unit in plain.walk()]


def test_the_notice_with_its_breaks_has_none_to_find() -> None:
    assert lost_breaks(NOTICE, max(NOTICE.split("\n"), key=len)) == []


@pytest.mark.parametrize(
    "text",
    [FLAT, INDENTED, FLAT.replace("号各区", "号　　各区"), *SPACED, f"望川市水务局文件  {SPACED[1]}"],
)
def test_on_one_line_it_is_read_as_with_its_breaks(text: str) -> None:
    assert reading(text) == reading(NOTICE)


def test_no_character_is_touched() -> None:
    document = govdoc.parse(FLAT)
    assert document.text == FLAT
    assert "".join(FLAT[leaf.span.start : leaf.span.end] for leaf in document.leaves()) == FLAT


def test_articles_open_paragraphs_and_references_do_not() -> None:
    text = (
        "望川市河道管理办法第一章  总  则第一条  为加强河道管理，制定本办法。第二条  本市河道适用本办法第一条和"
        "第三条的规定。第三条  市水务局主管全市河道。第二章  罚  则第四条  违反本办法第二条规定的，由市水务局处罚。"
    )
    text += (
        "第五条  本办法自公布之日起施行。"
        + "第六条  各区应当参照本办法制定细则，报市水务局备案，并向社会公布。" * 1
    )
    text += "第七条  " + "有关单位应当配合河道管理工作，" * 16 + "不得推诿。"
    units = [(unit.depth, unit.marker.text) for unit in govdoc.parse(text).walk()]
    assert units == [
        (1, "第一章"), (2, "第一条"), (2, "第二条"), (2, "第三条"),
        (1, "第二章"), (2, "第四条"), (2, "第五条"), (2, "第六条"), (2, "第七条"),
    ]  # fmt: skip


def test_an_enumeration_within_a_paragraph_stays_one() -> None:
    text = (
        "关于报送材料的通知\n"
        "请各单位报送下列材料：（一）名册；（二）图纸；（三）" + "其他材料，" * 90 + "一式三份。\n"
    )
    assert list(govdoc.parse(text).walk()) == []


class TestListsOnOneLine:
    """1、内科2、外科3、儿科: no stop parts the items, and no sentence goes on so."""

    LISTS = "一、执业范围\n1、内科2、 外科3、妇产科4、儿科\n二、其他范围\n1、口腔科2、眼科\n"

    def test_their_items_are_units(self) -> None:
        units = [unit.marker.text + unit.text for unit in govdoc.parse(self.LISTS).walk()]
        assert units == [
            "一、执业范围", "1、内科", "2、外科", "3、妇产科", "4、儿科", "二、其他范围", "1、口腔科", "2、眼科",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "text",
        [
            "1、按第2、3条办理，附表2、附表3、附件4一并报送",  # numbers of other things
            "1、完成1、2、3号泵站的改造",  # nothing between them
            "1.投资2.5亿元，其中3.6万亩",  # fractions
            "1、内科2、外科",  # two alone
        ],
    )
    def test_other_numbers_on_a_line_are_none(self, text: str) -> None:
        assert lost_breaks(text, text) == []

    def test_blanks_at_the_end_of_a_line_take_linear_time(self) -> None:
        short, long = ("测试文字" * count + "正文" + " " * count for count in (4_000, 16_000))
        assert (
            seconds(lambda: lost_breaks(long, long)) < 12 * seconds(lambda: lost_breaks(short, short)) + 0.01
        )

    def test_many_lists_take_linear_time(self) -> None:
        line = "1、内科2、外科3、儿科"
        assert len(lost_breaks(f"{line}\n" * 20_000, line)) == 40_000


ORDER = """望川市人民政府令第12号

现公布《望川市河道管理办法》，自2024年1月1日起施行。市长　　李　明　　　　2023年12月5日

望川市河道管理办法

第一章　总　则

第一条　为加强河道管理，制定本办法。第二条　河道管理有下列情形之一的，从其规定：（一）跨县的；（二）跨市的。第三条　市水务局主管全市河道。

第二章　罚　则

第四条　违反本办法的，由市水务局处罚。第五条　本办法由市水务局解释。
"""


def test_a_chapter_a_line_is_given_its_articles_back() -> None:
    document = govdoc.parse(ORDER)
    assert [(unit.depth, unit.marker.text) for unit in document.walk()] == [
        (1, "第一章"), (2, "第一条"), (2, "第二条"), (3, "（一）"), (3, "（二）"), (2, "第三条"),
        (1, "第二章"), (2, "第四条"), (2, "第五条"),
    ]  # fmt: skip
    assert [part.title for part in document.parts] == ["望川市人民政府令", "望川市河道管理办法"]
    assert (document.number and document.number.text, document.signatories, document.date) == (
        "令第12号", ("市长李明",), "2023-12-05",
    )  # fmt: skip


def test_an_only_chapter_stands_above_its_first_article() -> None:
    text = "望川市河道管理办法第一章总则第一条为加强河道管理，" + "保障防洪安全，" * 30 + "制定本办法。"
    text += "第二条本市河道适用本办法。第三条市水务局主管全市河道。"
    units = [(unit.depth, unit.marker.text) for unit in govdoc.parse(text).walk()]
    assert units == [(1, "第一章"), (2, "第一条"), (2, "第二条"), (2, "第三条")]


def test_a_line_whose_numbers_all_run_on_with_sentences_has_no_breaks() -> None:
    line = (
        "各区水利局：响应分为特级、（一）、（二）、（三）四级，"
        + "各级响应的条件和处置办法见附表" * 20
        + "。"
    )
    assert lost_breaks(line, line) == []
