"""What kind of line is this? The lines of the envelope told from the text by their form alone."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import compress

from msgspec import Struct, field

from govdoc.parser.data import words
from govdoc.parser.dates import DAY, B
from govdoc.parser.kinds import names_body
from govdoc.parser.reading import Reading
from govdoc.parser.recipients import behind_colon, is_recipients
from govdoc.patterns import Leading, holds_any, rarely


class Para(Struct, frozen=True, gc=False):
    """A paragraph of the reading, without the blanks at its edges."""

    start: int
    end: int
    text: str
    table: int | None = None
    """Index into `Source.tables` where the paragraph is a table; its text is then empty."""


def split_paragraphs(reading: Reading, tables: list[tuple[int, int]]) -> list[Para]:
    """The paragraphs that hold text, in order; a table is one paragraph.

    Args:
        reading: The text.
        tables: Reading ranges of the tables, in order.
    """
    found: list[Para] = []
    at = 0
    for index, (start, end) in enumerate(tables):
        found += _lines(reading.text, at, start)
        if start < end:
            found.append(Para(start, end, "", index))
        at = end
    return _cut_recipients(found + _lines(reading.text, at, len(reading.text)))


HEAD_PARAGRAPHS = 12
"""Paragraphs among which the 主送 line is looked for."""


def _cut_recipients(paras: list[Para]) -> list[Para]:
    """The paragraphs, with a 主送 line parted from the text that runs on behind its colon."""
    for index, para in enumerate(paras[:HEAD_PARAGRAPHS]):
        end = behind_colon(para.text)
        if end and is_recipients(para.text[:end]):
            rest = para.text[end:].lstrip()
            pieces = [
                Para(para.start, para.start + end, para.text[:end]),
                Para(para.end - len(rest), para.end, rest),
            ]
            return [*paras[:index], *pieces, *paras[index + 1 :]]
    return paras


def _lines(text: str, at: int, end: int) -> list[Para]:
    found = []
    for line in text[at:end].split("\n"):
        stripped = line.strip()
        if stripped:
            start = at + len(line) - len(line.lstrip())
            found.append(Para(start, start + len(stripped), stripped))
        at += len(line) + 1
    return found


TITLE_LINE = 70
"""Code points that a line of a title can have."""
ENVELOPE_LINE = 120
"""Code points that a line of a closing can have; only lists (附件：…, 抄送：…) are longer."""
NOT_TITLE_END = tuple("。；：，、;:,.!！?？…—")
OPENERS, CLOSERS = frozenset("（("), frozenset("）)")
"""The round brackets, which a date or a history stands in."""
DATE_STARTS = frozenset("（(12１２一二")
"""What a date, or the bracket round it, begins with."""
DATE_LINE = rarely(rf"[（(]?{B}{DAY}{B}[）)]?(?:{B}(?:发布|印发|公布))?$")
SIGNED_DATE_LINE = rarely(rf"(?P<names>[^\W\d][\w（）() \t\u3000、]{{1,60}}?)[^\S\n]+{DAY}$")
"""Name and date on one line: 大连市人民政府办公厅　2012年4月12日."""
LABEL_LINE = Leading(
    rf"(?P<label>附{B}件{B}(?:[一二三四五六七八九十]{{1,3}}|[0-9０-９]{{1,3}}(?:[-—－][0-9]{{1,2}})?)?|附{B}[录表](?:{B}[一二三四五六七八九十0-9A-Z]{{1,3}})?|附(?={B}[：:]))"
    rf"{B}[：:.．、]?$",
    "附",
)
LABELLED_TITLE = Leading(
    rf"(?P<label>附{B}(?:件{B})?(?:[一二三四五六七八九十]{{1,3}}|[0-9０-９]{{1,3}}))(?:{B}[：:]{B}|[^\S\n]+)(?P<title>[^。；]{{2,70}})$",
    "附",
)
"""附件1：…方案 on one line, where an attachment starts."""
ATTACHMENTS_LINE = Leading(rf"附{B}[件表录图]?{B}(?:[0-9一二三四五六七八九十]{{0,2}}){B}[：:]", "附")
NOTE_LINE = Leading(
    rf"[（(]{B}(?:此件|此文|联系(?:人|电话|科室|处室|部门|单位)|咨询电话|公开方式|信息公开|依申请公开|主动公开|本文有删减|代章)[^）)]{{0,80}}[）)]?$"
    r"|(?:信息)?公开(?:方式|类型|属性|选项|形式)[：:][^。]{1,20}$",
    "（(信公",
)
COPIES_LINE = Leading(rf"(?:抄{B}送|抄{B}报|分{B}送|主{B}送|报{B}送){B}[：:]", "抄分主报")
PRINTING_LINE = rarely(rf"[\w \t\u3000]{{2,40}}?{B}{DAY}{B}印发$")
CONTENTS_LINE = Leading(rf"目{B}[录次]$", "目")
SUBJECT_LINE = Leading(rf"主{B}题{B}词{B}[：:]|主题词[^\S\n]", "主")
PASSAGE_LINE = rarely(
    rf"[（(]?{B}{DAY}(?!{B}[，,至到—~-]).{{0,240}}?(?:公布|通过|修订|修正|批准|发布|施行|颁布|印发|废止|修改).{{0,80}}$"
)
"""The history of a regulation under its title: （2021年7月27日国务院令第746号公布）."""
LONGEST_PASSAGE = 400
"""Code points; more than the pattern can match."""
PASSAGE_WORDS = ("公布", "通过", "修订", "修正", "批准", "发布", "施行", "颁布", "印发", "废止", "修改")
IN_FORCE = rarely(rf"{B}起?(?:施行|生效|实施)")
"""Behind a date: the day of entry into force, which is not the document's."""
SECRECY_LINE = Leading(rf"(?:绝{B}密|机{B}密|秘{B}密)(?:{B}★{B}[^ ]{{0,8}})?$", "绝机秘")
URGENCY_LINE = Leading(rf"(?:特{B}急|加{B}急|特{B}提|平{B}急)$", "特加平")
COPY_LINE = Leading(r"(?:№|No\.?|份号[：:])?[ ]?[0-9]{6}$", "№N份 0123456789")
SIGNER_LINE = Leading(rf"签{B}发{B}人{B}[：:]", "签")
METADATA_LINE = rarely(
    r"(?:【(?P<boxed>[^】]{2,12})】|(?P<label>[^：:\t。，]{2,20}?))[^\S\n]*[：:\t]|【(?P<alone>[^】]{2,12})】"
)
METADATA_LABELS = frozenset(words("metadata-label"))
METADATA_STARTS = frozenset(label[0] for label in METADATA_LABELS) | {"【"}


