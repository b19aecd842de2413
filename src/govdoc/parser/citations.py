"""Which other documents does the text name? 《title》（number）, or a number alone → citations."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from govdoc.model import DocumentNumber
from govdoc.parser.dates import B, D
from govdoc.parser.kinds import kind_of
from govdoc.parser.numbers import (
    ANNOUNCED,
    BEFORE_WORD,
    CLOSE,
    EARLY,
    OPEN,
    ORDER,
    ORDER_NUMBER,
    ORDERS,
    YEAR,
    YEARED_NUMBER,
    find_number,
    read_number,
    worded_number,
    yeared,
)
from govdoc.parser.numerals import CHINESE
from govdoc.patterns import holds_any, rarely

BOOK = re.compile(r"[《》\n]")
REMARK = rarely(rf"{B}[（(〔\[]{B}|[，,]{B}(?=[^\W\d]{{2,16}}[〔\[［（(](?:19|20))")
"""What parts a title from its number: a bracket, or a comma."""
REMARK_LENGTH = 120
"""Code points behind a title in which its number stands."""
NUMBER_LENGTH = 36
"""Code points that a number takes from its year, or from 令 or 公告, to its 号."""
CODE_LENGTH = 12
YEAR_IN_TEXT = rarely(
    rf"[{OPEN}]{B}{YEAR}{B}(?:年{B})?[{CLOSE}]{B}"
    rf"(?P<nth>第{B})?(?P<serial>{D}{{1,5}}){B}号"
)
"""A number in running text, from its year on: where its code begins is found backwards."""
ORDER_IN_TEXT = rarely(rf"{ORDER}|(?=公告|令|通告){ANNOUNCED}|{EARLY}")
_INSIDE = r"[一-鿿]{1,3}[）)][一-鿿A-Za-z]{1,4}$"
BEFORE_CODE = rarely(
    r"(?:按照|根据|依据|依照|贯彻|落实|执行|符合|印发|转发|颁[发布]|发布|以及|下发|参照|遵照|文件|[你我贵该][院部委省市区县局厅署办处会行校]"
    rf"|[^一-鿿A-Za-z（(）)]|[（(](?!{_INSIDE})|[）)](?![一-鿿A-Za-z]{{1,4}}$)|[和及与以按照由见即在的据了日])"
    r"(?=[\w（()）]{1,12}$)"
)
"""What stands before a code, which may have a bracket in it: 法（办）发."""
OWNER = rarely(
    r"(?:[省市县区州][^\W\d]+|[^\W\d]{4,}|教育|财政|公安|民政|司法|商务|科技|文化|卫生|农业|水利|建设|交通|人事|劳动|人社)"
    r"(?:委|局|厅|部|院|署|办公室|政府)(?=[^\W\d]{3,}$)"
)
"""Whose the code is, where he is named before it: 县纪委岚纪办〔2012〕2号."""


class DraftCitation(Struct):
    """A cited document; positions in the reading."""

    start: int
    end: int
    title: str | None
    number: DocumentNumber | None


def find_citations(text: str, start: int, end: int) -> list[DraftCitation]:
    """Every citation between two positions, in order: titles of documents with or without number, and bare numbers."""
    found = [_titled(text, first, last, end) for first, last in _books(text, start, end)]
    cited = [each for each in found if each.number or (each.title and kind_of(each.title))]
    bare = list(_bare_numbers(text, start, end, found))
    return sorted(_joined(text, cited, bare), key=lambda each: each.start)


PUBLISHED = rarely(r"(?:(?:发布|公布|颁布|印发|下发)的)?(?=《)")


def _joined(text: str, cited: list[DraftCitation], bare: list[DraftCitation]) -> list[DraftCitation]:
    """Titles and numbers, one citation where the number stands before the title: 国务院令第493号公布的《…条例》."""
    titled = {each.start: each for each in cited if not each.number} if bare else {}
    taken = set()
    for each in bare if titled else ():
        if (match := PUBLISHED.match(text, each.end)) and (behind := titled.get(match.end())):
            each.title, each.end = behind.title, behind.end
            taken.add(behind.start)
    return [*(each for each in cited if each.start not in taken), *bare]


def _books(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The outermost 《》 pairs; a paragraph's end closes them all."""
    opened = text.find("《", start, end)
    while opened >= 0:
        closed, stop = _book_end(text, opened, end)
        if closed:
            yield opened, stop
        opened = text.find("《", stop, end)


