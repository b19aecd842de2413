"""A notice reads the same whatever the width of the page that it was copied from."""

from pathlib import Path

import pytest
from rendering import render, sections

from govdoc.model import Source
from govdoc.parser import parse_source

SAMPLES = Path(__file__).parents[2] / "samples"
NAMES = ("cover-and-plan.txt", "notice.txt", "regulation.txt", "render-notice.txt", "render-plan.txt")
"""Samples that are long enough to show the width of a page."""
BODY = sections("outline assignments definitions citations")
NEVER_FIRST = "，。、；：）》”"
"""What a page squeezes into its margin rather than let it open a line."""


def width(text: str) -> float:
    """Full-width characters that a text fills."""
    return len(text.encode("gbk")) / 2


def wrapped(paragraph: str, page: int) -> list[str]:
    """The lines of a paragraph on a page so many characters wide, the first indented by two."""
    lines, room = [""], page - 2.0
    for sign in paragraph.strip():
        if width(lines[-1] + sign) > room and sign not in NEVER_FIRST:
            lines.append("")
            room = page
        lines[-1] += sign
    return lines


def copied_from_a_page(text: str, page: int) -> str:
    """A text as it is copied from a PDF: broken at the page's width, a page mark after every twenty lines."""
    lines = [line for paragraph in text.split("\n") for line in wrapped(paragraph, page)]
    for at in range(len(lines) - len(lines) % 20, 0, -20):
        lines.insert(at, f"# Page {at // 20}:")
    return "\n".join(lines)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("page", [22, 26, 30, 34, 38, 42])
def test_the_body_reads_the_same(name: str, page: int) -> None:
    text = (SAMPLES / name).read_text(encoding="utf-8")
    read = parse_source(Source(copied_from_a_page(text, page)))
    assert render(read, BODY) == render(parse_source(Source(text)), BODY)
