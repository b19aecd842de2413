"""The registry: loading, a user's own tables, what became of bodies, who is in a group, where places lie."""

from pathlib import Path

import pytest

from govdoc.errors import FormatError, ReadError
from govdoc.normalizer import Registry
from govdoc.normalizer.terms import Term

REGISTRY = Registry.load()


def heirs(name: str, place: str, date: str, on: str | None = None) -> list[str]:
    return [heir.name for heir in REGISTRY.resolve(name, place, date).successors(on)]


def test_successors_are_those_that_live_on_the_date() -> None:
    assert heirs("市工商局", "大连市", "2012", "2020-01-01") == ["大连市市场监督管理局"]
    assert heirs("国家计委", "全国", "1996", "2000") == ["国家发展计划委员会"]
    assert heirs("国家计委", "全国", "1996", "2024") == ["国家发展和改革委员会"]
    assert heirs("国家计委", "全国", "1996") == ["国家发展和改革委员会"]


def test_a_body_that_still_exists_has_no_successor() -> None:
    assert heirs("市公安局", "大连市", "2012", "2020") == []
    assert heirs("市工商局", "大连市", "2012", "2013") == []


def test_a_body_that_was_divided_has_several_successors() -> None:
    assert heirs("质检总局", "全国", "2010", "2019") == ["国家市场监督管理总局", "中华人民共和国海关总署"]


@pytest.mark.parametrize(
    ("group", "place", "date", "count", "one"),
    [
        ("各区、市、县人民政府", "大连市", "2012", 10, "普兰店市人民政府"),
        ("各区、市、县人民政府", "大连市", "2018", 10, "大连市普兰店区人民政府"),
        ("各省、自治区、直辖市人民政府", "全国", "2019", 34, "西藏自治区人民政府"),
        ("各地级以上市政府", "广东省", "2023", 21, "深圳市人民政府"),
        ("各设区市人民政府", "陕西省", "2023", 10, "咸阳市人民政府"),
        ("各盟行政公署、市人民政府", "内蒙古自治区", "2023", 12, "锡林郭勒盟行政公署"),
        ("各区县（自治县）人民政府", "重庆市", "2023", 38, "彭水苗族土家族自治县人民政府"),
        ("各市、县（区）市场监管局", "宁夏回族自治区", "2023", 27, "银川市兴庆区市场监督管理局"),
    ],
)
def test_members_of_a_group_that_names_levels(
    group: str, place: str, date: str, count: int, one: str
) -> None:
    members = REGISTRY.resolve(group, place, date).members()
    assert len(members) == count
    assert one in members


def test_an_open_group_has_no_members() -> None:
    assert REGISTRY.resolve("各有关部门", "大连市", "2012").members() == ()
    assert REGISTRY.resolve("各先导区管委会", "大连市", "2012").members() == ()


def test_identities_are_the_same_for_every_name_of_a_body() -> None:
    ids = {
        REGISTRY.resolve(name, "大连市", "2012-04-12").id
        for name in ("市工商局", "工商局", "大连市工商行政管理局")
    }
    assert ids == {"cn:210200/工商行政管理局"}
    assert REGISTRY.resolve("税务总局", "全国", "2019").id == "cn:000000/国家税务总局"
    assert REGISTRY.resolve("国家税务总局", "大连市", "2019").id == "cn:000000/国家税务总局"
    one = {
        REGISTRY.resolve(name, "合肥市", "2020").id
        for name in ("人民银行", "人行合肥中心支行", "中国人民银行合肥中心支行")
    }
    assert len(one) == 1


def test_added_names_win_over_the_tables() -> None:
    registry = Registry.load()
    registry.add("农委", "农业委员会", place="大连市", start="2001", source="test")
    assert registry.resolve("市农委", "大连市", "2012").name == "大连市农业委员会"
    assert REGISTRY.resolve("市农委", "大连市", "2012").name == "大连市农村经济委员会"
    registry.add("某集团", "=某某集团有限公司", place="210200")
    assert registry.resolve("市某集团", "大连市", "2012").name == "某某集团有限公司"


