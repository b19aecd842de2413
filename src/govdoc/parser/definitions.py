"""Which short names does the text define? 以下简称, 以下统称, 以下称, 下称, 简称 → definitions.

The short name stands behind the defining word. What it shortens stands before it and rarely shows where it begins:
at the 《 that closes there; else behind the last stop or comma, preposition or verb, as long as what is left still
spells the short name.
"""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from govdoc.model import DefinitionKind
from govdoc.parser.bodies import is_body
from govdoc.parser.data import any_of, words
from govdoc.parser.kinds import kind_of, without_tail
from govdoc.patterns import Leading, holds_any, rarely


class DraftDefinition(Struct):
    """A definition; positions in the reading."""

    start: int
    end: int
    short: str
    full: str | None
    kind: DefinitionKind


KEY = frozenset("简统合并下")
"""What stands before the 称 of a defining word."""
DEFINING = rarely(
    r"(?:(?:以下|下文|文中)(?:均|分别|合并)?(?:简称为?|统称为?|合称|并称|称为?)|下称"
    r"|(?<=[（(])(?:简称为?|统称为?|合称|并称))[ \u3000]*[：:]?[ \u3000]*"
)
SHORT = rarely(
    r"(?P<before>[\w]{0,8})[“\"‘「](?P<quoted>[^”\"’」\n]{1,40})[”\"’」](?P<tail>[^\W\d]{0,8})"
    r"|(?P<plain>《[^》\n]{1,40}》|[^，,。；;）)〕\]\n“”]{1,40})"
)
LONGEST_FULL = 100
"""Code points of the longest full name."""
REMARK = rarely(
    r"[（(](?P<inside>[^（()）《》\n。；]{0,60}(?:[（(][^（()）\n]{0,30}[）)][^（()）\n]{0,30})?)$"
)
"""What stands in the bracket before the defining word: （财政部、税务总局2020年第8号，以下简称8号公告）."""
NUMBER_BEHIND = rarely(r"[（(][^（）()]{4,60}号[）)]$")
"""The number of a document, in a bracket of its own: 《…规定》（滨政〔2014〕68号）（以下简称《规定》）."""
REMARKS = 2
"""Brackets before the defining word that nobody has closed: 学生（包括研究生（以下简称…））."""
CLAUSE = rarely(r"[，,。；;：:！？\n《》]")
ACTOR = r"[^，]{1,80}的(?:[^\W\d]{0,6}(?:人员?|企业|单位|机构|机关|部门|组织|公司|学校)|[^，的]{0,60}学院)$"
"""What follows on a verb that says who is meant, and stays with them: 参加国家考试的人员, 从事经营的企业."""
DOER = rarely(ACTOR)
STAYING = ("负责", "承担", "从事")
STAYS = rarely(rf"(?:{'|'.join(STAYING)})(?={ACTOR})")
"""Where the words begin that say what somebody does who is named by it: nothing behind is cut."""
ACTS = words("act")
"""Words of doing that those meant do themselves; others are done to them: 选择专业化的单位."""
ACTING = rf"(?:{any_of('adverb')})*(?:{any_of('doing')})"
PREPOSITION = rarely(
    "|".join(
        (
            any_of("clause-preposition"),
            r"[）)](?=[与和及、]|关于)",  # 《…办法》（试行）和…
            rf"从事(?!{ACTOR}|[^，]{{1,20}}的[^\W\d]{{0,6}}者$)",  # but 从事经营的企业, 从事运输业务的经营者
            r"建立(?!健全|的|在|以|之)",  # but 建立健全…制度
            r"负责(?!人|[^，]{1,40}的)",  # but 负责人, 负责检查的机关
            "往来",
            "采取(?=“)",  # 采取“5+5”措施
            r"(?<![主对至关位属由终基])于",  # but 关于, 对于, 由于
            r"(?<![即])将",  # but 即将
            r"(?<![于即总就还只但凡])是(?![否指])",  # but 是否, 是指
            r"(?<![自理缘事])由",  # but 自由, 理由
            r"(?<!针)对(?![外口接象应])",  # but 对外, 对象
            rf"(?<![存现所潜内旨])在(?![职线建读岗编册]|校(?![园内外])|[^，。]{{1,24}}(?:{any_of('standing')})的)",
            # but 存在, 在读, 在校, 在民政部登记的社团
            r"(?<![方动外])向",  # but 方向, 动向, 外向型
            r"(?<![行作成])为",  # but 行为, 作为, 成为
            r"(?<!依)按(?![期揭劳摩季月年日周])",  # but 按期, 按劳
            r"凭(?!证)",  # but 凭证
            r"(?<![成迁])就(?![业诊医学地近读餐座])",  # but 成就, 就业
            rf"关于(?={ACTING})",  # 关于做好…
            rf"(?<![重主需必纪摘首次提])要(?={ACTING})",  # 要明确…, but 重要, 纪要
        )
    )
)
"""Words that no name holds: what they govern begins behind them."""
VERB = Leading(
    rf"(?:{any_of('adverb')}|全[省市国区县]统一的?)*(?:{any_of('doing')})|(?:以|并?经(?![营济纪办贸])|与|和|或者?|及|即|指(?![定挥导标])|是|将|该(?:[^\W\d]{{1,4}}的)?|其|了(?!解|不起|然)|、)"
    r"|[0-9]{1,4}[家座名处所户台]"
    r"|我[省市区县州](?=[^\W\d])|(?:全[省市国区县]|本[^\W\d]{1,3})?(?:第一批|统一的)|第[一二三四五六七八九十0-9]{1,3}批",
    "".join(word[0] for kind in ("adverb", "doing") for word in words(kind))
    + "全本我第以并经与和或及即指是将该其了、0123456789",
)
"""Words of doing before a name; names hold some of them too, so they count only at its beginning."""
WHY = rarely(r"(?<![定名列设认划改命称聘作成])为了?$")
"""为 that says what for, not what something is: 为加强…管理, not 确定为."""
ABOUT = "关于"
"""What a title's subject stands behind."""
PURPOSE = rarely(any_of("purpose"))
"""Words of doing that names begin with too, 保护区: behind 为 they govern the name, 为保护湿地."""
ALIAS_BRACKET = rarely(r"[（(](?:以下|下)?(?:简|统|合)?称[^（()）]{1,30}[）)]")
FRONT = Leading(
    r"本(?:办法|细则|规定|方案|条例|通知)(?:所称|涉及|规定)的?|第[一二三四五六七八九十百零〇]{1,7}[编章节条][ \u3000]*"
    r"|[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．][ \u3000]*",
    "本第（(一二三四五六七八九十0123456789",
)
"""The marker of the unit that the definition opens."""


