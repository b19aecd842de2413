"""Chinese and Arabic numerals as they stand in markers and dates."""

DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "◯": 0,
    "Ｏ": 0,
    "O": 0,
    "0": 0,
    "两": 2,
}
UNITS = {"十": 10, "百": 100, "千": 1000}
CHINESE = "一二三四五六七八九十百千零〇两"
"""Every character of a Chinese cardinal in a marker."""


def cardinal(text: str) -> int:
    """The value of 二十三, 一百零二, 23 or ２３. Digits in a row (二三) are read place by place.

    Raises:
        ValueError: `text` holds anything but numerals.
    """
    if text.isdecimal():  # of any width and script, as `\d` takes them
        return int(text)
    if UNITS.keys().isdisjoint(text):
        return DIGITS[text] if text in DIGITS else digits(text)
    total, current = 0, 0
    for c in text:
        if c in UNITS:
            total += (current or 1) * UNITS[c]
            current = 0
        elif c in DIGITS:
            current = DIGITS[c]
        else:
            raise ValueError(text)
    return total + current


def digits(text: str) -> int:
    """The value of numerals read place by place: 二〇一二, 二○一二 → 2012.

    Raises:
        ValueError: `text` is empty or holds anything but digits.
    """
    try:
        return int("".join(map(str, map(DIGITS.__getitem__, text))))
    except KeyError as error:
        raise ValueError(text) from error
