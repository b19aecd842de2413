"""What does a statement of responsibility say? Its words → roles with names, and a deadline.

Labels (牵头单位：) and verbs (…牵头, …配合) give the roles. ； and a new label part roles, ， parts roles or levels of
government, 、 parts bodies. A verb governs the names before it back to the last verb; names under a label with no
verb of their own have the label's role.
"""

import re
from functools import lru_cache
from itertools import chain, pairwise
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from govdoc.model import ROLES, Mention, Role, Span
from govdoc.parser.bodies import REMEMBERED, Piece, clauses, is_body, is_whole, names_in, whole_name
from govdoc.parser.data import any_of, words
from govdoc.patterns import Leading, Rare, holds_any, rarely

ROLE = (
    rf"(?:(?P<lead>{any_of('role-lead')})|(?P<support>{any_of('role-support')})"
    rf"|(?P<guide>{any_of('role-guide')})|(?P<responsible>{any_of('role-responsible')}))(?:责任)?(?:实施|落实|指导)?"
)
"""What a label says of a role, before the noun: 牵头, 责任, 配合实施, 牵头指导."""
LABEL = rarely(
    rf"(?P<label>(?P<person>{any_of('person-label')})|(?P<deadline>{any_of('deadline-label')})"
    rf"|[^\W\d]{{0,8}}?{ROLE}(?:{any_of('role-noun')})?(?:[（(][^（）()]{{1,6}}[）)])?(?:及分工)?|(?P<other>[\w]{{2,12}}))[ \u3000]*[：:]"
)
SECOND = rarely(r"(?:省|市|县|区|州)级?(?:分工方案|任务分工|分工|落实)[：:]")
"""A second, local assignment behind the first: （省…负责；市分工方案：…）."""
SECOND_WORDS = ("分工", "落实")
VERB = rarely(
    rf"(?:{any_of('manner')})?"
    rf"(?:(?:按照?|依据|依照|根据|结合|依|在)[^、，,；;]{{0,14}}?(?:{any_of('measure')})[^、，,；;]{{0,8}}?)?(?:分别|共同|具体|内)?"
    rf"(?:(?P<lead>{any_of('verb-lead')})|(?P<support>{any_of('verb-support')})"
    rf"|(?P<guide>{any_of('verb-guide')})|(?P<responsible>{any_of('verb-responsible')}))"
    rf"(?:{any_of('verb-tail')})*$"
)
"""At a clause's end: 按职责分工负责, 牵头负责落实, 配合完成, 按职责完成有关工作."""
WORK = rarely(
    r"(?<=[^\W\d]{3})(?:具体)?(?:负责(?!人|同志|牵头|配合)[^\W\d]{2,8}|(?:制定|审定|拟定|出台)[^\W\d]{2,6})$"
)
"""A verb with the work that it is about: 市教委负责制定方案, 国家计委制定办法."""
WORKING = ("负责", "制定", "审定", "拟定", "出台")
"""One of these stands in every such verb."""
VERB_WORDS = tuple(
    word
    for kind in ("verb-lead", "verb-support", "verb-guide", "verb-responsible", "verb-tail")
    for word in words(kind)
)
"""With one of these every verb ends."""
TOGETHER = re.compile(r"(?:牵头)?会同(?!县)")
ALIAS = rarely(r"[ \u3000]*(?:以下|下文)?(?:简称|统称|合称|下称)")
CONVENTION = rarely(
    r"(?:列|排)(?:名)?(?:在)?第一|下同|不再.{0,4}列出|为牵头(?:单位|部门)|[逗顿分]号前"
    r"|以[下上][^，,。]{0,10}?(?:工作|责任|均|都|各|任务|措施|事项|需|须|由|涉及|包含)"
)
"""A rule for the statements behind: 列第一位者为牵头单位，下同; 以下均需各县（市、区）落实，不再列出."""
CONVENTION_WORDS = ("下同", "第一", "不再", "为牵头", "以下", "以上", "号前")
"""One of these stands in every convention; asking for them first spares the pattern."""
NOT_IN_NAMES = (*CONVENTION_WORDS, "会同", "称", "除外", "另有", "分别牵头", "分别负责")
"""What else is said behind, between or in names has one of these words, or stands at their edges."""
CONVENTION_REMARK = rarely(r"[（(][^（）()]{0,60}(?:下同|为牵头)[^（）()]{0,30}[）)]$")
REMARK = rarely(
    r"[（(〔\[][^（）()〔〕\[\]]{0,60}(?:下同|为牵头|不再列出|除外|另有|分别牵头|分别负责)[^（）()〔〕\[\]]{0,40}[）)〕\]]$"
)
"""A remark in brackets behind the last name."""
REMARK_CLOSERS = "）)〕]"
CN = "[一二三四五六七八九十]"
TIME = (
    rf"(?:(?:20[0-9]{{2}}|19[0-9]{{2}}|[一二两][〇○零九][一二三四五六七八九〇○零]{{2}})[ ]?年|(?:[0-9]{{1,2}}|{CN}{{1,2}})[ ]?月"
    r"|第?[一二三四1-4][ ]?季度|[上下]半年|(?:今|明|本|当)年|年内|年底|年末|月底|每[年月季]|即日|本(?:学期|年度)"
    rf"|(?:[0-9]{{1,3}}|{CN}{{1,3}}|两)(?:年|个月|个工作日|日|天)(?=内)|[^\W\d]{{2,10}}(?=[前后](?:[0-9]{{1,3}}[日天]内)?$))"
)
DONE_WORDS = "完成|落实|实现|到位|启动|实施|建成|办结|取得|出台|印发|上线|见效|竣工|下发|审定|达标|反馈|清理|摸底|检查|施行"
DEADLINE = rarely(
    rf"[ \u3000]*(?:于|在|到|至|截至|力争)?(?P<value>{TIME}[^、，,；;]{{0,16}}(?:前|底|末|内|初|中旬|上旬|下旬|日|起|季度|半年|止|年|月)"
    rf"|{TIME}(?=(?:{DONE_WORDS}|$))|贯穿全年"
    r"|长期(?:坚持|推进|实施|开展|落实|执行|有效)?|持续(?:推进|开展|实施|落实|坚持|深化|优化)?|常态化(?:推进|开展|实施|落实)?"
    r"|全年(?:推进|开展|实施|落实)?|立即(?:整改|落实|实施)?|即时|适时(?:推进|开展)?|分年度实施|逐年推进|按(?:时间)?节点推进|按期推进)"
    rf"(?:(?:{DONE_WORDS})[^、，,；;。]{{0,30}}|[^、，,；;。]{{0,6}})$"
)
THEN = rarely(rf"(?<=[前底末内日月年度旬期起])(?:{DONE_WORDS}).*$")
BEYOND = rarely(r"(?<=前)(?=[^前]*$)[^0-9，,]{2,}$")
"""What is done by then: 6月启动实施, 9月底前完成摸底."""
DEADLINE_WORDS = (
    "年", "月", "季", "长期", "按期", "持续", "常态", "立即", "即时", "适时", "节点", "即日", "学期", "前", "内",
)  # fmt: skip
"""One of these stands in every deadline."""
DONE = rarely(r"(?<=[前底])(?:完成|落实|实现|办结)$")


