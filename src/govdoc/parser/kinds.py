"""文种 and 标题: what a title ends in, and whether a line can be one."""

import re
from collections.abc import Iterable

from govdoc.parser.data import table

TAIL = re.compile(r"(?:[^\S\n]*[（(〔\[【〈][^（(）)〔〕]{0,60}[）)〕\]】〉])+[^\S\n]*$")
"""What may stand behind the kind: （试行）, （2023—2025年）, （征求意见稿）."""


ANNOUNCEMENT = re.compile(
    r"(?P<kind>公告|通告|令)[（(〔\[]?(?:(?:19|20)[0-9]{2}[ ]?年?[）)〕\]]?)?[ ]?第[ ]?[0-9]{1,4}[ ]?号$"
)
"""An announcement whose title is its number: 海关总署公告2020年第24号（关于…的公告）."""


def _any(rows: Iterable[tuple[str, ...]]) -> str:
    return "|".join(sorted((row[0] for row in rows), key=len, reverse=True))


KIND = re.compile(f"(?:{_any(table('kinds'))})$")
PROPER = frozenset(row[0] for row in table("kinds") if row[2] == "y")
BARE = {row[0]: row[1] for row in table("kinds")}
BODY = re.compile(f"(?:{_any(row for row in table('endings') if row[1] == 'y')})$")


def kind_of(title: str) -> str | None:
    """文种 of a title, bare: 关于…的实施意见（试行） → 意见."""
    bare = "".join(without_tail(title).split())
    if match := ANNOUNCEMENT.search(bare):
        return match["kind"]
    match = KIND.search(bare.rstrip("》"))
    return BARE[match[0]] if match else None


def is_statutory(title: str) -> bool:
    """Whether a title ends in a 文种 proper (条例 2012, art. 8) or a kind of regulation, where no line runs on."""
    match = KIND.search("".join(without_tail(title).split()))
    return match is not None and match[0] in PROPER


def without_tail(title: str) -> str:
    """A title without the brackets behind its kind."""
    stripped = TAIL.sub("", title)
    return stripped or title


def names_body(line: str) -> bool:
    """Whether a line ends as the name of a body does."""
    return bool(BODY.search(line))
