"""Text boxes: where in the text each is anchored, and where its own text stands.

[MS-DOC] 2.8.37 PlcfSpa and 2.8.32 PlcftxbxTxt name the shape of each; a shape in a group is anchored where its group is,
which the drawings themselves say ([MS-ODRAW] 2.2.16 OfficeArtSpgrContainer).
"""

from itertools import pairwise

from govdoc.readers.binaryword.little import Damage, u16, u32, u32s

ANCHOR, BOX = 26, 22
"""Bytes of a Spa and of an FTXBXS."""
SHAPE_OF_BOX = 14
"""Where an FTXBXS names its shape."""
DRAWING, GROUP, SHAPE, SHAPE_ID = 0xF002, 0xF003, 0xF004, 0xF00A
"""Records: OfficeArtDgContainer, OfficeArtSpgrContainer, OfficeArtSpContainer, OfficeArtFSP."""
RECORD = 8
"""Bytes of a record's header ([MS-ODRAW] 2.2.1): version and instance, type, length."""
DEEPEST_GROUP = 32
"""Groups one in the other that are looked into."""

Boxes = dict[int, list[tuple[int, int]]]
"""By the position of its anchor, where the text of each box begins and ends."""


def read_boxes(anchors: bytes, texts: bytes, drawings: bytes, main: int, start: int) -> Boxes:
    """The text boxes of the main text.

    Args:
        anchors: PlcfSpa of the main text.
        texts: PlcftxbxTxt of the main text.
        drawings: OfficeArtContent.
        main: Characters of the main text; a box without an anchor in it hangs on its end.
        start: Where the texts of the boxes begin.

    Raises:
        Damage: A structure is cut off, or its positions do not ascend.
    """
    count = max(0, (len(texts) - 4) // (4 + BOX))
    if not count:
        return {}
    places = u32s(texts, 0, count + 1)
    if any(a > b for a, b in pairwise(places)):
        raise Damage("the text boxes are not in order")
    shapes = _shapes(anchors)
    groups: dict[int, int] | None = None
    found: Boxes = {}
    for at, (first, last) in enumerate(pairwise(places)):
        shape = u32(texts, 4 * (count + 1) + BOX * at + SHAPE_OF_BOX)
        if shape not in shapes:
            groups = _groups(drawings) if groups is None else groups
            shape = groups.get(shape, shape)
        anchor = min(shapes.get(shape, main), main)
        found.setdefault(anchor, []).append((start + first, start + last))
    return found


def _shapes(anchors: bytes) -> dict[int, int]:
    """The position of each shape's anchor."""
    count = max(0, (len(anchors) - 4) // (4 + ANCHOR))
    return {u32(anchors, 4 * (count + 1) + ANCHOR * at): u32(anchors, 4 * at) for at in range(count)}


def _groups(drawings: bytes) -> dict[int, int]:
    """Of each shape in a group, the shape that is its outermost group: that is the one that is anchored."""
    found: dict[int, int] = {}
    at = RECORD + u32(drawings, 4) if len(drawings) >= RECORD else 0  # behind OfficeArtDggContainer
    while at + 1 + RECORD <= len(drawings):
        size = u32(drawings, at + 5)  # 2.9.172 OfficeArtWordDrawing: a byte before each drawing
        if u16(drawings, at + 3) != DRAWING:
            break
        _look_into(drawings, at + 1 + RECORD, min(at + 1 + RECORD + size, len(drawings)), found)
        at += 1 + RECORD + size
    return found


def _look_into(data: bytes, at: int, end: int, found: dict[int, int]) -> None:
    """Note the shapes of a drawing. Its own outermost group holds all; those in it are what is anchored."""
    stack = [(at, end, 0, 0)]
    while stack:
        at, end, depth, owner = stack.pop()
        while at + RECORD <= end:
            kind, size = u16(data, at + 2), u32(data, at + 4)
            inner, after = at + RECORD, min(at + RECORD + size, end)
            if kind == GROUP and depth < DEEPEST_GROUP:
                stack.append((after, end, depth, owner))
                at, end, depth = inner, after, depth + 1
                continue
            if kind == SHAPE and (id_ := _shape_id(data, inner, after)):
                owner = owner or (id_ if depth > 1 else 0)
                found[id_] = owner or id_
            at = after


def _shape_id(data: bytes, at: int, end: int) -> int:
    """The name of a shape, in one of the records of its container."""
    while at + RECORD + 4 <= end:
        if u16(data, at + 2) == SHAPE_ID:
            return u32(data, at + RECORD)
        at += RECORD + u32(data, at + 4)
    return 0