class Duties(Struct):
    """Who does what: names by role, where they stand in the reading, and the deadline as written."""

    lead: list[Mention] = field(default_factory=list)
    responsible: list[Mention] = field(default_factory=list)
    support: list[Mention] = field(default_factory=list)
    guide: list[Mention] = field(default_factory=list)
    deadline: str | None = None
    labelled: bool = False
    """Whether a label gives a role."""
    verb: bool = False
    """Whether a verb gives a role."""
    convention: str | None = None
    """A rule that it states for later ones."""
    doubtful: bool = False
    """Whether any of the names has not been told for a body's by its form."""

    def names(self) -> list[Mention]:
        """All names, role by role."""
        return [*self.lead, *self.responsible, *self.support, *self.guide]

    def of(self, role: Role) -> list[Mention]:
        """The names of a role."""
        found: list[Mention] = getattr(self, role)
        return found

    def add(self, role: Role, names: list[Mention]) -> None:
        """Give names a role that are yet to be told for bodies'."""
        self.of(role).extend(names)
        self.doubtful |= bool(names)


def read_duties(text: str, start: int, end: int) -> list[Duties]:
    """Read a statement between its brackets (or a run of lines): one, or two where a local one follows."""
    words = text[start:end]
    if SECOND_WORDS[0] not in words and SECOND_WORDS[1] not in words:
        return [_one_list(words, start) or read_words(Duties(), text, start, end, None)]
    cuts = (match.start() for match in SECOND.finditer(text, start + 1, end))
    return [_read_local(text, first, last) for first, last in pairwise((start, *cuts, end))]


