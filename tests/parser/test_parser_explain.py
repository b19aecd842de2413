"""`explain` says what each line was taken for, by which rule, and what it could have been."""

import pytest

from govdoc.model import Source
from govdoc.parser.data import table
from govdoc.parser.explain import Reason, explain

NOTICE = """\
滨海市人民政府办公室关于做好防汛工作的通知
滨政办发〔2024〕7号
各县（市、区）人民政府：
现就有关事项通知如下。
一、落实责任
1.压实责任。县级政府要（一）到岗到位。（市水利局牵头）
2.备足物资。按照技术规范（含预案）执行。（由中标人负责）
滨海市人民政府办公室
2024年5月6日
"""


def reasons(text: str = NOTICE) -> list[Reason]:
    return explain(Source(text))


def said(what: str, text: str = NOTICE) -> list[tuple[str, str]]:
    return [
        (text[reason.span.start : reason.span.end], reason.rule)
        for reason in reasons(text)
        if reason.what == what
    ]


def test_every_line_of_the_envelope_has_its_role() -> None:
    assert [words for words, _ in said("title")] == ["滨海市人民政府办公室关于做好防汛工作的通知"]
    assert [words for words, _ in said("recipients")] == ["各县（市、区）人民政府："]
    assert [words for words, _ in said("signatory")] == ["滨海市人民政府办公室"]
    assert [words for words, _ in said("date")] == ["2024年5月6日"]


def test_a_unit_names_the_way_it_was_read() -> None:
    assert said("unit") == [("一、", "opens"), ("1.", "opens"), ("2.", "counts on")]


def test_a_heading_names_its_witness() -> None:
    assert said("heading") == [
        ("落实责任", "alone-title"),
        ("压实责任", "siblings-have-titles"),
        ("备足物资", "siblings-have-titles"),
    ]


def test_an_assignment_names_its_form_and_bodies() -> None:
    assert said("assignment") == [("（市水利局牵头）", "verb")]
    assert next(reason.detail for reason in reasons() if reason.what == "assignment") == "市水利局"


def test_a_statement_behind_the_last_item_says_whose_it_is() -> None:
    text = "一、备足物资\n1.清点沙袋。\n2.更换设备。\n（市水利局牵头，市应急局配合）\n二、压实责任\n"
    assert said("owner", text) == [("（市水利局牵头，市应急局配合）", "stands-alone")]
    assert next(reason.detail for reason in reasons(text) if reason.what == "owner") == "一、"


def test_what_looked_like_an_assignment_says_why_it_is_none() -> None:
    assert ("（由中标人负责）", "names-no-bodies") in said("no-assignment")


def test_a_number_in_running_text_says_why_it_is_no_unit() -> None:
    text = "一、压实责任。重点抓好以下工作：（一）到岗；（二）值班。\n二、备足物资。\n"
    assert [words for words, _ in said("no-unit", text)] == ["（一）", "（二）"]


def test_line_breaks_of_a_page_are_explained() -> None:
    line = "各地要加强值班值守，落实防汛责任，备足抢险物资，确保人民群众生命财产"
    text = f"{line}\n安全，\n做好工作。\n" * 6
    rules = {reason.rule for reason in reasons(text) if reason.what == "no-break"}
    assert rules & {"full_line", "unfinished"}


def test_reasons_come_in_the_order_of_the_text() -> None:
    found = reasons()
    assert found == sorted(found, key=lambda reason: reason.span)


@pytest.mark.parametrize("code", [row[0] for row in table("explanations")])
def test_every_code_has_words(code: str) -> None:
    assert next(row[1] for row in table("explanations") if row[0] == code)


def test_every_rule_met_has_words() -> None:
    assert [reason for reason in reasons() if reason.rule and not reason.why] == []