def metadata_label(text: str) -> tuple[str, int, bool] | None:
    """The label that a line of metadata opens with, where its value begins, and whether it is 【boxed】.

    Web pages space the letters of their labels: 索 引 号：.
    """
    match = METADATA_LINE.match(text) if text[:1] in METADATA_STARTS else None
    if not match:
        return None
    boxed = match["boxed"] or match["alone"]
    label = "".join((boxed or match["label"]).split())
    return (label, match.end(), bool(boxed)) if boxed or label in METADATA_LABELS else None


OTHER_LABEL = rarely(
    r"(?P<label>(?!各|附件|附表|签发|抄送|抄报|主送|主题词|原标题)[^\W\d]{2,8})[^\S\n]*[：:][^\S\n]*(?=\S)"
)


def other_label(text: str) -> tuple[str, int, bool] | None:
    """The same of a line with a label that is not known, as there are among metadata: 栏目：规范性文件."""
    match = OTHER_LABEL.match(text) if not holds_any("，。；？", text) else None
    return (match["label"], match.end(), False) if match and not names_body(match["label"]) else None


MARK_LINE = rarely(
    r"(?!.*(?:关于|印发|转发|批转|废止|规范性))(?P<issuer>[\w（）() \u3000]{4,50}?)[ \u3000]*文[ \u3000]*件$"
)
"""发文机关标志: an issuer and 文件."""


def mark_line(text: str) -> re.Match[str] | None:
    """The issuer that a line names as 发文机关标志."""
    return MARK_LINE.match(text) if text.endswith("件") else None


def date_line(text: str) -> re.Match[str] | None:
    """The date that a line consists of."""
    return DATE_LINE.match(text) if text[:1] in DATE_STARTS and "月" in text and "日" in text else None


DATED_BY = rarely(rf"{DAY}{B}[，,]{B}[^\W\d]{{2,30}}$")


def dated_by(text: str) -> re.Match[str] | None:
    """The date of a line that says whose it is, too, as databases have it under a title: 1988年12月8日，最高人民法院."""
    return DATED_BY.match(text) if names_body(text) else None


def signed_date(text: str) -> re.Match[str] | None:
    """The names and the date of a signature on one line."""
    return SIGNED_DATE_LINE.match(text) if text.endswith("日") and len(text.split(None, 1)) > 1 else None


BRACKETED_DATE = rarely(rf"[（(]{B}{DAY}(?!{B}[，,])")
NOTE_MARKS = "①②③*＊"
"""What leads from a history to a note."""
LONGEST_HISTORY = 6000
"""Code points of a history in brackets: a law that has been amended often tells of each time."""


def passage(text: str) -> re.Match[str] | None:
    """The history that a line tells, or a paragraph in brackets."""
    if text[:1] not in DATE_STARTS or len(text) > LONGEST_HISTORY or not holds_any(PASSAGE_WORDS, text):
        return None
    if text[0] in OPENERS and text.rstrip(NOTE_MARKS)[-1] in CLOSERS:
        return BRACKETED_DATE.match(text)
    return PASSAGE_LINE.match(text) if len(text) <= LONGEST_PASSAGE else None


