"""DOCX → Document has the same tree.

Markers, depths, headings, assignments, tables, fields of the envelope.
"""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govdoc
from govdoc.model import Block, Document, Paragraph, Part, Section, Table

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(
    each
    for each in (ROOT / "samples").iterdir()
    if each.suffix in (".txt", ".html", ".md") and each.name != "README.md"
)
CORPUS = ROOT.parent / "shared" / "corpus"


def tree(document: Document) -> list[Any]:
    """Everything that a DOCX keeps of a document, positions and web metadata left out."""
    return [_part(part) for part in document.parts] + [_imprint(document)]


def _part(part: Part) -> Any:
    head, foot = part.header, part.closing
    envelope = (
        head.title,
        head.kind,
        head.number,
        head.issuers,
        head.recipients,
        head.secrecy,
        head.urgency,
        head.signer,
    )
    closing = (foot.attachments, foot.signatories, foot.date, foot.note)
    return part.kind, part.label, envelope, [_block(block) for block in part.blocks], closing


def _imprint(document: Document) -> Any:
    """版记 of the file: on paper it stands at the very end, whichever part the text has it in."""
    return [
        (part.closing.copies, part.closing.printing)
        for part in document.parts
        if part.closing.copies or part.closing.printing
    ]


def _block(block: Block) -> Any:
    if isinstance(block, Section):
        duties = [
            (each.form, each.deadline, *(tuple(m.name for m in getattr(each, role)) for role in govdoc.ROLES))
            for each in block.assignments
        ]
        heading = block.heading.text if block.heading else None
        marker = block.marker
        return (
            marker.style,
            marker.text,
            block.depth,
            block.address,
            heading,
            duties,
            [_block(b) for b in block.blocks],
        )
    if isinstance(block, Table):
        return [[(cell.text, cell.columns, cell.rows) for cell in row] for row in block.rows]
    assert isinstance(block, Paragraph)
    return block.text


def back(document: Document, **options: object) -> Document:
    return govdoc.load(govdoc.dumps(document, "docx", **options))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("options", [{}, {"seal": True, "recipe": "A"}], ids=["plain", "seal"])
def test_samples_come_back(sample: Path, options: dict[str, Any]) -> None:
    document = govdoc.load(sample)
    assert tree(back(document, **options)) == tree(document)


def test_a_second_trip_changes_nothing() -> None:
    once = back(govdoc.load(ROOT / "samples" / "render-plan.txt"))
    assert back(once).text == once.text


WORDS = st.text(alphabet="安全生产工作要求落实责任加强监督检查企业单位", min_size=4, max_size=30)
BODIES = st.sampled_from(["市应急局", "市公安局", "市财政局、市商务局", "各县（市、区）人民政府"])


@st.composite
def notices(draw: st.DrawFn) -> str:
    """A notice with nested units, run-in headings, duties, attachments."""
    lines = [
        f"望政发〔2024〕{draw(st.integers(1, 99))}号",
        f"望川市人民政府关于做好{draw(WORDS)}的通知",
        "各县（市、区）人民政府，市政府各部门：",
        draw(WORDS) + "。",
    ]
    for n in range(draw(st.integers(1, 4))):
        lines.append(f"{'一二三四'[n]}、{draw(WORDS)}")
        for m in range(draw(st.integers(0, 3))):
            lines.append(
                f"（{'一二三'[m]}）{draw(WORDS)}。{draw(WORDS)}，{draw(WORDS)}。（责任单位：{draw(BODIES)}）"
            )
            lines += [
                f"{k + 1}.{draw(WORDS)}，{draw(WORDS)}。（{draw(BODIES)}）"
                for k in range(draw(st.integers(0, 2)))
            ]
    if draw(st.booleans()):
        lines += ["附件：1.任务分工表", "2.联络员名单"]
    lines += ["望川市人民政府", f"2024年{draw(st.integers(1, 12))}月{draw(st.integers(1, 28))}日"]
    return "\n".join(lines)


@settings(max_examples=40, deadline=None)
@given(notices())
def test_any_notice_comes_back(text: str) -> None:
    document = govdoc.parse(text)
    assert tree(back(document)) == tree(document)


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
@pytest.mark.parametrize(("folder", "share"), [("docs", 0.98), ("more", 0.94)])
def test_real_notices_come_back(folder: str, share: float) -> None:
    """Nearly all: where a PDF broke the lines, a heading alone on its line may be one that was cut off there."""
    files = [
        each
        for each in sorted((CORPUS / folder).iterdir())
        if each.suffix in (".txt", ".html", ".md", ".docx")
    ]
    documents = [govdoc.load(each) for each in files]
    changed = [
        each.name
        for each, document in zip(files, documents, strict=True)
        if tree(back(document)) != tree(document)
    ]
    assert len(changed) <= len(files) * (1 - share), changed
