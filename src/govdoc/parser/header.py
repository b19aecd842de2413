"""What stands above a part's text: 版头, 标题, 主送机关, and what web pages and databases put there."""

import re
from collections.abc import Callable, Collection
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from govdoc.model import DocumentNumber, ElementRole, Header
from govdoc.parser import paragraphs as form
from govdoc.parser.bodies import is_unclosed
from govdoc.parser.data import words
from govdoc.parser.dates import CENTURY, DATE, NUMERIC, find_date, iso_date
from govdoc.parser.kinds import announcement, is_order, is_statutory, kind_of, names_body, without_tail
from govdoc.parser.numbers import BEFORE_WORD, NUMBER, own_number, read_number, worded_number
from govdoc.parser.page_words import header_below, is_same_otherwise_issued, rest_below, title_again
from govdoc.parser.paragraphs import Lines
from govdoc.parser.recipients import is_recipients, split_recipients
from govdoc.parser.titles import (
    LONGEST_TITLE,
    ORIGINAL_TITLE,
    RUNNING_NUMBER,
    inside_book,
    is_compendium_title,
    is_title_piece,
    join_title,
    plain,
    title_date,
    without_date,
)
from govdoc.patterns import rarely


class FoundHeader(Struct):
    """A header as read, and where the body starts."""

    header: Header
    elements: list[tuple[ElementRole, int, int]] = field(default_factory=list)
    label: str | None = None
    end: int = 0


COMMA = re.compile("[，,]")
POSTED = rarely(rf"\s+{NUMERIC.pattern}$")
"""The day that a page puts behind a title: 公示 2019-10-24."""
TITLE_GAP = re.compile(r"[（( \u3000]")
"""What parts a title from the number behind it."""
ORDER_TITLE = rarely(
    r"(?P<title>(?P<issuer>[\w \u3000、]{2,50}?)(?:令|公告|通告))[ \u3000]*"
    rf"(?P<number>(?:[〔\[［（(]?{CENTURY}(?:年|[〕\]］）)])[ \u3000]*)?第[ \u3000]*[\w \u3000]{{1,8}}号)$"
)
"""中华人民共和国国务院令第693号, 中国人民银行令〔2007〕第1号."""
NUMBERED_TITLE = rarely(
    r"(?:原?标题[：:]\s*)?(?P<number>[\w、 \u3000]{2,40}?(?:公告|通告)\s*"
    rf"(?:{CENTURY}\s*年)?\s*第\s*\w{{1,6}}\s*号)"
    r"\s*[（(]?(?P<title>关于[^（）()]{4,}(?:[（(][^（）()]*[）)][^（）()]*)*(?:公告|通告))[）)]?$"
)
"""An announcement's number before its title: 海关总署公告2020年第24号（关于…的公告）."""
PROMULGATES = rarely("(?:现|予以?)(?:公布|发布|颁布)")
"""What an order does: 现公布…, 现予公布, 予以发布."""
HISTORY_LINES = 12
"""Lines that a history in brackets can take."""
MARK_LINES = 8
"""Issuers that a joint mark can name."""
MARK_END = re.compile(r"文[ \u3000]*件$")
SIGNER_BEHIND = rarely(r"(?<![^\S\n])[^\S\n]*(?P<signer>签\s*发\s*人\s*[：:](?P<name>.{1,40}))$")


def read_header(lines: Lines, at: int, *, is_main: bool, known: Collection[str]) -> FoundHeader:
    """Read the header that starts at paragraph `at`; it may be empty.

    Args:
        lines: The document's paragraphs.
        at: Where to start.
        is_main: Whether it is the file's first.
        known: Plain titles that earlier parts announced, or that the file's format gives.
    """
    return _HeaderReader(lines, at, is_main, known).read()


