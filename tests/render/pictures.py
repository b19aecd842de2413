"""Draws the pages that the documents show: `python tests/render/pictures.py`, into docs/pictures.

Each picture is what LibreOffice makes of a file that govdoc wrote of one of the project's own samples; the fonts are
the free stand-ins of the render tests.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from render_convert import convert, missing, office
from render_samples import ROOT, SAMPLES

import govdoc

PICTURES = ROOT / "docs" / "pictures"
PAGES = {
    "docx-notice": ("notice", 1),
    "docx-upward": ("upward", 1),
    "docx-letter": ("letter", 1),
    "docx-attachment": ("cover and plan", 3),
    "docx-table": ("table", 2),
}
"""Name of the picture → sample of the render tests, and the page of it."""
WORKBOOK = "cover-and-plan.txt"
RESOLUTION = 60
"""Dots per inch: a page is read at a glance, and a picture stays small."""


def draw(pdf: Path, page: int, name: str) -> None:
    """One page of a PDF as docs/pictures/name.png."""
    pages = ["-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run(
        ["pdftoppm", "-png", "-r", str(RESOLUTION), *pages, str(pdf), str(PICTURES / name)], check=True
    )


def main() -> int:
    """Draw them all."""
    if lack := missing():
        print(lack, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        samples = {sample for sample, _ in PAGES.values()}
        files = {
            name: govdoc.dumps(SAMPLES[name].load(), "docx", **SAMPLES[name].options) for name in samples
        }
        pdfs = convert({name.replace(" ", "-"): data for name, data in files.items()}, folder)
        for name, (sample, page) in PAGES.items():
            draw(pdfs[sample.replace(" ", "-")], page, name)
        book = folder / "tasks.xlsx"
        govdoc.dump(govdoc.load(ROOT / "samples" / WORKBOOK), book)
        office(folder, [book], "pdf", folder)
        draw(folder / "tasks.pdf", 1, "xlsx-tasks")
    return 0


if __name__ == "__main__":
    sys.exit(main())
