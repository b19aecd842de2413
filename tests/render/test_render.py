"""The proof that a page meets GB/T 9704-2012: rendered and measured."""

from pathlib import Path

import pytest
from render_checks import CHECKS, Rendered
from render_convert import convert, missing
from render_measure import MM, Line, Page, measure
from render_samples import SAMPLES, render

import govdoc

pytestmark = [pytest.mark.render, pytest.mark.skipif(bool(missing()), reason=missing() or "all is there")]
CELL = 156 / 28
"""One character on the line, mm."""


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rendered]:
    return render(tmp_path_factory.mktemp("render"))


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_page_meets_the_standard(rendered: dict[str, Rendered], sample: str, check: str) -> None:
    outcome = CHECKS[check](rendered[sample])
    if outcome is None:
        return  # nothing of the kind in this notice
    assert outcome.passes, outcome.measured


def test_every_check_has_something_to_measure(rendered: dict[str, Rendered]) -> None:
    for name, check in CHECKS.items():
        assert any(check(each) for each in rendered.values()), name


def _find(page: Page, text: str) -> Line:
    """The line of that text; its beginning will do where the text ends in an ellipsis."""
    start = text.removesuffix("…")
    return next(
        line for line in page.lines if line.text == text or (start != text and line.text.startswith(start))
    )


def test_mark_stands_35_mm_below_the_type_area(rendered: dict[str, Rendered]) -> None:
    for name in ("notice", "notice, recipe A", "cover and plan", "upward", "table", "25 pages"):
        mark = next(line for line in rendered[name].pages[0].lines if line.size > 22)
        assert abs(mark.top - 72) < 2, name


def test_joint_mark_begins_at_the_same_height_and_paper_is_centred_on_the_names(
    rendered: dict[str, Rendered],
) -> None:
    lines = [
        line
        for line in rendered["joint"].pages[0].lines
        if line.size > 22 and not line.text.startswith("望川省财")
    ]
    names = [
        line for line in rendered["joint"].pages[0].lines if line.size > 22 and line.text.startswith("望川省")
    ]
    assert abs(names[0].top - 72) < 2
    paper = next(line for line in lines if line.text.endswith("文件"))
    assert abs((paper.top + paper.bottom) / 2 - (names[0].top + names[-1].bottom) / 2) < 3


def test_red_line_is_4_mm_below_the_number(rendered: dict[str, Rendered]) -> None:
    for name in ("notice", "joint", "upward", "seed"):
        page = rendered[name].pages[0]
        number = next(
            line for line in page.lines if ("号" in line.text and "〔" in line.text) or "[2012]" in line.text
        )
        line = next(rule for rule in page.rules if rule.is_red)
        assert abs(line.y - number.bottom - 4) < 1, name


def test_number_and_signer_share_a_line(rendered: dict[str, Rendered]) -> None:
    line = _find(rendered["upward"].pages[0], "望政〔2024〕31号…")
    assert "签发人：周明远沈若兰" in line.text
    assert abs(line.left - 28 - CELL) < 0.8
    assert abs(184 - line.right - CELL) < 0.8


def test_date_begins_two_characters_behind_the_name(rendered: dict[str, Rendered]) -> None:
    page = next(
        page
        for page in rendered["cover and plan"].pages
        if any(line.text == "望川市人民政府" for line in page.lines)
    )
    name, date = _find(page, "望川市人民政府"), _find(page, "2024年5月9日")
    assert abs(date.left - name.left - 2 * CELL) < 0.2
    assert abs(184 - name.right - 2 * CELL) < 0.8


def test_sealed_name_is_centred_on_the_date_and_has_room_above(rendered: dict[str, Rendered]) -> None:
    page = next(
        page
        for page in rendered["notice, seal"].pages
        if any(line.text == "（此件公开发布）" for line in page.lines)
    )
    name = [line for line in page.lines if line.text == "望川市人民政府办公室" and line.size == 16][-1]
    date = page.lines[page.lines.index(name) + 1]
    libreoffice = 5 * 3.5 * MM  # its own gaps between Han and digits widen the date
    assert abs((name.left + name.right) / 2 - (date.left + date.right - libreoffice) / 2) < 0.8
    above = page.lines[page.lines.index(name) - 1]
    assert round((name.baseline - above.baseline) / 10.4) == 3


def test_attachment_opens_a_page_with_its_title_on_line_three(rendered: dict[str, Rendered]) -> None:
    page = next(page for page in rendered["cover and plan"].pages if page.lines[0].text == "附件1")
    assert "Hei" in page.lines[0].font
    assert round((page.lines[1].baseline - page.lines[0].baseline) / 10.4) == 2
    assert page.lines[1].size == 22


def test_letter_has_its_mark_and_lines_where_they_belong(rendered: dict[str, Rendered]) -> None:
    page = rendered["letter"].pages[0]
    assert abs(page.lines[0].top - 30) < 2
    red = [rule.y for rule in page.rules if rule.is_red]
    assert abs(red[0] - page.lines[0].bottom - 4) < 2
    assert abs(red[-1] - 277) < 1
    assert abs(page.lines[1].right - 184) < 0.8  # 发文字号 at the right edge


def test_faces_are_those_of_the_levels(rendered: dict[str, Rendered]) -> None:
    lines = [line for page in rendered["notice"].pages for line in page.lines]
    fonts = {
        start: next(line.font for line in lines if line.text.startswith(start))
        for start in ("一、", "（一）人", "（1）", "入冬")
    }
    assert [
        "Hei" in fonts["一、"],
        "Kai" in fonts["（一）人"],
        "Fang" in fonts["（1）"],
        "Fang" in fonts["入冬"],
    ] == [True] * 4


IMPRINT = "\n抄送：市委各部门。\n望川市人民政府办公室　2024年5月9日印发"


def test_imprint_is_at_the_foot_of_the_last_page_however_long_the_text(tmp_path: Path) -> None:
    """Text that leaves from twenty-two lines to none above it.

    The last page has 版记, and no text runs into it.
    """
    head = "望川市人民政府文件\n望政发〔2024〕1号\n望川市人民政府关于做好有关工作的通知\n各单位：\n"
    text = {
        n: head + "\n".join(["请认真贯彻落实。"] * n) + "\n望川市人民政府\n2024年5月9日" + IMPRINT
        for n in range(1, 36, 2)
    }
    files = {f"n{n}": govdoc.dumps(govdoc.parse(each), "docx") for n, each in text.items()}
    for name, pdf in convert(files, tmp_path).items():
        page = measure(pdf)[-1]
        rules = [rule.y for rule in page.rules if not rule.is_red]
        assert abs(rules[-1] - 262) < 0.8, name
        first = next(line for line in page.lines if line.text.startswith("抄送"))
        assert all(line.bottom < rules[-3] + 1 for line in page.lines if line.size == 16), name
        assert rules[-3] < first.top < rules[-2], name
