"""Names in whole notices: definitions, lists with one lead, groups, departments' own sections; the tree rebuilt."""

import pytest
from msgspec.structs import replace
from normalizer_notices import meant, names, notice, read

import govdoc
from govdoc.model import Assignment, Document, Mention, Section
from govdoc.normalizer import find, members, normalize, successors


def test_mentions_refer_to_the_agencies_in_order_of_first_mention() -> None:
    document = read(
        "1.查处案件。（责任单位：市工商局、市公安局）", "2.宣传。（市委宣传部牵头，市工商局配合）"
    )
    assert [agency.name for agency in document.agencies] == [
        "大连市工商行政管理局", "大连市公安局", "中国共产党大连市委员会宣传部",
    ]  # fmt: skip
    assert names(document) == [
        "大连市工商行政管理局", "大连市公安局", "中国共产党大连市委员会宣传部", "大连市工商行政管理局",
    ]  # fmt: skip
    first = document.agencies[0]
    assert [document.slice(span) for span in first.mentions] == ["市工商局", "市工商局"]


def test_several_names_of_a_body_are_one_agency() -> None:
    document = read("1.查处。（责任单位：市工商局）", "2.登记。（责任单位：大连市工商行政管理局）")
    assert [agency.written for agency in document.agencies] == [("市工商局", "大连市工商行政管理局")]


def test_a_definition_names_the_body_from_there_on() -> None:
    document = read(
        "1.成立机构。（责任单位：市打假工作领导小组办公室，以下简称打假办）",
        "2.督促检查。（责任单位：打假办）",
    )
    assert meant(document, "打假办").name == "大连市打假工作领导小组办公室"
    assert len(document.agencies) == 1
    assert not [each for each in document.diagnostics if each.code == "definition-late"]


def test_a_use_before_the_definition_is_reported() -> None:
    document = read(
        "1.督促检查。（责任单位：打假办）",
        "2.成立机构。（责任单位：市打假工作领导小组办公室，以下简称打假办）",
    )
    assert meant(document, "打假办").name == "大连市打假工作领导小组办公室"
    late = [each for each in document.diagnostics if each.code == "definition-late"]
    assert [document.slice(each.span) for each in late] == ["打假办"]
    assert late[0].cause == "text"


def test_the_first_name_of_a_list_leads_the_others() -> None:
    document = read("1.沟通。（责任单位：省商务厅、发展改革委、财政厅，市财政局、审计局）")
    assert names(document) == [
        "辽宁省商务厅", "辽宁省发展和改革委员会", "辽宁省财政厅", "大连市财政局", "大连市审计局",
    ]  # fmt: skip


def test_a_lead_ends_with_its_list() -> None:
    document = read("1.沟通。（牵头单位：省商务厅；责任单位：发展改革委）")
    assert names(document) == ["辽宁省商务厅", "大连市发展和改革委员会"]


def test_bare_names_are_the_issuers_level() -> None:
    central = read("1.落实。（发展改革委、财政部负责）", number="国办发〔2018〕117号")
    assert names(central) == ["国家发展和改革委员会", "中华人民共和国财政部"]
    local = read("1.落实。（责任单位：发展改革委、财政局）")
    assert names(local) == ["大连市发展和改革委员会", "大连市财政局"]


def test_a_group_without_words_of_its_own_is_the_only_one_of_the_notice() -> None:
    document = read(
        "1.建立机制。（责任单位：市打击走私工作领导小组）",
        "2.督促检查。（责任单位：领导小组办公室）",
        "3.会商。（责任单位：市领导小组）",
    )
    office = meant(document, "领导小组办公室")
    assert (office.name, office.via) == ("大连市打击走私工作领导小组办公室", "context")
    assert meant(document, "市领导小组").name == "大连市打击走私工作领导小组"


def test_a_group_without_words_is_unresolved_where_several_may_be_meant() -> None:
    document = read(
        "1.建立机制。（责任单位：市打击走私工作领导小组）",
        "2.建立机制。（责任单位：市普法工作领导小组）",
        "3.督促检查。（责任单位：领导小组办公室）",
    )
    assert meant(document, "领导小组办公室").kind == "unresolved"


def test_sections_of_a_departments_own_notice_are_its_units() -> None:
    document = read(
        "1.制定计划。（责任单位：法规处、厅办公室、信用监督管理处）",
        "2.检查。（责任单位：信用监管处、市场监管厅法规处、财政厅、各市局）",
        number="宁市监发〔2023〕4号",
        issuer="宁夏回族自治区市场监管厅",
        date="2023年3月13日",
    )
    whole = "宁夏回族自治区市场监督管理厅"
    assert meant(document, "法规处").name == whole + "法规处"
    assert meant(document, "法规处").kind == "unit"
    assert meant(document, "法规处").written == ("法规处", "市场监管厅法规处")
    assert meant(document, "厅办公室").name == whole + "办公室"
    assert meant(document, "信用监管处").name == whole + "信用监督管理处"
    assert meant(document, "财政厅").name == "宁夏回族自治区财政厅"
    assert meant(document, "各市局").kind == "collective"


