"""A count as Word writes it in the number formats of ECMA-376 §17.18.59.

Counts beyond a format's signs are decimal.
"""

from collections.abc import Callable, Sequence

DIGITS = "〇一二三四五六七八九"
FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"


def chinese(number: int, digits: str = DIGITS, units: str = "十百千", myriad: str = "万") -> str:
    """一, 十, 十一, 二十, 一百〇一, 一千二百, 一万: one to a hundred million."""
    if not 0 < number < 100_000_000:
        return str(number)
    high, low = divmod(number, 10_000)
    gap = digits[0] if high and low and low < 1000 else ""
    made = (_below_myriad(high, digits, units) + myriad if high else "") + gap
    made += _below_myriad(low, digits, units) if low else ""
    is_teen = digits == DIGITS and made.startswith(digits[1] + units[0])
    return made[1:] if is_teen else made


def _below_myriad(number: int, digits: str, units: str) -> str:
    made, pending = "", False
    for place, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        digit = number // place % 10
        if digit:
            made += (digits[0] if pending and made else "") + digits[digit] + unit
        pending = not digit
    return made


def by_digit(number: int, digits: str = DIGITS) -> str:
    """一〇, 二一: digit by digit."""
    return "".join(digits[int(figure)] for figure in str(number)) if number >= 0 else str(number)


ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """I, II, III, IV."""
    if not 0 < number < 4000:
        return str(number)
    made = ""
    for value, sign in ROMAN:
        made += sign * (number // value)
        number %= value
    return made


def letter(number: int) -> str:
    """A … Z, AA, BB: Word repeats the letter."""
    if not 0 < number <= 260:
        return str(number)
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _from(signs: Sequence[str]) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _run(first: str, count: int) -> str:
    return "".join(chr(ord(first) + n) for n in range(count))


STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
CIRCLED = _run("①", 20) + _run("㉑", 15) + _run("㊱", 15)

FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: by_digit(number, "０１２３４５６７８９"),
    "decimalFullWidth2": lambda number: by_digit(number, "０１２３４５６７８９"),
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": letter,
    "lowerLetter": lambda number: letter(number).lower(),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "koreanCounting": str,
    "ideographDigital": by_digit,
    "taiwaneseDigital": by_digit,
    "japaneseDigitalTenThousand": by_digit,
    "chineseLegalSimplified": lambda number: chinese(number, FORMAL_DIGITS, "拾佰仟"),
    "ideographLegalTraditional": lambda number: chinese(number, "零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬"),
    "japaneseLegal": lambda number: chinese(number, "〇壱弐参四五六七八九", "拾百阡", "萬"),
    "ideographTraditional": _from(STEMS),
    "ideographZodiac": _from(BRANCHES),
    "ideographZodiacTraditional": _from([STEMS[n % 10] + BRANCHES[n % 12] for n in range(60)]),
    "decimalEnclosedCircle": _from(CIRCLED),
    "decimalEnclosedCircleChinese": _from(CIRCLED),
    "decimalEnclosedParen": _from(_run("⑴", 20)),
    "decimalEnclosedFullstop": _from(_run("⒈", 20)),
    "ideographEnclosedCircle": _from(_run("㊀", 10)),
    "none": lambda number: "",
}
"""Word's name of a format → the function that writes a count in it."""


def write_count(number: int, format: str) -> str:
    """A count in one of Word's formats; in decimal where the format is unknown."""
    return FORMATS.get(format, str)(number)
