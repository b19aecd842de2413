"""Header and closing of a document on one line: where did their lines end?

Above the text stand mark, number, title and those addressed, perhaps behind the words of a page; below it signature
and date, perhaps behind a list of attachments.
"""

import re
from collections.abc import Iterator

from govdoc.parser.bodies import is_body
from govdoc.parser.closing import is_post
from govdoc.parser.dates import CENTURY, DATE, DAY, D
from govdoc.parser.kinds import kind_of, names_body
from govdoc.parser.numbers import CLOSE, OPEN
from govdoc.parser.paragraphs import passage
from govdoc.parser.recipients import is_recipients
from govdoc.patterns import rarely
from govdoc.signs import BLANKS, before_blanks, behind_blanks

HEAD = 2500
"""Code points within which a header ends."""
COLON = re.compile("[：:]")
CRUMB = rarely("[：:>＞»]")
"""What parts the steps of the way to a page, or ends a label of it."""
NAMES = rarely("[，,、；;]")
"""What parts those addressed."""
BEHIND_BOOK = rarely(r"》[（(][\w（）()]{1,12}$")
"""What stands before the number of a document that the text names."""
LONGEST_ADDRESS = 400
"""Code points of those addressed."""
TITLE_END = rarely(
    r"的(?:紧急|补充|指导|实施|若干|处理|暂行)?(?:通知|意见|决定|通报|公告|通告|函|批复|报告|请示|决议|议案|规定)》?"
    r"(?:[（(](?:试行|暂行)[）)])?(?=[^\S\n]*(?:[^\W\d的]|[（(《]))"
)
MARK_END = rarely(r"文 ?件(?=[ \u3000]{2})|^[^\W\d]{2,60}文 ?件(?=[ \u3000]|[^\W\d]{2,10}[〔\[［【])")
NUMBER_END = rarely(
    rf"[{OPEN}]{CENTURY}[{CLOSE}][ \u3000]*(?:第[ \u3000]*)?{D}{{1,4}}[ \u3000]*号[）)]?(?=[ \u3000]*[^\W\d])"
)
ENDS = (MARK_END, TITLE_END, NUMBER_END)
LONGEST_CODE = 16
"""Code points of a number's code."""
PREAMBLE = rarely(r"[ \u3000]+(?:为|根据|按照|依据|经|《)")
"""How the text begins of a notice that goes to nobody."""
HISTORY = rarely(
    r"(?<=[例法则定程])[ \u3000]*(?P<history>[（(][12][0-9]{3}年(?:[^（）()]|[（(][^（）()]*[）)]){4,400}[）)])"
)
"""The history of a regulation behind its title."""
SIGNATURE = rarely(
    rf"(?<=[。！”）)0-9])[ \u3000]*(?P<names>[^\W\d](?:[^\W\d]|[ \u3000]){{3,120}}?)[ \u3000]*{DAY}"
)
DATED = rarely(rf"(?<=。)[ \u3000]*{DAY}(?=[ \u3000]*(?:$|[（(]|附[ ]?件))")
"""A date without a signature."""
TITLE_GAP = rarely(r"[ \u3000]|(?=为[^\W\d]|根据|按照|依据|第一[章条]|一、)")
"""What an issued text's title ends before."""
SHORTEST_TITLE, LONGEST_TITLE = 6, 120
ATTACHED_END = rarely("方案|办法|规定|意见|细则|清单|名单|目录|标准|说明|[表书函]")
"""What the title of an attachment ends in."""
NOTE = rarely(r"[ \u3000]*[（(][^（）()]{2,40}[）)]")
ATTACHED = rarely(rf"(?<=[。！”）) \u3000])附[ ]?件[：:][^。]{{4,600}}?(?P<date>{DAY})")
"""A list of attachments behind the text, the signature with its date behind that."""


def head_breaks(line: str) -> Iterator[int]:
    """Where the lines of a header end, and the text begins."""
    stop = line.find("。", 0, HEAD)
    head = line[: stop if stop >= 0 else HEAD]
    start, end = _addressed(head)
    if not end:
        yield from _headed(head)
        return
    begin = _title_start(head, start)
    yield from (begin, start, end, _behind_issuers(head, begin, start))
    for pattern in ENDS:
        yield from (match.end() for match in pattern.finditer(head, begin, start))
    for number in NUMBER_END.finditer(head, 0, begin + 3):
        if not head[number.end() : begin].strip(BLANKS):
            yield number.start() - len(_word_before(head, number.start()).lstrip(BLANKS))


def _addressed(head: str) -> tuple[int, int]:
    """Where those addressed stand: behind title or number, or at the line's start; (0, 0) where nobody is."""
    before = 0
    for colon in COLON.finditer(head):
        for start in _address_starts(head, before, colon.start()):
            if colon.end() - start <= LONGEST_ADDRESS and is_recipients(head[start : colon.end()]):
                return start, colon.end()
        before = colon.end()
    return 0, 0


