"""Markdown, as law collections and converters write it → Source: the plain reading, pipe tables as tables.

Line based: each line of the file is a line of the text, so that line numbers agree, but for the lines that
frame a table. Marks of Markdown are taken out; numbers (`1.`, `一、`) are text, never marks.
"""

import re

from msgspec.structs import replace

from govdoc.model import Furniture, Origin, Source
from govdoc.readers import metadata, titles
from govdoc.readers.dom import without_blanks
from govdoc.readers.inline import plain
from govdoc.readers.sheet import CellText, Sheet
from govdoc.readers.text import furniture

PAGE_MARK = re.compile(r"\s*(?:#[ ]?Page[ ]?\d{1,6}|[-*][ ]?\d{1,4}[ ]?[-*]\s*$)", re.I)
"""`# Page 3:` of extractors, `- 3 -` of pages: neither heading nor list."""
HEADING = re.compile(r" {0,3}(?:#{1,6}(?:[^\S\n]+|$)|#{2,6}(?=[^#\s]))")
QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
RULE = re.compile(r" {0,3}(?:([-*_])(?:[ \t]*\1){2,}|={3,})[ \t]*$")
"""A rule across the page, or the underline of a heading."""
FENCE = re.compile(r" {0,3}(?:```|~~~)")
DELIMITER = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
"""The row under a pipe table's header."""
CELL_END = re.compile(r"(?<!\\)\|")
FRONT_MATTER = "---"
TITLE_KEYS = ("title", "标题")
LONGEST_FRONT_MATTER = 60
"""Lines between two FRONT_MATTER lines at the top of a file."""


def read(text: str, origin: Origin) -> Source:
    """Read a Markdown file."""
    lines = _without_comments(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not lines[-1]:
        lines.pop()
    return _MarkdownReader(lines).read(origin)


def _without_comments(text: str) -> str:
    """The text without <!-- comments -->; their line breaks stay."""
    pieces, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 3
    return "".join(pieces) + text[at:]


def _with_page(source: Source) -> tuple[Furniture, ...]:
    """The furniture of a source, with the lines of the web page that it was made from; none of them in a table."""
    known = {each.span.start: each for each in source.furniture}
    for each in furniture(source.text):
        if not any(table.span.start <= each.span.start < table.span.end for table in source.tables):
            known.setdefault(each.span.start, each)
    return tuple(known[start] for start in sorted(known))


class _MarkdownReader:
    """Goes down the lines once; a table takes several at a time."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = 0
        self.sheet = Sheet()
        self.titles: list[str] = []
        self.has_front_matter = False
        self.last_table_end = max((at for at, line in enumerate(lines) if "</table>" in line), default=-1)

    def read(self, origin: Origin) -> Source:
        self._front_matter()
        while self.at < len(self.lines):
            if not (self._pipe_table() or self._html_table()):
                line = self.lines[self.at]
                self.sheet.line(self._reading(line), is_chrome=self._is_remark(line))
                self.at += 1
        source = self.sheet.source(origin, self.titles[0] if len(self.titles) == 1 else None)
        return replace(source, furniture=_with_page(source))

    def _reading(self, line: str) -> str:
        """A line without the marks at its start and in it."""
        if PAGE_MARK.match(line):
            return line
        if RULE.match(line) or FENCE.match(line):
            return ""
        if match := QUOTE.match(line):
            line = line[match.end() :]
        if match := HEADING.match(line):
            return self._heading(line[match.end() :], level=match[0].count("#"))
        match = BULLET.match(line)
        return plain(line[match.end() :] if match else line)

    def _heading(self, text: str, level: int) -> str:
        closed = text.rstrip(" \t#")
        shown = plain(closed if text[len(closed) :].startswith((" ", "\t")) else text)
        if level == 1:
            self.titles.append(shown.strip())
        return shown

    def _front_matter(self) -> None:
        """Take the YAML lines at the top; a title that the text lacks and labels of a notice's metadata stay."""
        if not self.lines or self.lines[0].strip() != FRONT_MATTER:
            return
        top = [line.strip() for line in self.lines[:LONGEST_FRONT_MATTER]]
        end = top.index(FRONT_MATTER, 1) if FRONT_MATTER in top[1:] else 0
        for line in self.lines[1:end]:
            label, colon, value = line.partition(":")
            value = value.strip().strip(QUOTES)
            if colon and value and without_blanks(label) in metadata.labels():
                self.sheet.line(f"{label.strip()}：{value}")
            elif label in TITLE_KEYS and titles.DOCUMENT_WORDS.search(value):
                self._stated_title(value, self.lines[end + 1 :])
        self.at = end + 1 if end else 0
        self.has_front_matter = bool(end)

    def _stated_title(self, title: str, lines: list[str]) -> None:
        """Write the title that the YAML states, unless the text begins with it."""
        shown = [plain(HEADING.sub("", line)) for line in lines[: titles.TOP_LINES * 2] if line.strip()]
        if not titles.begins_with(shown, title):
            self.sheet.line(title)

    def _is_remark(self, line: str) -> bool:
        """Whether a quotation is a remark on the file: between the metadata at its top and the title."""
        return self.has_front_matter and not self.titles and QUOTE.match(line) is not None

    def _pipe_table(self) -> bool:
        head = self.lines[self.at : self.at + 2]
        if len(head) < 2 or "|" not in head[0] or "|" not in head[1] or not DELIMITER.match(head[1]):
            return False
        rows = [_cells(head[0])]
        self.at += 2
        while self.at < len(self.lines) and "|" in self.lines[self.at]:
            rows.append(_cells(self.lines[self.at]))
            self.at += 1
        self.sheet.table(rows if any(cell.text for cell in rows[0]) else rows[1:])
        return True

    def _html_table(self) -> bool:
        """Take a table that a converter left as HTML."""
        if self.at > self.last_table_end or not self.lines[self.at].lstrip().startswith("<table"):
            return False
        start = self.at
        while "</table>" not in self.lines[self.at]:
            self.at += 1
        self.at += 1
        _write_html("\n".join(self.lines[start : self.at]), self.sheet)
        return True


QUOTES = "\"' "


def _cells(row: str) -> list[CellText]:
    """The cells of a row of a pipe table; the pipes at its ends are optional."""
    inner = row.strip().removeprefix("|")
    cells = CELL_END.split(inner)
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return [CellText(plain(cell.strip())) for cell in cells]


def _write_html(markup: str, sheet: Sheet) -> None:
    from govdoc.readers.html import write_fragment

    write_fragment(markup, sheet)