def _book_end(text: str, opened: int, end: int) -> tuple[bool, int]:
    """Whether a 《 is closed within its paragraph, and behind what ends it."""
    depth = 0
    for match in BOOK.finditer(text, opened, end):
        if match[0] == "\n":
            return False, match.end()
        depth += 1 if match[0] == "《" else -1
        if not depth:
            return True, match.end()
    return False, end


def _titled(text: str, start: int, end: int, stop: int) -> DraftCitation:
    title = "".join(text[start + 1 : end - 1].split())
    if remark := REMARK.match(text, end, stop):
        limit = _line_end(text, remark.end(), min(end + REMARK_LENGTH, stop))
        if found := _number_in(text, remark.end(), limit):
            return DraftCitation(start, found[0], title, found[1])
    return DraftCitation(start, end, title, None)


def _number_in(text: str, start: int, end: int) -> tuple[int, DocumentNumber] | None:
    """The first number in a remark, and where it ends; without a code only where it is all that stands there."""
    worded = BEFORE_WORD.search(text, start, end) if holds_any(ORDERS, text[start:end]) else None
    other = find_number(text, start, end)
    first = min(filter(None, (worded, other)), key=re.Match.start, default=None)
    if first and not holds_any("《）)", text[start : first.start()]):
        return first.end(), worded_number(first) if first is worded else _without_owner(read_number(first))
    if bare := YEAR_IN_TEXT.match(text, start, end):
        return bare.end(), yeared("", bare["year"], bare["serial"], bool(bare["nth"]))
    return None


def _without_owner(number: DocumentNumber) -> DocumentNumber:
    """A number without the name of the body whose code it has."""
    owner = OWNER.match(number.code)
    if not owner:
        return number
    return replace(number, text=number.text[owner.end() :], code=number.code[owner.end() :])


def _line_end(text: str, start: int, stop: int) -> int:
    at = text.find("\n", start, stop)
    return stop if at < 0 else at


def _line_start(text: str, start: int, stop: int) -> int:
    return max(start, text.rfind("\n", start, stop) + 1)


def _bare_numbers(text: str, start: int, end: int, titled: list[DraftCitation]) -> Iterator[DraftCitation]:
    starts = [each.start for each in titled]
    for match in _numbers(text, start, end):
        before = bisect_right(starts, match.start()) - 1
        if before >= 0 and match.start() < titled[before].end:
            continue
        if match.lastgroup == "word":  # of `BEFORE_WORD`
            yield DraftCitation(match.start(), match.end(), None, worded_number(match))
        elif match.lastgroup == "serial":  # of `YEAR_IN_TEXT`
            yield from _coded(text, start, match)
        else:
            yield DraftCitation(match.start(), match.end(), None, read_number_in_text(match))


def _numbers(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The numbers that end at a 号; none runs over a paragraph's end."""
    behind = start
    at = text.find("号", start, end)
    while at >= 0:
        last = text[at - 1]
        if last.isdigit() or last in CHINESE or last.isspace():
            first = _line_start(text, max(behind, at - NUMBER_LENGTH), at)
            match = BEFORE_WORD.search(text, first, at + 3) if text.startswith(ORDERS, at + 1) else None
            if match := match or find_number(text, first, at + 1, YEAR_IN_TEXT, ORDER_IN_TEXT):
                behind = match.end()
                yield match
        at = text.find("号", at + 1, end)


def _coded(text: str, start: int, match: re.Match[str]) -> Iterator[DraftCitation]:
    first = _line_start(text, max(start, match.start() - CODE_LENGTH), match.start())
    before = text[first : match.start()].rstrip()
    cut = 0
    for boundary in BEFORE_CODE.finditer(before):
        cut = boundary.end()
    cut += len(before[cut:]) - len(before[cut:].lstrip("（("))
    if owner := OWNER.match(before, cut):
        cut = owner.end()
    code = "".join(before[cut:].split())
    if code:
        number = yeared(code, match["year"], match["serial"], bool(match["nth"]))
        yield DraftCitation(first + cut, match.end(), None, number)


def read_number_in_text(match: re.Match[str]) -> DocumentNumber:
    """The number of an order or announcement in running text, read as it would be by itself."""
    return read_number(YEARED_NUMBER.match(match[0]) or ORDER_NUMBER.match(match[0]) or match)