def _address_starts(head: str, before: int, colon: int) -> Iterator[int]:
    """Where those addressed may begin before a colon; `before`: behind the colon above, 0 if there is none."""
    ends = [
        match.end()
        for pattern in ENDS
        for match in pattern.finditer(head, before, colon)
        if _is_own(head, match)
    ]
    if ends:
        yield behind_blanks(head, max(ends))
    elif not before and (head.startswith(("各", "全")) or is_body(NAMES.split(head[:colon], maxsplit=1)[0])):
        yield 0
    if before and (every := head.rfind(" 各", before, colon)) >= 0:  # behind the words of a page
        yield every + 1


def _is_own(head: str, end: re.Match[str]) -> bool:
    """Whether the end of a title or a number is the notice's own: it stands in no 《》, nor right behind one."""
    opened = head.count("《", 0, end.start()) > head.count("》", 0, end.start())
    return not opened and not BEHIND_BOOK.search(head, 0, end.start())


def _title_start(head: str, end: int) -> int:
    """Where the title above those addressed begins, if words of a page stand before it; else 0."""
    colons = [sign.end() for sign in CRUMB.finditer(head, 0, end)]
    if not colons:
        return 0
    numbers = [number.end() for number in NUMBER_END.finditer(head, colons[-1], end)]
    first = max(colons[-1], *numbers, 0)
    begin = head.find("关于", first, end)
    while begin > first and _leads((before := _word_before(head, begin, first)).rstrip(BLANKS)):
        begin -= len(before)
    return before_blanks(head, begin) if begin > 0 else 0


def _behind_issuers(head: str, start: int, end: int) -> int:
    """Where 关于 begins a title that several issuers stand before, parted by blanks; 0 where there is one at most."""
    about = head.find("关于", start, end)
    issuers = head[start:about].split() if about > 0 else []
    return about if len(issuers) > 1 and all(map(names_body, issuers)) else 0


def _leads(word: str) -> bool:
    """Whether a word stands before 关于 in a title: the issuer, or what he does."""
    return names_body(word) or word in ("印发", "转发", "批转")


def _word_before(head: str, end: int, first: int = 0) -> str:
    """The letters before a position, with the blanks behind them."""
    at = max(first, before_blanks(head, end))
    while at > first and head[at - 1].isalnum():
        at -= 1
    return head[at:end]


def _headed(head: str) -> Iterator[int]:
    """Behind title and number of a notice that goes to nobody; round the history of a regulation."""
    title = TITLE_END.search(head)
    if title and not _is_own(head, title):
        title = None
    number = NUMBER_END.search(head, title.end()) if title else None
    if title and number and number.start() - title.end() <= LONGEST_CODE:
        yield from (title.end(), number.end())
    elif title and PREAMBLE.match(head, title.end()):
        yield title.end()
    elif (history := HISTORY.search(head)) and passage(history["history"]):
        yield from history.span("history")
    elif (day := DATE.search(head, 0, LONGEST_TITLE)) and kind_of(head[: day.start()]):
        yield day.start()
    else:
        yield from _issued_title(head, 0)


def _issued_title(line: str, start: int) -> Iterator[int]:
    """Behind the title of what a notice issues, which follows its date: …实施方案 为贯彻…."""
    start = behind_blanks(line, start, blanks=BLANKS + "？?")
    label = len("附件") if line.startswith("附件", start) and line[start + 2 : start + 3] not in "：:" else 0
    for gap in TITLE_GAP.finditer(line, start + SHORTEST_TITLE, start + LONGEST_TITLE):
        if "。" in line[start : gap.start()]:
            break
        if kind_of(line[start : gap.start()]):
            yield from (start + label, gap.start())
            break


def _behind_attached(line: str, start: int, end: int) -> int:
    """Behind the last title in a list of attachments that runs into the signature: …方案市水利局."""
    ends = [match.end() for match in ATTACHED_END.finditer(line, start, end)]
    return next(
        (at for at in reversed(ends) if len(line[at:end]) > 2 and names_body(line[at:end].rstrip(BLANKS))),
        start,
    )


def closing_breaks(line: str) -> Iterator[int]:
    """Round signature, date and the note behind it; before the list of attachments above them."""
    yield from _signed(line)
    yield from _attached(line)
    for match in DATED.finditer(line):
        yield from (match.start("year"), match.end())


def _signed(line: str) -> Iterator[int]:
    """Round a signature behind a stop."""
    for match in SIGNATURE.finditer(line):
        names = match["names"].strip()
        if line[match.start() - 1].isdigit() and line[match.end() :].strip():
            continue  # behind a telephone number only at the very end
        if line.startswith("印发", match.end()):
            yield from (match.start("names"), match.end() + len("印发"))
        elif names_body(names) or is_post(names):
            yield from (match.start("names"), match.start("year"))
            yield from _behind_date(line, match.end())


def _attached(line: str) -> Iterator[int]:
    """Before a list of attachments, and round the signature behind it."""
    for match in ATTACHED.finditer(line):
        names = start = match.start("date")
        while names_body((before := _word_before(line, names)).rstrip(BLANKS)):
            names -= len(before)
        names = _behind_attached(line, names, start)
        if names < start:
            yield from (before_blanks(line, match.start()), names, start)
            yield from _behind_date(line, match.end())


def _behind_date(line: str, end: int) -> Iterator[int]:
    """Behind a signature's date, the note there, and the title of what the notice issues."""
    note = NOTE.match(line, end)
    yield end
    if note:
        yield note.end()
    yield from _issued_title(line, note.end() if note else end)