def _one_list(words: str, at: int) -> Duties | None:
    """What most statements are, read at once: one label, and bodies parted by 、 under it."""
    label, colon, names = words.partition("：" if "：" in words else ":")
    if not colon or len(label) > LABEL_LENGTH or not label.isalnum():
        return None
    role = _label_says(label + colon)
    if role is None or role == "deadline" or role == "other":
        return None
    listed = _listed(names, at + len(label) + 1)
    if not listed:
        return None
    duties = Duties(labelled=True)
    duties.of(role).extend(listed)
    return duties


def _read_local(text: str, start: int, end: int) -> Duties:
    """Read one of two statements, without the words that open a local one."""
    match = SECOND.match(text, start, end)
    return read_words(Duties(), text, match.end() if match else start, end, None)


Said = Role | Literal["deadline", "other"]
"""What a label says of the words behind it: a role, a deadline, something that nobody does."""


def read_words(duties: Duties, text: str, start: int, end: int, role: Role | None) -> Duties:
    """Add what stands between two positions; `role` is that of the names before any label or verb in it."""
    said: Said | None = role
    for first, behind, says in find_labels(text, start, end):
        if start < first:
            _read_said(duties, text, start, first, said)
        start, said = behind, says
        duties.labelled |= says in ROLES
    _read_said(duties, text, start, end, said)
    return duties


def _read_said(duties: Duties, text: str, start: int, end: int, said: Said | None) -> None:
    """Read the words behind a label, or those before any."""
    if said == "deadline":
        duties.deadline = duties.deadline or _deadline_value(text[start:end])
    elif said != "other":
        _read_segment(duties, text, start, end, said)


COLON = re.compile("[：:]")
LABEL_BLANK = rarely(r"(?:(?<=单位)|(?<=部门)|(?<=处室))[ \u3000]+(?=[^\W\d])")
"""What stands behind a label in the place of its colon: 责任单位 市农委."""
BARE_LABEL = Leading(
    r"(?:(?P<lead>牵头)|(?P<support>配合)|(?P<responsible>责任)|(?P<guide>督导))(?:单位|部门|处室)"
    r"(?=[^\W\d])(?![为按由负牵配要应和及与])",
    "牵配责督",
)
"""A label at a statement's start without anything behind it: （责任单位市农委、市公安局）."""
BARE_LENGTH = 4
"""Code points of such a label."""
LABEL_STOP = rarely(f"{COLON.pattern}|{LABEL_BLANK.pattern}")
SEPARATORS = "；;，,。、：:（([［〔【 \t\n\u3000"
LABEL_LENGTH = 24
"""Code points before its colon in which a label starts."""