def is_title_line(text: str) -> bool:
    """Whether a line can be (a piece of) a title or a signature: short, and no sentence ends in it."""
    return 0 < len(text) <= TITLE_LINE and not text.endswith(NOT_TITLE_END) and "。" not in text


NOT_SIGNATURE = re.compile(
    r"(?<![长任理席记])[：:]|[0-9]{7}|^特此|^附[ ]?件|^专此|^此[告复致令布请]|\.[A-Za-z]{2,4}$"
)


def is_signature_line(text: str) -> bool:
    """Whether a line can be (a piece of) a signature."""
    return (
        0 < len("".join(text.split())) <= 60
        and not text.endswith(NOT_TITLE_END)
        and "。" not in text
        and not NOT_SIGNATURE.search(text)
    )


class Lines(Struct):
    """The paragraphs of a document, and what the envelope asks of them at every line: asked once."""

    paras: Sequence[Para]
    texts: list[str]
    opens: list[bool]
    """Per paragraph, whether it opens with a marker."""
    openings: list[int]
    """The paragraphs that do."""
    ones: dict[int, str]
    """Style of the marker of each paragraph that opens a first unit (一、, 第一条, 1.)."""
    signed: dict[int, int]
    """Per line of what may be a signature with its date, the paragraph behind the date."""
    dated: set[int]
    """The lines from which a title may run to a date in brackets."""
    signatures: dict[int, list[str] | None] = field(default_factory=dict)
    """Names of the signatures that start at a line, as far as they were asked for; None where they are no names."""
    list_ends: dict[int, int] = field(default_factory=dict)
    """Per list of attachments, the paragraph behind it, as far as it was asked for."""

    def is_table(self, at: int) -> bool:
        """Whether a paragraph is a table; its text is then empty."""
        return self.paras[at].table is not None

    def text_at(self, at: int) -> str:
        """A paragraph's text; "" behind the last."""
        return self.texts[at] if at < len(self.texts) else ""

    def next_opening(self, at: int) -> int | None:
        """The next paragraph behind `at` that opens with a marker."""
        after = bisect_right(self.openings, at)
        return self.openings[after] if after < len(self.openings) else None


def lines_of(paras: Sequence[Para], opening: set[int], ones: dict[int, str]) -> Lines:
    """What the envelope asks of a document's paragraphs.

    Args:
        paras: The paragraphs.
        opening: Where markers open paragraphs.
        ones: Style of the markers of first units, by where they stand, whether they open a paragraph or not.
    """
    texts = [para.text for para in paras]
    opens = [para.start in opening for para in paras]
    openings = list(compress(range(len(opens)), opens))
    first_units = {at: ones[paras[at].start] for at in openings if paras[at].start in ones}
    ends = [index for index, text in enumerate(texts) if text[-1:] in BEHIND_DATE]
    signed, dated = _signed(texts, opens, ends), _dated(texts, opens, ends)
    return Lines(paras, texts, opens, openings, first_units, signed, dated)


BEHIND_DATE = frozenset("日）)布发")
"""What a line that ends in a date can end in: …日, （…日）, …日发布."""
DATE_ENDS = frozenset("日0123456789０１２３４５６７８９一二三四五六七八九十廿卅")
"""What a date in brackets can end in."""
TITLE_LINES = 6
"""Lines that a title can take."""


def _dated(texts: Sequence[str], opens: Sequence[bool], ends: Sequence[int]) -> set[int]:
    """The lines from which a title may run to a date in brackets: no marker opens a line of it but its first."""
    found = set()
    for end in ends:
        text = texts[end]
        if text[-1] in CLOSERS and text[:-1].rstrip()[-1:] in DATE_ENDS:
            for at in range(end, max(-1, end - TITLE_LINES - 1), -1):
                found.add(at)
                if opens[at]:
                    break
    return found


SIGNATURE_LINES = 40
"""Lines that the signatures of a joint notice can take."""


def _signed(texts: Sequence[str], opens: Sequence[bool], ends: Sequence[int]) -> dict[int, int]:
    """The lines of each date, and of the signature that may stand above it, with the paragraph behind the date."""
    found = {}
    for end in ends:
        text = texts[end]
        if "日" in text and (date_line(text) or signed_date(text)):
            found[end] = end + 1
            for at in range(end - 1, max(-1, end - SIGNATURE_LINES), -1):
                if at in found or not _can_sign(texts[at], opens[at]):
                    break
                found[at] = end + 1
    return found


def _can_sign(text: str, opens: bool) -> bool:
    """Whether a line can be a piece of the signature above a date."""
    return not opens and is_signature_line(text) and not LABEL_LINE.match(text)
