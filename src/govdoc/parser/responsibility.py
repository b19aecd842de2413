"""Where does the text say who does the work? Reading → draft assignments.

Four forms: a bracket with a label (责任单位：…), a bracket with a role verb (…牵头), a bracket that only names bodies
(大连海关), and labels without brackets on lines of their own. Prose that merely mentions duties is none: what a
bracket holds must read as a list of bodies.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from govdoc.model import AssignmentForm
from govdoc.parser.bodies import is_body, is_unclosed, open_brackets
from govdoc.parser.brackets import Pair
from govdoc.parser.data import words
from govdoc.parser.duties import COLON, Duties, are_bodies, read_duties
from govdoc.parser.paragraphs import Para
from govdoc.patterns import holds_any, rarely
from govdoc.signs import BLANKS, before_blanks


class DraftAssignment(Struct):
    """A statement of responsibility; positions in the reading."""

    start: int
    end: int
    form: AssignmentForm
    duties: Duties


class Dismissal(Struct, frozen=True, gc=False):
    """A bracket that speaks of duties or bodies and assigns nothing; positions in the reading."""

    start: int
    end: int
    why: str
    """A code of `explanations.tsv`."""


LABEL_LINE = rarely(
    r"[^\W\d]{0,6}(?:(?:牵头|责任|配合|主办|协办|协助|负责|承办|落实|参与|参加|支持|支撑|主责|指导|督导|监督|实施|整改|主管|分管|成员|答复)"
    r"(?:责任)?(?:单位|部门|处室|科室|机构|主体|站办|方|企业|人员?|[^\W\d]{0,3}领导)"
    r"|(?:完成|办结|落实|整改|答复)?(?:时限|时间|期限)(?:要求|节点)?|联系人)[ \u3000]*[：:]"
)
_SHORT = r"(?=[^\W\d]{4,12}+[ \u3000]*+[：:])"
"""As many letters as a label of a role has, and a colon: asked first, since most words before a colon are more."""
ROLE_LINE = re.compile(
    rf"{_SHORT}[^\W\d]{{0,6}}(?:牵头|责任|配合|主办|协办|协助|负责|承办|落实|参与|支撑|主责|实施|整改)(?:责任)?"
    r"(?:单位|部门|处室|科室|机构|主体|站办)[ \u3000]*[：:]"
)
INLINE_LABEL = rarely(rf"[。；;！？）)][ \u3000]*(?=(?P<label>{ROLE_LINE.pattern}))")
INLINE_SIGNS = ("位：", "门：", "位:", "门:")
HINT = re.compile(r"负责|牵头|配合|落实|会同|协助|参与|完成|承办|主办|指导|实施|推进")
ARTICLE_END = rarely(r"第[一二三四五六七八九十百零〇0-9]{1,7}条[^\S\n]*$")
NAME_HINT = re.compile(r"[局委厅部办署院会司处行关组府位门团校区心室公所站馆科队社联]")
BEHIND = "。；;！!？?”’"
"""A bracket that only names bodies stands behind a sentence, or ends its paragraph."""
LONGEST_UNCLOSED = 200
"""Code points of a statement without label whose bracket nobody closed."""
SECTION = rarely("(?![签盖贴打划勾填])[^\\W\\d此]{2}[处科股]")
"""A section of a department by itself: 体改处, not 盖章处 of a form."""
MINISTRIES = frozenset(words("ministry"))
"""Bodies of the centre whose names are as short as a word."""
SECTIONS = 2
"""Sections that have to be named so before any of them is believed: 照片处 alone is a place."""
MOST_UNCLOSED = 200
"""Brackets nobody closed that are asked for a statement; a text with more of them is none."""
LONGEST = 1200
"""Code points of the longest statement."""


def find_assignments(
    text: str, pairs: Sequence[Pair], loose: Sequence[int], paras: Sequence[Para]
) -> tuple[list[DraftAssignment], list[Dismissal]]:
    """Every assignment in the paragraphs, in reading order, and what looked like one.

    Args:
        text: The reading.
        pairs: Its outermost brackets.
        loose: Brackets that pair with none.
        paras: The paragraphs of a part's body.
    """
    pairs = _with_unclosed(text, pairs, loose)
    found = _label_lines(text, paras, pairs)
    lines, starts = found.copy(), [each.start for each in found]
    dismissed: list[Dismissal] = []
    for pair in pairs:
        if pair.end - pair.start <= LONGEST and not (lines and is_inside(pair.start, starts, lines)):
            _read_bracket(text, pair, found, dismissed)
    sections = _sections(text, dismissed)
    found += sections
    if lines or sections:
        found.sort(key=lambda each: (each.start, each.end))
        taken = {each.start for each in sections}
        dismissed = [each for each in dismissed if each.start not in taken]
    return found, dismissed


def _sections(text: str, dismissed: Sequence[Dismissal]) -> list[DraftAssignment]:
    """The brackets that hold a section's short name alone (体改处), where the text has those of several sections."""
    short = [
        each
        for each in dismissed
        if each.why == "too-short" and SECTION.fullmatch(text[each.start + 1 : each.end - 1])
    ]
    if len({text[each.start : each.end] for each in short}) < SECTIONS:
        return []
    return [
        DraftAssignment(each.start, each.end, "bare", read_duties(text, each.start + 1, each.end - 1)[0])
        for each in short
    ]