def find_labels(text: str, start: int, end: int) -> list[tuple[int, int, Said]]:
    """The labels in a statement: what stands between a separator and a colon, and says something of what follows."""
    found: list[tuple[int, int, Said]] = []
    has_blanks = text.find(" ", start, end) > 0 or text.find("\u3000", start, end) > 0
    stops = LABEL_STOP if has_blanks and LABEL_BLANK.search(text, start, end) else COLON
    has_colon = text[start + BARE_LENGTH : start + BARE_LENGTH + 1] in "：:"  # as most labels have
    if bare := None if has_colon else BARE_LABEL.match(text, start, end):
        found.append((start, bare.end(), role_of(bare)))
    for colon in stops.finditer(text, start, end):
        stop, behind = colon.span()
        begins = text[start:stop].isalnum() if stop - start <= LABEL_LENGTH else False
        first = start if begins else _label_start(text, start, stop)
        if stop - first >= SHORTEST_GLUED and (glued := GLUED.search(text, first + 1, stop)):
            first = glued.start()
        says = _label_says(text[first:stop] + "：")
        if says and (text[stop] in "：:" or says in ROLES):
            found.append((first, behind, says))
    return found


SHORTEST_GLUED = 5
"""Code points of a name and a label glued to it: 市农委时限."""
GLUED = rarely(
    rf"(?<=[局委厅部办司心院会）)])(?:{any_of('deadline-label')}"
    r"|(?:牵头|责任|配合|监督|指导|督导|主办|协办|承办)(?:单位|部门|处室|科室))$"
)
"""A label that nothing parts from the name before it, as in text that has lost its breaks: …公司完成时限：."""


def _label_start(text: str, start: int, stop: int) -> int:
    """Where the label before a colon starts."""
    while stop > start and text[stop - 1] in " \u3000\n":
        stop -= 1
    first, furthest = stop, max(start, stop - LABEL_LENGTH)
    if text[stop - 1] in REMARK_CLOSERS:  # 牵头部门（单位）
        first = max(furthest, *(text.rfind(sign, furthest, stop) for sign in "（("))
    while first > furthest and text[first - 1] not in SEPARATORS:
        first -= 1
    return first


@lru_cache(maxsize=REMEMBERED)
def _label_says(words: str) -> Said | None:
    """What a label says; None where the words are no label."""
    match = LABEL.match(words)
    if not match:
        return None
    if match["deadline"]:
        return "deadline"
    return "other" if match["person"] or match["other"] else role_of(match)


def role_of(match: re.Match[str]) -> Role:
    """The role that a label or a verb gives."""
    return next(role for role in ROLES if match[role])


def _deadline_value(words: str) -> str | None:
    return _time(words.strip("，,；;。、（）() \n\u3000")) or None


def _time(words: str) -> str:
    """A deadline without what is done by then."""
    return BEYOND.sub("", DONE.sub("", "".join(words.split())))


def _read_segment(duties: Duties, text: str, start: int, end: int, role: Role | None) -> None:
    """Read the clauses of a segment; `role` is its label's."""
    if listed := _listed(text[start:end], start):
        duties.of(role or "responsible").extend(listed)  # bodies all, by their form: none is doubtful
        return
    pending: list[Mention] = []
    for pieces in chain.from_iterable(map(_parted_at_verbs, clauses(text, start, end))):
        names = _only_names(pieces)
        if names and role:
            duties.add(role, names)
            continue
        if names:
            pending = pending + names
            continue
        clause = text[pieces[0][0] : pieces[-1][0]] + pieces[-1][1]
        if _is_convention(duties, clause):
            break  # what it says of later statements names nobody here
        if not _is_remark(duties, clause):
            pending = _read_clause(duties, text, pieces, role, pending)
    duties.add(role or "responsible", pending)


def _parted_at_verbs(pieces: list[Piece]) -> list[list[Piece]]:
    """A clause, parted where a verb stands before a 、, too: X牵头负责、Y组织落实."""
    verbs = [at for at, (_, piece) in enumerate(pieces[:-1], 1) if _verb(piece)]
    return [pieces[first:last] for first, last in pairwise((0, *verbs, len(pieces)))] if verbs else [pieces]