def find_definitions(text: str, start: int, end: int) -> list[DraftDefinition]:
    """Every definition between two positions."""
    found = []
    for key in _keys(text, start, end):
        match = DEFINING.search(text, max(start, key - 4), min(end, key + 10))
        if not match or match.start() > key:
            continue
        short = SHORT.match(text, match.end(), end)
        if short and not DEFINING.match(text, match.end(), end):
            found.append(_definition(text, start, match, short))
    return found


def _keys(text: str, start: int, end: int) -> Iterator[int]:
    """Where 简称, 统称 and the like stand; 称 is looked for alone, which is a tenth of the time of a pattern."""
    at = text.find("称", start + 1, end)
    while at >= 0:
        if text[at - 1] in KEY:
            yield at - 1
        at = text.find("称", at + 1, end)


def _definition(text: str, start: int, match: re.Match[str], short: re.Match[str]) -> DraftDefinition:
    name = _short_name(short)
    is_group = holds_any(GROUPS, match[0])
    full = _full_name(text[max(start, match.start() - LONGEST_FULL * 2) : match.start()], name, is_group)
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


def _full_name(before: str, short: str, is_group: bool) -> str | None:
    """What a short name shortens, of the words before it."""
    before = before.rstrip()
    for _ in range(REMARKS):
        if not (match := REMARK.search(before)):
            break
        inside = match["inside"].rstrip("，,； ")
        own = inside[_last_stop(inside) :]
        if len(own) > len(short) and _spelled(short, own) * 4 >= len(short) * 3:
            return _cut_front(own, short, is_group)
        before = before[: match.start()]
    before = before.rstrip("，, （(\u3000")
    if (number := NUMBER_BEHIND.search(before)) and before[: number.start()].endswith("》"):
        before = before[: number.start()]
    if before.endswith("》"):
        opened = _opening_book(before)
        return None if opened is None else _book("".join(before[opened:].split()), short)
    clause = before[-LONGEST_FULL:]
    at = _last_stop(clause)
    if clause.startswith("的", at) and clause[at - 1 : at] == "》":  # 《…方案》的通知
        at = _opening_book(clause[:at]) or at
    return _cut_front(clause[at:], short, is_group, says_why=_says_why(before))


