"""Is it a body, and which bodies does a list name? Names told from prose, lists split at the right places."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from govdoc.parser.data import column

BLANK = re.compile(r"[ \t\u3000\xa0\n]+")


class Name(NamedTuple):
    """A body's name in the reading."""

    start: int
    end: int
    text: str
    """Without blanks."""
    open: bool
    """Whether 等 follows it."""


NAME_LENGTH = 42
"""Code points that a name can have; 领导小组办公室 of long-named groups come near it."""
INNER = r"[（(〔\[［〈][^（(〔\[［〈）)〕\]］〉\n]{0,60}(?:[（(〔\[［〈][^（(〔\[［〈）)〕\]］〉\n]{0,40}[）)〕\]］〉][^（(〔\[［〈）)〕\]］〉\n]{0,40}){0,3}[）)〕\]］〉]"
"""A bracket inside a name, with one more inside it."""
PIECE = re.compile(rf"(?:[^、，,；;。（(〔\[［〈\n]|{INNER}|[（(〔\[［〈])+")
"""What stands between separators; a separator in a bracket parts nothing: 各县（市、区）."""
OPEN_END = re.compile(
    r"(?<![高中初平同劳优对均一二三特])等(?![级候额同于价次效])(?P<rest>(?:[一二三四五六七八九十0-9]{0,3}个?)?[^等]{0,24})$"
)
BARE_NOUNS = re.compile(r"(?:(?:多|各|几|[一二三四五六七八九十0-9]+)?个?(?:部门|单位|机构|企业|成员单位|方面|方|部委|委办局)?(?:和|及|、|以及)?(?:部门|单位|机构|企业|方面)?)$")
"""等部门, 等单位, 等部门和企业, 等9个部门: say nothing that a name would."""
GROUP_HEAD = re.compile(r"(?:各|全市各|全省各|全区各|全县各)")
PLACE_WORD = re.compile(
    r"(?:各|全[省市区县]各)?(?:地级以上|设区的?|省辖|地级|州|直辖|县级)?(?:地|省|区|市|县|州|盟|旗|自治区|自治州|自治县|直辖市|镇|乡|街道|镇街|计划单列市|市州|区县|县区|县市区|城区|新区)"
    r"(?:[（(〔〈\[][^）)〕〉\]]{1,12}[）)〕〉\]])?(?:区|市|县)?$"
)
"""A kind of place without the body that governs it: 各区, 县（市）, 自治州."""
SHARED_HEAD = re.compile(r"(?:人民政府|政府|党委|管委会|领导小组|管理委员会|办事处|有关部门|有关单位|相关部门|相关单位|主管部门|行政部门|部门|单位|局|厅|委)(?:[（(〔〈\[][^）)〕〉\]]{1,12}[）)〕〉\]])?$")
LEVEL_WORD = re.compile(r"(?:中央|中|国家|省|市|县|区|州|乡|自治区|中省|部|军|驻[一-鿿]{0,3})$")
CONJUNCTION = re.compile(r"以及|和|及|与")
SELF_STANDING = re.compile(r"(?:各|有关|相关|市|省|区|县|州|国家|中央|全|其他|其它|驻|自治区|乡镇|街道)")
"""How the right side of 和 begins where it stands by itself."""
BARE_NOUN = re.compile(r"(?:单位|部门|机构|企业|组织|地区|人员|处室|科室|团体|院校|个人|直属机构)$")


@cache
def _ending() -> re.Pattern[str]:
    endings = sorted(column("endings"), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(endings)})(?:[（(〔〈\\[［][^）)〕〉\\]］]{{1,40}}(?:[（(][^）)]{{1,12}}[）)])?[）)〕〉\\]］])?$")


PROSE = re.compile(r"[。：:！？“”]|(?<![相目])的|应当|可以|不得|进行|予以|依法|按照|根据|通过|对于|是否|已经|确定|符合|如下|以上(?!市)|以下|属于|包括|不含|其中|参照|见附|含[^山]|下同|原[^则]|指|超过|为")
"""Words that no body's name has."""


