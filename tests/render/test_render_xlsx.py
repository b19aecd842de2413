"""The task workbook in a real office program: what it prints, and what is left of it when it is saved again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from render_convert import missing, office
from render_samples import ROOT, SEED, long_notice

import govdoc

pytestmark = [pytest.mark.render, pytest.mark.skipif(bool(missing()), reason=missing() or "all is there")]
A4_ACROSS = (842, 595)
"""Points."""
SAMPLES = ["samples/notice.txt", "samples/cover-and-plan.txt", "45 tasks", *["seed"] * SEED.exists()]
HEAD_ROWS = {"任务分解表": 1, "单位×任务": 2, "单位汇总": 1, "来源": 0}
"""Sheet → rows that every page of it repeats."""

Rows = list[list[str]]


def notice(name: str) -> govdoc.Document:
    if name == "45 tasks":
        return govdoc.parse(long_notice())
    return govdoc.load(SEED if name == "seed" else ROOT / name)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each sample as workbook, as PDF, and as the workbook that the office saved."""
    folder = tmp_path_factory.mktemp("xlsx")
    files = [folder / f"{Path(name).stem}.xlsx" for name in SAMPLES]
    for name, file in zip(SAMPLES, files, strict=True):
        file.write_bytes(govdoc.dumps(notice(name), "xlsx"))
    office(folder, files, "pdf", folder)
    (folder / "saved").mkdir()
    office(folder, files, "xlsx", folder / "saved")
    return folder


def cells(file: Path) -> dict[str, Rows]:
    """The cells of every sheet, as text without blanks."""
    return {
        sheet.title: [[_plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in load_workbook(file)
    }


def _plain(cell: Any) -> str:
    return "" if cell is None else "".join(str(cell).split())


def printed(file: Path) -> Iterator[Rows]:
    """The table on each page, as its rules divide it."""
    for page in pages_of(file):
        (table,) = page.extract_tables()
        yield letters([[_plain(cell) for cell in row] for row in table])


def pages_of(file: Path) -> Iterator[Any]:
    import pdfplumber

    with pdfplumber.open(file) as pdf:
        yield from pdf.pages


def letters(rows: Rows) -> Rows:
    """The cells of each row up to its last text, in a merged one the first.

    Their characters are in a fixed order, since a head that stands upright is read from top to bottom.
    """
    filled = (max((at for at, cell in enumerate(row, 1) if cell), default=0) for row in rows)
    return [["".join(sorted(cell)) for cell in row[:end]] for row, end in zip(rows, filled, strict=True)]


@pytest.mark.parametrize("name", SAMPLES)
class TestWorkbook:
    def test_prints_on_a4_across(self, folder: Path, name: str) -> None:
        pages = pages_of(folder / f"{Path(name).stem}.pdf")
        assert {(round(page.width), round(page.height)) for page in pages} == {A4_ACROSS}

    def test_prints_every_cell_whole_under_a_head_on_every_page(self, folder: Path, name: str) -> None:
        """A page has all columns of its sheet; a text that its row is too low for would lack its end."""
        pages = printed(folder / f"{Path(name).stem}.pdf")
        for title, rows in cells(folder / f"{Path(name).stem}.xlsx").items():
            wanted = letters(rows)
            head = wanted[: HEAD_ROWS[title]]
            found: Rows = []
            while len(found) < len(wanted):
                page = next(pages)
                assert page[: len(head)] == head, title
                found += page[len(head) :] if found else page
            assert found == wanted, title
        assert next(pages, None) is None

    def test_keeps_its_cells_when_it_is_saved_again(self, folder: Path, name: str) -> None:
        file = f"{Path(name).stem}.xlsx"
        assert cells(folder / "saved" / file) == cells(folder / file)
