"""The notices that are rendered: what each has to show, and the options it is written with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from render_checks import Rendered
from render_convert import convert
from render_measure import measure

import govdoc
from govdoc import Document

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "corpus" / "docs" / "seed.txt"


@dataclass(frozen=True)
class Sample:
    """A notice, and what its pages must have."""

    load: Callable[[], Document]
    options: dict[str, Any] = field(default_factory=dict)
    has_head: bool = True
    has_imprint: bool = True

    @property
    def is_letter(self) -> bool:
        return self.options.get("form") == "letter"


def _file(name: str) -> Callable[[], Document]:
    return lambda: govdoc.load(ROOT / "samples" / name)


DUTY = (
    "各县（市、区）人民政府要落实属地责任，市有关部门要按照“管行业必须管安全”的要求，加强对重点领域、重点单位、"
    "重点时段的检查，做到全覆盖、零容忍、严执法、重实效，坚决防范和遏制重特大事故发生，确保群众生命财产安全。"
)


def long_notice() -> str:
    """A notice of some 25 pages: five chapters of three duties with three items each."""
    numerals = "一二三四五"
    lines = [
        "望川市人民政府文件",
        "望政发〔2024〕30号",
        "望川市人民政府关于印发望川市安全生产综合治理任务分工的通知",
        "各县（市、区）人民政府，市政府各部门、各直属单位：",
    ]
    lines.append("为进一步落实安全生产责任，现将有关任务分工如下。")
    for n, numeral in enumerate(numerals):
        lines.append(f"{numeral}、开展第{numeral}类重点领域综合治理")
        for m in range(3):
            lines.append(f"（{numerals[m]}）健全第{n + 1}类领域工作机制。{DUTY}")
            lines += [
                f"{k}.落实第{k}项措施。{DUTY * 2}（责任单位：市应急管理局、市公安局）" for k in (1, 2, 3)
            ]
    lines += ["望川市人民政府", "2024年10月15日", "（此件公开发布）"]
    lines += ["抄送：市委各部门，市人大常委会办公室。", "望川市人民政府办公室　2024年10月15日印发"]
    return "\n".join(lines)


JOINT = ("望川省发展和改革委员会", "望川省财政厅", "望川省农业农村厅")

SAMPLES: dict[str, Sample] = {
    "notice": Sample(_file("render-notice.txt")),
    "notice, recipe A": Sample(_file("render-notice.txt"), {"recipe": "A"}),
    "notice, seal": Sample(_file("render-notice.txt"), {"seal": True}),
    "joint": Sample(_file("render-joint.txt"), {"issuer": JOINT}),
    "joint, seals": Sample(_file("render-joint.txt"), {"issuer": JOINT, "seal": True}),
    "cover and plan": Sample(_file("render-plan.txt")),
    "upward": Sample(_file("render-upward.txt")),
    "letter": Sample(
        _file("render-letter.txt"), {"form": "letter", "issuer": "望川市人民政府办公室"}, has_imprint=False
    ),
    "table": Sample(_file("render-table.html"), {"issuer": "望川市商务局"}, has_imprint=False),
    "25 pages": Sample(lambda: govdoc.parse(long_notice())),
    "25 pages, recipe A": Sample(lambda: govdoc.parse(long_notice()), {"recipe": "A"}),
}
if SEED.exists():
    SAMPLES["seed"] = Sample(lambda: govdoc.load(SEED), has_imprint=False)
    SAMPLES["seed, standardized"] = Sample(
        lambda: govdoc.load(SEED), {"standardize": True}, has_imprint=False
    )
FILES = {
    path.name: Sample(_file(path.name))
    for path in sorted((ROOT / "samples").iterdir())
    if not path.name.startswith(("render-", "README"))
}
ALL = SAMPLES | FILES


def render(folder: Path) -> dict[str, Rendered]:
    """Every sample written, converted and measured."""
    files = {name.replace(", ", "-").replace(" ", "-"): sample for name, sample in SAMPLES.items()}
    written = {file: govdoc.dumps(sample.load(), "docx", **sample.options) for file, sample in files.items()}
    pdfs = convert(written, folder)
    return {
        name: Rendered(
            name, pdfs[file], measure(pdfs[file]), sample.has_head, sample.has_imprint, sample.is_letter
        )
        for (name, sample), file in zip(SAMPLES.items(), files, strict=True)
    }
