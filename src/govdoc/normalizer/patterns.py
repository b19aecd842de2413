"""Names that no table holds: short forms read word by word, kinds of body told by their endings."""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from govdoc.normalizer.data import Row

Sort = Literal["group", "zone", "enterprise", "unit", "body", "other"]

GROUP = re.compile(
    r"(?:领导小组|协调小组|工作小组|推进小组|工作组|领导组|专项小组|专责小组|专班|指挥部|联席会议|协调机制|协调会议|委员会|理事会)(?:办公室|办|秘书处|综合组|[一-鿿]{2,12}组)?$"
)
ZONE = re.compile(
    r"(?:管委会|管理委员会|党工委|开发区|高新区|经开区|新区|园区|示范区|试验区|合作区|度假区|风景区|景区|名胜区|保税区|综保区|自贸区|片区|先行区|功能区|管理区|商务区|科技城|科学城|集中区|聚集区|保税港区|生态城|空港区|航空港|实验区|经济区|产业园|工业园|园)$"
)
GOVERNED = re.compile(r"(?:管委会|管理委员会|党工委)$")
ENTERPRISE = re.compile(
    r"(?:公司|集团|银行|支行|分行|信用社|农商行|联社|电网|证券|保险|人寿|人保|铁塔|燃气|水务|水业|供电|电信|移动|联通|城投|交投|国投|厂|矿务局|油田|航空|热力|电视网络|广电网络|地铁|轨道集团|电力)(?:（[^）]{1,12}）)?$"
)
UNIT = re.compile(
    r"(?:(?<!办事)(?<!代表)(?<!代办)(?<!经办)(?<!公证)(?<!联络)(?<!办公)(?<!监察)(?<!秘书)(?<!派出)(?<!海事)(?<!养护)(?<!总)处|科|股|(?<!公)司|(?<!研究)(?<!参事)(?<!督导)(?<!督查)(?<!办公)室|秘书处|机关党委|机关纪委|党群部|总值班室)(?:（[^）]{1,30}）)?$"
)
BODY = re.compile(
    r"(?:局|厅|委|部|办|室|处|会|中心|院|所|站|台|社|团|队|署|馆|校|学|公署|组|政府|金|盟|镇|乡|街道|州|县|市|省|旗|区|法院|大厦|园|机制|基地|平台|热线|库|报|府|党|总部|分部|学会|联|协|军|营)(?:（[^）]{1,20}）)?$"
)
ENDINGS = (
    ("管委会", "管理委员会"), ("执委会", "执行委员会"), ("党工委", "党工作委员会"), ("工委", "工作委员会"), ("总队", "总队"), ("支队", "支队"), ("大队", "大队"), ("中心", "中心"),
    ("分局", "分局"), ("总局", "总局"), ("局", "局"), ("厅", "厅"), ("委", "委员会"), ("办", "办公室"), ("院", "院"),
    ("所", "所"), ("站", "站"), ("处", "处"), ("科", "科"), ("协会", "协会"),
)  # fmt: skip
"""What names end in, short and full."""
SHORTEST_OFFICE = 4
"""Characters that a 办 must have before it for its words to be all there: 通信管理办; 大健康办 stands for more."""


NAMELESS = re.compile(
    r"^(?:工作)?(?:领导小组|协调小组|工作小组|工作组|专班|工作专班|指挥部|联席会议|部门联席会议|协调机制|委员会|推进小组)(?:办公室|办|各?成员单位)?$"
)
"""A group without the words for what it is set up for: only its notice tells."""


class Expansion(NamedTuple):
    """A short form written out."""

    full: str
    known: bool
    """Whether its words were known, or it is as written; False if words may be missing."""


SPELLED = ("局", "厅", "委", "办", "分局", "总队", "支队", "大队")
"""Endings before which short words are written out; a 科技中心 is one."""


class Words:
    """The table of short words."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._words = {row[0]: row[1] for row in rows}
        self._longest = max(map(len, self._words), default=0)

    def expand(self, stem: str) -> Expansion:
        """Write a stem out: 住建委 → 住房和城乡建设委员会, 空港委 → 空港委员会."""
        if stem_is_full(stem):
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
        """A zone's name with its kind written out: 眉山高新区管委会 → 眉山高新技术产业开发区管理委员会."""
        core = GOVERNED.sub("", name)
        for short in ("高新区", "经开区", "综保区", "自贸区", "自贸试验区"):
            if core.endswith(short):
                core = core[: -len(short)] + self._words[short]
        return core + "管理委员会"

    def _at(self, text: str, at: int) -> str | None:
        for length in range(min(self._longest, len(text) - at), 1, -1):
            if text[at : at + length] in self._words:
                return text[at : at + length]
        return None


def stem_is_full(stem: str) -> bool:
    """Whether a name already ends as full names do."""
    return stem.endswith(("委员会", "办公室", "管理局", "事务局", "监督局"))


def sort_of(name: str) -> Sort:
    """What kind of body a name's ending tells."""
    for sort, pattern in KINDS:
        if pattern.search(name):
            return sort
    return "other"


KINDS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    ("zone", GOVERNED),
    ("enterprise", ENTERPRISE),
    ("group", GROUP),
    ("unit", UNIT),
    ("zone", ZONE),
    ("body", BODY),
)
