"""The document with its agencies: every name resolved, the tree rebuilt where a mention has got its body."""

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain
from operator import is_
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from govdoc.model import (
    Agency,
    Assignment,
    Block,
    Definition,
    Diagnostic,
    Document,
    Mention,
    Part,
    Section,
    Span,
)
from govdoc.normalizer.context import Context, infer
from govdoc.normalizer.finding import Resolution, Setting
from govdoc.normalizer.folding import REMEMBERED, fold, key
from govdoc.normalizer.patterns import NAMELESS, sort_of
from govdoc.normalizer.places import Place
from govdoc.normalizer.prefixes import LEADING

if TYPE_CHECKING:
    from govdoc.normalizer.registry import Registry
    from govdoc.normalizer.resolver import Resolver

CODES = frozenset(("agency-ambiguous", "agency-anachronism", "definition-late", "issuer-conflict"))
"""The remarks that are made here; a document that is normalized again gets them anew."""
JOINTS = frozenset(("、", "和", "及", "以及", "与", ""))
"""What may stand between two names of one list: 省商务厅、发展改革委 have one lead."""


def normalize_document(
    document: Document, registry: "Registry", place: str | None, date: str | None
) -> Document:
    """The document with `Mention.agency` and `Document.agencies`. Never raises."""
    context = infer(document, registry)
    if place is not None or date is not None:
        context = Context(_given(context.setting, registry, place, date))
    names = Names(document, registry.resolver(context.setting))
    rebuilt = Rebuilder(document.text, names)
    parts = tuple(map(rebuilt.part, document.parts))
    agencies = rebuilt.agencies()
    remarks = [*_context_remarks(context), *rebuilt.remarks(agencies)]
    kept = [each for each in document.diagnostics if each.code not in CODES]
    return replace(document, parts=parts, agencies=agencies, diagnostics=(*kept, *remarks))


def find_agency(document: Document, name: str, registry: "Registry") -> Agency | None:
    """The body of a document that a name means: one of its names there, or any other that resolves to it."""
    sought = fold(name)
    for agency in document.agencies:
        if name == agency.id or sought in _folded_names(agency):
            return agency
    found = registry.resolver(infer(document, registry).setting).resolve(name)
    meant = (each for each in document.agencies if each.id == found.id or found.name in each.plates)
    return next(meant, None) or _only_one_ending(document, sought)


def _only_one_ending(document: Document, sought: str) -> Agency | None:
    """The one body of a document with a name that ends so: 知识产权局 for the plate 大连市知识产权局."""
    ending = [
        agency for agency in document.agencies if any(name.endswith(sought) for name in _folded_names(agency))
    ]
    return ending[0] if len(ending) == 1 and len(sought) > 2 else None


def _folded_names(agency: Agency) -> Iterator[str]:
    """Every name of a body: full, as written, on its plates."""
    return map(fold, (agency.name, *agency.written, *agency.plates))


def _given(setting: Setting, registry: "Registry", place: str | None, date: str | None) -> Setting:
    """The inferred setting with what the caller knows better."""
    if place is None:
        return replace(setting, date=date)
    given = registry.setting(place, date or setting.date)
    same = given.place == setting.place and given.central == setting.central
    return replace(given, issuer=setting.issuer) if same else given


