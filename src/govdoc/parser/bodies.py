"""Is it a body, and which bodies does a list name? Names told from prose, lists split at the right places."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from govdoc.model import Mention, Span
from govdoc.parser.data import table
from govdoc.patterns import Leading, holds_any, rarely

BLANK = re.compile(r"[ \t\u3000\xa0\n]+")
REMEMBERED = 8192
"""Distinct strings whose reading is kept: names recur, within a notice and over an archive."""


class Name(Struct, frozen=True, gc=False):
    """A body's name in a piece."""

    start: int
    end: int
    text: str
    """Without blanks."""
    open: bool
    """Whether 等 follows it."""


Piece = tuple[int, str]
"""Where a stretch between two separators starts in the reading, and its words."""

NAME_LENGTH = 42
"""Code points that a name can have; 领导小组办公室 of long-named groups come near it."""
_PLAIN = r"[^（(〔\[［〈）)〕\]］〉\n]"
_INNER = rf"[（(〔\[［〈]{_PLAIN}{{0,60}}(?:[（(〔\[［〈]{_PLAIN}{{0,40}}[）)〕\]］〉]{_PLAIN}{{0,40}}){{0,3}}[）)〕\]］〉]"
"""A bracket inside a name, with one more inside it."""
SEPARATORS = "、，,；;。\n"
PIECE = re.compile(
    rf"((?:[^{SEPARATORS}（(〔\[［〈“]++|{_INNER}|“[^“”\n]{{0,20}}”|[（(〔\[［〈“])++)([{SEPARATORS}]*+)"
)
"""What stands between separators; a separator in a bracket parts nothing: 各县（市、区）."""
TAIL_BRACKET = r"(?:[（(〔〈\[][^）)〕〉\]]{1,12}[）)〕〉\]])?"
ENDINGS = tuple(row[0] for row in table("endings"))
REMARK_OPENERS = "（(〔〈[［"
ENDING_REMARK = rarely(r"[^）)〔〕〉\]］]{1,40}(?:[（(][^）)]{1,12}[）)])?[）)〕〉\]］]$")
"""The rest of a bracket behind a name's ending: 市科技局（知识产权局）."""
PROSE = re.compile(
    r"[。：:！？“”]|(?<![相目])的|应当|可以|不得|进行|予以|依法(?!治)|按照|根据|通过|对于|是否|已经|确定|符合|如下|以上(?!市)|以下"
    r"|属于|包括|不含|其中|参照|见附|含[^山]|下同|原[有来则为是]|指(?![挥导标])|超过|[相有无]关$|[成作视定分]为|(?<![自])由"
)
"""Words that no body's name has."""
OPEN_END = rarely(
    r"(?<![高中初平同劳优对均一二三特])等(?![级候额同于价次效])"
    r"(?P<rest>(?:[一二三四五六七八九十0-9]{0,3}个?)?[^等]{0,24})$"
)
BARE_NOUNS = rarely(
    r"(?:(?:多|各|几|[一二三四五六七八九十0-9]+)?个?(?:部门|单位|机构|企业|成员单位|处室|科室|方面|方|部委|委办局)?"
    r"(?:和|及|、|以及)?(?:部门|单位|机构|企业|方面)?)$"
)
"""等部门, 等单位, 等部门和企业, 等9个部门: say nothing that a name would."""
BARE_AND = rarely(
    r"[ \u3000]*(?:[多各几一二三四五六七八九十0-9]*个?(?:部门|单位|机构|企业|成员单位))?(?:以及|和|及|与)"
)
"""Behind 等, before a group that is named: 等部门和各市人民政府, 等和各区."""
PLACE_WORD = re.compile(
    r"(?:各有关|各|有关|相关|全[省市区县]各)?(?:地级以上|设区的?|省辖|地级|州|直辖|县级)?"
    r"(?:地|省|区|市|县|州|盟|旗|自治区|自治州|自治县|直辖市|镇|乡|街道|镇街|计划单列市|市州|区县|县区|县市区|城区|新区)"
    rf"{TAIL_BRACKET}(?:区|市|县)?$"
)
"""A kind of place without the body that governs it: 各区, 县（市）, 自治州."""
LEVEL_WORD = re.compile(r"(?:中央|中|国家|省|市|县|区|州|乡|自治区|中省|部|军|驻[^\W\d]{0,3})$")
SHARED_HEAD = rarely(
    r"(?:人民政府|政府|党委|管委会|领导小组|管理委员会|办事处|有关部门|有关单位|相关部门|相关单位|主管部门"
    rf"|行政部门|部门|单位|局|厅|委|企业|机构|法院|检察院){TAIL_BRACKET}$"
)
OWN_LEVEL = rarely(
    r"(?![省市区县州旗盟](?:[（(〔][^）)〕]{1,12}[）)〕])?(?:级)?(?:人民)?政府)(?:省|市|区|县|州|自治区)(?:委|政府|人民政府|[^\W\d]{2,14}(?:局|委|厅|办|中心|会))(?:$|（|\()"
)
"""A name that has its own level is nobody's continuation: 各区、市财政局 are two."""
CONJUNCTION = re.compile(r"以及|和|及|与")
SELF_STANDING = rarely(
    r"各|有关|相关|市|省|区|县|州|国家(?!税务总局|统计局|能源局)|中央|全|其他|其它|驻|自治区|乡镇|街道|国网"
)
"""How a name begins that stands by itself: the right side of 和, the next of several parted by blanks."""
BARE_GOVERNMENTS = ("人民政府", "政府", "党委", "人大", "政协", "管委会")
"""What shares the place of the name before it: 各县党委和人民政府 is one."""
BARE_NOUN = rarely(r"(?:单位|部门|机构|企业|组织|地区|人员|处室|科室|团体|院校|个人|直属机构)$")


