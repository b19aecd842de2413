"""文种 and 标题: what a title ends in, and whether a line can be one."""

import re
from functools import cache

from govdoc.parser.data import column, table

TAIL = re.compile(r"(?:[ \t\u3000]*[（(〔\[【〈][^（(）)〔〕]{0,60}[）)〕\]】〉])+[ \t\u3000]*$")
"""What may stand behind the kind: （试行）, （2023—2025年）, （征求意见稿）."""


ANNOUNCEMENT = re.compile(r"(?P<kind>公告|通告|令)[（(〔\[]?(?:(?:19|20)[0-9]{2}[ ]?年?[）)〕\]]?)?[ ]?第[ ]?[0-9]{1,4}[ ]?号$")
"""An announcement whose title is its number: 海关总署公告2020年第24号（关于…的公告）."""


@cache
def _ending() -> re.Pattern[str]:
    nouns = sorted(column("kinds"), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(nouns)})$")


@cache
def _bare() -> dict[str, str]:
    return {row[0]: row[1] for row in table("kinds")}


def kind_of(title: str) -> str | None:
    """文种 of a title, bare: 关于…的实施意见（试行） → 意见."""
    bare = without_tail(title)
    if match := ANNOUNCEMENT.search(bare):
        return match["kind"]
    match = _ending().search(bare.rstrip("》"))
    return _bare()[match[0]] if match else None


def is_statutory(title: str) -> bool:
    """Whether a title ends in a 文种 proper (条例 2012, art. 8) or a kind of regulation, where no line runs on."""
    match = _ending().search(without_tail(title))
    return bool(match) and any(match[0] == row[0] and row[2] == "y" for row in table("kinds"))  # type: ignore[index]


def without_tail(title: str) -> str:
    """A title without the brackets behind its kind."""
    stripped = TAIL.sub("", title)
    return stripped or title


@cache
def _body_ending() -> re.Pattern[str]:
    endings = sorted((row[0] for row in table("endings") if row[1] == "y"), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(endings)})$")


def names_body(line: str) -> bool:
    """Whether a line ends as the name of a body does."""
    return bool(_body_ending().search(line))
