"""PDFs made by hand: a writer of the few things that a page of text needs.

The font draws each character as a box (Type 3), so that any text can be set; a reader only sees places, sizes and
Unicode.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
%s
endcmap end end"""
BOX = b"%d 0 0 -140 %d 860 d1 0 -140 %d 1000 re f"
"""Full-width characters are as wide as their size, ASCII half as wide, a blank a quarter."""
A4 = (595, 842)
COLUMNS = (80, 120, 300, 400, 500)
"""Edges of a table's columns: a number, the work, two bodies."""


@dataclass(frozen=True)
class Text:
    """Words at a place on a page, in points from its lower left corner."""

    text: str
    x: float = 90
    y: float = 700
    size: float = 16
    turn: tuple[int, int, int, int] = (1, 0, 0, 1)
    """The text's matrix without its place; (0, 1, -1, 0) runs up the page."""

    def drawn(self, font: str) -> bytes:
        """What draws it; `font` is all characters of the font, a code being a place in it."""
        codes = "".join(f"{font.index(each) + 1:02x}" for each in self.text)
        a, b, c, d = self.turn
        return f"BT /F {self.size} Tf {a} {b} {c} {d} {self.x} {self.y} Tm <{codes}> Tj ET\n".encode()


@dataclass(frozen=True)
class Drawing:
    """What is drawn beside words: operators of a page's content."""

    operators: str
    text: str = ""

    def drawn(self, font: str) -> bytes:
        """The operators, which change nothing for what is drawn after them."""
        return f"q {self.operators} Q\n".encode()


Mark = Text | Drawing


def rule(x: float, y: float, to_x: float, to_y: float, width: float = 0.5) -> Drawing:
    """A line from one point to another."""
    return Drawing(f"{width} w {x} {y} m {to_x} {to_y} l S")


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Drawing]:
    """A rule at each x and each y, as long as the others lie apart."""
    across = [rule(xs[0], y, xs[-1], y) for y in ys]
    return across + [rule(x, ys[0], x, ys[-1]) for x in xs]


def words(
    rows: Sequence[Sequence[str]], xs: Sequence[float], top: float, pitch: float = 24, size: float = 12
) -> list[Text]:
    """The words of a table's cells, each on one line; nothing for an empty cell."""
    return [
        Text(text, xs[column] + 5.4, top - pitch * row - pitch + 7, size)
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
        if text
    ]


def table(
    rows: Sequence[Sequence[str]], xs: Sequence[float] = COLUMNS, top: float = 700, pitch: float = 24
) -> list[Mark]:
    """A table of rules and words."""
    ys = [top - pitch * row for row in range(len(rows) + 1)]
    return [*grid(xs, ys), *words(rows, xs, top, pitch)]


def lines(*texts: str, top: float = 740, pitch: float = 28, x: float = 90) -> list[Text]:
    """Lines below each other."""
    return [Text(text, x, top - pitch * index) for index, text in enumerate(texts)]


def pdf(
    *pages: Sequence[Mark], size: tuple[int, int] = A4, page: str = "", trailer: str = "", form: str = ""
) -> bytes:
    """A PDF of some pages.

    Args:
        pages: What stands on each.
        size: Width and height of a page, points.
        page: What else a page's dictionary says.
        trailer: What else the trailer says.
        form: What draws the form X, which any page can draw (`/X Do`), itself among them.
    """
    font = "".join(sorted({each for texts in pages for text in texts for each in text.text}))
    kids = [f"{8 + 2 * index} 0 R" for index in range(len(pages))]
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode(),
        *_font(font),
    ]
    resources = f"/Resources<</Font<</F 3 0 R>>/XObject<</X {8 + 2 * len(pages)} 0 R>>>>"
    for index, texts in enumerate(pages):
        box = f"/MediaBox[0 0 {size[0]} {size[1]}]{resources}/Contents {9 + 2 * index} 0 R"
        objects.append(f"<</Type/Page/Parent 2 0 R{box}{page}>>".encode())
        objects.append(stream(b"".join(text.drawn(font) for text in texts)))
    head = f"/Type/XObject/Subtype/Form/BBox[-999 -999 999 999]{resources}"
    objects.append(stream(form.encode(), head))
    return file(objects, trailer)


def _font(font: str) -> list[bytes]:
    """The objects 3 to 7: a font of some characters, coded from 1."""
    assert len(font) < 256, "a font of one byte a code"
    names = {1000: "han", 500: "latin", 250: "blank"}
    widths = [250 if each == " " else 500 if each.isascii() else 1000 for each in font]
    procs = "".join(f"/{name} {5 + at} 0 R" for at, name in enumerate(names.values()))
    coded = "".join(f"/{names[width]}" for width in widths)
    head = (
        f"<</Type/Font/Subtype/Type3/FontBBox[0 -140 1000 860]/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs<<{procs}>>"
        f"/Encoding<</Type/Encoding/Differences[1{coded}]>>/FirstChar 1/LastChar {len(font)}/Widths{widths}"
        "/ToUnicode 4 0 R>>".replace(",", "")
    )
    rows = [
        b"<%02x> <%s>" % (code, each.encode("utf-16-be").hex().encode()) for code, each in enumerate(font, 1)
    ]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    mapping = b"\n".join(b"%d beginbfchar\n%s\nendbfchar" % (len(each), b"\n".join(each)) for each in blocks)
    boxes = [stream(BOX % (width, width, width)) for width in names]
    return [head.encode(), stream(TO_UNICODE % mapping), *boxes]


def stream(data: bytes, head: str = "") -> bytes:
    """A packed stream, and what else its dictionary says."""
    packed = zlib.compress(data)
    return b"<</Length %d/Filter/FlateDecode%s>>\nstream\n%s\nendstream" % (
        len(packed),
        head.encode(),
        packed,
    )


def file(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """Objects, numbered from 1, with the table of their places."""
    made, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(made)}\n%%EOF"
    return made + head + table + end.encode()