def _with_unclosed(text: str, pairs: Sequence[Pair], loose: Sequence[int]) -> Sequence[Pair]:
    """The pairs, and for a statement whose bracket nobody closed the rest of its paragraph."""
    unclosed = [
        at for at in loose[:MOST_UNCLOSED] if ROLE_LINE.match(text, at + 1) or _says_who(text, at + 1)
    ]
    if not unclosed:
        return pairs
    made = []
    for at in unclosed:
        end = text.find("\n", at)
        pair = Pair(at, len(text) if end < 0 else end)
        made.append(replace(pair, closed=_is_closed(text, pair)))
    starts = [each.start for each in made]
    return sorted([*made, *(pair for pair in pairs if not is_inside(pair.start, starts, made))])


def _says_who(text: str, start: int) -> bool:
    """Whether the rest of a paragraph behind a bracket that nobody closed says who does the work: （市人社局牵头."""
    end = text.find("\n", start) % (len(text) + 1)
    words = text[start:end]
    if len(words) > LONGEST_UNCLOSED or "。" in words or not HINT.search(words):
        return False
    return all(duties.verb and are_bodies(duties) for duties in read_duties(text, start, end))


def is_inside(position: int, starts: Sequence[int], spans: Sequence[Pair | DraftAssignment]) -> bool:
    """Whether a position lies in one of the spans, which are in order and start at `starts`."""
    before = bisect_right(starts, position) - 1
    return before >= 0 and position < spans[before].end


def _read_bracket(text: str, pair: Pair, found: list[DraftAssignment], dismissed: list[Dismissal]) -> None:
    """Read a bracket as assignments, or note why it is none."""
    start, end = pair.start + 1, pair.end - pair.closed
    if text[pair.start - 1] in "条 \u3000" and ARTICLE_END.search(text, max(0, pair.start - 14), pair.start):
        return  # the title of an article
    words = text[start:end]
    if not ("：" in words or ":" in words or HINT.search(words) or NAME_HINT.search(words)):
        return
    for duties in read_duties(text, start, end):
        form: AssignmentForm = "labelled" if duties.labelled else "verb" if duties.verb else "bare"
        why = _objection(text, pair, duties, form)
        if why:
            dismissed.append(Dismissal(pair.start, pair.end, why))
        else:
            found.append(DraftAssignment(pair.start, pair.end, form, duties))


def _objection(text: str, pair: Pair, duties: Duties, form: AssignmentForm) -> str | None:
    """Why a bracket assigns nothing, or None."""
    if form != "bare":
        return None if are_bodies(duties) else "names-no-bodies"
    names = duties.names()
    if not names or (duties.doubtful and not all(is_body(each.name) for each in names)):
        return "not-only-bodies"
    if not _stands_apart(text, pair):
        return "remark-on-word"
    name = names[0].name
    long_enough = (
        len(names) > 1 or len(name) >= 4 or name[0] in "省市区县州" or name in MINISTRIES or duties.deadline
    )
    return None if long_enough else "too-short"


def stands_alone(text: str, draft: DraftAssignment) -> bool:
    """Whether a statement has lines of its own."""
    if draft.form == "lines":
        return True
    before = before_blanks(text, draft.start)
    if before and text[before - 1] != "\n":
        return False
    line_end = text.find("\n", draft.end) % (len(text) + 1)
    return not text[draft.end : line_end].strip("。；" + BLANKS)


