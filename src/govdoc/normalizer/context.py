"""Who speaks? The issuer's place and level, from signature, title, number, recipients and text.

Each witness names places with a weight; the place with the greatest sum is the issuer's. Where strong
witnesses disagree, that is said.
"""

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct, field

from govdoc.model import Document
from govdoc.normalizer.central import is_national
from govdoc.normalizer.finding import CENTRE, Resolution, Setting
from govdoc.normalizer.folding import REMEMBERED, fold
from govdoc.normalizer.places import Named, Place
from govdoc.normalizer.prefixes import LEADING, LEADS, is_lead
from govdoc.patterns import holds_any, rarely

if TYPE_CHECKING:
    from govdoc.normalizer.registry import Registry

LEVELS = {lead: level for lead, level in LEADS if len(lead) == 1}
SIGNED, MARKED, TITLED, NUMBERED, SECOND, TOLD, COUNTED = 5.0, 4.0, 4.5, 3.0, 2.0, 2.0, 1.5
"""Weights: signature, mark, title, the number's first place, its other places, metadata, the text's words."""
TITLE = rarely(r"^(?P<issuer>[^《》“”]{2,60}?)(?:关于|印发|转发|批转|公布|办公厅关于|令$|公告$|通告$)")
REPUBLIC = "中华人民共和国"
SOURCES = (
    "发布机构",
    "发文机关",
    "发文单位",
    "发布单位",
    "来源",
    "制定机关",
    "发布机关",
    "公布机关",
    "发布部门",
    "发文部门",
    "发文机构",
    "颁布单位",
    "公开主体",
    "信息来源",
)
"""Labels of metadata that name the issuer."""
SECTION = rarely(r"(?<=[部委局署会总])(?:办公厅|办公室|综合司)$")
"""A ministry's office signs for the ministry."""
SECTIONS = ("办公厅", "办公室", "综合司")
ORDER = rarely(
    r"国务院令|[部署局会]令|国务院(?:第\d+次)?常务会议|国务院发布|国务院批准|人民银行令|国务院公布"
)
"""What regulations of the centre say of themselves."""
ORDER_WORDS = ("国务院", "令")
GOVERNMENT = rarely(
    r"(?:人民政府|政府|政府办公厅|政府办公室|府办|委员会|党委|中共.{2,12}委|行政公署|国务院|国务院办公厅|中央委员会|中共中央办公厅|委办公厅|委办公室|人大常委会|人民代表大会)$"
)
INSIDE = (0, 2, 5, 6, 7)
"""Where a place may begin in a name: behind nothing, 中共, 中国共产党, 国家税务总局 …"""
HEAD = 3000
"""Characters at each end of the text in which places are counted."""
DECISIVE = 1.0


class Evidence(Struct):
    """What the witnesses say, in the light of a registry and on a date."""

    registry: "Registry"
    date: str | None
    scores: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    """Code of a place → what speaks for it."""
    levels: Counter[str] = field(default_factory=Counter)
    issuer: Resolution | None = None
    strong: dict[str, str] = field(default_factory=dict)
    """Witness → place's code, for those that should agree."""

    def add(self, witness: str, place: Place, weight: float) -> None:
        """A witness names a place."""
        self.scores[place.code] += weight
        self.strong.setdefault(witness, place.code)

    def add_centre(self, witness: str, weight: float) -> None:
        """A witness names the centre."""
        self.scores[CENTRE] += weight
        self.strong.setdefault(witness, CENTRE)

    def place(self, code: str) -> Place | None:
        """The place that had a code on the date."""
        return self.registry.gazetteer.by_code(code, self.date)

    def at_start(self, text: str) -> Named | None:
        """The place that a text begins with."""
        return self.registry.gazetteer.at_start(text, self.date)


class Context(Struct, frozen=True):
    """The setting inferred from a document, and what is odd about it."""

    setting: Setting
    conflict: str | None = None
    """In Chinese: which witnesses disagree."""


def infer(document: Document, registry: "Registry") -> Context:
    """The setting of a document."""
    evidence = Evidence(registry, document.date or _year(document))
    _signatures(document, evidence)
    _title(document, evidence)
    _number(document, evidence)
    _metadata(document, evidence)
    if len(evidence.scores) != 1:
        _leads(document, evidence)
        _words(document, evidence)
    return _weigh(evidence)


