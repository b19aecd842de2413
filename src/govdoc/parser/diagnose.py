"""What is odd, and whose doing is it? Drafts → diagnostics."""

from collections.abc import Iterator, Sequence

from govdoc.model import Diagnostic, Part, Severity, Span
from govdoc.parser.build import PartDraft
from govdoc.parser.outline import ODD, DraftUnit, Way
from govdoc.parser.reading import Reading

REGULATION = "党政机关公文处理工作条例 第九条"
MOST_BRACKETS = 100
"""Unpaired brackets of a part that are remarked on; more say nothing more."""
MESSAGES: dict[Way, str] = {
    "restarts": "序号“{}”重新从头编起，上级没有新的序号。",
    "skips": "序号“{}”与前一个同级序号不连续，中间可能有缺漏。",
    "repeats": "序号“{}”与前面的同级序号重复或倒退。",
    "starts late": "序号“{}”之前没有找到同级的前一个序号。",
}


def diagnose(reading: Reading, parts: Sequence[PartDraft], tree: Sequence[Part]) -> tuple[Diagnostic, ...]:
    """Every remark on a document, in the order of the text."""
    found = [*_envelope(tree[0]), *(each for part in parts for each in _body(reading, part))]
    return tuple(sorted(found, key=lambda each: each.span))


def _envelope(main: Part) -> Iterator[Diagnostic]:
    """What the main document's 版头 lacks."""
    if not main.title:
        yield Diagnostic("no-title", "warning", "没有找到标题。", Span(0, 0), "text", REGULATION)
    signed = main.header.number or main.closing.signatories
    if signed and not main.closing.date and not main.header.date:
        yield Diagnostic("no-date", "info", "没有找到成文日期。", Span(0, 0), "text", REGULATION)


def _body(reading: Reading, part: PartDraft) -> Iterator[Diagnostic]:
    for unit in part.units:
        if unit.way in ODD:
            yield _odd_number(reading, unit)
    for at in part.loose[:MOST_BRACKETS]:
        bracket = reading.text[at]
        yield Diagnostic(
            "bracket-unpaired", "warning", f"括号“{bracket}”没有配对。", reading.span(at, at + 1), "text"
        )
    for each in part.assignments:
        if each.duties.convention:
            yield Diagnostic(
                "responsibility-convention",
                "info",
                f"对后文责任分工的约定：{''.join(each.duties.convention.split())}",
                reading.span(each.start, each.end),
                "text",
            )


def _odd_number(reading: Reading, unit: DraftUnit) -> Diagnostic:
    """A number that skips, repeats or restarts is the author's (or the extraction's), never renumbered."""
    marker = unit.marker
    span = reading.span(marker.start, marker.end)
    severity: Severity = "info" if unit.way == "restarts" else "warning"
    return Diagnostic(
        ODD[unit.way], severity, MESSAGES[unit.way].format(marker.text), span, "text", "GB/T 15834-2011"
    )