def test_a_name_is_added_to_a_place_that_exists() -> None:
    with pytest.raises(FormatError, match="没有叫“乌有市”的地方"):
        Registry.load().add("农委", "农业委员会", place="乌有市")


def test_a_folder_of_tables_is_laid_over_ours(tmp_path: Path) -> None:
    rows = ["# ours", "数智局\t数智管理局\tsc\t2025\t\t\tgov", "数智管理局\t数智局\tsc\t2025"]
    (tmp_path / "local.tsv").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "zones.tsv").write_text("东湾新区\t210200\t大连东湾新区管理委员会\n", encoding="utf-8")
    registry = Registry.from_dir(tmp_path)
    assert registry.resolve("市数智管理局", "大连市", "2026").name == "大连市数智管理局"
    assert registry.resolve("东湾新区管委会", "大连市", "2026").name == "大连东湾新区管理委员会"
    assert registry.resolve("市工商局", "大连市", "2012").name == "大连市工商行政管理局"


def test_a_folder_that_is_not_there_or_damaged_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="没有这个文件夹"):
        Registry.from_dir(tmp_path / "none")
    (tmp_path / "local.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ReadError, match="UTF-8"):
        Registry.from_dir(tmp_path)
    (tmp_path / "local.tsv").write_text("\t".join("abcdefgh"), encoding="utf-8")
    with pytest.raises(FormatError, match="第 1 个数据行有 8 列，应有 7 列"):
        Registry.from_dir(tmp_path)


@pytest.mark.parametrize(
    ("name", "date", "code", "full"),
    [
        ("大连市", None, "210200", "大连市"),
        ("大连", "2012", "210200", "大连市"),
        ("210200", "2012", "210200", "大连市"),
        ("大连市中山区", "2012", "210202", "大连市中山区"),
        ("上海市崇明区", "2023", "310151", "上海市崇明区"),
        ("崇明县", "2012", "310230", "崇明县"),
        ("瑞昌市", "2023", "360481", "瑞昌市"),
        ("甘孜州", "2023", "513300", "甘孜藏族自治州"),
        ("内蒙古", "2023", "150000", "内蒙古自治区"),
        ("沙县", "2012", "350427", "沙县"),
        ("新疆生产建设兵团", None, "660000", "新疆生产建设兵团"),
    ],
)
def test_places_by_any_name(name: str, date: str | None, code: str, full: str) -> None:
    place = REGISTRY.place(name, date)
    assert place is not None
    assert (place.code, place.full) == (code, full)


@pytest.mark.parametrize("name", ["", "乌有市", "市中区", "鼓楼区", "999999", "12", "一二三四五六"])
def test_names_that_are_no_place_or_several(name: str) -> None:
    assert REGISTRY.place(name, "2012") is None


def test_forms_of_places() -> None:
    forms = {
        name: REGISTRY.place(name)
        for name in ("延边朝鲜族自治州", "积石山保安族东乡族撒拉族自治县", "宁夏回族自治区")
    }
    assert [place and place.short for place in forms.values()] == ["延边", "积石山", "宁夏"]
    assert [place and place.letter for place in forms.values()] == ["州", "县", "区"]


@pytest.mark.parametrize(
    ("term", "date", "covers"),
    [
        (Term("2003", "2018-03"), "2018-03-20", False),
        (Term("2003", "2018-03"), "2018-02-20", True),
        (Term("2003", "2018-03"), "2018", True),
        (Term("2003", "2018-03"), "2019", False),
        (Term("2003-04", ""), "2003", True),
        (Term("2003-04", ""), "2003-03-31", False),
        (Term("", ""), "1911", True),
        (Term("2003", "2018"), None, False),
        (Term("2003", ""), None, True),
    ],
)
def test_terms_and_dates_of_any_exactness(term: Term, date: str | None, covers: bool) -> None:
    assert term.covers(date) is covers


def test_the_package_offers_its_names_without_importing_them() -> None:
    import govdoc.normalizer as package

    assert package.Registry is Registry
    assert package.shared() is package.shared()
    with pytest.raises(AttributeError, match="no attribute 'Nobody'"):
        _ = package.Nobody
