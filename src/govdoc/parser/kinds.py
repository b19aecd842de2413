"""文种 and 标题: what a title ends in, and whether a line can be one."""

import re

from govdoc.parser.data import table
from govdoc.parser.dates import CENTURY, D
from govdoc.patterns import rarely

TAIL = rarely(r"(?:[^\S\n]*[（(〔\[【〈][^（(）)〔〕]{0,60}[）)〕\]】〉])+[^\S\n]*$")
"""What may stand behind the kind: （试行）, （2023—2025年）, （征求意见稿）."""
TAIL_ENDS = "）)〕]】〉"


ANNOUNCEMENT = rarely(
    rf"(?P<kind>公告|通告|令)[（(〔\[]?(?:{CENTURY}[ ]?年?[）)〕\]]?)?[ ]?第[ ]?{D}{{1,4}}[ ]?号$"
)
"""An announcement whose title is its number: 海关总署公告2020年第24号（关于…的公告）."""


BARE = {row[0]: row[1] for row in table("kinds")}
PROPER = frozenset(row[0] for row in table("kinds") if row[2] == "y")
LENGTHS = sorted(set(map(len, BARE)), reverse=True)
BODIES = tuple(row[0] for row in table("endings") if row[1] == "y")


def kind_of(title: str) -> str | None:
    """文种 of a title, bare: 关于…的实施意见（试行） → 意见."""
    bare = "".join(without_tail(title).split())
    if match := announcement(bare):
        return match["kind"]
    kind = _last_kind(bare.rstrip("》"))
    return BARE[kind] if kind else None


def announcement(title: str) -> re.Match[str] | None:
    """The number that an announcement has for its title."""
    return ANNOUNCEMENT.search(title) if title.endswith("号") else None


def _last_kind(title: str) -> str | None:
    """The longest 文种 that a title ends in, as written."""
    return next((title[-length:] for length in LENGTHS if title[-length:] in BARE), None)


def is_order(title: str) -> bool:
    """Whether a title is an order's or an announcement's: 国务院令, …公告."""
    return without_tail(title).endswith(("令", "公告"))


def is_statutory(title: str) -> bool:
    """Whether a title ends in a 文种 proper (条例 2012, art. 8) or a kind of regulation, where no line runs on."""
    return _last_kind("".join(without_tail(title).split())) in PROPER


def without_tail(title: str) -> str:
    """A title without the brackets behind its kind."""
    if title.rstrip()[-1:] not in TAIL_ENDS:
        return title
    stripped = TAIL.sub("", title)
    return stripped or title


def names_body(line: str) -> bool:
    """Whether a line ends as the name of a body does."""
    return line.endswith(BODIES)