def _listed(words: str, at: int) -> list[Mention]:
    """The bodies in words that are nothing but names parted by 、, as most are; none where they say anything else."""
    found: list[Mention] = []
    for name in map(_lone_name, words.rstrip(STOPS).split("、")):
        if not name:
            return []
        end = at + len(name)
        found.append(Mention(name, Span(at, end)))
        at = end + 1  # behind the 、
    return found


STOPS = "；;，,。\n"
PARTING = (*STOPS, "“", "”", " ", "\u3000")
"""What parts names beside 、; between quotation marks 、 may stand in a name, and blanks part some."""


@lru_cache(maxsize=REMEMBERED)
def _lone_name(words: str) -> str | None:
    """Words between two 、 that are one body's name, its brackets whole; None for all else."""
    if holds_any(PARTING, words) or not is_whole(words) or not is_body(words):
        return None
    return _only_a_name(words)


def _only_names(pieces: list[Piece]) -> list[Mention]:
    """The names in a clause that consists of them, as most do; none where it says anything else."""
    names = []
    for start, piece in pieces:
        name = _only_a_name(piece)
        if not name:
            return []
        names.append(Mention(name, Span(start, start + len(name))))
    return names


@lru_cache(maxsize=REMEMBERED)
def _only_a_name(piece: str) -> str | None:
    """A piece that is one name and in which nothing else is said: no verb, rule, alias, remark or deadline."""
    if piece.startswith("由") or holds_any(NOT_IN_NAMES, piece) or _verb(piece) or _deadline(piece):
        return None
    return whole_name(piece)


def _read_clause(
    duties: Duties, text: str, pieces: list[Piece], role: Role | None, pending: list[Mention]
) -> list[Mention]:
    """Give the names of one clause their role; return those that wait for a verb."""
    (first, _), (last, closing) = pieces[0], pieces[-1]
    if due := BY_THEN.search(closing) if "前" in closing else None:  # 各区于6月底前完成
        duties.deadline = duties.deadline or _time(due["value"])
        closing = closing[: due.start()]
        pieces[-1] = (last, closing)
    verb = _verb(closing)
    if verb:
        pieces[-1] = (last, closing[: verb[0]])
    if opening := RANGE.match(pieces[0][1]) if "由" in pieces[0][1] else None:
        first += opening.end()
        pieces[0] = (first, pieces[0][1][opening.end() :])
    if pieces[0][1].startswith("由"):
        pieces[0] = (first + 1, pieces[0][1][1:])
    if "会同" in text[first : last + len(closing)] and (
        match := TOGETHER.search(text, first, pieces[-1][0] + len(pieces[-1][1]))
    ):
        _read_together(duties, text, pieces, match, pending)
        return []
    names = _names(text, pieces)
    if not verb:
        if role is None:
            return pending + names
        duties.add(role, names)
        return []
    is_own = closing.startswith("为", verb[0])  # 为实施单位 says so whatever the label
    is_behind = role in ("lead", "support") and bool(duties.of(role))  # 牵头单位：A，B按职责分工负责
    said = role if role and verb[1] == "responsible" and not (is_own or is_behind) else verb[1]
    if said in ("support", "guide") and not duties.verb:
        duties.add("responsible", pending)  # （A，B配合）: only B supports
        pending = []
    duties.verb = True
    duties.add(said, pending + names)
    return []


BY_THEN = rarely(rf"等?于(?P<value>{TIME}[^、，,；;]{{0,12}}前)(?:{DONE_WORDS})[^、，,；;]{{0,8}}$")
"""The deadline in the same clause as the names."""
RANGE = rarely(
    r"第?(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)]?[、至到和—\-]{0,2}){1,4}项?(?:工作|任务)?[均都]?(?=由)"
)
"""The items that a statement is about: 第13至15项由…, （五）至（七）均由…."""


