"""`govdoc agencies` and `govdoc resolve`: their arguments, tables, JSON and errors."""

import json
from pathlib import Path

import pytest

from govdoc.commands import agencies, resolve
from govdoc.commands.console import UsageError
from govdoc.commands.options import Parser

NOTICE = "大政办发〔2012〕45号\n一、任务\n1.查处。（责任单位：市科技局（知识产权局）、市应急局、各有关部门；牵头单位：市科技局、市某办）\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "通知.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def run_agencies(*words: str) -> int:
    parser = Parser("govdoc agencies", description="", epilog=agencies.EPILOG)
    agencies.configure(parser)
    return agencies.run(parser.parse_args(words))


def run_resolve(*words: str) -> int:
    parser = Parser("govdoc resolve", description="", epilog=resolve.EPILOG)
    resolve.configure(parser)
    return resolve.run(parser.parse_args(words))


def test_agencies_an_ending_that_tells_nothing_is_a_usage_error(file: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="请用 --to 写明"):
        run_agencies(str(file), "-o", str(tmp_path / "机关.xlsx"))


def test_agencies_lists_who_is_meant(file: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run_agencies(str(file), "--to", "json") == 0
    found = json.loads(capsysbinary.readouterr().out)
    assert found[0] == {
        "id": "cn:210200/科学技术局",
        "name": "大连市科学技术局",
        "kind": "agency",
        "written": ["市科技局（知识产权局）", "市科技局"],
        "mentions": 2,
        "roles": {"lead": 1, "responsible": 1},
        "via": "local",
        "plates": ["大连市知识产权局"],
        "candidates": [],
        "note": None,
    }
    assert [each["kind"] for each in found] == ["agency", "agency", "collective", "unresolved"]


def test_agencies_makes_a_table(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "单位.txt"
    assert run_agencies(str(file), "-o", str(out)) == 0
    table = out.read_text(encoding="utf-8")
    assert "牵头1" in table
    assert "泛指" in table


def test_agencies_of_one_kind_and_of_several_files(
    file: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    other = file.with_name("另一份.txt")
    other.write_text(NOTICE, encoding="utf-8")
    assert run_agencies(str(file), str(other), "--kind", "unresolved", "--to", "json") == 0
    found = json.loads(capsysbinary.readouterr().out)
    assert [(each["file"], each["written"]) for each in found] == [
        (str(file), ["市某办"]),
        (str(other), ["市某办"]),
    ]
    assert run_agencies(str(file), "--kind", "ambiguous", "--to", "table") == 0
    assert "没有找到单位" in capsysbinary.readouterr().out.decode()


def test_agencies_with_place_date_and_own_tables(
    file: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    tables = tmp_path / "机构表"
    tables.mkdir()
    (tables / "overrides.tsv").write_text("2101*\t某办\t某某工作办公室\t\t\t本单位\n", encoding="utf-8")
    words = ["--place", "沈阳市", "--date", "2020-01", "--registry", str(tables), "--to", "json"]
    assert run_agencies(str(file), *words) == 0
    found = {each["written"][0]: each["name"] for each in json.loads(capsysbinary.readouterr().out)}
    assert found["市某办"] == "沈阳市某某工作办公室"
    assert found["市应急局"] == "沈阳市应急管理局"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--place", "乌有市"], "没有叫“乌有市”的地方"),
        (["--date", "去年"], "--date 要写成"),
        (["--date", "2012-4-1"], "--date 要写成"),
    ],
)
def test_wrong_settings_are_said_plainly(file: Path, words: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        run_agencies(str(file), *words)
    with pytest.raises(UsageError, match=message):
        run_resolve("市工商局", *words)


def test_resolve_tells_body_term_and_heirs(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    words = [
        "市工商局",
        "各区、市、县人民政府",
        "--place",
        "大连市",
        "--date",
        "2012-04-12",
        "--on",
        "2020-01-01",
    ]
    assert run_resolve(*words) == 0
    told = capsysbinary.readouterr().out.decode()
    assert "市工商局 → 大连市工商行政管理局\n" in told
    assert "标识：cn:210200/工商行政管理局" in told
    assert "到 2020-01-01 由其承接：大连市市场监督管理局" in told
    assert "包括：大连市中山区人民政府、" in told


def test_resolve_fails_on_names_that_mean_nobody(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert (
        run_resolve("市某办", "市金融局", "市科技局（知识产权局）", "--place", "遵义市", "--date", "2019")
        == 1
    )
    told = capsysbinary.readouterr().out.decode()
    assert "市某办 → 未认出" in told
    assert "市金融局 → 不能确定\n" in told
    assert "可能是：遵义市金融工作局、遵义市金融发展局" in told
    assert "加挂：遵义市知识产权局" in told


def test_resolve_writes_json(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run_resolve("质检总局", "--place", "全国", "--date", "2010", "--on", "2019", "--to", "json") == 0
    (found,) = json.loads(capsysbinary.readouterr().out)
    assert found["id"] == "cn:000000/国家质量监督检验检疫总局"
    assert (found["start"], found["end"]) == ("2001-04", "2018-03")
    assert found["successors"] == ["国家市场监督管理总局", "中华人民共和国海关总署"]


def test_resolve_refuses_a_wrong_day() -> None:
    with pytest.raises(UsageError, match="--on 要写成"):
        run_resolve("市工商局", "--on", "明年")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("2012", True), ("2012-04", True), ("2012-02-29", True), ("2012-13", False), ("2011-02-29", False)]
    + [(text, False) for text in ("", "2012-", "2012-4", "20120412", "2012-W01-1", "２０１２")],
)
def test_a_date_is_one_of_the_calendar(text: str, is_one: bool) -> None:
    assert agencies.is_date(text) == is_one