def _says_why(before: str) -> bool:
    """Whether the sentence so far begins with 为: what it does is what it is for."""
    sentence = before[max(map(before.rfind, SENTENCE_STARTS)) + 1 :].lstrip()
    return sentence.startswith("为") and not sentence.startswith("为期")


def _book(title: str, short: str) -> str:
    """A title in 《》, or the one in it that the short name is of: 《办法》 of 《关于印发〈…办法〉的通知》."""
    kind = short.strip("《》")
    if without_tail(title[1:-1]).endswith(kind):
        return title
    inner = [name for name in INNER_BOOK.findall(title) if without_tail(name).endswith(kind)]
    return f"《{inner[0]}》" if len(inner) == 1 else title


def _last_stop(words: str) -> int:
    """Behind the last stop or comma that stands outside brackets and quotation marks."""
    for match in reversed(list(CLAUSE.finditer(words))):
        at = match.start()
        if words.count("（", 0, at) <= words.count("）", 0, at) and not _in_quotes(words, at):
            return match.end()
    return 0


def _cut_front(words: str, short: str, is_group: bool, says_why: bool = False) -> str | None:
    """The words from where they begin to name something: no cut loses a character that the short name has."""
    words = words.lstrip()
    at = _behind_markers(words)
    spelled = _spelled(short, words[at:])

    def can_begin(start: int) -> bool:
        return words[start : start + 1] != "的" and _spelled(short, words[start:]) == spelled

    items = _counted_items(words, short)
    if not (short.isascii() and short.isalpha()):  # OBE, of which nothing is spelled
        at = _behind_prepositions(words, at, can_begin)
    if items:
        at = at if items[0] < at < items[1] and not _are_alike(words, items) else items[0]
    elif not is_group:
        at = _behind_list(words, at, can_begin)
    if not _are_alike(words, items):
        at = _behind_verbs(words, at, can_begin, says_why)
    if not is_group and not items and len(short) >= DISTINCTIVE:
        at = _behind_verbs(words, _behind_body(words, at, can_begin), can_begin)
    full = "".join(words[at:].split())
    if full.endswith("”") and (quoted := QUOTED_END.search(full)) and _spelled(short, quoted[1]) == spelled:
        return quoted[1]
    subject = full[: modal.start()] if (modal := MODAL.search(full)) else full
    if len(subject) < 2 or subject[0] in "（(" or subject.removeprefix("各") == short:
        return None
    return subject if _spelled(short, subject) == spelled else None


def _behind_markers(words: str) -> int:
    """Behind an earlier definition, and the marker of the unit that the words open."""
    at = 0
    for match in ALIAS_BRACKET.finditer(words) if "称" in words else ():
        at = match.end()
    while (front := FRONT.match(words, at)) and front.end() > at:
        at = front.end()
    return at


def _behind_prepositions(words: str, at: int, can_begin: Callable[[int], bool]) -> int:
    """Behind the last preposition or verb that no name holds."""
    actor = STAYS.search(words, at) if holds_any(STAYING, words) else None
    kept = actor.start() if actor else len(words)
    for match in PREPOSITION.finditer(words, at):
        if match.start() >= kept:
            break
        if match[0] == ABOUT and kind_of(words):
            continue  # of a title without its 《》
        if can_begin(match.end()) and not _in_quotes(words, match.start()):
            at = match.end()
    return at


def _counted_items(words: str, short: str) -> list[int]:
    """Where the items begin that a short name counts (“两基”, “三个清单”); none where the words have fewer."""
    count = sum(COUNTS[sign] for sign in short if sign in COUNTS)
    starts = [0, *(match.end() for match in ITEM_END.finditer(words))] if count > 1 else []
    return starts[-count:] if len(starts) >= count else []


def _are_alike(words: str, items: list[int]) -> bool:
    """Whether counted items begin with the same word, which is their own: 包卫生、包绿化; 基本普及、基本扫除."""
    return len(items) > 1 and len({words[at : at + 1] for at in items}) == 1