def _is_convention(duties: Duties, clause: str) -> bool:
    """Whether a clause states a rule for later statements; one in brackets behind a name is noted, no more."""
    if not holds_any(CONVENTION_WORDS, clause) or not CONVENTION.search(clause):
        return False
    duties.convention = clause
    return not CONVENTION_REMARK.search(clause)


def _is_remark(duties: Duties, clause: str) -> bool:
    """Whether a clause names nobody: an alias, the deadline."""
    if match := _deadline(clause):
        duties.deadline = duties.deadline or _time(THEN.sub("", match["value"]))
        return True
    return "称" in clause and bool(ALIAS.match(clause))


def _deadline(clause: str) -> re.Match[str] | None:
    return DEADLINE.match(clause) if holds_any(DEADLINE_WORDS, clause) else None


@lru_cache(maxsize=REMEMBERED)
def _verb(piece: str) -> tuple[int, Role] | None:
    """Where the verb that ends a piece starts, and its role; copied text may have blanks in it: 牵 头."""
    bare = "".join(piece.split())
    verb = _bare_verb(bare)
    if not verb or len(bare) == len(piece):
        return verb
    letters = [at for at, sign in enumerate(piece) if not sign.isspace()]
    return letters[verb[0]], verb[1]


def _bare_verb(piece: str) -> tuple[int, Role] | None:
    """The same for a piece without blanks."""
    if match := VERB.search(piece) if piece.endswith(VERB_WORDS) else None:
        return match.start(), role_of(match)
    work = WORK.search(piece) if holds_any(WORKING, piece) else None
    is_done = work and is_body(piece[: work.start()]) and not is_body(piece)  # but 机构编制管理部门
    return (work.start(), "responsible") if work and is_done else None


def _read_together(
    duties: Duties, text: str, pieces: list[Piece], match: re.Match[str], pending: list[Mention]
) -> None:
    """X会同Y负责: X leads, Y supports."""
    duties.verb = True
    before = [(start, words[: match.start() - start]) for start, words in pieces if start < match.start()]
    behind = [
        (max(start, match.end()), words[max(0, match.end() - start) :])
        for start, words in pieces
        if start + len(words) > match.end()
    ]
    if before:
        pending = pending + _names(text, before)
    duties.add("lead", pending)
    if behind:
        duties.add("support", _names(text, behind))


def _names(text: str, pieces: list[Piece]) -> list[Mention]:
    """The names in a clause, without aliases and the remark in brackets behind the last of them."""
    names = names_in(text, pieces)
    if "称" in text[pieces[0][0] : pieces[-1][0]] or "称" in pieces[-1][1]:
        names = [_without(ALIAS_BRACKET, text, name) for name in names]
    if names and text[names[-1].span.end - 1] in REMARK_CLOSERS:
        names[-1] = _without(REMARK, text, names[-1])
    return names


ALIAS_BRACKET = rarely(r"[（(〔\[](?:以下|下)?(?:简称|统称|称)[^（）()]{1,30}[）)〕\]]$")


def _without(remark: Rare, text: str, name: Mention) -> Mention:
    """A name without what a pattern finds at its end."""
    start = name.span.start
    match = remark.search(text, start, name.span.end)
    if not match:
        return name
    words = "".join(text[start : match.start()].split())
    return replace(name, name=words, span=Span(start, match.start()))


def are_bodies(duties: Duties) -> bool:
    """Whether the names read as bodies: most of them by their ending, none of them as prose."""
    if not duties.doubtful:
        return bool(duties.lead or duties.responsible or duties.support or duties.guide)
    names = [each.name for each in duties.names()]
    good = sum(map(is_body, names))
    return good * 3 >= len(names) * 2 > 0 and (good == len(names) or max(map(len, names)) <= 60)