class Names:
    """What the names of one document mean: its own definitions first, then the registry."""

    def __init__(self, document: Document, resolver: "Resolver") -> None:
        self._resolver = resolver
        self._document = document
        self.defined: dict[str, Definition] = {
            fold(each.short): each for each in document.definitions if each.full and each.kind != "document"
        }
        self._sections: dict[str, Resolution] = {}

    def resolve(self, name: str) -> Resolution:
        """What a name means in this document."""
        if self.defined and (definition := self.defined.get(fold(name))):
            return self._defined(fold(name), definition)
        if (nameless := _nameless(name)) and (full := self._group(nameless)):
            return self._resolver.resolve(full).seen_by("context")
        found = self._resolver.resolve(name)
        return self._section(found) if found.kind == "unit" else found

    def resolve_led(self, name: str, lead: Place) -> Resolution:
        """What a name means behind one of another place: 省商务厅、发展改革委."""
        return self._resolver.resolve(name, lead)

    def leads(self, name: str) -> tuple[Place | None, bool]:
        """The place that a name sets for those behind it, if not the issuer's own; whether it sets any."""
        return self._resolver.leads(name)

    def _defined(self, name: str, definition: Definition) -> Resolution:
        full = fold(definition.full or "")
        found = self._resolver.resolve(full)
        own = self._resolver.resolve(name)
        if own.kind == "collective" or found.kind == "collective" or sort_of(full) == "other":
            return own
        if found.kind == "unresolved":
            found = replace(found, name=full, kind="agency", id=f"?:{full}")
        return found.seen_by("definition")

    def _group(self, name: str) -> str | None:
        """The only group in the document that the words may shorten: 领导小组办公室."""
        office = name.endswith(("办公室", "办"))
        stem = name.removesuffix("办公室").removesuffix("办")
        found = {each for each in self._groups if each.endswith(stem)}
        if len(found) != 1:
            return None
        return found.pop() + ("办公室" if office else "")

    @cached_property
    def _groups(self) -> set[str]:
        """The groups, without their offices, that the mentions, definitions and signatures name in full."""
        document = self._document
        names = [mention.name for mention in document.mentions()]
        names += [each.full for each in document.definitions if each.full]
        names += document.signatories
        return {
            name.removesuffix("办公室")
            for name in map(fold, names)
            if sort_of(name) == "group" and not NAMELESS.match(_without_lead(name))
        }

    def _section(self, found: Resolution) -> Resolution:
        """信用监管处 and 信用监督管理处 of one notice are one: the longest name stands for all."""
        same = self._sections.setdefault(key(found.id), found)
        return same if len(same.name) >= len(found.name) else found


@lru_cache(maxsize=REMEMBERED)
def _nameless(name: str) -> str | None:
    """The words of a group that bears no name of its own, without what leads them: 领导小组办公室."""
    words = _without_lead(fold(name))
    return words if NAMELESS.match(words) else None


def _without_lead(name: str) -> str:
    return name[1:] if name[:1] in LEADING else name


class Written(Struct):
    """One name as written, with what it means and where it stands."""

    name: str
    id: str
    """Of the body that is meant."""
    found: Resolution
    leading: bool
    """Whether it says itself whose body it is: 省商务厅."""
    abroad: Place | None
    """The place that it sets for those behind it in its list, if it is not the issuer's own."""
    spans: list[Span] = field(default_factory=list)


