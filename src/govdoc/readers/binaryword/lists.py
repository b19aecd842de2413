"""The lists of a file: definitions and what paragraphs use of them → automatic numbers, counted as those of DOCX.

[MS-DOC] 2.9.201 PlfLst, 2.9.147 LSTF, 2.9.149 LVL, 2.9.200 PlfLfo, 2.9.131 LFO, 2.9.133 LFOLVL.
"""

from contextlib import suppress

from govdoc.readers.binaryword.little import Cursor, Damage, u16, u32
from govdoc.readers.wordprocessing.counting import LEVELS, LONGEST, Level, Numbered, Numbering

LIST, USE = 28, 16
"""Bytes of an LSTF and of an LFO."""
MOST_USES = 0x7FE
"""Lists that paragraphs can name (2.6.2 sprmPIlfo)."""
NO_STYLE = 0xFFF
LEGAL, NO_RESTART = 4, 8
"""Flags of a level (2.9.150 LVLF): all numbers decimal; told where it starts anew."""
STARTS, CHANGES = 0x10, 0x20
"""Flags of what a use changes (2.9.133 LFOLVL): where it starts; the level itself."""
FORMATS = (
    "decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal", "cardinalText", "ordinalText",
    "hex", "chicago", "ideographDigital", "japaneseCounting", "aiueo", "iroha", "decimalFullWidth",
    "decimalHalfWidth", "japaneseLegal", "japaneseDigitalTenThousand", "decimalEnclosedCircle",
    "decimalFullWidth2", "aiueoFullWidth", "irohaFullWidth", "decimalZero", "bullet", "ganada", "chosung",
    "decimalEnclosedFullstop", "decimalEnclosedParen", "decimalEnclosedCircleChinese", "ideographEnclosedCircle",
    "ideographTraditional", "ideographZodiac", "ideographZodiacTraditional", "taiwaneseCounting",
    "ideographLegalTraditional", "taiwaneseCountingThousand", "taiwaneseDigital", "chineseCounting",
    "chineseLegalSimplified", "chineseCountingThousand",
)  # fmt: skip
"""Number formats by their code ([MS-OSHARED] 2.2.1.3 MSONFC), as DOCX names them."""
NO_NUMBER = 0xFF

Definition = tuple[str, dict[int, Level]]


def read_lists(table: bytes, definitions: int, uses: bytes) -> Numbering:
    """The lists that paragraphs name by their place, counted from 1; what is damaged has no numbers.

    Args:
        table: The table stream.
        definitions: Where PlfLst begins in it; the levels stand behind it, beyond the size that the header states.
        uses: PlfLfo.
    """
    found: dict[int, Definition] = {}
    with suppress(Damage):  # what was read before it stands
        _read_definitions(Cursor(table, definitions), found)
    lists: dict[int, Numbered] = {}
    with suppress(Damage):
        _read_uses(Cursor(uses), found, lists)
    return Numbering(lists)


def _read_definitions(cursor: Cursor, found: dict[int, Definition]) -> None:
    heads = [cursor.take(LIST) for _ in range(cursor.u16())]
    for head in heads:
        styles = [u16(head, 8 + 2 * at) for at in range(LEVELS)]
        levels: dict[int, Level] = {}
        found[u32(head, 0)] = str(u32(head, 0)), levels
        for at in range(1 if head[26] & 1 else LEVELS):
            levels[at] = _read_level(cursor, None if styles[at] == NO_STYLE else str(styles[at]))


def _read_level(cursor: Cursor, style: str | None) -> Level:
    """A level: 28 bytes, modifiers of paragraph and number, and its text (2.9.149 LVL)."""
    head = cursor.take(28)
    cursor.take(head[24] + head[25])
    text = cursor.take(2 * cursor.u16())[: 4 * LONGEST].decode("utf-16-le", "replace")
    code, flags = head[4], head[5]
    named = FORMATS[code] if code < len(FORMATS) else "none" if code == NO_NUMBER else "decimal"
    return Level(
        named,
        "".join(f"%{ord(each) + 1}" if ord(each) < LEVELS else each for each in text),
        u32(head, 0) & 0x7FFF,
        head[26] if flags & NO_RESTART else None,
        bool(flags & LEGAL),
        style,
    )


def _read_uses(cursor: Cursor, definitions: dict[int, Definition], lists: dict[int, Numbered]) -> None:
    heads = [cursor.take(USE) for _ in range(min(cursor.u32(), MOST_USES))]
    for number, head in enumerate(heads, 1):
        if u32(head, 0) in definitions:
            name, levels = definitions[u32(head, 0)]
            lists[number] = Numbered(name, levels, {})
    for number, head in enumerate(heads, 1):
        cursor.take(4)  # 2.9.132 LFOData: cp, which says nothing here
        for _ in range(head[12]):
            _read_change(cursor, number, lists)


def _read_change(cursor: Cursor, number: int, lists: dict[int, Numbered]) -> None:
    """What a use changes in a level of its definition."""
    start, flags = cursor.u32(), cursor.u32()
    at = flags & 15
    changed = _read_level(cursor, None) if flags & CHANGES else None
    used = lists.get(number)
    if used is None:
        return
    levels = used.levels | {at: changed} if changed else used.levels
    starts = used.starts
    if flags & STARTS:
        starts = starts | {at: changed.start if changed else start & 0x7FFF}
    lists[number] = Numbered(used.definition, levels, starts)
