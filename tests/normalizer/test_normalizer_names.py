"""What names mean in the notices of a place on a date: names.tsv, and the table of the seed notice's bodies."""

from pathlib import Path

import pytest

from govdoc.normalizer import Registry
from govdoc.normalizer.data import rows

REGISTRY = Registry.load()
CASES = rows(Path(__file__).with_name("names.tsv").read_text(encoding="utf-8"))
SEED = {
    "市农委": "大连市农村经济委员会",
    "市服务业委": "大连市服务业委员会",
    "市文广局": "大连市文化广播影视局",
    "市工商局": "大连市工商行政管理局",
    "市质监局": "大连市质量技术监督局",
    "市科技局(知识产权局)": "大连市科学技术局",
    "市食品药品监管局": "大连市食品药品监督管理局",
    "市林业局": "大连市林业局",
    "大连海关": "中华人民共和国大连海关",
    "市烟草专卖局": "大连市烟草专卖局",
    "市公安局": "大连市公安局",
    "市打击侵犯知识产权和制售假冒伪劣商品工作领导小组办公室": "大连市打击侵犯知识产权和制售假冒伪劣商品工作领导小组办公室",
    "市监察局": "大连市监察局",
    "市纠风办": "大连市人民政府纠正行业不正之风办公室",
    "市发展改革委": "大连市发展和改革委员会",
    "市经信委": "大连市经济和信息化委员会",
    "人民银行大连市中心支行": "中国人民银行大连市中心支行",
    "市检察院": "大连市人民检察院",
    "市财政局": "大连市财政局",
    "市司法局": "大连市司法局",
    "市综治办": "大连市社会管理综合治理委员会办公室",
    "市委宣传部": "中国共产党大连市委员会宣传部",
    "市法院": "大连市中级人民法院",
    "市编委办": "大连市机构编制委员会办公室",
    "市政府": "大连市人民政府",
    "大连市人民政府办公厅": "大连市人民政府办公厅",
    "国务院": "中华人民共和国国务院",
}
"""Names in a notice of 大连 of April 2012, and the bodies that they mean."""


@pytest.mark.parametrize(("place", "date", "written", "kind", "full"), CASES, ids=lambda cell: cell)
def test_names(place: str, date: str, written: str, kind: str, full: str) -> None:
    found = REGISTRY.resolve(written, place, date)
    assert found.kind == kind
    assert full == "-" or found.name == full
    assert found.note is None


@pytest.mark.parametrize(("written", "full"), SEED.items())
def test_bodies_of_the_seed_notice(written: str, full: str) -> None:
    assert REGISTRY.resolve(written, "大连市", "2012-04-12").name == full


@pytest.mark.parametrize(
    "written",
    ["各先导区管委会", "市政府各有关部门", "各有关部门", "各有关单位", "公安机关", "牵头部门", "金融机构"],
)
def test_groups_of_the_seed_notice(written: str) -> None:
    assert REGISTRY.resolve(written, "大连市", "2012-04-12").kind == "collective"


def test_the_plate_of_a_body_is_no_second_body() -> None:
    found = REGISTRY.resolve("市科技局(知识产权局)", "大连市", "2012-04-12")
    assert found.plates == ("大连市知识产权局",)
    assert found.id == REGISTRY.resolve("市科技局", "大连市", "2012-04-12").id


@pytest.mark.parametrize("brackets", ["()", "（）", "〔〕", "〈〉", "(）", "［］"])
def test_brackets_of_any_width_make_one_body(brackets: str) -> None:
    name = "市科技局{}知识产权局{}".format(*brackets)
    assert REGISTRY.resolve(name, "大连市", "2012-04-12").name == "大连市科学技术局"


def test_words_that_describe_are_no_plate() -> None:
    found = REGISTRY.resolve("市住建局（城市管理综合执法部门）", "汕尾市", "2023-06-16")
    assert (found.name, found.plates) == ("汕尾市住房和城乡建设局", ())


def test_a_part_in_brackets_is_noted() -> None:
    found = REGISTRY.resolve("市公安局（治安处）", "大连市", "2012-04-12")
    assert found.name == "大连市公安局"
    assert found.note == "括号内“治安处”是其一部分"


def test_a_name_with_several_readings_is_not_guessed() -> None:
    found = REGISTRY.resolve("市金融局", "遵义市", "2019-05-01")
    assert found.kind == "ambiguous"
    assert found.candidates == ("遵义市金融工作局", "遵义市金融发展局")
    assert found.name == "遵义市金融局"


def test_an_anachronism_is_noted_and_not_modernised() -> None:
    found = REGISTRY.resolve("市应急管理局", "大连市", "2012-04-12")
    assert found.name == "大连市应急管理局"
    assert found.note is not None
    assert "与2012-04-12不符" in found.note


def test_a_year_alone_contradicts_only_what_ends_or_begins_in_another() -> None:
    assert REGISTRY.resolve("工商总局", "全国", "2018").note is None
    assert REGISTRY.resolve("工商总局", "全国", "2019").note is not None


@pytest.mark.parametrize(
    ("written", "place", "full"),
    [
        ("市场监管厅法规处", "宁夏回族自治区", "宁夏回族自治区市场监督管理厅法规处"),
        ("教育部办公厅", "全国", "中华人民共和国教育部办公厅"),
        ("法规处", "宁夏回族自治区", "法规处"),
    ],
)
def test_sections_of_departments_are_units(written: str, place: str, full: str) -> None:
    found = REGISTRY.resolve(written, place, "2023-03-13")
    assert (found.kind, found.name) == ("unit", full)


@pytest.mark.parametrize("place", [None, "不存在的地方"])
def test_without_a_place_only_names_that_tell_theirs_are_resolved(place: str | None) -> None:
    assert REGISTRY.resolve("大连海关", place, "2012").name == "中华人民共和国大连海关"
    assert REGISTRY.resolve("广东省商务厅", place, "2012").name == "广东省商务厅"
    assert REGISTRY.resolve("市财政局", place, "2012").kind == "unresolved"