class Rebuilder:
    """Walks the tree, resolves its mentions, and builds what changes."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names
        self._written: dict[str, Written] = {}
        self._led: dict[tuple[str, str], Written] = {}

    def part(self, part: Part) -> Part:
        """A part with its mentions resolved."""
        assignments = self._assignments(part.assignments)
        blocks = self._blocks(part.blocks)
        if assignments is part.assignments and blocks is part.blocks:
            return part
        return replace(part, assignments=assignments, blocks=blocks)

    def _blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        changed = [self._section(block) if type(block) is Section else block for block in blocks]
        return blocks if all(map(is_, changed, blocks)) else tuple(changed)

    def _section(self, section: Section) -> Section:
        assignments, blocks = self._assignments(section.assignments), section.blocks
        if len(blocks) > 1 or (blocks and type(blocks[0]) is Section):  # most hold one paragraph
            blocks = self._blocks(blocks)
        if assignments is section.assignments and blocks is section.blocks:
            return section
        return replace(section, assignments=assignments, blocks=blocks)

    def _assignments(self, assignments: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
        return tuple(map(self._assignment, assignments)) if assignments else assignments

    def _assignment(self, old: Assignment) -> Assignment:
        return replace(
            old,
            lead=self._mentions(old.lead),
            responsible=self._mentions(old.responsible),
            support=self._mentions(old.support),
            guide=self._mentions(old.guide),
        )

    def _mentions(self, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The mentions of one role, with their bodies."""
        if not mentions:
            return ()
        done, lead, before = [], None, mentions[0].span
        for mention in mentions:
            name, span = mention.name, mention.span
            written = self._written.get(name) or self._learn(name)
            if written.leading:
                lead = written.abroad
            elif lead is not None and self._joined(before.end, span.start):
                written = self._learn_led(name, lead)
            else:
                lead = None
            before = span
            written.spans.append(span)
            done.append(Mention(name, span, written.id, mention.open))
        return tuple(done)

    def _learn(self, name: str) -> Written:
        """A name that is new in the document."""
        abroad, leading = self._names.leads(name)
        found = self._names.resolve(name)
        self._written[name] = written = Written(name, found.id, found, leading, abroad)
        return written

    def _learn_led(self, name: str, lead: Place) -> Written:
        """A name without a place of its own, behind one with another place than the issuer's."""
        memo = (name, lead.code)
        if memo not in self._led:
            found = self._names.resolve_led(name, lead)
            self._led[memo] = Written(name, found.id, found, False, None)
        return self._led[memo]

    def _joined(self, end: int, start: int) -> bool:
        return "".join(self._text[end:start].split()) in JOINTS if start - end < 12 else False

    def agencies(self) -> tuple[Agency, ...]:
        """The bodies, in order of first mention."""
        bodies: dict[str, list[Written]] = {}
        everything = [written for written in (*self._written.values(), *self._led.values()) if written.spans]
        for written in everything:
            written.spans.sort()  # roles stand in another order than the text's
        for written in sorted(everything, key=lambda each: each.spans[0]):
            bodies.setdefault(written.id, []).append(written)
        return tuple(map(agency_of, bodies.values()))

    def remarks(self, agencies: Iterable[Agency]) -> list[Diagnostic]:
        """What is odd about the names."""
        early = chain.from_iterable(map(self._early, self._written.values())) if self._names.defined else ()
        return [*early, *filter(None, map(_remark, agencies))]

    def _early(self, written: Written) -> list[Diagnostic]:
        """Uses of a short name before its definition."""
        definition = self._names.defined.get(fold(written.name))
        if definition is None or written.found.via != "definition":
            return []
        return [
            _early_remark(written.name, span, definition) for span in written.spans if span < definition.span
        ]


def agency_of(names: list[Written]) -> Agency:
    """The model's form of a body: all its names in order of first use."""
    found, spans, plates = names[0].found, names[0].spans, names[0].found.plates
    written: tuple[str, ...] = (names[0].name,)
    if len(names) > 1:
        written = tuple(dict.fromkeys([each.name for each in names]))
        spans = sorted([span for each in names for span in each.spans])
        plates = tuple(dict.fromkeys([plate for each in names for plate in each.found.plates]))
    return Agency(
        id=found.id,
        name=found.name,
        kind=found.kind,
        via=found.via,
        written=written,
        mentions=tuple(spans),
        plates=plates,
        candidates=found.candidates,
        note=found.note,
    )


def _remark(agency: Agency) -> Diagnostic | None:
    first = agency.mentions[0]
    if agency.kind == "ambiguous":
        message = f"“{agency.written[0]}”可能指{'、'.join(agency.candidates)}，未作判断"
        return Diagnostic("agency-ambiguous", "info", message, first, "parser")
    if agency.note and "不符" in agency.note:
        return Diagnostic(
            "agency-anachronism", "warning", f"“{agency.written[0]}”：{agency.note}", first, "text"
        )
    return None


def _early_remark(name: str, span: Span, definition: Definition) -> Diagnostic:
    message = f"“{name}”在下文才定义为“{definition.full}”的简称，此处按该定义理解"
    return Diagnostic("definition-late", "info", message, span, "text")


def _context_remarks(context: Context) -> list[Diagnostic]:
    if context.conflict is None:
        return []
    return [
        Diagnostic(
            "issuer-conflict", "info", f"发文机关所在地说法不一：{context.conflict}", Span(0, 0), "text"
        )
    ]