COUNTS = {"一": 1, "两": 2, "双": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
ITEM_END = rarely("、|以及|和|与|(?<![普涉])及")


def _behind_list(words: str, at: int, can_begin: Callable[[int], bool]) -> int:
    """Behind the other names of a list."""
    last = words.rfind("、", at) + 1
    if (
        not last
        or LEVELS.search(words, at, last)
        or EACH.search(words, at, last + 1)
        or _in_quotes(words, last)
        or not can_begin(last)
    ):
        return at
    says_which = MODIFIER.match(words, last) and not any(map(is_body, words[at : last - 1].split("、")))
    return at if says_which or holds_any(LIST_ENDS, words[last:]) else last


def _behind_body(words: str, at: int, can_begin: Callable[[int], bool]) -> int:
    """Behind a body and the 和 that joins another name with it."""
    joint = AND.search(words, at + DISTINCTIVE)
    return joint.end() if joint and can_begin(joint.end()) and is_body(words[at : joint.start()]) else at


def _behind_verbs(words: str, at: int, can_begin: Callable[[int], bool], says_why: bool = False) -> int:
    """Behind the words of doing that the words begin with."""
    says_why = says_why or WHY.search(words, 0, at) is not None
    while verb := VERB.match(words, at) or (PURPOSE.match(words, at) if says_why else None):
        if not can_begin(verb.end()) or (verb[0].endswith(ACTS) and DOER.match(words, verb.end())):
            break
        if _begins_name(words, at, verb[0]):
            break
        at = verb.end()
    return at


def _begins_name(words: str, at: int, verb: str) -> bool:
    """Whether what could be a word of doing, or how many, is a name's own: 了不起计划, 3所高校, 保护区管理局."""
    if words.startswith("开发区", at):
        return True
    if verb == "了":
        return at == 0
    if verb[0].isdigit():
        return len(words) - at - len(verb) < SHORTEST_COUNTED
    behind = len(words) - at - len(verb)
    return behind < SHORTEST_GOVERNED and PURPOSE.fullmatch(verb) is not None and is_body(words[at:])


SHORTEST_COUNTED, SHORTEST_GOVERNED = 4, 6
"""Characters of what is counted (供水企业, not 高校), and of what a purpose governs: 滨海新城试验区, not 区管理局."""
SENTENCE_STARTS = "。；;\n"
MODIFIER = rarely("[^、的]{1,4}的")
"""The last of several words that say which are meant, not a name of its own: 任职、受雇、履约的居民."""
LEVELS = rarely(r"(?<![^\W\d])(?:省|自治区|直辖市|市|州|盟|县|区|旗)、$")
"""Levels of government, which one name enumerates: 省、自治区人民政府."""
EACH = rarely("各[^、各]{1,3}、(?=各)")
"""Two words that say which: 各级、各专业医疗组织."""
MODAL = rarely("应当|不得|可以|必须|应(?=具有|具备|按|由|在|于|将|为|对(?!急))")
"""What a sentence says of its subject, which is what it names: 承担任务的企业应当具备下列条件（以下简称承担企业）."""
AND = rarely("以及|[和与及]")
"""What joins the last two of several."""
DISTINCTIVE = 4
"""Characters of a name that means one body, and hardly two at once: 流域机构, not 单位."""
LIST_ENDS = "和及等"
"""What closes a list that is one name: 国家机关、事业单位和团体组织."""
GROUPS = ("统称", "合称", "并称")
"""Short names of several things at once: their list is the full name."""
INNER_BOOK = re.compile("(?:印发|发布|公布|转发|批转|修改|修订)[〈《]([^〈〉《》]+)[〉》]")
"""What a cover notice's title says that it issues."""
QUOTED_END = rarely(r"“([^“”]{2,40})”$")


def _in_quotes(words: str, at: int) -> bool:
    return words.count("“", 0, at) > words.count("”", 0, at)


def _opening_book(before: str) -> int | None:
    depth = 0
    for at in range(len(before) - 1, -1, -1):
        depth += (before[at] == "》") - (before[at] == "《")
        if not depth:
            return at
    return None


def _spelled(short: str, words: str) -> int:
    """How many of the short name's characters stand in the words, in their order."""
    if short in words:
        return sum(map(str.isalnum, short))
    at = hits = 0
    for c in short:
        found = words.find(c, at) if c.isalnum() else -1
        if found >= 0:
            hits += 1
            at = found + 1
    return hits
