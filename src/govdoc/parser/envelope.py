"""Which documents are in the file, and what stands above and below their text? Paragraphs → draft parts.

A file holds a notice, perhaps the plan that it issues, perhaps attachments. Each is a header (版头, 标题, 主送), a
body and a closing (附件说明, 署名, 日期, 附注, 版记). A part ends where its signature and date stand with more text
behind them, where 附件1 stands alone, and where a title stands that the cover notice announced.
"""

import re
from collections.abc import Sequence

from msgspec import Struct, field

from govdoc.model import Closing, ElementRole, Header, PartKind
from govdoc.parser import closing, header, titles
from govdoc.parser import paragraphs as form
from govdoc.parser.kinds import kind_of
from govdoc.parser.paragraphs import Lines


class DraftPart(Struct):
    """A part before its outline is known. Paragraphs by index; positions in the reading."""

    kind: PartKind
    label: str | None = None
    header: Header = field(default_factory=Header)
    header_elements: list[tuple[ElementRole, int, int]] = field(default_factory=list)
    first: int = 0
    """The body's first paragraph."""
    last: int = 0
    """Just behind the body's last paragraph."""
    closing: Closing = field(default_factory=Closing)
    closing_elements: list[tuple[ElementRole, int, int]] = field(default_factory=list)


def read_parts(lines: Lines, hint: str | None) -> list[DraftPart]:
    """Cut the paragraphs into parts; every paragraph is in one header, body or closing. `hint`: the format's title."""
    parts: list[DraftPart] = []
    announced = titles.Announced()
    if hint:
        announced.add({titles.plain(hint)})
    at = 0
    while at < len(lines.paras) or not parts:
        part = DraftPart("main" if not parts else "issued")
        start = at
        at, new = _read_part(part, lines, at, announced)
        if parts and _is_remnant(part, lines, start, at):
            parts[-1].closing_elements += [("note", para.start, para.end) for para in lines.paras[start:at]]
            announced.titles -= new
            continue
        parts.append(part)
        announced.add(_named(part))
    return parts


REMNANT = 200
"""Code points up to which text without title and numbers is a note behind a closing, not a document."""


def _is_remnant(part: DraftPart, lines: Lines, start: int, end: int) -> bool:
    """Whether what stands behind a closing is no document of its own: links, contacts, remarks."""
    if part.label or part.header.title or part.header.number or any(lines.opens[start:end]):
        return False
    if any(map(lines.is_table, range(start, end))):
        return False
    return sum(map(len, lines.texts[start:end])) <= REMNANT


def _read_part(part: DraftPart, lines: Lines, at: int, announced: titles.Announced) -> tuple[int, set[str]]:
    """Read one part from paragraph `at`.

    Returns:
        The paragraph where the next one starts, and the titles that its first paragraphs were the first to name.
    """
    found = header.read_header(lines, at, is_main=part.kind == "main", known=announced.titles)
    part.header, part.header_elements, part.label = found.header, found.elements, found.label
    if part.label and part.kind != "main":
        part.kind = "attachment"
    part.first = found.end
    quoted = _quoted(lines.texts[part.first : part.first + 3])
    new = announced.add(quoted.union(titles.issued_titles(part.header.title or "")))
    part.last, behind = _body_end(part, lines, announced)
    ending = closing.read_closing(lines, part.last, behind)
    part.closing, part.closing_elements = ending.closing, ending.elements
    return ending.end, new


def _named(part: DraftPart) -> set[str]:
    """The plain titles in a part's list of attachments and in its own title."""
    names = (*part.closing.attachments, *QUOTED.findall(part.header.title or ""))
    return set(map(titles.plain, names))


LONG_LISTS = frozenset("附抄分主报")
"""What the lines of a closing begin with that can be longer than others: 附件, 抄送, 分送, 主送, 报送."""


def _body_end(part: DraftPart, lines: Lines, announced: titles.Announced) -> tuple[int, bool]:
    """The paragraph where the body ends, and whether a closing stands there."""
    seen: set[str] = set()
    for at in range(part.first, len(lines.texts)):
        is_behind = at > part.first or bool(part.header_elements)
        if lines.opens[at]:  # most paragraphs: no closing, nor any part but one of a compendium
            if is_behind and at in lines.dated and titles.is_compendium_title(lines, at):
                return at, False
            if at in lines.ones:
                seen.add(lines.ones[at])
            continue
        text = lines.texts[at]
        if lines.is_table(at) or (len(text) > form.ENVELOPE_LINE and text[0] not in LONG_LISTS):
            continue
        if at > part.first and closing.starts_closing(lines, at):
            return at, True
        if is_behind and starts_part(lines, at, announced, seen):
            return at, False
    start = closing.unsigned_end(lines, part.first)
    return (start, True) if start is not None else (max(part.first, len(lines.texts)), False)


def starts_part(lines: Lines, at: int, announced: titles.Announced, seen: set[str]) -> bool:
    """Whether another document starts at a paragraph without marker.

    With a label, an announced title, or a title before a numbering that starts anew.
    """
    text = lines.texts[at]
    if text[0] == "附":
        if form.LABEL_LINE.match(text):
            return True
        if form.LABELLED_TITLE.match(text) and form.is_title_line(text):
            return not _is_listed(lines, at)
    if not form.is_title_line(text):
        return False
    restarts = _restarts(lines, at, seen)
    # The cheap questions before the title is joined.
    if restarts is None and not announced.may_begin_with(text):
        return False
    title, end = titles.join_title(lines, at, announced.titles)
    if title[0] == "《" and title[-1] == "》":
        return False  # a document that is cited, in a cell or a list
    if titles.plain(title) in announced.titles:
        return True
    if restarts is None or not kind_of(title):
        return False
    return restarts < titles.behind_title(lines.texts, end) + PREAMBLE


PREAMBLE = 4
"""Paragraphs behind a title within which its numbering begins."""


def _is_listed(lines: Lines, at: int) -> bool:
    """Whether 附件1：… is an item of a list, not the head of an attachment: nothing of it is there."""
    after = lines.text_at(at + 1)
    return (
        not after
        or bool(form.LABELLED_TITLE.match(after))
        or lines.texts[at].endswith(("（略）", "(略)", "略"))
    )


def _restarts(lines: Lines, at: int, seen: set[str]) -> int | None:
    """The next numbered paragraph, if a numbering that the part has had starts again there.

    No line of a title or of the history below it opens with a marker, so it is the next behind the title too.
    """
    after = lines.next_opening(at)
    return after if after is not None and lines.ones.get(after) in seen else None


QUOTED = re.compile(r"《([^《》]{4,80}(?:《[^《》]{0,60}》[^《》]{0,40})?)》")
QUOTES_WITHIN = 4000
"""Code points of a paragraph in which an issued title is looked for."""


def _quoted(texts: Sequence[str]) -> set[str]:
    """The titles in 《》 in the first paragraphs of a body."""
    quoted = (
        titles.plain(name) for text in texts if "《" in text for name in QUOTED.findall(text[:QUOTES_WITHIN])
    )
    return {title for title in quoted if len(title) >= 4}
