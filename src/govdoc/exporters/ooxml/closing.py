"""What follows the text: 附件说明, 署名 and 成文日期 with and without seal, 附注 (7.3.4 – 7.3.6)."""

from msgspec import Struct

from govdoc.exporters.ooxml.paragraphs import Look, keep_next, paragraph
from govdoc.exporters.ooxml.sheet import Sheet
from govdoc.exporters.ooxml.standard import standard_date
from govdoc.exporters.ooxml.units import CELL, TYPE_WIDTH, cells, width
from govdoc.model import Closing, Element, Part

SEAL_LINES = 2
"""Lines left over the name for the seal: its upper edge then stands within a line of the text (7.3.5.1)."""
SEAL_ROW_LINES = 4
"""Lines between rows of names: a seal of 42 mm and a hair."""
SEAL_STEP = 7.65
"""Characters from seal to seal in a row: 42 mm of brass, and a hair between."""


def set_closing(sheet: Sheet, part: Part) -> list[str]:
    """The closing's paragraphs but for 版记, in the order of the tree."""
    made: list[str] = []
    signature = _read_signature(sheet, part.closing)
    for element in part.closing.elements:
        if element.role == "attachments":
            made += [keep_next(each) for each in _attachments(sheet, part.closing, element)]
        elif element.role == "note":
            made.append(_note(sheet, element.text))
        elif element.role in ("signatory", "date") and signature:
            made += _signature(sheet, signature)
            signature = None
            if _has_note_to_keep(part):
                made[-1] = keep_next(made[-1])
    return made


def _has_note_to_keep(part: Part) -> bool:
    """Whether 附注 may draw the signature to its page, which draws the text's last paragraph.

    Not where that is all the text there is: the first page must show some (7.3.1).
    """
    return len(part.blocks) > 1 and any(each.role == "note" for each in part.closing.elements)


def _attachments(sheet: Sheet, closing: Closing, element: Element) -> list[str]:
    """附件说明: a line under the text; names that run over are aligned with their first character."""
    names = closing.attachments
    if not names:
        return [
            paragraph("Attachments", sheet.body(line), _hang(2, 0, n == 0, sheet))
            for n, line in enumerate(sheet.lines(element))
        ]
    if len(names) == 1:
        return [paragraph("Attachments", sheet.body("附件：" + names[0]), _hang(2, 3 * CELL, True, sheet))]
    rows = []
    for n, name in enumerate(names, 1):
        number = f"{n}."
        label = "附件：" if n == 1 else ""
        cells_in, hang = (2, 3 * CELL + _digits(number)) if n == 1 else (5, _digits(number))
        rows.append(
            paragraph("Attachments", sheet.body(label + number + name), _hang(cells_in, hang, n == 1, sheet))
        )
    return rows


def _digits(number: str) -> int:
    """Width of `12.` in the Latin font: a digit is half of the size wide, a full stop a quarter."""
    return width(number) - 80


def _hang(cells_in: int, hang: int, is_first: bool, sheet: Sheet) -> Look:
    before = sheet.options.line if is_first else None
    return Look(before=before, left=cells_in * CELL + hang, first=-hang)


def _note(sheet: Sheet, text: str) -> str:
    """附注 stands in brackets; they are added where the standard form is asked for."""
    if sheet.options.standardize and not text.startswith(("（", "(")):
        text = f"（{text}）"
    return paragraph("Note", sheet.body(text))


class Signature(Struct, frozen=True):
    """署名 and 成文日期 as they are to be printed."""

    names: tuple[str, ...]
    date: str


def _read_signature(sheet: Sheet, closing: Closing) -> Signature | None:
    signed = [element for element in closing.elements if element.role == "signatory"]
    dated = [element for element in closing.elements if element.role == "date"]
    lines = _balanced([line for element in signed for line in sheet.lines(element)])
    date = dated[0].text if dated else ""
    if signed and not dated and closing.date:
        lines[-1], date = _split_dated(lines[-1])
    joined = "".join("".join(lines).split())
    names = lines
    if len(lines) != len(closing.signatories) and joined == "".join(closing.signatories):
        names = list(closing.signatories)
    if sheet.options.standardize and closing.date:
        date = standard_date(closing.date)
    made = Signature(tuple(name for name in names if name), date)
    return made if made.names or made.date else None


def _balanced(lines: list[str]) -> list[str]:
    """Lines of names, those that a bracket runs over joined: （省财政厅 ⏎ 代章）."""
    made: list[str] = []
    for line in lines:
        if made and made[-1].count("（") > made[-1].count("）"):
            made[-1] += line
        else:
            made.append(line)
    return made


def _split_dated(line: str) -> tuple[str, str]:
    """Name and date where one line holds both: 滨海市人民政府办公室　2024年3月5日."""
    head, blank, tail = line.replace("\u3000", " ").replace("\t", " ").rpartition(" ")
    return (head.strip(), tail) if blank and tail.endswith("日") else (line, "")


def _signature(sheet: Sheet, signature: Signature) -> list[str]:
    made = _sealed(sheet, signature) if sheet.options.seal and signature.date else _unsealed(sheet, signature)
    return [*map(keep_next, made[:-1]), made[-1]]


def _unsealed(sheet: Sheet, signature: Signature) -> list[str]:
    """Name two characters from the right, date two behind the name's start.

    A longer date sets the pace (7.3.5.2).
    """
    name_width = max((width(name) for name in signature.names), default=0)
    date_width = width(signature.date)
    right = TYPE_WIDTH - 2 * CELL
    name_at = right - name_width
    if date_width > name_width:
        name_at = right - date_width - 2 * CELL
    date_at = name_at + 2 * CELL
    if not signature.names:
        date_at = TYPE_WIDTH - 4 * CELL - date_width
    rows = [("Signatory", name, name_at) for name in signature.names]
    rows += [("Date", signature.date, date_at)] if signature.date else []
    return [
        paragraph(
            style, sheet.body(text), Look(before=sheet.options.line if n == 0 else None, left=max(0, at))
        )
        for n, (style, text, at) in enumerate(rows)
    ]


def _sealed(sheet: Sheet, signature: Signature) -> list[str]:
    """Date four characters from the right, names in rows centred where the seals go (7.3.5.1).

    The last name stands over the date; the others at its left, a seal's width apart, three in a row at most.
    """
    date_width = width(signature.date)
    date_at = TYPE_WIDTH - 4 * CELL - date_width
    step = max([SEAL_STEP, *(cells(name) + 1 for name in signature.names)]) * CELL
    centre = date_at + date_width // 2
    in_row = max(1, min(3, 1 + int((centre - step / 2) // step)))
    rows = [signature.names[n : n + in_row] for n in range(0, len(signature.names), in_row)]
    made = [_seal_row(sheet, row, centre, step, n) for n, row in enumerate(rows)]
    before = None if made else SEAL_LINES * sheet.options.line
    return [*made, paragraph("Date", sheet.body(signature.date), Look(before=before, left=max(0, date_at)))]


def _seal_row(sheet: Sheet, row: tuple[str, ...], centre: int, step: float, n: int) -> str:
    """Names centred on tab stops; a stop between them, so that two tabs part them when read back."""
    count = len(row)
    stops: list[tuple[str, int]] = []
    for place in range(count):
        at = centre - (count - 1 - place) * step
        if place:
            stops.append(("left", max(1, int(at - step / 2))))
        stops.append(("center", max(1, int(at))))
    text = "\t" + "\t\t".join(row)
    before = (SEAL_ROW_LINES if n else SEAL_LINES) * sheet.options.line
    return paragraph("Signatory", sheet.body(text), Look(before=before, tabs=tuple(stops)))