@lru_cache(maxsize=REMEMBERED)
def is_body(name: str) -> bool:
    """Whether a string reads as the name of a body or of a group of bodies."""
    if not 2 <= len(name) <= NAME_LENGTH or not _has_ending(name):
        return False
    if "的" in name and MODIFIED.match(name):
        return True
    return not PROSE.search(QUOTED.sub("", name))


def _has_ending(name: str) -> bool:
    """Whether a name ends as bodies' names do, a remark in brackets aside."""
    return name.endswith(ENDINGS) or any(
        name.endswith(ENDINGS, 0, at) and ENDING_REMARK.match(name, at + 1)
        for at, char in enumerate(name)
        if char in REMARK_OPENERS
    )


QUOTED = re.compile("“[^“”]{1,12}”")
"""Part of a name: 市“放管服”改革领导小组办公室."""
MODIFIED = rarely(
    r"(?:(?:具有|承担|负有|履行)[^。：:]{2,30}|有[^。：:]{0,20}(?:职责|职能|权限|任务))的[^\W\d]{0,6}(?:部门|单位|机构|企业|处室)"
)
"""A group that its duty describes: 负有安全生产监督管理职责的部门."""


def clauses(text: str, start: int, end: int) -> Iterator[list[Piece]]:
    """The clauses of a segment, parted by ， ； 。 outside brackets, as pieces parted by 、."""
    words = text[start:end].lstrip(SEPARATORS)
    at = end - len(words)
    has_blanks = holds_any(" \u3000", words)
    pieces: list[Piece] = []
    for piece, separators in PIECE.findall(words):
        pieces += _spaced(at, piece) if has_blanks else [(at, piece)]
        at += len(piece) + len(separators)
        if not separators.startswith("、"):
            yield pieces
            pieces = []
    if pieces:
        yield pieces


def _spaced(at: int, piece: str) -> list[Piece]:
    """A stretch parted at its blanks where each of its words is a body that stands by itself: 市农委 市公安局.

    Else the blanks are such as copied text has anywhere: 市政府 办公室.
    """
    words = [(match.start(), match[0]) for match in WORD.finditer(piece)]
    are_bodies = all(len(word) > 2 and is_body(word) and SELF_STANDING.match(word) for _, word in words)
    return [(at + start, word) for start, word in words] if are_bodies and len(words) > 1 else [(at, piece)]


WORD = rarely(r"[^ \u3000]+")


def names_in(text: str, pieces: Sequence[Piece]) -> list[Mention]:
    """The names in the pieces of one clause: groups kept whole, 和 between bodies split, 等 cut off."""
    names: list[Mention] = []
    held: list[Mention] = []
    """Names that only the one behind them can make whole: 各区、市、 of 各区、市、县人民政府."""
    for start, piece in pieces:
        if not held and (whole := whole_name(piece)):
            names.append(Mention(whole, Span(start, start + len(piece))))
            continue
        for name in split_piece(piece):
            read = Mention(name.text, Span(start + name.start, start + name.end), open=name.open)
            if _is_unfinished(name.text, not held):
                held.append(read)
                continue
            names += _joined(text, held, read)
            held = []
    return names + held


@lru_cache(maxsize=REMEMBERED)
def whole_name(piece: str) -> str | None:
    """A piece that is just one name and names a body by itself, as most are; recurring ones become one string."""
    is_whole = split_piece(piece) == (Name(0, len(piece), piece, False),)
    return piece if is_whole and not _is_unfinished(piece, True) else None


def _joined(text: str, held: list[Mention], last: Mention) -> list[Mention]:
    """Held names and the one behind them: one group where it gives them their noun."""
    if not held or not _finishes(last.name):
        return [*held, last]
    start, end = held[0].span.start, last.span.end
    return [Mention(BLANK.sub("", text[start:end]), Span(start, end), open=last.open)]