class _HeaderReader:
    """Walks down the lines of a header, one role after another, until a line has none."""

    def __init__(self, lines: Lines, at: int, is_main: bool, known: Collection[str]) -> None:
        self.lines, self.first, self.at, self.is_main, self.known = lines, at, at, is_main, known
        self.found = FoundHeader(Header())
        self.header = Header()
        self.metadata: list[tuple[str, str]] = []

    def read(self) -> FoundHeader:
        self._read_lines()
        has_found = self.header.title or self.header.recipients
        if self.is_main and not has_found and (head := header_below(self.lines, self.at, self.known)):
            self._take_until(head)
            self._read_lines()
        if self.is_main and not self.header.title:
            self._take_title_of_metadata()
        if self.is_main and self.header.title and not self.header.recipients:
            self._read_rest()
        self.found.end = self.at
        self.found.header = replace(self.header, issuers=self._issuers(), metadata=tuple(self.metadata))
        return self.found

    def _read_rest(self) -> None:
        """Read on below a page's own lines under the title, where number or 主送 stand there."""
        if rest := rest_below(self.lines, self.at, has_number=bool(self.header.number)):
            self._take_until(rest)
            self._read_lines()

    def _take_title_of_metadata(self) -> None:
        """The title that a page's or a database's metadata states, where the text has none of its own."""
        if title := self._title_of_metadata():
            self._note_title(title)

    def _title_of_metadata(self) -> str:
        """The title that the metadata so far states; empty if it states none."""
        stated = (value for label, value in self.metadata if label in TITLE_LABELS)
        return next(filter(kind_of, stated), "")

    def _read_lines(self) -> None:
        while self.at < len(self.lines.texts) and not self.header.recipients and self._read_line():
            pass

    def _set(self, **values: Any) -> None:
        """Note what a line says."""
        self.header = replace(self.header, **values)

    def _read_line(self) -> bool:
        """Take the line at `at` if it belongs to the header."""
        text = self.lines.texts[self.at]
        return not self.lines.is_table(self.at) and (
            self._label(text)
            or self._metadata(text)
            or (text[0] in PLAIN_STARTS and self._plain_line(text))
            or self._order(text)
            or self._number(text)
            or self._title(text)
            or self._recipients(text)
            or self._issued_below(text)
        )

    def _take(self, role: ElementRole, count: int = 1, start: int | None = None) -> bool:
        first, last = self.lines.paras[self.at], self.lines.paras[self.at + count - 1]
        self.found.elements.append((role, first.start if start is None else start, last.end))
        self.at += count
        return True

    def _start(self) -> int:
        """Where the line at hand starts."""
        return self.lines.paras[self.at].start

    def _label(self, text: str) -> bool:
        if self.found.elements or (self.is_main and not self._labels_title()):
            return False
        if match := form.LABEL_LINE.match(text):
            self.found.label = "".join(match["label"].split())
            return self._take("label")
        if not self.is_main and (match := form.LABELLED_TITLE.match(text)) and not self.lines.opens[self.at]:
            self.found.label = "".join(match["label"].split())
            self._note_title(match["title"])
            cut = self._start() + match.start("title")
            self.found.elements.append(("label", self._start(), cut))
            return self._take("title", start=cut)
        return False

    def _labels_title(self) -> bool:
        """Whether a title stands right below the line at hand, the file's first."""
        below = self.at + 1
        if (
            below >= len(self.lines.texts)
            or self.lines.opens[below]
            or not form.is_title_line(self.lines.texts[below])
        ):
            return False
        return kind_of(join_title(self.lines, below, self.known)[0]) is not None

    def _metadata(self, text: str) -> bool:
        found = form.metadata_label(text) or (form.other_label(text) if self._is_in_metadata() else None)
        if not found or (self.header.title and not found[2] and found[0] not in WEB_LABELS):
            return False
        label, at, _ = found
        value = text[at:].strip()
        if len(value) > 200:
            return False
        if found[2] and not value and self._has_value_below(label):
            self._note_metadata(label, self.lines.text_at(self.at + 1))
            return self._take("metadata", 2)
        number = self._note_metadata(label, value, text)
        return self._take("number" if number and label == "发布文号" else "metadata")

    def _is_in_metadata(self) -> bool:
        """Whether two lines of metadata or more stand right above, and no title yet: other labels belong to them."""
        is_below = bool(self.found.elements) and self.found.elements[-1][0] == "metadata"
        return is_below and len(self.metadata) > 1 and not self.header.title

    def _has_value_below(self, label: str) -> bool:
        """Whether the value of a 【label】 stands on the next line, as it does where both are cells of a page's table."""
        value, after = self.lines.text_at(self.at + 1), self.lines.text_at(self.at + 2)
        is_title = label.endswith(("标题", "名称"))
        return value[:1] != "【" and after[:1] == "【" and form.is_title_line(value) and not is_title

    def _note_metadata(self, label: str, value: str, line: str = "") -> DocumentNumber | None:
        """Note a label and its value; returns the number that the value, or the whole line, is, if it is one."""
        self.metadata.append((label, value))
        number = own_number(value, None) or own_number(line, None)
        if number and label in NUMBER_LABELS:
            self._set(number=self.header.number or number)
        return number

    def _plain_line(self, text: str) -> bool:
        if self.header.title and text[0] in form.OPENERS and is_unclosed(text) and self._history():
            return True
        for role, reads, key in PLAIN_LINES:
            if reads(text) and not (role == "passage" and not self.header.title):
                if key:
                    self._set(**{key: re.split("[：:]", text)[-1].strip() if role == "signer" else text})
                if role in ("date", "passage"):
                    self._date(text)
                if role == "contents":
                    return self._contents()
                return self._take(role)
        return False

    def _history(self) -> bool:
        """A history whose bracket is closed lines below the one at hand."""
        words = ""
        for at in range(self.at, min(self.at + HISTORY_LINES, len(self.lines.texts))):
            text = self.lines.texts[at]
            if self.lines.opens[at] or self.lines.is_table(at) or is_recipients(text):
                return False
            words += text
            if text.rstrip(form.NOTE_MARKS)[-1:] in form.CLOSERS and not is_unclosed(words):
                if not form.passage(words):
                    return False
                self._date(words)
                return self._take("passage", at + 1 - self.at)
        return False

    def _date(self, text: str) -> None:
        """The date of the text at hand: the latest that the lines under the title give."""
        days = [match for match in DATE.finditer(text) if not form.IN_FORCE.match(text, match.end())]
        day = max(filter(None, map(iso_date, days)), default=None)
        if day and day >= (self.header.date or ""):
            self._set(date=day)
            if "号" not in text:
                return
            if number := [match for match in NUMBER.finditer(text) if match["order"]]:
                self._set(number=read_number(number[-1]))
            elif number := list(BEFORE_WORD.finditer(text)):
                self._set(number=worded_number(number[-1]))

    def _contents(self) -> bool:
        """目录 and its entries: the lines up to where the first of them stands again."""
        first = plain(self.lines.text_at(self.at + 1))
        key = PAGE_REFERENCE.sub("", first)
        for later in range(self.at + 2, min(self.at + 400, len(self.lines.texts))):
            if key and plain(self.lines.texts[later]) == key:
                return self._take("contents", later - self.at)
        return self._take("contents")

    def _order(self, text: str) -> bool:
        """An order's title and number on one line, above its text: 中华人民共和国国务院令第693号."""
        match = ORDER_TITLE.match(text) if text.endswith("号") else None
        after = self.lines.text_at(self.at + 1)
        if not match or not PROMULGATES.search(after) or not names_body(match["issuer"]):
            return False
        if self._has_order_title():
            return False
        number = own_number(text, None)
        self._demote_title()
        self._note_title(match["title"])
        self._set(number=number or self.header.number)
        start = self._start()
        self.found.elements.append(("title", start, start + match.end("title")))
        return self._take("number", start=start + match.start("number"))

    def _has_order_title(self) -> bool:
        return is_order(self.header.title or "")

    def _demote_title(self) -> None:
        """Take the title so far for a page's or a database's caption."""
        self.found.elements = [
            ("metadata", start, end) if role == "title" else (role, start, end)
            for role, start, end in self.found.elements
        ]

    def _number(self, text: str) -> bool:
        if "号" not in text:
            return False
        signer = SIGNER_BEHIND.search(text)
        line = text[: signer.start()] if signer else text
        number = own_number(line, self.header.title or "")
        if not number:
            return False
        self._set(number=number)
        if signer:  # 上行文: both on one line (GB/T 9704-2012 7.2.5)
            cut = self._start() + signer.start("signer")
            self._set(signer=signer["name"].strip())
            self.found.elements.append(("number", self._start(), cut))
            return self._take("signer", start=cut)
        return self._take("number")

    def _title(self, text: str) -> bool:
        running = RUNNING_NUMBER.match(text) if not self.header.title else None
        if running and not self.is_main and not is_compendium_title(self.lines, self.at):
            running = None
        if self.lines.opens[self.at] and not running:
            return False
        known = bool(self.known) and len(text) <= LONGEST_TITLE and plain(text) in self.known
        if not is_title_piece(text) and not title_date(text) and not known:
            return False
        if not self.header.title and (lines := self._mark_lines()):
            return self._take("mark", lines)
        if not self.header.title and self._is_reposted():
            return self._take("metadata")
        title, end = join_title(self.lines, self.at, self.known)
        if self.header.title:
            return self._second_title(title, end)
        if not self._is_title(title, end, text[running.end() :] if running else text):
            return False
        start = self._start()
        if running:
            self.found.elements.append(("metadata", start, start + running.end()))
            start += running.end()
            title = title[running.end() :]
        self._note_title(title)
        self._take("title", end - self.at, start)
        if self.is_main:
            self._take_until(title_again(self.lines, self.at, title, self.known))
        return True

    def _is_reposted(self) -> bool:
        """Whether the line at hand is a page's own headline: 原标题： with the notice's title follows."""
        return self.is_main and self.lines.text_at(self.at + 1).startswith(ORIGINAL_TITLE)

    def _take_until(self, end: int) -> None:
        """Take the lines up to a paragraph as metadata: 文号：…, or the label and its value on the next line."""
        while self.at < end:
            text, after = self.lines.texts[self.at : self.at + 2]
            label = "".join(text.split())
            if label in form.METADATA_LABELS and after not in form.METADATA_LABELS and self.at + 1 < end:
                self._note_metadata(label, after)
                self._take("metadata", 2)
                continue
            if form.passage(text):
                self._date(text)
                self._take("passage")
                continue
            if not self.header.number and self._number(text):
                continue
            if found := form.metadata_label(text) or form.other_label(text):
                self._note_metadata(found[0], text[found[1] :].strip())
            self._take("metadata")

    def _mark_lines(self) -> int:
        """How many lines 发文机关标志 takes here; 0 where there is none.

        An issuer and 文件; several, one a line; in a letter the issuer alone above the number.
        """
        for count, text in enumerate(self.lines.texts[self.at : self.at + MARK_LINES], 1):
            if MARK_END.match(text) or (form.mark_line(text) and not kind_of(text)):
                return count
            if not names_body(text):
                return 0
            after = self.lines.text_at(self.at + count)
            if self.is_main and own_number(after.split("签发人")[0], None):
                return count
        return 0

    def _note_title(self, title: str) -> None:
        if match := title_date(title):
            self._set(date=find_date(match[0]))
            title = title[: match.start()]
        title = self._without_number(inside_book(_without_day(title.strip())))
        if numbered := NUMBERED_TITLE.match(title):
            self._set(number=self.header.number or own_number(numbered["number"], None))
            title = numbered["title"]
        self._set(title=title, kind=kind_of(title))
        if match := announcement(without_tail(title)):
            number = own_number(match[0], None)
            self._set(number=self.header.number or number)

    def _without_number(self, title: str) -> str:
        """A title without the number behind it: …的通知（财税〔2016〕23号）."""
        for gap in TITLE_GAP.finditer(title) if title.rstrip("）)").endswith("号") else ():
            before = title[: gap.start()].rstrip()
            if kind_of(before) and (number := own_number(title[gap.start() :].strip(), None)):
                self._set(number=self.header.number or number)
                return before
        return title

    def _is_title(self, title: str, end: int, first: str) -> bool:
        """Whether joined lines are a title: they end in a 文种, or stand where only a title can."""
        if (kind_of(_without_day(without_date(title))) and len(title) >= 4) or title_date(title):
            return True
        if self.is_main and title[0] == "《" and kind_of(inside_book(title)):
            return True
        if (self.found.label and not self.is_main) or plain(title) in self.known:
            return True
        after = self.lines.text_at(end)
        if self.is_main and is_statutory(title) and is_recipients(after):
            return True  # 通知, and nothing more
        if self._title_of_metadata():
            return False
        if self.is_main and len(title) >= 8 and (len(after) > form.TITLE_LINE or form.date_line(after)):
            return not COMMA.search(title) and title[-1] != "、"
        return "关于" in title and bool(own_number(after, None) or is_recipients(after or "。"))

    def _second_title(self, title: str, end: int) -> bool:
        """Another title under the title: the same again, or the notice's own under a caption."""
        if self._is_said_again(title):
            if self._is_fuller(title):
                self._note_title(title)
        elif self._is_under_caption(title):
            self._demote_title()
            self._note_title(title)
        else:
            return False
        return self._take("title", end - self.at)

    def _is_said_again(self, title: str) -> bool:
        """Whether it is the title so far, with （试行） or the issuer that a page left out, or misspelt."""
        before = self.header.title or ""
        if plain(before) in (plain(title), plain(without_tail(title))):
            return True
        issuer = plain(title).removesuffix(plain(before))
        is_fuller = len(issuer) < len(plain(title)) and names_body(issuer)
        return is_fuller or is_same_otherwise_issued(before, title)

    def _is_fuller(self, title: str) -> bool:
        """Whether a title said again says more than before, which has no line of its own for the issuer."""
        before = plain(self.header.title or "")
        return not before.startswith(plain(title).removesuffix(before))

    def _is_under_caption(self, title: str) -> bool:
        """Whether the title so far is a caption: a page's own words, the mark of minutes, a database's of an order."""
        before = self.header.title or ""
        if is_order(title) and not self._has_order_title():
            return True
        if "关于" in before or not kind_of(title):
            return False
        subject = title.find("关于")
        is_of_minutes = subject == 0 and kind_of(title) == kind_of(before) == "纪要"
        return is_of_minutes or (subject >= 0 and (names_body(title[:subject]) or not is_statutory(before)))

    def _recipients(self, text: str) -> bool:
        if self.lines.opens[self.at] or not is_recipients(text) or (self.found.label and not self.is_main):
            return False
        self._set(recipients=split_recipients(text))
        return self._take("recipients")

    def _issued_below(self, text: str) -> bool:
        """Who issued it and when, right below the title and above the text: no signature, since nothing is said yet."""
        below = self.lines.text_at(self.at + 1)
        is_below = bool(self.found.elements) and self.found.elements[-1][0] == "title"
        if not (
            is_below and names_body(text) and form.date_line(below) and self.at + 2 < len(self.lines.texts)
        ):
            return False
        self._date(below)
        self._take("metadata")
        return self._take("date")

    def _issuers(self) -> tuple[str, ...]:
        """Who issues it: the bodies that the mark names, else those that the title opens with."""
        mark = next(
            (self._words(start, end) for role, start, end in self.found.elements if role == "mark"), None
        )
        title = ISSUED_BY.match(self.header.title or "")
        found = form.mark_line(mark) if mark else title
        words = found["issuer"] if found else mark or ""
        names = tuple(name for name in words.split() if not MARK_END.match(name))
        if len(names) > 1 and all(names_body(name) for name in names):
            return names
        return ("".join(names),) if names_body("".join(names)) else ()

    def _words(self, start: int, end: int) -> str:
        """The header's lines between two positions."""
        own = self.lines.paras[self.first : self.at]
        return " ".join(para.text for para in own if start <= para.start < end)


