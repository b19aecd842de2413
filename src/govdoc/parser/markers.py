"""Where might a numbered unit open? Reading → candidates.

A marker is a value with an order: style, ordinal, `follows`. Whether a candidate opens a unit is for the outline
to decide; here only what cannot be a marker is kept out: a number in a sentence, a date, a decimal fraction, a
reference to a clause (the character behind it decides).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from govdoc.model import MarkerStyle
from govdoc.parser.numerals import CHINESE, cardinal
from govdoc.parser.paragraphs import Para
from govdoc.parser.reading import Reading
from govdoc.patterns import rarely

BLANKS = r"[^\S\n]"
CN = f"[{CHINESE}]"
MARKER = re.compile(
    rf"(?:第{BLANKS}?(?P<law>{CN}{{1,7}}|\d(?:{BLANKS}?\d){{0,3}}){BLANKS}?(?P<level>[编章节条])(?P<sub>之{CN}{{1,3}}|\s*+之{CN}{{1,3}}(?=\s))?(?!款|项[的、，。之规中]|例|文件)"
    rf"|(?P<han>{CN}{{1,5}}){BLANKS}?[、．.﹒](?!、)"
    rf"|[（(]{BLANKS}?(?P<han_round>{CN}(?:{BLANKS}?{CN}){{0,4}}){BLANKS}?[)）]、?"
    rf"|(?P<decimal>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}})[.．]?(?=[^\S\n]|[^\W\d])(?!{BLANKS}?[年月日个项条万亿元倍分%％级])"
    rf"|(?P<digit>\d{{1,3}}){BLANKS}?(?P<point>[.．﹒](?:(?=\d{{4}}{BLANKS}?年)|(?=\d{{1,2}}[A-Z月]|\d{{3,4}}[^\W\d])|(?!\d))|、|[)）])"
    rf"|[（(]{BLANKS}?(?P<digit_round>\d{{1,3}}){BLANKS}?[)）]"
    r"|(?P<circled>[①-⑳])|(?P<enclosed>[⑴-⒇⒈-⒛㈠-㈩])"
    rf"|(?P<bare>{CN}{{1,3}}|\d{{1,2}})[\u3000\t](?=[^\W\d])){BLANKS}*"
)
"""Alternatives, in order: 第X条; 一、; （一）; 1.1; 1. 1、 1); （1）; ①; ⑴ ⒈ ㈠; 一　 or 1　 before a wide blank.
Each with the blanks behind it."""
BEHIND_STOP = re.compile(
    rf"[。；;：:！？）)〕\]］]{BLANKS}*+(?=[（(](?!.[)）][（(])[{CHINESE}\d\s]{{1,7}}+[)）][^（(]|[第①-⒛㈠-㈩\d{CHINESE}])"
)
"""Where a marker can stand in the middle of a paragraph: behind a stop, and no bracket opens right behind it. That is
asked first of the shortest, （一）（一）（一）, which takes a third off the time."""

FIRST = frozenset(f"第（({CHINESE}0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳") | {
    chr(code)
    for first, last in (("⑴", "⒇"), ("⒈", "⒛"), ("㈠", "㈩"))
    for code in range(ord(first), ord(last) + 1)
}
"""Characters that a marker can begin with."""


class Place:
    """How a candidate stands: the better the place, the less its ordinal has to prove."""

    PARAGRAPH = 2
    """It opens a paragraph."""
    LINE = 1
    """It opens a physical line inside a paragraph of hard-wrapped text, or stands where a paragraph may."""
    INLINE = 0
    """It follows a stop inside a paragraph."""


class Candidate(Struct, frozen=True, gc=False):
    """A string that may open a numbered unit."""

    start: int
    """Reading position of its first character."""
    end: int
    """Reading position of the first character behind it and the blanks that follow."""
    text: str
    """As written, without blanks."""
    style: MarkerStyle
    family: MarkerStyle
    """The style under which authors mix it: 1、 counts on from 1. and 一级 1 from 1.1."""
    ordinal: tuple[int, ...]
    place: int

    @property
    def number(self) -> int:
        """The last number of the ordinal: the one that counts on."""
        return self.ordinal[-1]

    def follows(self, other: "Candidate") -> bool:
        """Whether it is the next one after another in its enumeration."""
        mine, its = self.ordinal, other.ordinal
        if self.family != other.family:
            return False
        if len(mine) == 1:  # 第四条 follows 第三条 and 第三条之一
            return mine[0] == its[0] + 1 and (len(its) == 1 or self.family != "1.1")
        if self.family == "1.1":
            return mine[:-1] == its[:-1] and mine[-1] == its[-1] + 1
        return mine == (its[0], (its[1] if len(its) == 2 else 0) + 1)


FAMILY: dict[MarkerStyle, MarkerStyle] = {"1、": "1.", "1": "1.1"}
"""Styles that authors mix in one enumeration with another."""


def find_markers(reading: Reading, paras: Sequence[Para]) -> list[Candidate]:
    """Every candidate, in reading order."""
    text = reading.text
    places = {match.end(): Place.INLINE for match in BEHIND_STOP.finditer(text)}
    places.update(dict.fromkeys(reading.line_starts, Place.LINE))
    places.update(dict.fromkeys([para.start for para in paras if para.table is None], Place.PARAGRAPH))
    found: list[Candidate] = []
    at = -1
    for start in sorted(places):
        if start >= at and text[start] in FIRST and (match := MARKER.match(text, start)):
            candidate = read_marker(match, text, places[start])
            if candidate:
                found.append(candidate)
                at = candidate.end
    return found


def read_marker(match: re.Match[str], text: str, place: int) -> Candidate | None:
    """What a match of `MARKER` says; None for what no unit opens with where it stands."""
    marker = match[0].rstrip()
    written, style, family, ordinal = _value(match.lastgroup, marker)
    start, behind = match.span()
    end = start + len(marker)
    if style in DOUBTFUL and not _can_open(style, text, end, place):
        return None
    if text[end : end + 1] in NUMERALS and _counts_something(match.lastgroup, text, end, ordinal, place):
        return None
    return Candidate(start, behind, written, style, family, ordinal, place)


NUMERALS = frozenset(f"{CHINESE}0123456789０１２３４５６７８９")
RANGE = rarely("(?P<numeral>[一二三四五六七八九十]{1,2})[级类线期等次、]")
GLUED = rarely(r"\d{3,4}(?!\d|\s?年)")


def _counts_something(kind: str | None, text: str, end: int, ordinal: tuple[int, ...], place: int) -> bool:
    """Whether a number with another one behind it is no marker: 一、二级 names two grades, 1.234 is one number.

    七、二级医院… that opens a paragraph is one, and so is 11.121工程: the numbers before them decide.
    """
    if kind == "han":
        graded = RANGE.match(text, end)
        return graded is not None and (
            place != Place.PARAGRAPH or cardinal(graded["numeral"]) == ordinal[-1] + 1
        )
    is_glued = kind == "point" and GLUED.match(text, end) is not None
    return is_glued and (place != Place.PARAGRAPH or ordinal == (1,))


DOUBTFUL = frozenset({"一", "1", "第章", "第节", "第条"})
"""Styles that also stand in sentences."""


def _can_open(style: MarkerStyle, text: str, end: int, place: int) -> bool:
    """Whether a marker of a doubtful style can open a unit where it stands, by what is behind its `end`."""
    if style == "第条":
        return _opens_article(text, end, place)
    if style in ("第章", "第节"):
        return not REFERENCE.match(text, end)
    return place == Place.PARAGRAPH


def _opens_article(text: str, end: int, place: int) -> bool:
    """Whether what stands behind 第X条 lets it open an article: a blank, a title, a line's end, text of its own.

    A reference goes on with 规定, 所列, 、第四条, 至第六条.
    """
    if end >= len(text) or text[end] in " \t\u3000\xa0\n【[":
        return True
    return place != Place.INLINE and not REFERENCE.match(text, end)


REFERENCE = rarely(
    r"[、，,。；;和及或与至到》」”’）)]|规定|所列|所称|的|之规定|（[一二三四五六七八九十]{1,3}）项|第"
)


@lru_cache(maxsize=4096)
def _value(kind: str | None, marker: str) -> tuple[str, MarkerStyle, MarkerStyle, tuple[int, ...]]:
    """A marker without blanks, its style, family and ordinal; `kind` is the last group of its match.

    Remembered, since every notice counts with the same few: 一、 （二） 3.
    """
    written = "".join(marker.split())
    style, ordinal = _style_and_ordinal(kind, written)
    return written, style, FAMILY.get(style, style), ordinal


def _style_and_ordinal(kind: str | None, written: str) -> tuple[MarkerStyle, tuple[int, ...]]:
    if kind in ("level", "sub"):
        return _law(written)
    if kind == "point":
        return POINTS[written[-1]], (cardinal(written[:-1]),)
    if kind == "decimal":
        return "1.1", tuple([cardinal(piece) for piece in re.split("[.．]", written.rstrip(".．"))])
    if kind == "circled":
        return "①", (ord(written) - ord("①") + 1,)
    if kind == "enclosed":
        return _enclosed(written)
    if kind == "bare":
        return ("1" if written.isdecimal() else "一"), (cardinal(written),)
    return ROUND_STYLES[kind or ""], (cardinal(written.strip("（()）、．.﹒")),)


def _law(written: str) -> tuple[MarkerStyle, tuple[int, ...]]:
    """第三条, 第三条之一."""
    number, _, behind = written[1:].partition("之")
    ordinal = (cardinal(number[:-1]),)
    return LAW_STYLES[number[-1]], (*ordinal, cardinal(behind)) if behind else ordinal


LAW_STYLES: dict[str, MarkerStyle] = {"编": "第编", "章": "第章", "节": "第节", "条": "第条"}
POINTS: dict[str, MarkerStyle] = {".": "1.", "．": "1.", "﹒": "1.", "、": "1、", ")": "1）", "）": "1）"}
ROUND_STYLES: dict[str, MarkerStyle] = {"han": "一、", "han_round": "（一）", "digit_round": "（1）"}


def _enclosed(written: str) -> tuple[MarkerStyle, tuple[int, ...]]:
    for first, style in (("⑴", "（1）"), ("⒈", "1."), ("㈠", "（一）")):
        if 0 <= ord(written) - ord(first) < 20:
            return style, (ord(written) - ord(first) + 1,)  # type: ignore[return-value]
    raise ValueError(written)