def _year(document: Document) -> str | None:
    number = document.number
    return str(number.year) if number and number.year and 1949 <= number.year <= 2100 else None


def _signatures(document: Document, evidence: Evidence) -> None:
    for name in document.signatories[:1]:
        _name("署名", name, SIGNED, evidence)
    for name in document.parts[0].header.issuers[:1]:
        _name("发文机关标志", name, MARKED, evidence)


def _title(document: Document, evidence: Evidence) -> None:
    for part in document.parts[:2]:
        match = TITLE.match(fold(part.title or ""))
        if match:
            _name("标题", match["issuer"], TITLED, evidence)
            return
    if document.title:
        _place_in_title(fold(document.title), evidence)


def _place_in_title(title: str, evidence: Evidence) -> None:
    """上海市口岸服务条例: a title that begins with a place, or with the republic."""
    if title.startswith(REPUBLIC):
        evidence.add_centre("标题", TITLED)
    elif named := evidence.at_start(title):
        full = title[: named.length].endswith(named.place.name)
        evidence.add("标题", named.place, TITLED if full else TOLD)


def _name(witness: str, name: str, weight: float, evidence: Evidence) -> None:
    """A body's name as a witness: its place, or the centre; a lead character tells the level."""
    folded = fold(name)
    if folded.endswith(SECTIONS):
        folded = SECTION.sub("", folded)
    if not folded:
        return
    found = evidence.registry.resolver(Setting(None, evidence.date)).resolve(folded)
    if found.place is not None:
        evidence.add(witness, found.place, weight)
        _issuer(found, evidence)
    elif found.via == "central":
        evidence.add_centre(witness, weight)
        _issuer(found, evidence)
    elif named := _named_in(folded, evidence):
        evidence.add(witness, named, weight)
    elif is_national(folded):
        evidence.add_centre(witness, weight)
    elif folded[0] in LEADING or folded.startswith("自治"):
        evidence.levels[_level(folded)] += 2


def _named_in(name: str, evidence: Evidence) -> Place | None:
    """The place that a name begins with, or holds: 中共扬州市委, 国家税务总局广东省税务局."""
    for start in INSIDE:
        named = evidence.at_start(name[start:])
        if named and name[start : start + named.length].endswith(named.place.name):
            return named.place
    named = evidence.at_start(name)
    return named.place if named and named.place.level != "x" else None


def _issuer(found: Resolution, evidence: Evidence) -> None:
    """Keep the issuer if it is a department: its sections bear no name of their own."""
    if evidence.issuer is None and found.kind == "agency" and not GOVERNMENT.search(found.name):
        evidence.issuer = found


def _level(name: str) -> str:
    """The level that a name's first character tells; empty if it tells none."""
    return "p" if name.startswith("自治区") else LEVELS.get(name[:1], "")


def _number(document: Document, evidence: Evidence) -> None:
    registry, code = evidence.registry, document.number.code if document.number else ""
    if code in ("令", "公告", ""):
        return
    named = [place for each in evidence.scores if (place := evidence.place(each))]
    if own := next((place for place in named if code.startswith(place.short)), None):
        evidence.add("发文字号", own, NUMBERED)
        return
    letters = next((code[:n] for n in range(min(4, len(code)), 0, -1) if code[:n] in registry.codes), "")
    central = registry.central.letters(code)
    if central and (
        len(central) > len(letters) or (len(central) == len(letters) and not _is_government(code))
    ):
        evidence.add_centre("发文字号", NUMBERED)
    elif letters:
        _number_places(registry.codes[letters], evidence)


def _is_government(code: str) -> bool:
    """商政办发: letters of a government, whoever else begins his numbers so."""
    return "政" in code[1:4] or "府" in code[1:4]


def _number_places(codes: tuple[str, ...], evidence: Evidence) -> None:
    """The places that use the letters; only a number of a single place is a witness that may contradict."""
    for index, code in enumerate(codes):
        place = evidence.place(code)
        if place and index == 0 and len(codes) == 1:
            evidence.add("发文字号", place, NUMBERED)
        elif place:
            evidence.scores[code] += NUMBERED if index == 0 else SECOND


def _metadata(document: Document, evidence: Evidence) -> None:
    for label, value in document.parts[0].header.metadata:
        if any(source in label for source in SOURCES):
            _name("网页信息", value, TOLD, evidence)


