"""One spelling for names that are written alike, and one key for regular short forms."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from govdoc.patterns import rarely

WIDE = {ord(half): full for half, full in zip("()[],;:~", "（）（），；：—", strict=True)}
WIDE |= {ord(mark): "（" for mark in "〔［【〈﹝"} | {ord(mark): "）" for mark in "〕］】〉﹞"}
WIDE |= {ord(mark): "〇" for mark in "○◯"} | {ord("─"): "—", ord("－"): "—", ord("-"): "—"}
BLANK = re.compile(r"[\s\u200b\ufeff]+")
ROLE = rarely(
    r"^(?:责任单位|责任部门|牵头单位|牵头部门|配合单位|牵头|由)[：:]?|"
    r"(?:牵头负责|负责牵头|按职责分工负责|分别负责|负责落实|牵头|负责|配合|等)$"
)
ROLE_STARTS = ("责任", "牵头", "配合", "由")
ROLE_ENDS = ("牵头", "负责", "落实", "配合", "等")
"""Words round a name that say what the body does, not which it is."""

LONGEST = 200
"""Characters beyond which nothing is a name, nor kept in memory."""
REMEMBERED = 8192
"""Names whose folded form is kept: notices name the same bodies again and again."""

SHORTER = (
    ("人民政府", "政府"),
    ("人民代表大会", "人大"),
    ("委员会", "委"),
    ("办公室", "办"),
    ("监督管理", "监管"),
    ("和", ""),
    ("与", ""),
    ("、", ""),
)
"""What short forms leave out or shorten in any name."""


def fold(name: str) -> str:
    """A name with wide brackets, without blanks and role words. Empty if nothing is left."""
    return _remembered(name) if len(name) <= LONGEST else _folded(name)


def _folded(name: str) -> str:
    plain = BLANK.sub("", name).translate(WIDE)
    if not plain.startswith(ROLE_STARTS) and not plain.endswith(ROLE_ENDS):
        return plain
    stripped = ROLE.sub("", plain)
    return stripped if len(stripped) > 1 else plain


_remembered = lru_cache(REMEMBERED)(_folded)


def unbracketed(name: str, longest: int) -> Iterator[str]:
    """A folded name, and what stands before a bracket of at most so many characters at its end."""
    yield name
    if name.endswith("）"):
        at = max(name.rfind("）", 0, -1), len(name) - longest - 3)
        while (at := name.find("（", at + 1, -2)) >= 0:
            yield name[:at]


def key(name: str) -> str:
    """The regular short form of a name: 住房和城乡建设局 and 住房城乡建设局 have one key."""
    for long, short in SHORTER:
        name = name.replace(long, short)
    return name


def keys(names: Iterable[str]) -> list[str]:
    """The keys of many names (none with a line break in it), at a small part of the price."""
    return key("\n".join(names)).split("\n")