def is_body(name: str) -> bool:
    """Whether a string reads as the name of a body or of a group of bodies."""
    return 2 <= len(name) <= NAME_LENGTH and bool(_ending().search(name)) and not PROSE.search(name)


def read_names(text: str, start: int, end: int) -> list[Name]:
    """The names in a list: split at 、 ， ；, and at 和 及 以及 between bodies; groups kept whole."""
    pieces = [(match.start(), match.end()) for match in PIECE.finditer(text, start, end)]
    names: list[Name] = []
    for first, last in _groups(text, pieces):
        names += _one_or_more(text, first, last)
    return names


def _groups(text: str, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Pieces, those put together again that only together name somebody: 各区、市、县人民政府."""
    index = 0
    while index < len(pieces):
        start, end = pieces[index]
        last = index
        while last + 1 < len(pieces) and _needs_more(text, pieces, index, last):
            last += 1
        if last > index and _completes(_plain(text, *pieces[last])):
            end = pieces[last][1]
            index = last
        yield start, end
        index += 1


def _plain(text: str, start: int, end: int) -> str:
    return BLANK.sub("", text[start:end])


def _needs_more(text: str, pieces: list[tuple[int, int]], first: int, last: int) -> bool:
    """Whether the piece at `last` is only the beginning of a name, and 、 (not ，) parts it from the next."""
    if text[pieces[last][1]] != "、":
        return False
    word = _plain(text, *pieces[last])
    if LEVEL_WORD.match(word):
        return True
    return bool(PLACE_WORD.match(word)) and (first < last or word.startswith(("各", "全")))


def _completes(name: str) -> bool:
    return bool(SHARED_HEAD.search(name)) and not OWN_PREFIX.match(name)


OWN_PREFIX = re.compile(r"(?:省|市|区|县|州|自治区)(?:委|政府|人民政府|[一-鿿]{2,14}(?:局|委|厅|办|中心|会))(?:$|（|\()")
"""A name that has its own level is nobody's continuation: 各区、市财政局 are two. (市、县人民政府 is matched before.)"""


def _one_or_more(text: str, start: int, end: int) -> Iterator[Name]:
    """The names in one piece: 等 cut off, 和 between bodies split."""
    start, end = _trim(text, start, end)
    piece = text[start:end]
    if "等" in piece and (match := OPEN_END.search(piece)):
        rest = _plain(piece, match.start("rest"), len(piece))
        yield from _split_conjunction(text, start, start + match.start(), True)
        if rest and not BARE_NOUNS.match(rest):
            yield from _split_conjunction(text, start + match.start("rest"), end, False)
        return
    yield from _split_conjunction(text, start, end, False)


def _split_conjunction(text: str, start: int, end: int, is_open: bool) -> Iterator[Name]:
    for match in CONJUNCTION.finditer(text, start + 2, end):
        if _depth(text, start, match.start()):
            continue
        left, right = _plain(text, start, match.start()), _plain(text, match.end(), end)
        if _parts(left, right):
            yield from _named(text, start, match.start(), False)
            yield from _one_or_more(text, match.end(), end)
            return
    yield from _named(text, start, end, is_open)


def _parts(left: str, right: str) -> bool:
    """Whether 和 stands between two bodies, not inside a name."""
    right = right.split("等")[0]
    stands = SELF_STANDING.match(right) and _ending().search(right)
    if not is_body(left) or not (stands or is_body(right)):
        return False
    if BARE_NOUN.match(right):
        return False
    return bool(SELF_STANDING.match(right)) or len(right) > 4 or not left.endswith(("部门", "单位"))


def _depth(text: str, start: int, end: int) -> int:
    piece = text[start:end]
    return sum(piece.count(c) for c in "（(〔[［〈") - sum(piece.count(c) for c in "）)〕]］〉")


def _named(text: str, start: int, end: int, is_open: bool) -> Iterator[Name]:
    start, end = _trim(text, start, end)
    if start < end:
        yield Name(start, end, _plain(text, start, end), is_open)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks at the edges."""
    while start < end and text[start] in " \t\u3000\xa0\n":
        start += 1
    while start < end and text[end - 1] in " \t\u3000\xa0\n":
        end -= 1
    return start, end
