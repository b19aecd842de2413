"""The document with its agencies: every name resolved, the tree rebuilt where a mention has got its body."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from govdoc.model import Agency, Assignment, Block, Definition, Diagnostic, Document, Mention, Part, Section, Span
from govdoc.normalizer.context import Context, infer
from govdoc.normalizer.finding import Resolution, Setting
from govdoc.normalizer.folding import fold, key
from govdoc.normalizer.patterns import NAMELESS, sort_of
from govdoc.normalizer.places import Place
from govdoc.normalizer.prefixes import is_lead

if TYPE_CHECKING:
    from govdoc.normalizer.registry import Registry
    from govdoc.normalizer.resolver import Resolver

JOINTS = frozenset(("、", "和", "及", "以及", "与", ""))
"""What may stand between two names of one list: 省商务厅、发展改革委 have one lead."""
LEADING = "省市州盟区县旗"


def normalize_document(document: Document, registry: "Registry", place: str | None, date: str | None) -> Document:
    """The document with `Mention.agency` and `Document.agencies`. Never raises."""
    context = infer(document, registry)
    if place is not None or date is not None:
        context = Context(_given(context.setting, registry, place, date))
    names = Names(document, registry.resolver(context.setting))
    rebuilt = Rebuilder(document.text, names)
    parts = tuple(map(rebuilt.part, document.parts))
    agencies = rebuilt.agencies()
    remarks = [*_context_remarks(context), *rebuilt.remarks(agencies)]
    return replace(document, parts=parts, agencies=agencies, diagnostics=(*document.diagnostics, *remarks))


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
        self._memo: dict[str, Resolution] = {}
        self.defined: dict[str, Definition] = {
            fold(each.short): each for each in document.definitions if each.full and each.kind != "document"
        }
        self._sections: dict[str, Resolution] = {}
        self._groups: list[str] | None = None

    def resolve(self, name: str, lead: Place | None) -> Resolution:
        """What a name means in this document."""
        if lead is not None:
            return self._resolver.resolve(name, lead)
        if name not in self._memo:
            self._memo[name] = self._resolve(name)
        return self._memo[name]

    def leads(self, name: str) -> Place | None:
        """The place that a name sets for those behind it, if it is not the issuer's own."""
        if name[0] not in LEADING or not is_lead(name):
            return None
        place = self._resolver.leads(name)
        return place if place != self._resolver.setting.place else None

    def _resolve(self, name: str) -> Resolution:
        folded = fold(name)
        if definition := self.defined.get(folded):
            return self._defined(folded, definition)
        nameless = folded[1:] if folded[:1] in LEADING else folded
        if NAMELESS.match(nameless) and (full := self._group(nameless)):
            return self._resolver.resolve(full).seen_by("context")
        found = self._resolver.resolve(name)
        return self._section(found) if found.kind == "unit" else found

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
        if self._groups is None:
            self._groups = self._long_names()
        office = name.endswith(("办公室", "办"))
        stem = name.removesuffix("办公室").removesuffix("办")
        found = {each.removesuffix("办公室") for each in self._groups if each.removesuffix("办公室").endswith(stem)}
        if len(found) != 1:
            return None
        return found.pop() + ("办公室" if office else "")

    def _long_names(self) -> list[str]:
        """Names of groups in the mentions, definitions and signatures."""
        document = self._document
        names = [mention.name for mention in document.mentions()]
        names += [each.full for each in document.definitions if each.full]
        names += document.signatories
        folded = {fold(name) for name in names}
        return [name for name in folded if sort_of(name) == "group" and not NAMELESS.match(name)]

    def _section(self, found: Resolution) -> Resolution:
        """信用监管处 and 信用监督管理处 of one notice are one: the longest name stands for all."""
        same = self._sections.setdefault(key(found.id), found)
        return same if len(same.name) >= len(found.name) else found


@dataclass
class Named:
    """A body on its way to an `Agency`."""

    resolution: Resolution
    written: dict[str, None] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)


