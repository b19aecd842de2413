"""Which short names does the text define? 以下简称, 以下统称, 以下称, 下称, 简称 → definitions.

The short name stands behind the defining word. What it shortens stands before it, and rarely shows where it begins:
at the 《 that closes there, else behind the last stop, comma or word of doing, as far as the short name's own
characters are still all to be found.
"""

import re
from dataclasses import dataclass

from govdoc.model import DefinitionKind
from govdoc.parser.bodies import is_body


@dataclass(slots=True)
class DraftDefinition:
    """A definition; positions in the reading."""

    start: int
    end: int
    short: str
    full: str | None
    kind: DefinitionKind


DEFINING = re.compile(
    r"(?P<open>[（(]{1})?(?P<more>[^（()）《》\n。；]{0,60}?[，,；;])??[ \u3000]*(?:(?:以下|下文|文中)(?:均|分别|合并)?(?:简称为?|统称为?|合称|并称|称为?)|下称|(?<=[（(])(?:简称为?|统称为?|合称|并称))[ \u3000]*[：:]?"
)
SHORT = re.compile(
    r"(?P<before>[一-鿿A-Za-z0-9]{0,8})[“\"‘「](?P<quoted>[^”\"’」\n]{1,40})[”\"’」](?P<tail>[一-鿿]{0,8})|(?P<plain>《[^》\n]{1,40}》|[^，,。；;）)〕\]\n“”]{1,40})"
)
LONGEST_FULL = 70
STARTS = re.compile(
    r"(?:依托|依照|依据|建立健全|建立|建设|完善|通过|根据|按照|贯彻|落实|利用|成立|设立|组建|从事|关于|做好|开展|推进|实施|编制|制定|印发|发布|构建|搭建|推动|打造|使用|运用|发挥|优化|实现|接入|纳入|升级"
    r"|加强|强化|推广|执行|参照|遵照|现将|并将|即将|将|适用于|用于|对于|由|对|在|向|为|与|经|即|本级|包括|全面|省级以上|属于|是指|指)"
)


def find_definitions(text: str, start: int, end: int) -> list[DraftDefinition]:
    """Every definition between two positions."""
    if "称" not in text[start:end]:
        return []
    found = []
    for match in DEFINING.finditer(text, start, end):
        short = SHORT.match(text, match.end(), end)
        if short and (each := _definition(text, start, match, short)):
            found.append(each)
    return found


def _definition(text: str, start: int, match: re.Match[str], short: re.Match[str]) -> DraftDefinition | None:
    name = _short_name(short)
    if not name or name.startswith(("为", "“")) and len(name) < 2:
        return None
    full = _full_name(text, max(start, match.start() - LONGEST_FULL), match.start(), name)
    kind: DefinitionKind = "document" if full and full.startswith("《") else "other"
    if full and is_body(full):
        kind = "agency"
    return DraftDefinition(match.start(), short.end(), name, full, kind)


def _short_name(short: re.Match[str]) -> str:
    """Without quotation marks, unless they enclose a part of it only: “五级十五同”目录."""
    if short["plain"]:
        return "".join(short["plain"].split())
    if short["tail"] or short["before"]:
        return "".join(short[0].split())
    return "".join(short["quoted"].split())


def _full_name(text: str, first: int, end: int, short: str) -> str | None:
    """What a short name shortens: the words before it, from where they begin to name it."""
    before = text[first:end].rstrip("，, （(")
    if before.endswith("》"):
        opened = _opening_book(before)
        return "".join(before[opened:].split()) if opened is not None else None
    clause = _clause_start(before, short)
    words = before[clause:]
    for match in STARTS.finditer(words):
        rest = words[match.end() :]
        if not _is_spelled(short, rest):
            break
        clause = clause + 0
        words_start = match.end()
        return _full_name_from(words, words_start, short)
    full = "".join(words.split())
    return full if len(full) > 1 else None


def _full_name_from(words: str, at: int, short: str) -> str | None:
    """The last word of doing behind which the short name is still spelled."""
    while (match := STARTS.search(words, at)) and _is_spelled(short, words[match.end() :]):
        at = match.end()
    full = "".join(words[at:].split())
    return full if len(full) > 1 else None


def _opening_book(before: str) -> int | None:
    depth = 0
    for at in range(len(before) - 1, -1, -1):
        depth += (before[at] == "》") - (before[at] == "《")
        if not depth:
            return at
    return None


CLAUSE = re.compile(r"[，,。；;：:！？\n《》]")
LIST = re.compile("、")


def _clause_start(before: str, short: str) -> int:
    """Behind the last stop or comma; a list (海关、海事、边检等…机构) stays whole."""
    at = 0
    for match in CLAUSE.finditer(before):
        at = match.end()
    return at


def _is_spelled(short: str, words: str) -> bool:
    """Whether the short name's characters stand in the words in their order, most of them at least."""
    at, hits = 0, 0
    plain = [c for c in short if c.isalnum()]
    for c in plain:
        found = words.find(c, at)
        if found >= 0:
            hits += 1
            at = found + 1
    return hits * 3 >= len(plain) * 2