@lru_cache(maxsize=REMEMBERED)
def _told(name: str) -> tuple[str, ...]:
    """The level that a name's lead tells, and the lead: 市 of 市农委; nothing if it has none."""
    level = _level(name)
    return (level, name[0]) if level and is_lead(name) else ()


def _leads(document: Document, evidence: Evidence) -> None:
    """省X, 市X, 州X among the names and recipients tell the level and, among places, the kind."""
    recipients = [fold(name) for name in document.recipients]
    written = {each.name for a in document.assignments() for each in (*a.lead, *a.responsible, *a.support)}
    evidence.levels.update(chain.from_iterable(map(_told, {*map(fold, written), *recipients})))
    for name in recipients:
        if "区、市、县" in name or "县（市、区）" in name or "区（市）县" in name or "县（市）" in name:
            evidence.levels["c"] += 1


def _words(document: Document, evidence: Evidence) -> None:
    """How often the text names the candidates; without candidates, which place of the right level it names most."""
    text = document.text
    if len(text) > 2 * HEAD:
        text = text[:HEAD] + text[-HEAD:]
    candidates = [place for code in evidence.scores if code != CENTRE and (place := evidence.place(code))]
    if not evidence.scores:
        if holds_any(ORDER_WORDS, text) and ORDER.search(text) and not evidence.levels:
            evidence.add_centre("正文", COUNTED)
            return
        candidates = _counted(document.text, evidence)
    counts = {place.code: text.count(place.short) for place in candidates}
    most = max(counts.values(), default=0)
    for place in candidates:
        if counts[place.code]:
            evidence.scores[place.code] += COUNTED * counts[place.code] / most
        if evidence.levels and place.letter in evidence.levels:
            evidence.scores[place.code] += (
                COUNTED * evidence.levels[place.letter] / max(evidence.levels.values())
            )


def _counted(text: str, evidence: Evidence) -> list[Place]:
    """Places that the text names with their full names, of the level that its 省X and 市X tell."""
    level = max("pc", key=lambda each: evidence.levels[each])
    known = bool(evidence.levels["p"] or evidence.levels["c"])
    places = [
        place
        for each in evidence.registry.gazetteer.high.values()
        for place in each[-1:]
        if not place.term.end
    ]
    here = [place for place in places if not known or (place.level == "p") == (level == "p")]
    full = not known or level == "c"
    named = [(place.code, place.name if full else place.short) for place in here]
    signs = set(text)  # most names have a character that the text lacks, which is told much faster
    counts = Counter({code: text.count(name) for code, name in named if signs.issuperset(name)})
    counts.update(_zones(text, evidence.registry, level) if known else {})
    top = [code for code, count in counts.most_common(2) if count > (1 if known else 2)]
    return [place for code in top[:1] if (place := evidence.place(code))]


def _zones(text: str, registry: "Registry", level: str) -> Counter[str]:
    """The zones that a text names, for the places they belong to: 赣江新区 speaks for 江西."""
    counts: Counter[str] = Counter()
    for name, owners in registry.zones.items():
        if len(name) > 3 and len(owners) == 1 and name in text:
            parent = owners[0][0]
            counts[parent[:2] + "0000" if level == "p" else parent] += text.count(name)
    return counts


def _weigh(evidence: Evidence) -> Context:
    """The place with the greatest sum; a place inside another that is named as well is the issuer's own."""
    date = evidence.date
    if not evidence.scores:
        return Context(Setting(None, date))
    code = max(evidence.scores, key=lambda each: (evidence.scores[each], each))
    conflict = _conflict(evidence, code)
    if code == CENTRE:
        return Context(Setting(None, date, True, evidence.issuer), conflict)
    place = evidence.place(code)
    issuer = evidence.issuer if evidence.issuer and evidence.issuer.place == place else None
    return Context(Setting(place, date, issuer=issuer), conflict)


def _conflict(evidence: Evidence, code: str) -> str | None:
    """Strong witnesses that name another place than the one that was taken."""
    other = [
        f"{witness}指{_name_of(each, evidence)}" for witness, each in evidence.strong.items() if each != code
    ]
    if not other or evidence.scores[code] < DECISIVE:
        return None
    return f"{'、'.join(other)}，按{_name_of(code, evidence)}理解"


def _name_of(code: str, evidence: Evidence) -> str:
    place = evidence.place(code) if code != CENTRE else None
    return place.full if place else "中央"
