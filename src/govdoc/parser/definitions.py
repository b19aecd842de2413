"""Which short names does the text define? 以下简称, 以下统称, 以下称, 下称, 简称 → definitions.

The short name stands behind the defining word. What it shortens stands before it and rarely shows where it begins:
at the 《 that closes there; else behind the last stop or comma, preposition or verb, as long as what is left still
spells the short name.
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
    r"(?:(?:以下|下文|文中)(?:均|分别|合并)?(?:简称为?|统称为?|合称|并称|称为?)|下称|(?<=[（(])(?:简称为?|统称为?|合称|并称))[ \u3000]*[：:]?[ \u3000]*"
)
SHORT = re.compile(
    r"(?P<before>[一-鿿A-Za-z0-9]{0,8})[“\"‘「](?P<quoted>[^”\"’」\n]{1,40})[”\"’」](?P<tail>[一-鿿]{0,8})|(?P<plain>《[^》\n]{1,40}》|[^，,。；;）)〕\]\n“”]{1,40})"
)
LONGEST_FULL = 70
"""Code points of the longest full name."""
REMARK = re.compile(r"[（(](?P<inside>[^（()）《》\n。；]{0,60}(?:[（(][^（()）\n]{0,30}[）)][^（()）\n]{0,30})?)$")
"""What stands in the bracket before the defining word: （财政部、税务总局2020年第8号，以下简称8号公告）."""
CLAUSE = re.compile(r"[，,。；;：:！？\n《》]")
PREPOSITION = re.compile(
    r"依托|通过|根据|按照|依据|依照|适用于|用于|对于|关于|批准设立的|成立|设立|组建|形成|从事|防控|属于|是指|现将|并将|(?<![主对至关位属由终])于|(?<![即])将|(?<![自理缘事])由|(?<!针)对(?![外口接])|(?<![存现所潜内旨])在(?![职线建])|(?<![方动])向|(?<![行作成])为"
)
"""Words that no name holds: what they govern begins behind them."""
VERB = re.compile(
    r"(?:加快|全面|进一步|积极|大力|持续|深入|统一|抓紧|及时|切实|充分|继续|逐步|同步|并|以|经|和|与|及|的|即|指|本级|第一批)*"
    r"(?:建立健全|建立|建设完善|建设|完善|提升|贯彻|落实|利用|做好|开展|推进|实施|编制|制定|印发|发布|构建|搭建|推动|打造|使用|运用|发挥|优化|实现|接入|纳入|升级|加强|强化|推广|执行|参照|遵照|整合|依法|开发|应用|启用|上线|登录|举办|组织|包括|全省第一批|全市第一批)"
    r"|(?:以|经|与|和|及|即|指|将)"
)
"""Words of doing before a name; names hold some of them too, so they count only at its beginning."""


def find_definitions(text: str, start: int, end: int) -> list[DraftDefinition]:
    """Every definition between two positions."""
    if text.find("称", start, end) < 0:
        return []
    found = []
    for match in DEFINING.finditer(text, start, end):
        if short := SHORT.match(text, match.end(), end):
            found.append(_definition(text, start, match, short))
    return found


def _definition(text: str, start: int, match: re.Match[str], short: re.Match[str]) -> DraftDefinition:
    name = _short_name(short)
    full = _full_name(text[max(start, match.start() - LONGEST_FULL * 2) : match.start()], name)
    kind: DefinitionKind = "other"
    if full:
        kind = "document" if full.startswith("《") else "agency" if is_body(full) else "other"
    return DraftDefinition(match.start(), short.end(), name, full, kind)


def _short_name(short: re.Match[str]) -> str:
    """Without quotation marks, unless they enclose a part of it only: “五级十五同”目录."""
    if short["plain"]:
        return "".join(short["plain"].split())
    if short["tail"] or short["before"]:
        return "".join(short[0].split())
    return "".join(short["quoted"].split())


def _full_name(before: str, short: str) -> str | None:
    """What a short name shortens, of the words before it."""
    before = before.rstrip()
    if match := REMARK.search(before):
        inside = match["inside"].rstrip("，,； ")
        own = inside[_last_stop(inside) :]
        if len(own) > len(short) and _is_spelled(short, own):
            return _cut_front(own, short)
        before = before[: match.start()]
    before = before.rstrip("，, （(\u3000")
    if before.endswith("》"):
        opened = _opening_book(before)
        return None if opened is None else "".join(before[opened:].split())
    return _cut_front(before[-LONGEST_FULL:][_last_stop(before[-LONGEST_FULL:]) :], short)


def _last_stop(words: str) -> int:
    """Behind the last stop or comma that stands outside brackets and quotation marks."""
    at = 0
    for match in CLAUSE.finditer(words):
        if words.count("（", match.end()) >= words.count("）", match.end()):
            at = match.end()
    return at


def _cut_front(words: str, short: str) -> str | None:
    """The words from where they begin to name something."""
    at = 0
    for match in PREPOSITION.finditer(words):
        if _is_spelled(short, words[match.end() :]) and not _in_quotes(words, match.start()):
            at = match.end()
    while (match := VERB.match(words, at)) and _is_spelled(short, words[match.end() :]):
        at = match.end()
    full = "".join(words[at:].split())
    return full if len(full) > 1 else None


def _in_quotes(words: str, at: int) -> bool:
    return words.count("“", 0, at) > words.count("”", 0, at)


def _opening_book(before: str) -> int | None:
    depth = 0
    for at in range(len(before) - 1, -1, -1):
        depth += (before[at] == "》") - (before[at] == "《")
        if not depth:
            return at
    return None


def _is_spelled(short: str, words: str) -> bool:
    """Whether the short name's characters stand in the words in their order, most of them at least."""
    at = hits = 0
    letters = [c for c in short if c.isalnum()]
    for c in letters:
        found = words.find(c, at)
        if found >= 0:
            hits += 1
            at = found + 1
    return hits * 4 >= len(letters) * 3
