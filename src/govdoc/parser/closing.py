"""What stands below a part's text: 附件说明, 署名, 成文日期, 附注, 抄送, 印发."""

import re

from msgspec import Struct, field

from govdoc.model import Closing, ElementRole
from govdoc.parser import paragraphs as form
from govdoc.parser.bodies import is_unclosed
from govdoc.parser.dates import DATE, iso_date
from govdoc.parser.kinds import kind_of, names_body
from govdoc.parser.paragraphs import Lines
from govdoc.parser.titles import is_compendium_title
from govdoc.patterns import Leading, holds_any, rarely


class FoundClosing(Struct):
    """A closing as read, and the paragraph behind it."""

    closing: Closing
    elements: list[tuple[ElementRole, int, int]] = field(default_factory=list)
    end: int = 0


POST = r"(?:长|主席|主任|总理|书记|委员长|检察长|行长|署长|会长|总经理)"
POSTS = rarely(
    rf"(?:部|省|市|州|县|区|局|厅|主任|院|行|署|社|会)?\s*{POST}(?:\s*[：:]\s*|\s+)[\w\s]{{2,8}}$"
    rf"|[^\W\d]{{0,20}}?(?:部|省|市|州|县|区|局|厅|院|行|署)?{POST}[^\W\d]{{2,3}}$"
)
"""署名 by an office holder: 部　长　　吴　仪, 行长：周小川, 总理温家宝, 信息产业部部长吴基传."""
POST_WORDS = ("长", "主席", "主任", "总理", "书记", "总经理")
"""One of these stands in every post."""


def is_post(line: str) -> bool:
    """Whether a line is the post and name of an office holder who signs."""
    return holds_any(POST_WORDS, line) and POSTS.match(line) is not None


CLOSING_FIRST = frozenset("抄分主报（(信公附")
"""What 抄送：, （此件公开发布）, 信息公开选项： and 附件： begin with."""


def starts_closing(lines: Lines, at: int) -> bool:
    """Whether the closing starts at a paragraph without marker: a list of attachments, a signature with its date, a 版记."""
    text = lines.texts[at]
    if text[0] in CLOSING_FIRST:
        if form.COPIES_LINE.match(text) or form.NOTE_LINE.match(text):
            return True
        if starts_list(lines, at):
            return is_printing(text) or _ends_list(lines, at)
    return is_printing(text) or _signature(lines, at) is not None


def is_printing(text: str) -> bool:
    """Whether a line is 印发机关和印发日期."""
    return text.endswith("印发") and bool(form.PRINTING_LINE.match(text))


def starts_list(lines: Lines, at: int) -> bool:
    """Whether a list of attachments, 附件：1.…, starts at a paragraph."""
    text = lines.texts[at]
    return bool(form.ATTACHMENTS_LINE.match(text)) and (
        not form.LABEL_LINE.match(text) or _heads_list(lines, at)
    )