def _without_day(title: str) -> str:
    """A title without the day that a page puts behind it."""
    return POSTED.sub("", title) if title[-1:].isdigit() else title


ISSUED_BY = rarely(r"(?P<issuer>[\w（） \u3000]{3,60}?)(?:关于|印发|转发|批转|发布|公布)")

TITLE_LABELS = frozenset(words("title-label"))
"""Labels of metadata that state the title."""
NUMBER_LABELS = frozenset(words("number-label"))
"""Labels of metadata that state the number."""
WEB_LABELS = frozenset(words("page-label"))
"""What a web page puts below the title."""
PAGE_REFERENCE = rarely(r"[.…·\-—]*[0-9]*$")
PLAIN_LINES: tuple[tuple[ElementRole, Callable[[str], re.Match[str] | None], str | None], ...] = (
    ("copy", form.COPY_LINE.match, None),
    ("secrecy", form.SECRECY_LINE.match, "secrecy"),
    ("urgency", form.URGENCY_LINE.match, "urgency"),
    ("signer", form.SIGNER_LINE.match, "signer"),
    ("date", form.date_line, None),
    ("date", form.dated_by, None),
    ("passage", form.passage, None),
    ("contents", form.CONTENTS_LINE.match, None),
    ("note", form.NOTE_LINE.match, None),
)
PLAIN_STARTS = form.DATE_STARTS.union(
    form.COPY_LINE.first, form.SECRECY_LINE.first, form.URGENCY_LINE.first, form.SIGNER_LINE.first,
    form.CONTENTS_LINE.first, form.NOTE_LINE.first,
)  # fmt: skip
"""What such a line begins with."""
