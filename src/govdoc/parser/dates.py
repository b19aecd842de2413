"""成文日期 in both scripts: 2012年4月12日, 二〇一二年四月十二日 (GB/T 9704-2012 7.3.5.4; Chinese numerals until 2012)."""

import re
from datetime import date

from govdoc.parser.numerals import cardinal, digits
from govdoc.patterns import rarely

B = r"\s*"
"""Blanks of any kind; cheaper to compile than a list of them, and lines hold no breaks."""
D = "[0-9０-９]"
"""A digit of either width."""
CENTURY = rf"(?:(?:19|20|１９|２０){D}{{2}})"
"""A year from 1900 to 2099."""
YEAR = r"(?P<year>[12][0-9]{3}|[12１２][０-９]{3}|[一二][〇○◯零OＯ0一二三四五六七八九]{3})"
MONTH = r"(?P<month>[0-9０-９]{1,2}|[一二三四五六七八九十元]{1,2})"
DAY = rf"{YEAR}{B}年{B}{MONTH}{B}月{B}(?P<day>[0-9０-９]{{1,2}}|[一二三四五六七八九十廿卅]{{1,3}}){B}日"
DATE = rarely(DAY)
NUMERIC = rarely(r"(?P<year>[12][0-9]{3})[-./](?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})(?![0-9])")
"""2018-12-06, of web metadata."""


def iso_date(match: re.Match[str]) -> str | None:
    """ISO 8601 of a match of `DATE` or `NUMERIC`; None for a day that no calendar has."""
    try:
        year = match["year"]
        value = date(
            cardinal(year) if year[0] in "12１２" else digits(year),
            cardinal(match["month"]),
            _day(match["day"]),
        )
    except ValueError:
        return None
    return value.isoformat()


def _day(text: str) -> int:
    return cardinal(text.replace("廿", "二十").replace("卅", "三十"))


def find_date(text: str) -> str | None:
    """The first date in a text, ISO 8601."""
    match = DATE.search(text) or NUMERIC.search(text)
    return iso_date(match) if match else None
