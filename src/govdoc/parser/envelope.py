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
from govdoc.parser.paragraphs import Para


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


def read_parts(
    paras: Sequence[Para], opens: Sequence[bool], ones: dict[int, str], hint: str | None
) -> list[DraftPart]:
    """Cut the paragraphs into parts; every paragraph is in one header, body or closing.

    Args:
        paras: The document's paragraphs.
        opens: Per paragraph, whether it opens with a marker.
        ones: Style of the marker of each paragraph that opens a first unit (一、, 第一条, 1.).
        hint: The title that the file's format gives.
    """
    parts: list[DraftPart] = []
    announced = {titles.plain(hint)} if hint else set()
    at = 0
    while at < len(paras) or not parts:
        part = DraftPart("main" if not parts else "issued")
        start, at = at, _read_part(part, paras, opens, ones, at, announced)
        if parts and _is_remnant(part, paras[start:at], opens[start:at]):
            parts[-1].closing_elements += [("note", para.start, para.end) for para in paras[start:at]]
            continue
        parts.append(part)
        announced |= _announced(part) | _quoted(part, paras)
    return parts


REMNANT = 200
"""Code points up to which text without title and numbers is a note behind a closing, not a document."""


def _is_remnant(part: DraftPart, paras: Sequence[Para], opens: Sequence[bool]) -> bool:
    """Whether what stands behind a closing is no document of its own: links, contacts, remarks."""
    if part.label or part.header.title or part.header.number or any(opens):
        return False
    return sum(len(para.text) for para in paras) <= REMNANT and all(para.table is None for para in paras)


def _read_part(
    part: DraftPart,
    paras: Sequence[Para],
    opens: Sequence[bool],
    ones: dict[int, str],
    at: int,
    announced: set[str],
) -> int:
    """Read one part from paragraph `at`; return the paragraph where the next one starts."""
    found = header.read_header(paras, opens, at, is_main=part.kind == "main", known=announced)
    part.header, part.header_elements, part.label = found.header, found.elements, found.label
    if part.label:
        part.kind = "attachment"
    part.first = found.end
    known = announced | _quoted(part, paras)
    part.last, behind = _body_end(part, paras, opens, ones, known)
    ending = closing.read_closing(paras, opens, part.last, behind)
    part.closing, part.closing_elements = ending.closing, ending.elements
    return ending.end


def _body_end(
    part: DraftPart, paras: Sequence[Para], opens: Sequence[bool], ones: dict[int, str], known: set[str]
) -> tuple[int, bool]:
    """The paragraph where the body ends, and whether a closing stands there."""
    seen: set[str] = set()
    at = part.first
    while at < len(paras):
        if paras[at].table is None:
            if at > part.first and closing.starts_closing(paras, opens, at):
                return at, True
            if (at > part.first or part.header_elements) and starts_part(paras, opens, ones, at, known, seen):
                return at, False
            if at in ones:
                seen.add(ones[at])
        at += 1
    start = closing.unsigned_end(paras, opens, part.first)
    return (start, True) if start is not None else (at, False)


def starts_part(
    paras: Sequence[Para],
    opens: Sequence[bool],
    ones: dict[int, str],
    at: int,
    known: set[str],
    seen: set[str],
) -> bool:
    """Whether another document starts at paragraph `at`: a label, an announced title, a title before a new start."""
    text = paras[at].text
    if form.LABEL_LINE.match(text):
        return True
    if opens[at]:
        return titles.is_compendium_title(paras, opens, at)
    if not form.is_title_line(text):
        return False
    if form.LABELLED_TITLE.match(text):
        return not _is_listed(paras, at)
    title, end = titles.join_title(paras, opens, at, known)
    if titles.plain(title) in known:
        return True
    if not kind_of(title):
        return False
    after = titles.behind_title(paras, end)
    return _restarts(paras, opens, ones, after, seen)


def _is_listed(paras: Sequence[Para], at: int) -> bool:
    """Whether 附件1：… is an item of a list, not the head of an attachment: nothing of it is there."""
    after = paras[at + 1].text if at + 1 < len(paras) else ""
    return (
        not after
        or bool(form.LABELLED_TITLE.match(after))
        or paras[at].text.endswith(("（略）", "(略)", "略"))
    )


def _restarts(
    paras: Sequence[Para], opens: Sequence[bool], ones: dict[int, str], at: int, seen: set[str]
) -> bool:
    """Whether a numbering that the part has had starts again, at once or behind a paragraph or two of preamble."""
    for after in range(at, min(at + 4, len(paras))):
        if opens[after]:
            return after in ones and ones[after] in seen
    return False


def _announced(part: DraftPart) -> set[str]:
    """The plain titles that a part announces: its list of attachments, and what its own title issues."""
    title = part.header.title or ""
    named = {titles.plain(name) for name in (*part.closing.attachments, *QUOTED.findall(title))}
    return named | set(titles.issued_titles(title))


QUOTED = re.compile(r"《([^《》]{4,80}(?:《[^《》]{0,60}》[^《》]{0,40})?)》")
QUOTES_WITHIN = 4000
"""Code points of a paragraph in which an issued title is looked for."""


def _quoted(part: DraftPart, paras: Sequence[Para]) -> set[str]:
    """The titles in 《》 in the first paragraphs of the body, and those that the part's own title issues."""
    texts = (para.text[:QUOTES_WITHIN] for para in paras[part.first : part.first + 3])
    quoted = {titles.plain(name) for text in texts for name in QUOTED.findall(text)}
    return {title for title in quoted if len(title) >= 4} | set(titles.issued_titles(part.header.title or ""))