class Rebuilder:
    """Walks the tree, resolves its mentions, and builds what changes."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names
        self._found: dict[str, Named] = {}
        self._early: list[tuple[Mention, Definition]] = []

    def part(self, part: Part) -> Part:
        """A part with its mentions resolved."""
        assignments = self._assignments(part.assignments)
        blocks = self._blocks(part.blocks)
        if assignments is part.assignments and blocks is part.blocks:
            return part
        return replace(part, assignments=assignments, blocks=blocks)

    def _blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        changed = [self._section(block) if isinstance(block, Section) else block for block in blocks]
        same = all(new is old for new, old in zip(changed, blocks, strict=True))
        return blocks if same else tuple(changed)

    def _section(self, section: Section) -> Section:
        assignments = self._assignments(section.assignments)
        blocks = self._blocks(section.blocks)
        if assignments is section.assignments and blocks is section.blocks:
            return section
        return replace(section, assignments=assignments, blocks=blocks)

    def _assignments(self, assignments: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
        return tuple(map(self._assignment, assignments)) if assignments else assignments

    def _assignment(self, assignment: Assignment) -> Assignment:
        return replace(
            assignment,
            lead=self._mentions(assignment.lead),
            responsible=self._mentions(assignment.responsible),
            support=self._mentions(assignment.support),
            guide=self._mentions(assignment.guide),
        )

    def _mentions(self, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The mentions of one role, with their bodies."""
        lead: Place | None = None
        end = 0
        done = []
        for mention in mentions:
            if lead is not None and not self._joined(end, mention.span.start):
                lead = None
            own = self._names.leads(mention.name) if mention.name else None
            lead = own if mention.name[:1] in LEADING and is_lead(mention.name) else lead
            found = self._names.resolve(mention.name, None if own else lead)
            self._keep(mention, found)
            done.append(Mention(mention.name, mention.span, found.id, mention.open))
            end = mention.span.end
        return tuple(done)

    def _joined(self, end: int, start: int) -> bool:
        return "".join(self._text[end:start].split()) in JOINTS if start - end < 12 else False

    def _keep(self, mention: Mention, found: Resolution) -> None:
        named = self._found.get(found.id)
        if named is None:
            self._found[found.id] = named = Named(found)
        named.written[mention.name] = None
        named.spans.append(mention.span)
        if found.via == "definition":
            self._check_early(mention)

    def _check_early(self, mention: Mention) -> None:
        definition = self._names.defined.get(fold(mention.name))
        if definition and mention.span.end <= definition.span.start:
            self._early.append((mention, definition))

    def agencies(self) -> tuple[Agency, ...]:
        """The bodies, in order of first mention."""
        ordered = sorted(self._found.values(), key=lambda named: min(named.spans))
        return tuple(map(agency_of, ordered))

    def remarks(self, agencies: Iterable[Agency]) -> list[Diagnostic]:
        """What is odd about the names."""
        found = [_early_remark(mention, definition) for mention, definition in self._early]
        return found + [remark for agency in agencies if (remark := _remark(agency, self._found[agency.id].resolution))]


def agency_of(named: Named) -> Agency:
    """The model's form of a body."""
    found = named.resolution
    spans = tuple(sorted(named.spans))
    return Agency(
        found.id, found.name, found.kind, tuple(named.written), spans, found.via, found.plates, found.candidates, found.note
    )


def _remark(agency: Agency, found: Resolution) -> Diagnostic | None:
    first = agency.mentions[0]
    if agency.kind == "ambiguous":
        message = f"“{agency.written[0]}”可能指{'、'.join(agency.candidates)}，未作判断"
        return Diagnostic("agency-ambiguous", "info", message, first, "parser")
    if found.note and "不符" in found.note:
        return Diagnostic("agency-anachronism", "warning", f"“{agency.written[0]}”：{found.note}", first, "text")
    return None


def _early_remark(mention: Mention, definition: Definition) -> Diagnostic:
    message = f"“{mention.name}”在下文才定义为“{definition.full}”的简称，此处按该定义理解"
    return Diagnostic("definition-late", "info", message, mention.span, "text")


def _context_remarks(context: Context) -> list[Diagnostic]:
    if context.conflict is None:
        return []
    return [Diagnostic("issuer-conflict", "info", f"发文机关所在地说法不一：{context.conflict}", Span(0, 0), "text")]
