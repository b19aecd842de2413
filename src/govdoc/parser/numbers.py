"""发文字号: 机关代字 + 〔year〕 + serial + 号; of orders and announcements 令第37号, 公告2020年第6号.

Real spellings differ from GB/T 9704-2012 7.2.5 in the brackets (〔〕 [] ［］ 【】 （） or none, also mixed) and in
blanks anywhere. `DocumentNumber.text` has the standard's brackets and no blanks; 第 stays where it is written.
"""

import re

from govdoc.model import DocumentNumber
from govdoc.model.views import WIDE_DIGITS
from govdoc.parser.dates import CENTURY, B, D
from govdoc.parser.kinds import names_body
from govdoc.parser.numerals import cardinal
from govdoc.patterns import Rare, holds_any, rarely

OPEN, CLOSE = r"〔\[［【（(﹝", r"〕\]］】）)﹞"
"""The brackets round a number's year, as classes of a pattern have them."""
CODE = r"[^\W\d][\w\- \u3000]{0,24}?(?:[（(][^\W\d]{1,3}[）)][^\W\d]{0,4})?"
"""国办发, 津财企一; 法（办）发, as offices with a code of their own write."""
YEAR = rf"(?P<year>{CENTURY}|(?<![（(【])(?<![路街巷弄里道村][〔\[［﹝])[5-9５-９]{D})"
"""2012; 98 until the nineties, in square brackets: no house in a street, （56）1号."""
YEARED = (
    rf"(?P<code>{CODE}){B}[{OPEN}]{B}{YEAR}{B}(?:年{B})?[{CLOSE}]{B}(?P<nth>第{B})?"
    rf"(?P<serial>[0-9０-９]{{1,5}}(?:[—\-～~至][0-9]{{1,5}})?){B}号"
)
SERIAL = rf"{D}{{1,4}}|[一二三四五六七八九十百零〇]{{1,6}}"
ORDER = rf"(?P<order>令|公告|通告|决定){B}(?:[(（]{B})?第{B}(?P<order_serial>{SERIAL}){B}号"
ANNOUNCED = (
    rf"(?P<notice>令|公告|通告)?{B}[〔（(\[]?(?P<notice_year>{CENTURY}){B}(?:年[〕）)\]]?|[〕）)\]])"
    rf"{B}第{B}(?P<notice_serial>{D}{{1,4}}){B}号"
)
EARLY = (
    rf"[〔\[［（(]{B}(?P<early_year>(?:19|１９)?[5-9５-９]{D}){B}[〕\]］）)]{B}(?P<early_code>[^\W\d]{{2,10}}?)"
    rf"(?P<early_nth>第{B})?(?P<early_serial>{D}{{1,5}}){B}号"
)
"""（94）财税字第12号: as numbers were written until the nineties, the year first."""
NUMBER = rarely(f"{YEARED}|{ORDER}|{ANNOUNCED}")
YEARED_NUMBER, EARLY_NUMBER = rarely(YEARED), rarely(EARLY)
ORDER_NUMBER = rarely(f"{ORDER}|{ANNOUNCED}")
"""The two kinds of `NUMBER` apart: few texts have the second, and none without 第."""


def find_number(
    text: str, start: int, end: int, yeared: Rare = YEARED_NUMBER, ordered: Rare = ORDER_NUMBER
) -> re.Match[str] | None:
    """The first number between two positions; other patterns of the two kinds than those of `NUMBER` may be given."""
    if text.find("号", start, end) < 0:
        return None
    first = yeared.search(text, start, end)
    second = ordered.search(text, start, end) if text.find("第", start, end) >= 0 else None
    return min(filter(None, (first, second)), key=re.Match.start, default=None)


def read_number(match: re.Match[str]) -> DocumentNumber:
    """The parts of a match of `NUMBER`, or of either of its kinds."""
    groups = match.groupdict()
    if groups.get("early_code"):
        return _early(match)
    return _yeared(match) if groups.get("code") else _ordered(match)


def _early(match: re.Match[str]) -> DocumentNumber:
    """A number with its year first; the year as written in the text, in full beside it."""
    year, code = match["early_year"].translate(WIDE_DIGITS), match["early_code"]
    serial = match["early_serial"].translate(WIDE_DIGITS)
    text = f"〔{year}〕{code}{'第' if match['early_nth'] else ''}{serial}号"
    return DocumentNumber(text, code, int(year) % 100 + 1900, int(serial))


def _yeared(match: re.Match[str]) -> DocumentNumber:
    code = "".join(match["code"].split())
    return yeared(code, match["year"], match["serial"], bool(match["nth"]))


