"""What does a statement of responsibility say? Its words → roles with names, and a deadline.

Labels (牵头单位：) and verbs (…牵头, …配合) give the roles. ； and a new label part roles, ， parts roles or levels of
government, 、 parts bodies. A verb governs the names before it back to the last verb; names under a label with no
verb of their own have the label's role.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from govdoc.model import Role
from govdoc.parser.bodies import PIECE, Name, is_body, read_names

LABEL = re.compile(
    r"(?:(?<=[；;，,。、：:\s（(\[［〔【])|^)(?P<label>[一-鿿]{0,8}?(?:"
    r"(?P<person>(?:责任|牵头|分管|联系|配合|包保|负责|主管)(?:[一-鿿]{0,3}领导|人员?|同志|干部)|联系人|联系电话|联系方式|电话)"
    r"|(?P<deadline>(?:完成|办结|落实|整改|工作)?(?:时限|时间|期限)(?:要求|节点|进度)?|时间节点|时间安排|进度安排)"
    r"|(?P<lead>牵头|主办|主责|主要责任|第一责任)|(?P<support>配合|协办|协助|协同|参与|参加|支持)|(?P<guide>指导|督导|监督|督办)"
    r"|(?P<responsible>责任|负责|承办|落实|实施|主管|承担|执行|任务)"
    r")(?:责任)?(?:实施|落实)?(?:单位|部门|处室|科室|股室|机构|主体|方|司局|局|地区|企业|院所|市县|分工)?(?:及分工)?)[ \u3000]*[：:]"
)
SECOND = re.compile(r"(?P<level>省|市|县|区|州)(?:级)?(?:分工方案|任务分工|分工|落实)[：:]")
"""A second, local assignment behind the first: （省…负责；市分工方案：…）."""
MODE = (
    r"(?:等)?(?:分别|共同|联合|具体|统筹|统一|各自|一并|进一步|积极|密切|协调|组织|主动|依法)?"
    r"(?:(?:按照?|依据|依照|根据|结合|依|在)[^、，,；;]{0,14}?(?:职责|职能|分工|权限|范围|要求|规定|任务|实际|程序|属地)[^、，,；;]{0,8}?)?(?:分别|共同|具体|内)?"
)
VERBS = (
    r"(?P<lead>牵头|主办|统筹)|(?P<support>配合|协助|协同|协办|参与|参加|支持|协作)|(?P<guide>指导|督导|监督|督促|督办)"
    r"|(?P<responsible>负责|落实|组织实施|实施|承办|完成|推进|办理|执行|做好|抓好|承担|落实)"
)
VERB = re.compile(
    rf"(?P<mode>{MODE})(?:{VERBS})(?P<tail>(?:负责|落实|组织|实施|推进|办理|完成|协调|配合|会同|抓落实|抓好|做好|指导|统筹|有关|相关|各项|具体|此项|该项|工作|任务|等|并|共同)*)$"
)
"""At a clause's end: 按职责分工负责, 牵头负责落实, 配合完成, 按职责完成有关工作."""
TOGETHER = re.compile(r"(?:牵头)?会同(?!县)")
ALIAS = re.compile(r"(?:以下|下文)?(?:简称|统称|合称|下称)")
CONVENTION = re.compile(r"(?:列|排)(?:名)?(?:在)?第一|下同|不再列出|为牵头(?:单位|部门)|以下(?:工作|责任|均|各|任务)|以上(?:工作|任务|各项|均|责任)")
TIME = r"(?:(?:20[0-9]{2}|[二两]〇[一二三四五六七八九〇]{2})[ ]?年|[0-9]{1,2}[ ]?月|[一二三四1-4][ ]?季度|[上下]半年|(?:今|明|本|当)年|年内|年底|年末|月底|每[年月季])"
DEADLINE = re.compile(
    rf"(?:于|在|到|至|截至|力争)?(?P<value>(?:{TIME})[^、，,；;]{{0,16}}(?:前|底|末|内|初|中旬|上旬|下旬|日|起|季度|半年|止|年|月)|长期(?:坚持|推进|实施|开展|落实|执行|有效)?|持续(?:推进|开展|实施|落实|坚持|深化|优化)?"
    rf"|常态化(?:推进|开展|实施|落实)?|全年(?:推进|开展|实施|落实)?|立即(?:整改|落实|实施)?|即时|适时(?:推进|开展)?|分年度实施|逐年推进|按(?:时间)?节点推进|按期推进)(?:完成|落实|实现|到位|启动|实施|建成|办结|取得[^，；]{{0,10}}|出台|印发|上线|见效)?[^、，,；;。]{{0,6}}$"
)


@dataclass(slots=True)
class Duties:
    """Who does what: names by role, and the deadline as written."""

    lead: list[Name] = field(default_factory=list)
    responsible: list[Name] = field(default_factory=list)
    support: list[Name] = field(default_factory=list)
    guide: list[Name] = field(default_factory=list)
    deadline: str | None = None
    labelled: bool = False
    """Whether a label opens it."""
    verb: bool = False
    """Whether a verb gives a role."""
    convention: bool = False
    """Whether it states a rule for later ones: 列第一位者为牵头单位，下同."""

    def names(self) -> list[Name]:
        """All names, role by role."""
        return [*self.lead, *self.responsible, *self.support, *self.guide]

    def add(self, role: Role, names: list[Name]) -> None:
        """Give names a role."""
        getattr(self, role).extend(names)