FILES = (".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".ofd", ".ceb", ".zip", ".rar")
"""How the names of files end that a page gives as attachments."""


def _heads_list(lines: Lines, at: int) -> bool:
    """Whether 附件： alone on its line heads a list, not an attachment: a file, or two numbers, a line each, follow."""
    items = lines.texts[at + 1 : at + 3]
    if items and items[0].lower().endswith(FILES):
        return True
    if lines.texts[at][-1] not in "：:" or len(items) < 2 or not lines.opens[at + 1]:
        return False
    are_short = all(form.is_title_line(text.rstrip("；;")) for text in items)
    return are_short and (lines.opens[at + 2] or is_unclosed(items[0]))


def _ends_list(lines: Lines, at: int) -> bool:
    """Whether a list of attachments is followed by what can follow one."""
    end = _attachments_end(lines, at)
    if end >= len(lines.texts):
        return True
    text = lines.texts[end]
    return bool(
        form.LABEL_LINE.match(text) or form.NOTE_LINE.match(text) or form.COPIES_LINE.match(text)
        or form.LABELLED_TITLE.match(text) or _signature(lines, end) is not None
        or (form.is_title_line(text) and kind_of(text) and not lines.opens[end])
        or is_compendium_title(lines, end)
    )  # fmt: skip


def _same_name(item: str, line: str) -> bool:
    """Whether a line is the title that 附件：… just named."""
    return "".join(_behind_label(form.ATTACHMENTS_LINE, item).split()) == "".join(line.split())


def _behind_label(label: Leading, line: str) -> str:
    """A line without the label that it opens with."""
    match = label.match(line)
    return line[match.end() :] if match else line


LABELLED_ITEM = rarely(
    r"附[ ]?件[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?[：:][ ]?|附[ ]?件[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?[：:]."
)
"""附件1：…, one of a list in which every line has its own label."""


CLOSED = rarely(r"[^（(）)。]{1,40}[）)][；;。]?$")


def _attachments_end(lines: Lines, at: int) -> int:
    """The paragraph behind a list of attachments; asked when it is found and when it is read."""
    if at not in lines.list_ends:
        lines.list_ends[at] = _list_end(lines, at)
    return lines.list_ends[at]


def _list_end(lines: Lines, at: int) -> int:
    """The paragraph behind a list of attachments: its items are numbered or quoted, and end without a stop."""
    end = at + 1
    if LABELLED_ITEM.match(lines.texts[at]):
        while end < len(lines.texts) and LABELLED_ITEM.match(lines.texts[end]):
            end += 1
        return end
    many = bool(re.search(r"[：:]\s*(?:[（(]略[）)])?\s*(?:$|[1１一](?:[.．、]|\s))", lines.texts[at]))
    while end < len(lines.texts) and end < at + 60 and not lines.is_table(end):
        text = lines.texts[end]
        if is_compendium_title(lines, end):
            break
        if is_unclosed(lines.texts[end - 1]) and CLOSED.match(text):
            end += 1  # an item that a line breaks inside its bracket
            continue
        if (
            not form.is_title_line(text.rstrip("；;"))
            or form.LABEL_LINE.match(text)
            or form.NOTE_LINE.match(text)
        ):
            break
        if not (many and lines.opens[end]) and (
            _signature(lines, end) is not None or form.LABELLED_TITLE.match(text)
        ):
            break
        if not many and (end > at + 1 or _same_name(lines.texts[at], text)):
            break
        end += 1
    return end


def _signature(lines: Lines, at: int) -> list[str] | None:
    """The names of the signature (none above a date alone) that starts at `at`, if one does."""
    if at not in lines.signed:
        return None
    if at not in lines.signatures:  # asked again where it is read, and at the end of a list of attachments
        names = join_names(lines.texts[at : lines.signed[at] - 1])
        are_names = all(names_body(name) or is_post(name) for name in names)
        lines.signatures[at] = names if are_names else None
    return lines.signatures[at]


SEAL = rarely(r"[（(](?:[^（）()]{0,60}代章|章|盖章|印章|公章|印)[）)]")


SEAL_WORDS = "章印"
BRANCH = rarely(r"[^\W\d]{2,6}(?:监管局|监管分局|分局|分行|证监局|银保监局|税务局)$")
PARENTS = ("监督管理委员会", "国家税务总局", "中国人民银行", "国家外汇管理局", "金融监督管理总局")
"""Bodies whose branches write the parent's name before their own, also on the line above."""


def _unsealed(text: str) -> str:
    """A line without the words in brackets that stand for a seal."""
    return SEAL.sub("", text) if holds_any(SEAL_WORDS, text) else text


def join_names(lines: list[str]) -> list[str]:
    """The names on signature lines: a name that a line breaks is joined, several on one line are parted."""
    names: list[str] = []
    pending = ""
    for line in lines:
        bare = _unsealed(line).strip()
        if is_post(bare) and not names_body(bare):
            names.append(bare)
        elif names and not pending and names[-1].endswith(PARENTS) and BRANCH.match(bare):
            names[-1] += bare
        else:
            pieces = _side_by_side(pending + bare)
            if all(names_body(piece) for piece in pieces):
                names += [name for piece in pieces for name in _unglued(piece)]
                pending = ""
            else:
                pending += bare
    return [*names, pending] if pending else names


def _side_by_side(line: str) -> list[str]:
    """The names on one line, parted by blanks of any kind or 、; the line itself where a piece is no name."""
    pieces = [piece for piece in re.split(r"[\s、]+", line) if piece]
    are_names = all(len(piece) >= 3 and names_body(piece) for piece in pieces)
    return (
        pieces
        if are_names and not any(BRANCH.match(piece) for piece in pieces[1:])
        else ["".join(line.split())]
    )


PLACE = rarely(r"[^\W\d]{2,3}[省市州区县]")


def _unglued(name: str) -> list[str]:
    """Names that the extraction set side by side without a blank: 海南省财政厅海南省教育厅, …支行中国…监管局."""
    for at in range(4, len(name) - 3):
        if not (name.startswith(CENTRAL, at) or name[at : at + 4] in name[:at] or _has_place(name, at)):
            continue
        if names_body(name[:at]) and names_body(name[at:]):
            return [name[:at], *_unglued(name[at:])]
    return [name]


CENTRAL = ("中国", "国家", "中共")
"""How names of central bodies, and of their branches, begin."""


def _has_place(name: str, at: int) -> bool:
    """Whether the place that a name begins with stands again at a position."""
    place = PLACE.match(name) if name[at : at + 2] == name[:2] else None
    return place is not None and name.startswith(place[0], at)


UNSIGNED_LINES = 4
"""Lines that a signature without date can take."""


def unsigned_end(lines: Lines, first: int) -> int | None:
    """Where a signature without date ends the text: the last lines, each the name of a body."""
    at = len(lines.texts)
    while at - 1 > first and at > len(lines.texts) - UNSIGNED_LINES and _is_unsigned(lines, at - 1):
        at -= 1
    is_signature = at < len(lines.texts) and at > first and lines.texts[at - 1][-1:] in "。！）)"
    return at if is_signature else None


def _is_unsigned(lines: Lines, at: int) -> bool:
    text = lines.texts[at]
    if lines.opens[at] or len(text) > 40 or "：" in text or ":" in text or not form.is_title_line(text):
        return False
    return names_body(_unsealed(text).strip())


def read_closing(lines: Lines, at: int, present: bool) -> FoundClosing:
    """Read the closing that starts at paragraph `at`, if one is `present`."""
    return _ClosingReader(lines, at).read() if present else FoundClosing(Closing(), [], at)


class _ClosingReader:
    """Walks down the lines of a closing."""

    def __init__(self, lines: Lines, at: int) -> None:
        self.lines, self.at = lines, at
        self.elements: list[tuple[ElementRole, int, int]] = []
        self.attachments: tuple[str, ...] = ()
        self.signatories: tuple[str, ...] = ()
        self.copies: tuple[str, ...] = ()
        self.date: str | None = None
        self.note: str | None = None
        self.printing: str | None = None

    def read(self) -> FoundClosing:
        lines = self.lines
        while (
            self.at < len(lines.texts)
            and not lines.is_table(self.at)
            and self._read_line(lines.texts[self.at])
        ):
            pass
        made = Closing(self.attachments, self.signatories, self.date, self.note, self.copies, self.printing)
        return FoundClosing(made, self.elements, self.at)

    def _take(self, role: ElementRole, count: int = 1) -> bool:
        first, last = self.lines.paras[self.at], self.lines.paras[self.at + count - 1]
        self.elements.append((role, first.start, last.end))
        self.at += count
        return True

    def _read_line(self, text: str) -> bool:
        if is_printing(text):
            self.printing = text
            return self._take("printing")
        if form.NOTE_LINE.match(text):
            self.note = self.note or text.strip("（）() \u3000")
            return self._take("note")
        if form.COPIES_LINE.match(text):
            self.copies = _split_copies(text)
            return self._take("copies")
        if form.SUBJECT_LINE.match(text):
            return self._take("metadata")
        if starts_list(self.lines, self.at) and not self.attachments:
            return self._read_attachments()
        return self._read_signature(text)

    def _read_attachments(self) -> bool:
        if self.date and form.LABELLED_TITLE.match(self.lines.texts[self.at]):
            return False
        end = _attachments_end(self.lines, self.at)
        self.attachments = attachment_names(self.lines.texts[self.at : end])
        return self._take("attachments", end - self.at)

    def _read_signature(self, text: str) -> bool:
        names = _signature(self.lines, self.at)
        if names is None or self.date:
            return not self.date and self._read_unsigned()
        if match := form.signed_date(text):
            self.signatories = tuple(_bare(name) for name in join_names([match["names"]]))
            self.date = iso_date(match)
            return self._take("signatory")
        above = self.lines.signed[self.at] - 1 - self.at
        if above:
            self.signatories = tuple(_bare(name) for name in names)
            self._take("signatory", above)
        text = self.lines.texts[self.at]
        if day := form.date_line(text) or DATE.search(text):
            self.date = iso_date(day)
        return self._take("date")

    def _read_unsigned(self) -> bool:
        """A signature without date, at the end of the text."""
        if self.signatories or len(self.lines.texts) - self.at > UNSIGNED_LINES:
            return False
        rest = self.lines.texts[self.at :]
        if not all(names_body(_unsealed(each).strip()) for each in rest):
            return False
        self.signatories = tuple(_bare(name) for name in join_names(rest))
        return self._take("signatory", len(rest))


def _bare(name: str) -> str:
    return "".join(_unsealed(name).split())


ITEM = rarely(
    r"附[ ]?件[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?[：:][ ]?|[0-9０-９一二三四五六七八九十]{1,2}[ ]?[.．、][ \u3000]*|(?<=[：:])[ \u3000]*"
)


def attachment_names(lines: list[str]) -> tuple[str, ...]:
    """The names in a list of attachments, its items one a line, broken over lines, or all on one."""
    text = _behind_label(form.ATTACHMENTS_LINE, lines[0])
    items = [text.strip()] if text.strip() else []
    for line in lines[1:]:
        if ITEM.match(line) or not items:
            items.append(line)
        else:
            items[-1] += line
    names = [ITEM.sub("", item, count=1) if ITEM.match(item) else item for item in items]
    return tuple(name.strip("；;。 \u3000") for name in names if name.strip())


def _split_copies(text: str) -> tuple[str, ...]:
    names = _behind_label(form.COPIES_LINE, text).rstrip("。.")
    return tuple(name.strip() for name in re.split("[，,；;]", names) if name.strip())
