"""Names that no table of bodies holds: short forms read word by word, kinds of body told by their endings."""

from collections.abc import Callable, Iterable
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Literal, cast

from msgspec import Struct

from govdoc.normalizer import data
from govdoc.normalizer.data import Row
from govdoc.normalizer.folding import unbracketed
from govdoc.patterns import holds_any, rarely

Sort = Literal["group", "zone", "enterprise", "unit", "body", "other"]

OFFICES = ("", "办公室", "办", "秘书处", "综合组")
"""What a group's name may end in behind the group; or in the name of a team."""
LONGEST_BRACKET = 30
"""Characters of a bracket that may stand behind an ending."""
GOVERNED = ("管委会", "管理委员会", "党工委")
"""What governs a zone."""
NAMELESS = rarely(
    r"^(?:工作)?(?:领导小组|协调小组|工作小组|工作组|专班|工作专班|指挥部|联席会议|部门联席会议|协调机制|委员会|"
    r"推进小组)(?:办公室|办|各?成员单位)?$"
)
"""A group without the words for what it is set up for: only its notice tells."""
ENDINGS = (
    ("管委会", "管理委员会"), ("管委", "管理委员会"), ("执委会", "执行委员会"), ("党工委", "党工作委员会"), ("工委", "工作委员会"),
    ("总队", "总队"), ("支队", "支队"), ("大队", "大队"), ("中心", "中心"), ("分局", "分局"), ("总局", "总局"),
    ("局", "局"), ("厅", "厅"), ("委", "委员会"), ("办", "办公室"), ("院", "院"), ("所", "所"), ("站", "站"),
)  # fmt: skip
"""What names end in, short and full."""
SPELLED = ("局", "厅", "委", "办", "分局", "总队", "支队", "大队")
"""Endings before which short words are written out: a 科技中心 is one."""
SHORTEST_OFFICE = 4
"""Characters before a 办 from which its words are all there: 通信管理办; 大健康办 stands for more."""
FULL = ("委员会", "办公室", "管理局", "事务局", "监督局")
"""Endings that only full names have."""
ZONES = ("自贸试验区", "高新区", "经开区", "综保区", "自贸区")
"""Kinds of zone that are written short."""


class Expansion(Struct, frozen=True, gc=False):
    """A short form written out."""

    full: str
    known: bool
    """Whether all its words are there; 大健康办 stands for words that nobody can guess."""


class Words:
    """The table of short words."""

    def __init__(self, rows: list[Row]) -> None:
        self._words = {row[0]: row[1] for row in rows}
        self._longest = max(map(len, self._words), default=0)

    def expand(self, stem: str) -> Expansion:
        """Write a stem out: 住建委 → 住房和城乡建设委员会, 空港委 → 空港委员会."""
        if stem.endswith(FULL):
            return Expansion(stem, True)
        for short, full in ENDINGS:
            if stem.endswith(short) and len(stem) > len(short):
                return self._with_ending(stem[: -len(short)], short, full)
        return Expansion(stem, True)

    def _with_ending(self, subject: str, short: str, full: str) -> Expansion:
        spelled = self._spell(subject) if short in SPELLED else None
        known = spelled is not None or short != "办" or len(subject) >= SHORTEST_OFFICE
        return Expansion((spelled or subject) + full, known)

    def _spell(self, subject: str) -> str | None:
        """A subject made of known words (and 和) only, each written out; None if it has other words."""
        out, at = "", 0
        while at < len(subject):
            word = "和" if subject[at] == "和" else self._at(subject, at)
            if word is None:
                return None
            out += self._words.get(word, word)
            at += len(word)
        return out

    def zone(self, name: str) -> str:
        """The committee of a zone, its kind written out: 眉山高新区 → 眉山高新技术产业开发区管理委员会."""
        core = governed(name)
        for short in ZONES:
            if core.endswith(short):
                core = core[: -len(short)] + self._words[short]
        return core + "管理委员会"

    def _at(self, text: str, at: int) -> str | None:
        """The longest known word at a position."""
        for length in range(min(self._longest, len(text) - at), 1, -1):
            if text[at : at + length] in self._words:
                return text[at : at + length]
        return None


def governed(name: str) -> str:
    """The zone of the body that governs it: 眉山高新区管委会 → 眉山高新区; other names as they are."""
    return next((name.removesuffix(each) for each in GOVERNED if name.endswith(each)), name)


def sort_of(name: str) -> Sort:
    """What kind of body a name's ending tells."""
    return next((sort for sort, is_ending_of in _sorts() if is_ending_of(name)), "other")


@cache
def _sorts() -> tuple[tuple[Sort, Callable[[str], bool]], ...]:
    """The sorts in the order of the table, each run of rows of one sort as one test."""
    runs = [(sort, list(rows)) for sort, rows in groupby(data.table("endings"), itemgetter(0))]
    return tuple((cast(Sort, sort), _group(rows) if sort == "group" else _body(rows)) for sort, rows in runs)


def _body(rows: Iterable[Row]) -> Callable[[str], bool]:
    """Whether a name, or what stands before a bracket at its end, has one of the endings."""
    plain = tuple(ending for _, ending, unless in rows if not unless)
    guarded = [(ending, tuple(unless.split(","))) for _, ending, unless in rows if unless]

    def has_ending(name: str) -> bool:
        return name.endswith(plain) or any(
            name.endswith(ending) and not name.endswith(unless, 0, -len(ending)) for ending, unless in guarded
        )

    return lambda name: any(map(has_ending, unbracketed(name, LONGEST_BRACKET)))


def _group(rows: Iterable[Row]) -> Callable[[str], bool]:
    """Whether a name is a group's, its office's or that of one of its teams; no bracket stands behind these."""
    endings = tuple(row[1] for row in rows)
    offices = tuple(ending + office for ending in endings for office in OFFICES)
    team = rarely(rf"(?:{'|'.join(endings)})[一-鿿]{{2,12}}组$")
    return lambda name: (
        name.endswith(offices)
        or (name.endswith("组") and holds_any(endings, name) and team.search(name) is not None)
    )
