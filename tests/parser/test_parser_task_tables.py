"""Tables that give out work: what the head names, a row assigns."""

import pytest

import govdoc
from govdoc.model import Document, Task

PLAN = """\
<html><body><h1>望川市人民政府办公室关于印发重点任务分解表的通知</h1><p>各县（市、区）人民政府：</p>
<p>现将重点任务分解表印发给你们。（责任单位：市政府办公室）</p>{table}</body></html>"""
TWO_HEADS = """\
<table><tr><td rowspan=2>序号</td><td rowspan=2>重点任务</td><td colspan=2>责任分工</td><td rowspan=2>完成时限</td></tr>
<tr><td>牵头单位</td><td>配合单位</td></tr>
<tr><td>1</td><td>完善河长制度。</td><td>市水利局</td><td>市财政局、市农业农村局等</td><td>2024年6月底前</td></tr>
<tr><td>2</td><td>建设智慧河道平台</td><td rowspan=2>市大数据局<br>市水利局</td><td>—</td><td>持续推进</td></tr>
<tr><td>3</td><td>开展巡查</td><td>各县区政府</td><td></td></tr></table>"""


def load(table: str) -> Document:
    return govdoc.load(PLAN.format(table=table).encode(), format="html")


def rows(document: Document) -> list[Task]:
    return [task for task in document.tasks() if task.assignment.form == "table"]


def names(task: Task, role: str) -> list[str]:
    return [mention.name for mention in getattr(task, role)]


def test_each_row_is_a_task_with_its_roles_and_its_deadline() -> None:
    first, second, third = rows(load(TWO_HEADS))
    assert (first.text, names(first, "lead"), first.deadline) == (
        "完善河长制度。",
        ["市水利局"],
        "2024年6月底前",
    )
    assert names(first, "support") == ["市财政局", "市农业农村局"]
    assert first.support[-1].open
    assert (second.text, names(second, "lead"), second.deadline) == (
        "建设智慧河道平台", ["市大数据局", "市水利局"], "持续推进",
    )  # fmt: skip
    assert (third.text, names(third, "support"), third.deadline) == ("开展巡查", ["各县区政府"], None)


def test_the_text_s_own_assignments_stay() -> None:
    assert [task.assignment.form for task in load(TWO_HEADS).tasks()] == [
        "labelled",
        "table",
        "table",
        "table",
    ]


def test_bodies_of_a_table_are_resolved_like_others() -> None:
    document = load(TWO_HEADS)
    assert all(document.agency(mention) for mention in document.mentions())


@pytest.mark.parametrize("format", ["json", "xml"])
def test_a_row_survives_the_round_trip(format: str) -> None:
    document = load(TWO_HEADS)
    assert govdoc.load(govdoc.dumps(document, format), format=format) == document


def test_a_docx_of_it_says_the_same() -> None:
    document = load(TWO_HEADS)
    again = rows(govdoc.load(govdoc.dumps(document, "docx"), format="docx"))
    assert [(task.text, task.assignment.text) for task in again] == [
        (task.text, task.assignment.text) for task in rows(document)
    ]


@pytest.mark.parametrize(
    "head",
    [
        "责任单位",
        "责 任 部 门",
        "牵头单位（部门）",
        "主要责任单位",
        "市级牵头部门",
        "配合单位",
        "督导单位",
        "牵头及责任单位",
    ],
)
def test_heads_that_name_bodies(head: str) -> None:
    table = f"<table><tr><td>任务</td><td>{head}</td></tr><tr><td>植树。</td><td>市林业局</td></tr></table>"
    (task,) = rows(load(table))
    assert (task.text, [mention.name for mention in task.assignment.mentions()]) == ("植树。", ["市林业局"])


@pytest.mark.parametrize("head", ["责任人", "分管领导", "任务分工", "联系人", "单位", "序号"])
def test_heads_that_name_none(head: str) -> None:
    table = f"<table><tr><td>任务</td><td>{head}</td></tr><tr><td>植树。</td><td>市林业局</td></tr></table>"
    assert rows(load(table)) == []


def test_a_cell_of_prose_or_of_nothing_assigns_nothing() -> None:
    cells = ["—", "", "按照谁主管谁负责的原则，由各单位根据实际情况分别予以落实，并及时报告。"]
    body = "".join(f"<tr><td>植树。</td><td>{cell}</td></tr>" for cell in cells)
    assert rows(load(f"<table><tr><td>任务</td><td>责任单位</td></tr>{body}</table>")) == []


def test_the_head_of_a_new_page_is_no_row() -> None:
    head = "<tr><td>任务</td><td>责任单位</td></tr>"
    row = "<tr><td>植树。</td><td>市林业局（市绿化委员会办公室）</td></tr>"
    found = rows(load(f"<table>{head}{row}{head}{row}</table>"))
    assert [names(task, "responsible") for task in found] == [["市林业局（市绿化委员会办公室）"]] * 2