def _ordered(match: re.Match[str]) -> DocumentNumber:
    """The number of an order or an announcement."""
    if match["order"]:
        written = match["order_serial"].strip().translate(WIDE_DIGITS)
        return DocumentNumber(f"{match['order']}第{written}号", match["order"], None, cardinal(written))
    name, year, serial = match["notice"] or "", int(match["notice_year"]), int(match["notice_serial"])
    return DocumentNumber(f"{name}{year}年第{serial}号", name, year, serial)


def yeared(code: str, year: str, serial: str, nth: bool = False) -> DocumentNumber:
    """A number of the ordinary form, with the 第 that it may be written with; a range (45-47) has its first serial.

    That of an order or announcement begins with the word, whoever issued it: 令〔2019〕第4号. A year of two digits is
    one of the nineteen-hundreds.
    """
    code = next((word for word in ORDERS if code.endswith(word)), code)
    year, serial = year.translate(WIDE_DIGITS), serial.translate(WIDE_DIGITS)
    first = re.match(r"[0-9]+", serial)
    before = "第" if nth else ""
    full = int(year) if len(year) > 2 else 1900 + int(year)
    return DocumentNumber(f"{code}〔{year}〕{before}{serial}号", code, full, int(first[0]) if first else None)


ORDERS = ("公告", "通告", "令")
"""The words that stand in a number in the place of an agency's code."""
BEFORE_WORD = rarely(
    rf"(?:(?P<worded_year>{CENTURY}){B}年{B})?第{B}(?P<worded>{SERIAL}){B}号(?P<word>{'|'.join(ORDERS)})"
)
"""The number before its word: 2014年第34号公告, 海关总署第61号令."""


def worded_number(match: re.Match[str]) -> DocumentNumber:
    """What a match of `BEFORE_WORD` says, as written."""
    year, serial, word = match.group("worded_year", "worded", "word")
    written = serial.translate(WIDE_DIGITS)
    text = f"{int(year)}年第{written}号{word}" if year else f"第{written}号{word}"
    return DocumentNumber(text, word, int(year) if year else None, cardinal(written))


OWN_PREFIX = rarely(rf"{B}(?:发布文号|发文字号|发文文号|公文文号|文{B}号|字{B}号){B}[：:]{B}")
ORDER_LINE = rarely(rf"(?P<issuers>[\w \u3000\t、]{{0,60}}?)\s*+(?:{ORDER}|{ANNOUNCED}){B}[）)]?$")
SERIAL_LINE = rarely(
    rf"[（(]?{B}(?:(?P<year>{CENTURY}){B}年{B})?第{B}(?P<serial>{SERIAL}){B}号{B}[）)]?$"
    rf"|[〔\[［（(]{B}(?P<bracketed>{CENTURY}){B}[〕\]］）)]{B}第{B}(?P<nth>{D}{{1,4}}){B}号$"
)
"""（第19号）, 第　37　号, 2020年第6号, 〔2019〕第4号: the number of an order or announcement under its title."""


def own_number(line: str, title: str | None) -> DocumentNumber | None:
    """The number that a line of the 版头 consists of; `title` tells an order's from an announcement's."""
    if not line.rstrip().rstrip("）)").rstrip().endswith("号"):
        return None
    if "第" in line and (match := SERIAL_LINE.match(line)):
        name = next((each for each in ORDERS if title and title.rstrip("）)").endswith(each)), "")
        if match["bracketed"]:
            return yeared(name, match["bracketed"], match["nth"], True) if name else None
        if not (name or match["year"]):
            return None
        serial = match["serial"].translate(WIDE_DIGITS)
        year = int(match["year"]) if match["year"] else None
        text = f"{name}{f'{year}年' if year else ''}第{serial}号"
        return DocumentNumber(text, name, year, cardinal(serial))
    bare = line.strip()
    if bare.startswith(("（", "(")) and bare.endswith(("）", ")")):
        line = bare[1:-1]  # （国办发〔2023〕17号）, under the title of a text in a collection
    prefix = OWN_PREFIX.match(line) if holds_any("：:", line) else None
    start = prefix.end() if prefix else 0
    match = YEARED_NUMBER.match(line, start)
    if match and line[match.end() :].lstrip() in ("", "）", ")"):
        return _yeared(match)
    match = EARLY_NUMBER.match(line, start) if line[start : start + 1] in OPEN else None
    if match and not line[match.end() :].strip():
        return _early(match)
    match = ORDER_LINE.match(line, start) if "第" in line else None
    return _ordered(match) if match and _may_issue(match["issuers"].rstrip()) else None


def _may_issue(words: str) -> bool:
    """Whether words before 令 or 公告 are nothing, a body, or a congress in session; else they are of a title."""
    return not words or names_body(words) or words.endswith(("会议", "）", ")"))