def read_duties(text: str, start: int, end: int) -> list[Duties]:
    """Read a statement between its brackets (or a run of lines): one Duties, or two where a local one follows."""
    cuts = [start]
    cuts += [match.start() for match in SECOND.finditer(text, start + 1, end)]
    cuts.append(end)
    return [_read_one(text, first, last) for first, last in zip(cuts, cuts[1:], strict=False)]


def _read_one(text: str, start: int, end: int) -> Duties:
    duties = Duties()
    if match := SECOND.match(text, start, end):
        start = match.end()
    labels = list(LABEL.finditer(text, start, end))
    first = labels[0].start() if labels else end
    _read_segment(duties, text, start, first, None)
    for label, after in zip(labels, [*labels[1:], None], strict=False):
        stop = after.start() if after else end
        role = next((r for r in ("lead", "support", "guide", "responsible") if label[r]), None)
        if label["person"]:
            continue
        if label["deadline"]:
            duties.deadline = duties.deadline or _deadline_value(text, label.end(), stop)
        elif role:
            duties.labelled = True
            _read_segment(duties, text, label.end(), stop, role)  # type: ignore[arg-type]
    return duties


def _deadline_value(text: str, start: int, end: int) -> str | None:
    value = "".join(text[start:end].split()).strip("，,；;。、）)")
    return re.sub(r"(?<=前)完成$|(?<=底)完成$", "", value) or None


def _read_segment(duties: Duties, text: str, start: int, end: int, role: Role | None) -> None:
    """Read the clauses of a segment; `role` is its label's."""
    pending: list[Name] = []
    for first, last in _clauses(text, start, end):
        clause = text[first:last]
        if CONVENTION.search(clause):
            duties.convention = True
            if not CONVENTION_TAIL.search(clause):
                continue
        if ALIAS.match(clause.lstrip()):
            continue
        if match := DEADLINE.match(clause.strip()):
            duties.deadline = duties.deadline or "".join(match["value"].split())
            continue
        pending = _read_clause(duties, text, first, last, role, pending)
    duties.add(role or "responsible", pending)


CONVENTION_TAIL = re.compile(r"[（(][^（）()]{0,60}(?:下同|为牵头)[^（）()]{0,30}[）)]$")


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches between ， ； 。 outside brackets."""
    first = start
    for match in PIECE.finditer(text, start, end):
        stop = match.end()
        if stop >= end or text[stop] != "、":
            yield first, stop
            first = stop + 1


def _read_clause(
    duties: Duties, text: str, first: int, last: int, role: Role | None, pending: list[Name]
) -> list[Name]:
    """Give the names of one clause their role; return those that wait for a verb."""
    piece_start = max(first, text.rfind("、", first, last) + 1)
    verb = VERB.search(text, piece_start, last)
    stop = verb.start() if verb else last
    if text.startswith("由", first):
        first += 1
    if match := TOGETHER.search(text, first, stop):
        return _read_together(duties, text, first, match, stop, role, pending)
    names = _names(text, first, stop)
    if not verb:
        if role:
            duties.add(role, names)
            return []
        return pending + names
    said = _said(verb)
    if said == "responsible" and role:
        said = role
    if said in ("support", "guide") and pending and not duties.verb:
        duties.add("responsible", pending)
        pending = []
    duties.verb = True
    duties.add(said, pending + names)
    return []


def _said(verb: re.Match[str]) -> Role:
    """The role that a verb gives."""
    return next(role for role in ("lead", "support", "guide", "responsible") if verb[role])  # type: ignore[return-value]


def _read_together(
    duties: Duties, text: str, first: int, match: re.Match[str], stop: int, role: Role | None, pending: list[Name]
) -> list[Name]:
    """X会同Y负责: X leads, Y supports."""
    duties.verb = True
    leading = _names(text, first, match.start())
    duties.add("lead", pending + leading)
    duties.add("support", _names(text, match.end(), stop))
    return []


NOTE = re.compile(r"[（(〔\[][^（）()〔〕\[\]]{0,60}(?:下同|为牵头|不再列出|除外|另有)[^（）()〔〕\[\]]{0,40}[）)〕\]]$")
"""A remark in brackets behind the last name."""


def _names(text: str, start: int, end: int) -> list[Name]:
    names = []
    for name in read_names(text, start, end):
        if match := NOTE.search(text, name.start, name.end):
            name = Name(name.start, match.start(), "".join(text[name.start : match.start()].split()), name.open)
        if name.text:
            names.append(name)
    return names


def are_bodies(duties: Duties) -> bool:
    """Whether the names read as bodies: most of them by their ending, none of them as prose."""
    names = duties.names()
    good = sum(is_body(name.text) for name in names)
    return bool(names) and good * 3 >= len(names) * 2 and all(len(name.text) <= 60 for name in names)
