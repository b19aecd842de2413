"""What stands beside the text: the outline, and the filter by agency and role."""

from govdoc.exporters.page.escapes import safe
from govdoc.exporters.page.index import Body, Index
from govdoc.exporters.words import ROLE_NAMES
from govdoc.model import ROLES, Document, Part

OPENING = 22
"""Code points of a unit without heading that the outline shows."""
PART_NAMES = {"main": "正文", "issued": "印发的文件", "attachment": "附件"}


def outline(document: Document, index: Index) -> str:
    """A link to each part and unit, indented by depth. Open without the script."""
    rows = []
    for number, part in enumerate(document.parts):
        if len(document.parts) > 1:
            rows.append(f'<li class="o0"><a href="#p{number}">{safe(_part_name(part))}</a></li>\n')
        for unit in part.walk():
            words = unit.title or unit.text
            label = safe(unit.marker.text + (words if unit.heading else _cut(words)))
            depth = min(unit.depth, 6)
            rows.append(f'<li class="o{depth}"><a href="#{index.address(unit)}">{label}</a></li>\n')
    if not rows:
        return ""
    return (
        '<nav id="outline" aria-label="目录"><details open><summary>目录</summary>\n'
        f"<ol>\n{''.join(rows)}</ol></details></nav>\n"
    )


def _part_name(part: Part) -> str:
    return "　".join(filter(None, (part.label, part.title))) or PART_NAMES[part.kind]


def _cut(words: str) -> str:
    return words if len(words) <= OPENING else words[:OPENING] + "…"


def filters(index: Index) -> str:
    """Buttons for each role and each body. Hidden until the script makes them work."""
    bodies = list(index.bodies.values())
    if not bodies:
        return ""
    counts = {role: sum(body.counts[role] > 0 for body in bodies) for role in ROLES}
    roles = "".join(
        f'<button type="button" class="role {role[0]}" data-role="{role[0]}" aria-pressed="false">{name}</button>'
        for role, name in ROLE_NAMES.items()
        if counts[role]
    )
    return (
        '<aside id="filter" aria-label="筛选" hidden><details open><summary>按单位筛选</summary>\n'
        f'<div class="roles" role="group" aria-label="角色">{roles}</div>\n'
        '<label for="seek">查找单位</label><input id="seek" type="search" autocomplete="off" '
        'placeholder="输入名称的一部分">\n'
        f'<ul class="bodies">\n{"".join(map(_body, sorted(bodies, key=_rank)))}</ul>\n'
        "</details>"
        '<div class="state"><p id="status" role="status"></p>'
        '<button type="button" id="reset" hidden>取消筛选</button></div></aside>\n'
    )


def _rank(body: Body) -> tuple[int, int]:
    return -body.tasks, body.number


def _body(body: Body) -> str:
    return (
        f'<li><button type="button" data-a="{body.number}" aria-pressed="false">'
        f'<span>{safe(body.name)}</span> <span class="count">{body.tasks}</span></button></li>\n'
    )
