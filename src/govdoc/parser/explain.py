"""Why was each line read as it was? Drafts → reasons, from what the passes noted while they worked."""

from collections.abc import Iterator

from msgspec import Struct

from govdoc.model import Source, Span
from govdoc.parser import Drafts, read_drafts
from govdoc.parser.build import PartDraft, owners
from govdoc.parser.data import table


class Reason(Struct, frozen=True):
    """One decision of the parser."""

    span: Span
    """What it is about."""
    what: str
    """What it was taken for: `break`, an element's role, `unit`, `heading`, `assignment`; or, with `no-` before
    it, what it could have been and is not."""
    rule: str
    """The rule's code, see `parser/data/explanations.tsv`; empty where the role says all."""
    detail: str
    """Level and heading of a unit, roles of an assignment, and the like."""

    @property
    def why(self) -> str:
        """The rule in plain Chinese."""
        return next((row[1] for row in table("explanations") if row[0] == self.rule), "")


def explain(source: Source) -> list[Reason]:
    """Every decision about a source, in the order of the text."""
    drafts = read_drafts(source)
    found = [*_breaks(drafts), *(reason for part in drafts.parts for reason in _part(drafts, part))]
    return sorted(found, key=lambda reason: reason.span)


def _breaks(drafts: Drafts) -> Iterator[Reason]:
    for each in drafts.reading.breaks:
        what = "no-break" if each.soft else "break"
        yield Reason(Span(each.raw, each.raw), what, each.rule, "")


def _part(drafts: Drafts, part: PartDraft) -> Iterator[Reason]:
    span = drafts.reading.span
    for role, start, end in [*part.envelope.header_elements, *part.envelope.closing_elements]:
        yield Reason(span(start, end), role, "", part.envelope.kind)
    for unit, title in zip(part.units, part.headings, strict=True):
        marker = unit.marker
        yield Reason(span(marker.start, marker.end), "unit", unit.way, f"{marker.text} {unit.depth}")
        if title.span:
            yield Reason(span(*title.span), "heading", title.why, drafts.reading.text[slice(*title.span)])
        else:
            yield Reason(span(marker.start, marker.end), "no-heading", title.why, "")
    for refusal in part.refused:
        yield Reason(
            span(refusal.marker.start, refusal.marker.end), "no-unit", refusal.why, refusal.marker.text
        )
    for each, (unit_before, owner) in zip(part.assignments, owners(part), strict=True):
        names = "、".join(name.name for name in each.duties.names())
        yield Reason(span(each.start, each.end), "assignment", each.form, names)
        if owner != unit_before:
            above = part.units[owner].marker.text if owner >= 0 else "全文"
            yield Reason(span(each.start, each.end), "owner", "stands-alone", above)
    for dismissal in part.dismissed:
        words = drafts.reading.text[dismissal.start : dismissal.end]
        yield Reason(span(dismissal.start, dismissal.end), "no-assignment", dismissal.why, words)
