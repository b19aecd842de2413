"""Where a notice speaks from: signature, title, number, recipients, words; and who wins when they disagree."""

import pytest
from msgspec.structs import replace
from normalizer_notices import notice

from govdoc.model import Document, Source
from govdoc.normalizer import issuer, normalize
from govdoc.parser import parse_source

TASK = "1.落实工作。（责任单位：{}）"


def place_of(document: Document) -> str:
    setting = issuer(document)
    return setting.place.full if setting.place else "中央" if setting.central else "?"


def place_of_text(text: str) -> str:
    return place_of(parse_source(Source(text)))


@pytest.mark.parametrize(
    ("number", "place"),
    [
        ("大政办发〔2012〕45号", "大连市"),
        ("穗府办规〔2023〕7号", "广州市"),
        ("渝府办发〔2023〕38号", "重庆市"),
        ("国办发〔2018〕117号", "中央"),
        ("国发〔2018〕39号", "中央"),
        ("银保监办发〔2020〕10号", "中央"),
        ("建办〔2020〕97号", "中央"),
        ("冀市监函〔2023〕113号", "河北省"),
        ("赣府厅字〔2023〕43号", "江西省"),
    ],
)
def test_the_number_tells_where_nothing_else_does(number: str, place: str) -> None:
    assert place_of(notice(TASK.format("各有关部门"), number=number)) == place


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("眉山市人民政府办公室关于印发工作方案的通知", "眉山市"),
        ("上海市金山区人民政府办公室关于印发工作要点的通知", "上海市金山区"),
        ("瑞昌市人民政府办公室关于做好工作的通知", "瑞昌市"),
        ("宁夏回族自治区市场监管厅关于做好工作的通知", "宁夏回族自治区"),
        ("国家税务总局广东省税务局关于做好工作的通知", "广东省"),
        ("中共扬州市委扬州市人民政府关于做好工作的意见", "扬州市"),
        ("国务院办公厅关于做好工作的通知", "中央"),
        ("住房和城乡建设部办公厅关于做好工作的通知", "中央"),
        ("财政部关于做好工作的通知", "中央"),
        ("泰安市城市绿化条例", "泰安市"),
        ("甘孜藏族自治州人民政府关于做好工作的通知", "甘孜藏族自治州"),
    ],
)
def test_the_title_tells(title: str, place: str) -> None:
    assert place_of_text(f"{title}\n一、主要任务\n" + TASK.format("各有关部门")) == place


def test_the_signature_tells() -> None:
    lines = (TASK.format("市公安局"),)
    signed = notice(*lines, number="", issuer="忻州市人民政府办公室", date="2023年5月4日")
    place = issuer(signed).place
    assert place is not None
    assert place.name == "忻州市"


def test_letters_that_several_places_use_are_told_apart_by_the_text() -> None:
    task = TASK.format("州公安局、州财政局、大理海关")
    setting = issuer(notice(task, "2.大理州各县市做好工作。（大理州工商局）", number="大政发〔2012〕45号"))
    assert setting.place is not None
    assert setting.place.name == "大理白族自治州"


def test_witnesses_that_disagree_are_reported() -> None:
    text = "漳州市司法局关于做好工作的通知\n榕政办规〔2023〕9号\n一、任务\n" + TASK.format("市公安局")
    document = normalize(parse_source(Source(text)))
    remarks = [each for each in document.diagnostics if each.code == "issuer-conflict"]
    assert [each.message for each in remarks] == ["发文机关所在地说法不一：发文字号指福州市，按漳州市理解"]


def test_words_of_the_text_tell_where_no_witness_speaks() -> None:
    text = (
        "一、任务\n1.省直各部门支持江西发展。（责任单位：省财政厅）\n2.江西各地落实。（责任单位：省水利厅）"
    )
    assert place_of_text(text) == "江西省"
    assert place_of_text("一、任务\n1.落实。（责任单位：市财政局）") == "?"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("粮食流通管理条例\n（2021年2月15日国务院令第740号公布）\n第一条 为了管理，制定本条例。", "中央"),
        ("中华人民共和国某某条例\n第一条 为了管理，制定本条例。", "中央"),
        ("上海口岸服务条例\n第一条 为了管理，制定本条例。", "上海市"),
        ("某某办法\n第一条 广州市依法管理。\n第二条 广州市财政支持。\n第三条 广州市公开。", "广州市"),
        (
            "关于做好工作的通知\n一、任务\n1.落实。（责任单位：省财政厅）\n赣江新区报告。赣江新区先行。",
            "江西省",
        ),
        ("关于做好工作的通知\n财办〔2020〕11号\n一、任务", "中央"),
        ("关于做好工作的通知\n令第11号\n一、任务", "?"),
    ],
)
def test_regulations_and_texts_without_a_head(text: str, place: str) -> None:
    assert place_of_text(text) == place


@pytest.mark.parametrize(
    ("issuer_name", "place"),
    [
        ("中共扬州市委办公室", "扬州市"),
        ("上海市公安局奉贤分局", "上海市"),
        ("国家统计局", "中央"),
        ("国家某某新设局", "中央"),
        ("深圳市前海深港现代服务业合作区管理局", "深圳市"),
        ("大兴安岭地区优化营商环境领导小组办公室", "大兴安岭地区"),
        ("中国人民银行", "中央"),
    ],
)
def test_signatures_of_every_kind(issuer_name: str, place: str) -> None:
    signed = notice(TASK.format("各有关部门"), number="", issuer=issuer_name, date="2023年5月4日")
    assert place_of(signed) == place


def test_metadata_of_a_web_page_speaks_too() -> None:
    document = notice(TASK.format("市财政局"), number="")
    header = replace(document.parts[0].header, metadata=(("发布机构", "忻州市人民政府"),))
    document = replace(document, parts=(replace(document.parts[0], header=header), *document.parts[1:]))
    assert normalize(document).agencies[0].name == "忻州市财政局"


def test_the_caller_knows_better() -> None:
    document = notice(TASK.format("市财政局"), number="")
    assert normalize(document).agencies[0].kind == "unresolved"
    assert normalize(document, place="大连市").agencies[0].name == "大连市财政局"
    assert normalize(document, place="大连市", date="2012").agencies[0].name == "大连市财政局"
    early = normalize(notice(TASK.format("市市场监管局")), date="1999")
    assert early.agencies[0].note is not None
