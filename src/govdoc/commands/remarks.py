"""A document's diagnostics as lines for a person: `文件:行:列: 级别 代码 说明`."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from govdoc.model import Document

LINE_ENDS = re.compile(r"\r\n?|\n")
SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}


class Lines:
    """Where the lines of a text begin, to tell an offset's line and column."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in LINE_ENDS.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1; columns count code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def remarks(document: Document, label: str) -> Iterator[str]:
    """One line per diagnostic, in the order of the text."""
    lines = Lines(document.text)
    for each in sorted(document.diagnostics, key=lambda diagnostic: diagnostic.span):
        line, column = lines.place(each.span.start)
        yield f"{label}:{line}:{column}: {SEVERITIES[each.severity]} {each.code} {each.message}"
