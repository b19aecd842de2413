"""Paragraphs: the XML of `w:p`, its properties in the order of the schema, which Word insists on."""

from functools import lru_cache

from msgspec import Struct

from govdoc.exporters.ooxml.units import TYPE_WIDTH


class Look(Struct, frozen=True):
    """What a paragraph has beyond its style. Twips; None leaves it to the style."""

    page_break: bool = False
    frame: "Frame | None" = None
    borders: str = ""
    """Children of `w:pBdr`."""
    tabs: tuple[tuple[str, int], ...] = ()
    """Kind and position of tab stops."""
    before: int | None = None
    after: int | None = None
    line: int | None = None
    """Exact line pitch."""
    left: int | None = None
    right: int | None = None
    first: int | None = None
    """First line against `left`; negative hangs out."""
    align: str = ""


class Frame(Struct, frozen=True):
    """A paragraph's fixed place on the page. Twips from the paper's edges."""

    x: int
    y: int
    height: int
    width: int = TYPE_WIDTH


def paragraph(style: str, content: str, look: Look | None = None) -> str:
    """A paragraph of a style; `content` is runs."""
    return f"<w:p>{properties(style, look or PLAIN)}{content}</w:p>"


PLAIN = Look()


@lru_cache(maxsize=1024)
def properties(style: str, look: Look) -> str:
    """`w:pPr`, children in the order of the schema."""
    children = [
        f'<w:pStyle w:val="{style}"/>' if style else "",
        "<w:pageBreakBefore/>" if look.page_break else "",
        _frame(look.frame),
        f"<w:pBdr>{look.borders}</w:pBdr>" if look.borders else "",
        _tabs(look.tabs),
        _spacing(look),
        _indent(look),
        f'<w:jc w:val="{look.align}"/>' if look.align else "",
    ]
    inner = "".join(children)
    return f"<w:pPr>{inner}</w:pPr>" if inner else ""


def _frame(frame: Frame | None) -> str:
    if frame is None:
        return ""
    return (
        f'<w:framePr w:w="{frame.width}" w:h="{frame.height}" w:hRule="exact" w:wrap="around"'
        f' w:vAnchor="page" w:hAnchor="page" w:x="{frame.x}" w:y="{frame.y}"/>'
    )


def _tabs(tabs: tuple[tuple[str, int], ...]) -> str:
    stops = "".join(f'<w:tab w:val="{kind}" w:pos="{at}"/>' for kind, at in tabs)
    return f"<w:tabs>{stops}</w:tabs>" if stops else ""


def _spacing(look: Look) -> str:
    line = f'{_given("line", look.line)} w:lineRule="exact"' if look.line is not None else ""
    given = _given("before", look.before) + _given("after", look.after) + line
    return f"<w:spacing{given}/>" if given else ""


def _indent(look: Look) -> str:
    given = _given("left", look.left) + _given("right", look.right)
    if look.first is not None:
        given += _given("firstLine", look.first) if look.first >= 0 else _given("hanging", -look.first)
    return f"<w:ind{given}/>" if given else ""


def _given(name: str, value: int | None) -> str:
    """An attribute with a blank before it; nothing if the style is to decide."""
    return "" if value is None else f' w:{name}="{value}"'


def keep_next(made: str) -> str:
    """A paragraph as written, now kept on the page of the one behind it."""
    style, end, rest = made.partition('"/>')
    return f"{style}{end}<w:keepNext/>{rest}" if style.startswith("<w:p><w:pPr><w:pStyle ") and end else made


def border(side: str, size: int, color: str = "000000", *, kind: str = "single") -> str:
    """One child of `w:pBdr`: size in eighths of a point."""
    return f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="0" w:color="{color}"/>'
