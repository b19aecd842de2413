"""版头 of a notice (7.2): 份号, 密级, 紧急程度, 发文机关标志, 发文字号, 签发人, the red line."""

from govdoc.exporters.ooxml.front import Front
from govdoc.exporters.ooxml.paragraphs import Frame, Look, border, paragraph
from govdoc.exporters.ooxml.sheet import Sheet
from govdoc.exporters.ooxml.styles import RED
from govdoc.exporters.ooxml.text import Face, face, run
from govdoc.exporters.ooxml.units import BODY, CELL, LEFT, TYPE_WIDTH, cells, twips, width

MARK_TOP = 72.0
"""Upper edge of 发文机关标志 from the paper's, mm: 35 below that of the 版心 (7.2.4)."""
LARGEST = 1240
"""A mark's type, 62 pt at most: about 22 mm, the largest that offices use."""
SMALLEST = 440
NARROWEST = 0.6
"""How far a mark's characters are narrowed before they get smaller."""
LEADING = 1.25
"""Line height of a mark, of its size."""
INK_TOP = 0.14
"""From the top of such a line to the ink, of its size."""
RED_LINE = 16
"""Thickness in eighths of a point; the standard does not fix it."""
RED_GAP = 147
"""4 mm from the number's ink to the red line, less what is left of the number's own line."""


def set_head(sheet: Sheet, front: Front) -> list[str]:
    """The paragraphs of 版头, down to the red line."""
    made = [paragraph(style, run(text, corner_face(sheet, style))) for style, text in front.corner]
    top = sheet.options.margins.top + len(made) * sheet.options.line
    if front.names:
        marked, top = _mark(sheet, front, top)
        made += marked
    made += _number(sheet, front, top)
    return [*made, _red_line()] if front.has_line else made


def corner_face(sheet: Sheet, style: str) -> Face:
    """The face of an element in the corner: 密级 and 紧急程度 are 黑体."""
    return sheet.faces.hei_alone if style == "Secrecy" else sheet.faces.body


def mark_size(length: float, room: int) -> tuple[int, int]:
    """Size (twips) and width (per cent) of a mark of `length` characters in `room`: as large as fits."""
    size = min(LARGEST, int(room / (length * NARROWEST)))
    size = max(SMALLEST, size // 10 * 10)
    return size, max(30, min(100, int(100 * room / (length * size))))


def mark_runs(sheet: Sheet, text: str, size: int, scale: int, spacing: int = 0) -> str:
    """A mark's text: style `Mark` gives face and colour, these its size."""
    properties = (
        f'<w:spacing w:val="{spacing}"/><w:w w:val="{scale}"/>'
        f'<w:sz w:val="{size // 10}"/><w:szCs w:val="{size // 10}"/>'
    )
    name = sheet.options.fonts.mark
    return run(text, face(sheet.options.fonts, name, properties))


def _mark(sheet: Sheet, front: Front, top: int) -> tuple[list[str], int]:
    """发文机关标志, and where on the page the next line begins."""
    if len(front.names) > 1:
        return _joint_mark(sheet, front, top)
    size, scale = mark_size(cells(front.names[0]), TYPE_WIDTH - 2 * CELL)
    line = int(size * LEADING)
    before = max(0, twips(MARK_TOP) - top - int(size * INK_TOP))
    text = mark_runs(sheet, front.names[0], size, scale)
    return [paragraph("Mark", text, Look(before=before, line=line))], top + before + line


JOINT_LARGEST = 800
"""Type of the names in a joint mark, 40 pt at most."""
JOINT_GAP = CELL


def _joint_mark(sheet: Sheet, front: Front, top: int) -> tuple[list[str], int]:
    """Names one below the other, spread to one width.

    文件 at their right, centred on their height (7.2.4).
    """
    longest = max(cells(name) for name in front.names)
    beside = cells(front.suffix)
    room = TYPE_WIDTH - (JOINT_GAP if beside else 0)
    size = max(SMALLEST, min(JOINT_LARGEST, int(room / (longest + 1.4 * beside)) // 10 * 10))
    line = int(size * LEADING)
    before = max(0, twips(MARK_TOP) - top - int(size * INK_TOP))
    column = int(longest * size)
    left = max(0, (room - column - int(1.4 * beside * size)) // 2)
    rows = [
        paragraph(
            "Mark",
            _spread(sheet, name, size, column),
            Look(before=before if n == 0 else None, line=line, left=left, align="left"),
        )
        for n, name in enumerate(front.names)
    ]
    start = top + before
    if front.suffix:  # the frame hangs on the paragraph behind it, and is read after the names
        rows.append(_suffix(sheet, front, size, start, line * len(rows), left + column + JOINT_GAP))
    return rows, start + line * len(front.names)


def _spread(sheet: Sheet, name: str, size: int, column: int) -> str:
    """A name with its characters set apart so that it fills the column."""
    gaps = len(name) - 1
    spacing = int((column - cells(name) * size) / gaps) if gaps > 0 else 0
    head, last = (name[:-1], name[-1:]) if spacing else (name, "")
    return mark_runs(sheet, head, size, 100, spacing) + mark_runs(sheet, last, size, 100)


def _suffix(sheet: Sheet, front: Front, size: int, start: int, height: int, left: int) -> str:
    large = int(size * 1.4) // 10 * 10
    line = int(large * LEADING)
    frame = Frame(LEFT + left, start + (height - line) // 2, line, TYPE_WIDTH - left)
    return paragraph(
        "Mark", mark_runs(sheet, front.suffix, large, 100), Look(frame=frame, line=line, align="left")
    )


def _number(sheet: Sheet, front: Front, top: int) -> list[str]:
    """发文字号: centred two lines under the mark.

    Or, going upward, at the left beside the last 签发人 (7.2.5).
    """
    if not front.signers:
        before = None if front.names else 0
        return [paragraph("Number", sheet.body(front.number), Look(before=before))] if front.number else []
    rows = [front.signers[n : n + 2] for n in range(0, len(front.signers), 2)]
    before = 2 * sheet.options.line if front.names else 0
    made = [_signer_lines(sheet, rows, before)]
    if front.number:
        at = top + before + (len(rows) - 1) * sheet.options.line
        frame = Frame(LEFT + CELL, at, sheet.options.line, width(front.number) + CELL)
        made.insert(
            0, paragraph("Number", sheet.body(front.number), Look(frame=frame, before=0, align="left"))
        )
    return made


SIGNED = "签发人："


def _signer_lines(sheet: Sheet, rows: list[tuple[str, ...]], before: int) -> str:
    """签发人 (7.2.6): one character from the right, two names a line, later lines under the first name."""
    longest = max(width("　".join(row), BODY) for row in rows)
    hang = width(SIGNED)
    names = "\n".join("　".join(row) for row in rows)
    left = TYPE_WIDTH - CELL - longest
    content = run(SIGNED, sheet.faces.body) + run(names, sheet.faces.kai)
    return paragraph("Signer", content, Look(before=before, left=left, first=-hang))


def _red_line() -> str:
    """版头分隔线 (7.2.7): as wide as the 版心, 4 mm below the number."""
    return paragraph("RedLine", "", Look(line=RED_GAP, borders=border("bottom", RED_LINE, RED)))
