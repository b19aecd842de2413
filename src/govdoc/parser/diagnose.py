"""What is odd, and whose doing is it? Drafts → diagnostics."""

from collections.abc import Sequence

from govdoc.model import Diagnostic, Part, Source, Span
from govdoc.parser.build import PartDraft
from govdoc.parser.outline import ODD, DraftUnit
from govdoc.parser.reading import Reading


def diagnose(
    source: Source, reading: Reading, parts: Sequence[PartDraft], tree: Sequence[Part]
) -> tuple[Diagnostic, ...]:
    """Every remark on a document, in order of its place."""
    found = [] if tree[0].title else [_no_title()]
    for part in parts:
        found += [_odd_number(reading, unit) for unit in part.units if unit.way in ODD]
    return tuple(sorted(found, key=lambda each: each.span))


def _no_title() -> Diagnostic:
    return Diagnostic(
        "no-title", "warning", "没有找到标题。", Span(0, 0), "text", "党政机关公文处理工作条例 第九条"
    )


MESSAGES = {
    "restarts": "序号“{}”重新从头编起，上级没有新的序号。",
    "skips": "序号“{}”与前一个同级序号不连续。",
    "repeats": "序号“{}”与前面的同级序号重复或倒退。",
    "starts late": "序号“{}”之前没有找到同级的前一个序号。",
}


def _odd_number(reading: Reading, unit: DraftUnit) -> Diagnostic:
    marker = unit.marker
    span = reading.span(marker.start, marker.end)
    return Diagnostic(ODD[unit.way], "warning", MESSAGES[unit.way].format(marker.text), span, "text")