@lru_cache(maxsize=REMEMBERED)
def _is_unfinished(name: str, first: bool) -> bool:
    """Whether a name names no body by itself: a level, a kind of place, a branch whose noun comes later."""
    if LEVEL_WORD.match(name):
        return True
    if PLACE_WORD.match(name):
        return not first or name.startswith(("各", "全", "有关", "相关"))
    return bool(BRANCH.match(name)) and not is_body(name)


BRANCH = Leading(r"(?:各|全[省市县区])[^\W\d]{2,6}$|(?:具有|承担|负有|履行)[^的]{2,24}$", "各全具承负履")
"""全市供水、燃气企业, 负有登记、保管职能的部门: the first of several that share their noun."""


@lru_cache(maxsize=REMEMBERED)
def _finishes(name: str) -> bool:
    """Whether a name gives those before it their noun, and has no level of its own."""
    return (
        bool(SHARED_HEAD.search(name) or SHARED_COMPANY.match(name))
        and not OWN_LEVEL.match(name)
        and not OWN_GROUP.match(name)
    )


SHARED_COMPANY = rarely(r"(?:县|区|市)(?:[（(][^（）()]{1,6}[）)])?[^\W\d]{0,6}公司$")
"""A company that a level of government leads: 各市、县（区）供电公司."""
OWN_GROUP = rarely(r"(?![县区市]级市?(?:人民)?政府)(?:各|全[省市县区]|[省市县区][级直]|有关|相关|其他)")
"""A group that stands by itself: 各区、各部门 are two."""


LEADING = Leading(r"[ \u3000]*(?:以及|和|及|与)(?=[各市省县区有相])", " \u3000以和及与")
"""A conjunction that a comma parts from the list before: …公司，和各市有关部门."""


@lru_cache(maxsize=REMEMBERED)
def split_piece(piece: str) -> tuple[Name, ...]:
    """The names in one piece, positions in the piece."""
    if match := LEADING.match(piece):
        return tuple(
            replace(name, start=name.start + match.end(), end=name.end + match.end())
            for name in split_piece(piece[match.end() :])
        )
    if "等" in piece and (match := OPEN_END.search(piece)):
        first = _split_conjunction(piece, 0, match.start(), True)
        rest = BLANK.sub("", match["rest"])
        if not rest or BARE_NOUNS.match(rest):
            return tuple(first)
        start = match.start("rest")
        if (joined := BARE_AND.match(piece, start)) and not BARE_NOUN.match(piece[joined.end() :]):
            start = joined.end()
        return (*first, *_split_conjunction(piece, start, len(piece), False))
    return tuple(_split_conjunction(piece, 0, len(piece), False))


def _split_conjunction(piece: str, start: int, end: int, is_open: bool) -> list[Name]:
    for match in CONJUNCTION.finditer(piece, start + 2, end):
        left, right = BLANK.sub("", piece[start : match.start()]), BLANK.sub("", piece[match.end() : end])
        if not is_unclosed(left) and _parts(left, right):
            rest = split_piece(piece[match.end() : end])
            shifted = [
                Name(match.end() + r.start, match.end() + r.end, r.text, r.open or is_open) for r in rest
            ]
            return [*_named(piece, start, match.start(), False), *shifted]
    return _named(piece, start, end, is_open)


def _parts(left: str, right: str) -> bool:
    """Whether 和 stands between two bodies, not inside a name."""
    right = right.split("等")[0]
    stands = bool(SELF_STANDING.match(right))
    if (
        right in BARE_GOVERNMENTS
        or BARE_NOUN.match(CONJUNCTION.split(right)[0])
        or not is_body(left)
        or not (is_body(right) or (stands and _has_ending(right)))
    ):
        return False
    is_place = right.endswith(("区", "县", "市")) and not PLACE_WORD.match(right)
    return stands or is_place or len(right) > 4 or not left.endswith(("部门", "单位"))


def is_unclosed(words: str) -> bool:
    """Whether a bracket is open at the end."""
    return open_brackets(words) > 0


def is_whole(words: str) -> bool:
    """Whether as many brackets open as close."""
    return open_brackets(words) == 0


def open_brackets(words: str) -> int:
    """How many brackets more open than close."""
    return sum(map(words.count, "（(〔[［〈")) - sum(map(words.count, "）)〕]］〉"))


def _named(piece: str, start: int, end: int, is_open: bool) -> list[Name]:
    """The name between two positions, blanks at its edges left out."""
    words = piece[start:end]
    stripped = words.strip(" \t\u3000\xa0\n")
    if not stripped:
        return []
    first = start + words.index(stripped[0])
    return [Name(first, first + len(stripped), BLANK.sub("", stripped), is_open)]
