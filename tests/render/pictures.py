"""Makes the pictures of pages and sheets in docs/pictures: `python tests/render/pictures.py [FOLDER]`.

They show the samples as LibreOffice prints them, with free fonts in place of those that the standard names.
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps
from render_convert import convert, missing, office
from render_samples import ROOT, SAMPLES

import govdoc

FOLDER = ROOT / "docs" / "pictures"
DPI = 100
COLOURS = 32
"""Black, red, the blue of a head, and what lies between them and white."""
GAP = 24
"""Pixels between pages."""
GREY = "#d0d0d0"


@dataclass(frozen=True)
class Picture:
    """Pages of a sample, side by side."""

    sample: str
    """A name in `SAMPLES`, or a file whose tasks are shown as a workbook."""
    pages: tuple[int, ...]
    dpi: int = DPI


PICTURES = {
    "docx-notice": Picture("notice", (1,)),
    "docx-plan": Picture("cover and plan", (1, 3, 5), dpi=70),
    "docx-table": Picture("table", (2,)),
    "docx-letter": Picture("letter", (1,)),
    "xlsx-tasks": Picture("samples/notice.txt", (1,)),
    "xlsx-agencies": Picture("samples/notice.txt", (2,)),
}


def printed(folder: Path) -> dict[str, Path]:
    """Each sample of the pictures as PDF."""
    names = {picture.sample for picture in PICTURES.values()}
    notices = {
        name: govdoc.dumps(SAMPLES[name].load(), "docx", **SAMPLES[name].options)
        for name in names & set(SAMPLES)
    }
    made = convert(notices, folder)
    for name in names - set(SAMPLES):
        sheet = folder / f"{Path(name).stem}-tasks.xlsx"
        sheet.write_bytes(govdoc.dumps(govdoc.load(ROOT / name), "xlsx"))
        office(folder, [sheet], "pdf", folder)
        made[name] = sheet.with_suffix(".pdf")
    return made


def page(pdf: Path, number: int, dpi: int) -> Image.Image:
    """A page as a picture."""
    target = pdf.with_suffix("")
    only = ["-f", str(number), "-l", str(number), "-singlefile"]
    subprocess.run(["pdftoppm", "-png", "-r", str(dpi), *only, str(pdf), str(target)], check=True)
    with Image.open(target.with_suffix(".png")) as image:
        return image.convert("RGB")


def beside(pages: list[Image.Image]) -> Image.Image:
    """Pages side by side on grey."""
    framed = [ImageOps.expand(each, GAP // 2, GREY) for each in pages]
    whole = Image.new("RGB", (sum(each.width for each in framed), max(each.height for each in framed)), GREY)
    left = 0
    for each in framed:
        whole.paste(each, (left, 0))
        left += each.width
    return ImageOps.expand(whole, GAP // 2, GREY)


def main() -> int:
    """Make them all; 1 where LibreOffice or a font is missing."""
    if lack := missing():
        print(lack)
        return 1
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        pdfs = printed(Path(work))
        for name, picture in PICTURES.items():
            pages = [page(pdfs[picture.sample], number, picture.dpi) for number in picture.pages]
            target = folder / f"{name}.png"
            beside(pages).quantize(COLOURS).save(target, optimize=True)
            print(f"{target}  {target.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