def test_the_like_of_a_department_elsewhere() -> None:
    document = read(
        "1.试点。（责任单位：杭州市局、安吉县局）",
        number="",
        issuer="浙江省市场监督管理局",
        date="2023年6月28日",
    )
    assert names(document) == ["杭州市市场监督管理局", "安吉县市场监督管理局"]


def test_enterprises_groups_and_branches() -> None:
    document = read(
        "1.改造。（责任单位：国网大连供电公司、各有关部门、市公安局中山分局、市教育局等部门）",
        issuer="大连市人民政府",
        date="2019年5月4日",
    )
    kinds = {agency.written[0]: agency.kind for agency in document.agencies}
    assert kinds["国网大连供电公司"] == "enterprise"
    assert kinds["各有关部门"] == "collective"
    assert meant(document, "市公安局中山分局").name == "大连市公安局中山分局"


def test_an_ambiguous_name_is_remarked_with_its_candidates() -> None:
    document = read("1.融资。（责任单位：市金融局）", number="遵府办发〔2019〕4号")
    remark = next(each for each in document.diagnostics if each.code == "agency-ambiguous")
    assert remark.message == "“市金融局”可能指遵义市金融工作局、遵义市金融发展局，未作判断"
    assert remark.cause == "parser"


def test_an_anachronism_is_remarked() -> None:
    document = read("1.救援。（责任单位：市应急管理局）")
    remark = next(each for each in document.diagnostics if each.code == "agency-anachronism")
    assert document.slice(remark.span) == "市应急管理局"
    assert remark.severity == "warning"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("工商局", True),
        ("大连市工商行政管理局", True),
        ("市工商局", True),
        ("cn:210200/工商行政管理局", True),
        ("市财政局", False),
    ],
)
def test_find_takes_any_name_of_a_body(name: str, found: bool) -> None:
    document = read("1.查处。（责任单位：市工商局）")
    agency = find(document, name)
    assert (agency is not None) is found
    assert agency is None or agency.name == "大连市工商行政管理局"


def without_agencies(document: Document) -> Document:
    """The document as the parser made it: no agency in any mention, no agencies, no remarks on them."""

    def assignment(each: Assignment) -> Assignment:
        roles = {
            role: tuple(map(mention, getattr(each, role)))
            for role in ("lead", "responsible", "support", "guide")
        }
        return replace(each, **roles)

    def mention(each: Mention) -> Mention:
        return replace(each, agency=None)

    def section(each: Section) -> Section:
        blocks = tuple(section(block) if isinstance(block, Section) else block for block in each.blocks)
        return replace(each, assignments=tuple(map(assignment, each.assignments)), blocks=blocks)

    parts = tuple(
        replace(
            part,
            assignments=tuple(map(assignment, part.assignments)),
            blocks=tuple(section(block) if isinstance(block, Section) else block for block in part.blocks),
        )
        for part in document.parts
    )
    return replace(document, parts=parts, agencies=(), diagnostics=())


def test_nothing_else_of_the_tree_changes() -> None:
    before = notice(
        "（一）加强监管",
        "1.查处案件，2012年底前完成。（责任单位：省商务厅、市工商局；配合单位：市公安局等部门）",
        "（二）牵头单位：市财政局",
    )
    after = normalize(before)
    assert without_agencies(after) == replace(before, diagnostics=())
    assert after != before


def test_normalizing_again_changes_nothing() -> None:
    once = read("1.救援。（责任单位：市应急管理局、打假办）", "2.成立打假工作办公室（以下简称打假办）。")
    assert normalize(once) == once
    moved = normalize(once, place="沈阳市")
    assert moved.agencies[0].name == "沈阳市应急管理局"
    assert normalize(moved) == once


def test_a_document_without_names_is_left_alone() -> None:
    document = notice("1.落实工作。")
    assert normalize(document) is document


def test_parse_normalizes_by_default() -> None:
    document = govdoc.parse("大政办发〔2012〕45号\n一、任务\n1.查处。（责任单位：市工商局）")
    assert [agency.id for agency in document.agencies] == ["cn:210200/工商行政管理局"]


def test_what_became_of_an_agency() -> None:
    document = read("1.查处。（责任单位：市工商局、市委宣传部、国务院法制办、各有关部门、市某办）")
    heirs = [successors(agency, "2020-01-01") for agency in document.agencies]
    assert heirs == [("大连市市场监督管理局",), (), ("中华人民共和国司法部",), (), ()]
    assert successors(document.agencies[0], "2013") == ()


def test_who_is_in_a_group() -> None:
    document = read("1.落实。（责任单位：各区、市、县人民政府，市工商局）")
    assert len(members(document, document.agencies[0])) == 10
    assert members(document, document.agencies[1]) == ()


def test_a_body_tells_what_became_of_it() -> None:
    text = (
        "大政办发〔2012〕45号\n各区人民政府：\n一、加强监管。（责任单位：市工商局）\n二〇一二年四月十二日\n"
    )
    agency = govdoc.parse(text).agencies[0]
    assert agency.name == "大连市工商行政管理局"
    assert agency.successors(on="2012-04-12") == ()
    assert agency.successors(on="2020-01-01") == ("大连市市场监督管理局",)