def _is_closed(text: str, pair: Pair) -> bool:
    """Whether the last bracket is the pair's own, not one inside a statement that nobody closed."""
    return text[pair.end - 1] in "）)〕]］】" and not is_unclosed(text[pair.start + 1 : pair.end - 1])


def _stands_apart(text: str, pair: Pair) -> bool:
    """Whether a bracket is no remark on the word before it: it follows a stop, or ends its paragraph."""
    before = before_blanks(text, pair.start, BLANKS + "\n")
    if not before or text[before - 1] in BEHIND:
        return True
    if before < pair.start:
        return False
    if text[before - 1].isdecimal() or _is_name(text, before):
        return False  # whose telephone it is; whom somebody belongs to
    behind = text[pair.end : pair.end + 2].lstrip("。" + BLANKS)
    return (not behind or behind[0] == "\n") and not is_body(text[max(0, pair.start - 4) : pair.start])


def _is_name(text: str, end: int) -> bool:
    """Whether a person's name is all that its line says, perhaps behind 组长： or 成员：."""
    furthest = max(0, end - LONGEST_NAME_LINE)
    start = text.rfind("\n", furthest, end) + 1
    if not start and furthest:
        return False
    name = "".join(text[start:end].rpartition("：")[2].split())
    return 2 <= len(name) <= 3 and name.isalpha()


LONGEST_NAME_LINE = 20
"""Code points of such a line."""


def _label_lines(text: str, paras: Sequence[Para], pairs: Sequence[Pair]) -> list[DraftAssignment]:
    """Assignments without brackets: runs of lines that open with a label, and labels behind a sentence."""
    found: list[DraftAssignment] = []
    colons = _colons_outside(text, paras, pairs)
    starts = [para.start for para in paras] if colons else []
    behind = 0
    for colon in colons:
        index = bisect_right(starts, colon) - 1
        if index < behind:
            continue
        behind = index + 1
        if label := ROLE_LINE.match(paras[index].text):
            behind = _run_end(paras, index, label[0])
            found += _unbracketed(text, paras[index].start, paras[behind - 1].end)
        elif holds_any(INLINE_SIGNS, paras[index].text):
            found += _inline(text, paras[index], colons)
    return found


def _run_end(paras: Sequence[Para], first: int, label: str) -> int:
    """Behind the run of lines with labels; where a label stands again, another assignment starts."""
    seen = {label}
    for at in range(first + 1, len(paras)):
        found = LABEL_LINE.match(paras[at].text)
        if not found or found[0] in seen:
            return at
        seen.add(found[0])
    return len(paras)


def _colons_outside(text: str, paras: Sequence[Para], pairs: Sequence[Pair]) -> list[int]:
    """Where colons stand outside brackets: few in most notices."""
    starts = [paras[0].start, *[pair.end for pair in pairs]]
    ends = [*[pair.start for pair in pairs], paras[-1].end]
    return [
        colon.start()
        for start, end in zip(starts, ends, strict=True)
        if "：" in (outside := text[start:end]) or ":" in outside
        for colon in COLON.finditer(text, start, end)
    ]


def _any_between(positions: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the positions, which are in order, lies in a stretch."""
    return bool(positions) and bisect_left(positions, start) < bisect_left(positions, end)


def _inline(text: str, para: Para, colons: Sequence[int]) -> list[DraftAssignment]:
    """责任单位：… behind a sentence, each to its full stop or the end of the paragraph."""
    found: list[DraftAssignment] = []
    behind = para.start
    for match in INLINE_LABEL.finditer(text, para.start, para.end):
        if match.start() >= behind and _any_between(colons, match.start(), match.end("label")):
            behind = _statement_end(text, match.end(), para.end)
            found += _unbracketed(text, match.end(), behind)
    return found


def _statement_end(text: str, start: int, end: int) -> int:
    """Where a statement without brackets ends: at the full stop that no further label follows (完成时限：…)."""
    depth, at = 0, start
    while (stop := text.find("。", at, end)) >= 0:
        depth += open_brackets(text[at:stop])
        if depth <= 0 and not LABEL_LINE.match(text, stop + 1, end):
            return stop
        at = stop + 1
    return start + len(text[start:end].rstrip())


def _unbracketed(text: str, start: int, end: int) -> list[DraftAssignment]:
    every = read_duties(text, start, end)
    return [
        DraftAssignment(start, end, "lines", duties)
        for duties in every
        if duties.labelled and are_bodies(duties)
    ]
