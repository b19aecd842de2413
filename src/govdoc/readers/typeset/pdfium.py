"""PDFium's page of text → its characters in their places."""

import ctypes
from typing import Any

from govdoc.readers.typeset.glyphs import Place, character, quarter


def read_places(text_page: Any) -> list[Place]:
    """Every character, in the file's order; the blanks and breaks that PDFium supposes have no width and are none.

    Args:
        text_page: PDFium's handle of the page's text.
    """
    from pypdfium2 import raw

    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    to_x, to_y, to_box = ctypes.pointer(x), ctypes.pointer(y), ctypes.pointer(box)
    code_of, place, origin, angle = (
        raw.FPDFText_GetUnicode,
        raw.FPDFText_GetLooseCharBox,
        raw.FPDFText_GetCharOrigin,
        raw.FPDFText_GetCharAngle,
    )
    found: list[Place] = []
    for index in range(raw.FPDFText_CountChars(text_page)):
        text = character(code_of(text_page, index))
        place(text_page, index, to_box)
        left, right = box.left, box.right
        if not text or (text == " " and left == right):
            continue
        origin(text_page, index, to_x, to_y)
        turn = quarter(angle(text_page, index))
        found.append((text, turn, left, box.bottom, right, box.top, x.value, y.value))
    return found
