"""What 版头 says: taken from the tree, or from the caller where the tree is silent."""

import re

from msgspec import Struct

from govdoc.exporters.ooxml.sheet import Sheet
from govdoc.model import ElementRole, Part

FRONT: frozenset[ElementRole] = frozenset(
    {"copy", "secrecy", "urgency", "mark", "number", "signer", "metadata"}
)
"""Roles that stand in 版头, or (a web page's metadata) nowhere on paper."""


class Front(Struct, frozen=True):
    """The elements of 版头, each as it is to be printed; empty where there is none."""

    corner: tuple[tuple[str, str], ...] = ()
    """Style and text of 份号, 密级, 紧急程度, in this order (7.2.1 – 7.2.3)."""
    names: tuple[str, ...] = ()
    """发文机关标志, line by line."""
    suffix: str = ""
    """文件, where it stands apart beside several names."""
    number: str = ""  # 发文字号
    signers: tuple[str, ...] = ()  # 签发人, names only

    @property
    def has_line(self) -> bool:
        """Whether there is anything for the red line to part from the text."""
        return bool(self.names or self.number)


def read_front(sheet: Sheet, part: Part) -> Front:
    """版头 of the main part."""
    names, suffix = _mark(sheet, part)
    return Front(_corner(sheet, part), names, suffix, _number(sheet, part), _signers(part))


def _texts(part: Part, role: ElementRole) -> list[str]:
    return [element.text for element in part.header.elements if element.role == role and element.text]


CORNER: tuple[tuple[ElementRole, str], ...] = (
    ("copy", "CopyNumber"),
    ("secrecy", "Secrecy"),
    ("urgency", "Secrecy"),
)


def _corner(sheet: Sheet, part: Part) -> tuple[tuple[str, str], ...]:
    return tuple((style, sheet.say(text)) for role, style in CORNER for text in _texts(part, role))


PAPER = "文件"


def _mark(sheet: Sheet, part: Part) -> tuple[tuple[str, ...], str]:
    """Names of 发文机关标志, and 文件 where it stands beside several of them."""
    names = list(sheet.options.issuers)
    is_letter = sheet.options.form == "letter"
    if names and not is_letter:
        names = [*names, PAPER] if len(names) > 1 else [names[0].removesuffix(PAPER) + PAPER]
    if not names:
        marks = [element for element in part.header.elements if element.role == "mark"]
        names = [line for element in marks for line in sheet.lines(element)]
    if len(names) < 2 or is_letter:
        return tuple(names), ""
    *most, last = names
    if last == PAPER:
        return tuple(most), PAPER
    return ((*most, last.removesuffix(PAPER)), PAPER) if last.endswith(PAPER) else (tuple(names), "")


LABEL = re.compile(r"[^：:〔\[]{2,6}[：:][ \t\u3000]*")
"""发文字号： and its like, a web page's word for it, not the notice's."""


def _number(sheet: Sheet, part: Part) -> str:
    """发文字号: as written, without label and brackets round it.

    The tree's own where only metadata names it.
    """
    number = part.header.number
    if number and is_order(number.text):
        return ""
    written = next(iter(_texts(part, "number")), "")
    if number and (sheet.options.standardize or not written):
        return number.text
    bare = LABEL.sub("", written, count=1) if LABEL.match(written) else written
    return bare[1:-1] if bare[:1] in ("（", "(") and bare[-1:] in ("）", ")") else bare


def is_order(number: str) -> bool:
    """Whether a number is an order's or an announcement's, such as 第37号.

    It stands under the title (10.2).
    """
    return not ("〔" in number or "[" in number)


SIGNER = re.compile(r"签[ \u3000]?发[ \u3000]?人[ \u3000]?[：:][ \t\u3000]*")


def _signers(part: Part) -> tuple[str, ...]:
    text = " ".join(SIGNER.sub("", each) for each in _texts(part, "signer")) or part.header.signer or ""
    return tuple(SIGNER.sub("", text).replace("、", " ").split())
