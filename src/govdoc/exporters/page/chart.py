"""How many tasks each body has: a bar a body, parted by role, those that lead most first."""

from collections.abc import Iterator

from govdoc.exporters.page.escapes import safe
from govdoc.exporters.page.index import Body, Index
from govdoc.exporters.words import ROLE_NAMES
from govdoc.model import ROLES

BARS = 12
"""Bodies that the chart shows; the table of agencies shows all."""
LABEL = 14
"""Code points of a name that fit beside its bar."""
WIDTH, LEFT, RIGHT, ROW = 640, 216, 40, 24
"""Of the picture, of the names, of the numbers behind the bars, of a bar with its distance; in user units."""


def chart(index: Index) -> str:
    """The picture as inline SVG with a text for those who cannot see it; nothing where no one has a task."""
    bodies = sorted(index.bodies.values(), key=_rank)[:BARS]
    if not bodies:
        return ""
    most = max(sum(body.counts.values()) for body in bodies)
    rows = "".join(_row(at, body, (WIDTH - LEFT - RIGHT) / most) for at, body in enumerate(bodies))
    more = f"，前{BARS}个" if len(index.bodies) > BARS else ""
    return (
        f"<figure><figcaption>各单位任务数（按牵头数排列{more}）{_legend(bodies)}</figcaption>\n"
        f'<svg viewBox="0 0 {WIDTH} {len(bodies) * ROW}" role="img" aria-label="{safe(_told(bodies))}">\n'
        f"{rows}</svg></figure>\n"
    )


def _rank(body: Body) -> tuple[int, ...]:
    return (*(-body.counts[role] for role in ROLES), body.number)


def _row(at: int, body: Body, scale: float) -> str:
    name = body.name if len(body.name) <= LABEL else body.name[: LABEL - 1] + "…"
    top = at * ROW
    total = sum(body.counts.values())
    return (
        f"<g><title>{safe(_sentence(body))}</title>"
        f'<text x="{LEFT - 8}" y="{top + 16}" text-anchor="end">{safe(name)}</text>{"".join(_bars(top, body, scale))}'
        f'<text x="{LEFT + total * scale + 6:.1f}" y="{top + 16}">{total}</text></g>\n'
    )


def _bars(top: int, body: Body, scale: float) -> Iterator[str]:
    left: float = LEFT
    for role in ROLES:
        width = body.counts[role] * scale
        if width:
            yield f'<rect class="{role[0]}" x="{left:.1f}" y="{top + 4}" width="{width:.1f}" height="{ROW - 8}"/>'
        left += width


def _legend(bodies: list[Body]) -> str:
    roles = [role for role in ROLES if any(body.counts[role] for body in bodies)]
    return "".join(f'<span class="key {role[0]}">{ROLE_NAMES[role]}</span>' for role in roles)


def _told(bodies: list[Body]) -> str:
    return "；".join(map(_sentence, bodies)) + "。"


def _sentence(body: Body) -> str:
    counts = "，".join(f"{ROLE_NAMES[role]}{body.counts[role]}项" for role in ROLES if body.counts[role])
    return f"{body.name}：{counts}"
