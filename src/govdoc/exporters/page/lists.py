"""The lists below the text: tasks, agencies, cited documents, short names, remarks."""

from collections.abc import Iterable, Sequence

from govdoc.exporters.page.chart import chart
from govdoc.exporters.page.escapes import safe
from govdoc.exporters.page.index import Body, Index
from govdoc.exporters.page.sources import Cited
from govdoc.exporters.tasks import HEAD, STEP, rows
from govdoc.exporters.words import KIND_NAMES, ROLE_NAMES
from govdoc.model import ROLES, Diagnostic, Document, Mention, Role

SEVERITIES = {"error": "错误", "warning": "提醒", "info": "说明"}
CAUSES = {"text": "原文问题", "parser": "程序所限"}
DEFINED = {"agency": "机构", "document": "文件", "other": "其他"}


def block(key: str, title: str, count: int, html: str) -> str:
    """A section of the page with its heading; nothing where there is nothing to show."""
    if not count:
        return ""
    heading = f'<h2 id="{key}-h">{title} <span class="count">{count}</span></h2>'
    return f'<section class="list" id="{key}" aria-labelledby="{key}-h">\n{heading}\n{html}</section>\n'


def tasks(document: Document, index: Index) -> str:
    """The chart and the table of tasks; columns that are empty throughout are left out."""
    found = rows(document)
    roles = [role for role in ROLES if any(row.bodies(role) for row in found)]
    is_dated = any(row.task.deadline for row in found)
    in_parts = len({row.task.part for row in found}) > 1
    keys = ["number", "path", "text", *roles, *["deadline"] * is_dated]
    body = []
    for number, (row, place) in enumerate(zip(found, index.places, strict=True), 1):
        path = safe(row.path if in_parts else STEP.join(row.task.path))
        cells = [str(number), f'<a href="#{place}">{path or "正文"}</a>', safe(row.task.text)]
        cells += [_names(row.bodies(role), role, index) for role in roles]
        cells += [safe(row.task.deadline or "")] * is_dated
        body.append(_row(f"t{number}", cells, index.who([row.task.assignment])))
    return block("tasks", "任务表", len(found), chart(index) + _table([HEAD[key] for key in keys], body))


def _names(mentions: Iterable[Mention], role: Role, index: Index) -> str:
    return "、".join(
        f'<a class="m {role[0]}" href="#a{index.body(each).number}">{safe(each.name)}</a>{"等" * each.open}'
        for each in mentions
    )


def agencies(index: Index) -> str:
    """Who is meant, under which names, how often in which role; empty columns left out."""
    found = list(index.bodies.values())
    roles = [role for role in ROLES if any(body.counts[role] for body in found)]
    has_remarks = any(map(_remark, found))
    heads = ["单位", "类别", "文中写法", *(ROLE_NAMES[role] for role in roles), *["备注"] * has_remarks]
    body = []
    for each in found:
        written = f'<a href="#{each.first}">{safe("、".join(each.written))}</a>'
        cells = [safe(each.name), KIND_NAMES[each.kind], written]
        cells += [str(each.counts[role] or "") for role in roles]
        body.append(_row(f"a{each.number}", [*cells, *[_remark(each)] * has_remarks]))
    return block("agencies", "单位", len(found), _table(heads, body))


def _remark(body: Body) -> str:
    if not body.agency:
        return ""
    plates = f"加挂：{'、'.join(body.agency.plates)}。" if body.agency.plates else ""
    candidates = f"可能是：{'、'.join(body.agency.candidates)}。" if body.agency.candidates else ""
    return safe(plates + candidates + (body.agency.note or ""))


def citations(cited: Cited) -> str:
    """The documents that the notice cites, with the places where it does."""
    items = []
    for number, (key, places) in enumerate(cited.places.items(), 1):
        title, serial = key
        named = (f"《{safe(title)}》" if title else "") + (
            f"（{safe(serial)}）" if title and serial else safe(serial or "")
        )
        here = f' <a href="#p{cited.here[key]}">在本文件中</a>' if key in cited.here else ""
        links = " ".join(f'<a href="#r{place}">第{at}处</a>' for at, place in enumerate(places, 1))
        items.append(f'<li id="c{number}">{named}{here} <span class="places">{links}</span></li>\n')
    return block("citations", "引用的文件", len(items), f"<ol>\n{''.join(items)}</ol>\n")


def definitions(document: Document) -> str:
    """The short names that the notice gives, each linked to where it does."""
    items = [
        f'<li><a href="#k{number}">{safe(each.short)}</a>'
        f'：{safe(each.full or "全称见定义处")}<span class="places">{DEFINED[each.kind]}</span></li>\n'
        for number, each in enumerate(document.definitions, 1)
    ]
    return block("definitions", "简称", len(items), f"<ul>\n{''.join(items)}</ul>\n")


def diagnostics(found: Sequence[Diagnostic]) -> str:
    """The remarks on the text, each with a link to its place."""
    items = "".join(_diagnostic(number, each) for number, each in enumerate(found, 1))
    return block("diagnostics", "检查提示", len(found), f"<ol>\n{items}</ol>\n")


def _diagnostic(number: int, each: Diagnostic) -> str:
    place = f'<a href="#f{number}">看原处</a>' if each.span.end else "全文"
    basis = f" · 依据：{safe(each.basis)}" if each.basis else ""
    return (
        f'<li id="d{number}" class="{each.severity}"><b>{SEVERITIES[each.severity]}</b> {safe(each.message)} '
        f'<span class="places">{place} · {CAUSES[each.cause]}{basis}</span></li>\n'
    )


def _row(key: str, cells: Iterable[str], who: str = "") -> str:
    return f'<tr id="{key}"{who}>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>\n'


def _table(heads: Sequence[str], body: Iterable[str]) -> str:
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return (
        f'<div class="wide" tabindex="0"><table class="sortable">\n<thead><tr>{cells}</tr></thead>\n'
        f"<tbody>\n{''.join(body)}</tbody></table></div>\n"
    )
