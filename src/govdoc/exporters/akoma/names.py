"""Names that stay the same: URIs of works and expressions, eIds of elements (AKN-NC 1.0, 4 and 5)."""

import re
from collections.abc import Sequence
from datetime import date

from govdoc.model import Citation, Document, DocumentNumber

ACTS = ("法", "条例", "办法", "规定", "细则", "规则", "章程")
"""文种 of normative texts, which are `act`; all others are `doc`."""
BARE_CODES = frozenset({"令", "公告", "通告"})
"""Number codes that do not say whose number it is: the issuer must stand with them."""
ISO_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
UNNUMBERED = "nn"
"""What stands for a number that a work has not (AKN-NC 1.0, 4.4)."""


def type_of(title: str | None) -> str:
    """`act` or `doc`, by the noun that a title ends in; （试行） and the like behind it say nothing."""
    bare = (title or "").strip().rstrip("》")
    if bare.endswith(("）", ")")):
        bare = bare[: max(bare.rfind("（"), bare.rfind("("), 0)]
    return "act" if bare.endswith(ACTS) and not bare.endswith("方法") else "doc"


def work(document: Document) -> str:
    """The URI of the work: `/akn/cn/doc/大政办发/2012/45`, else by its title, else by its text."""
    header = document.parts[0].header
    if header.number:
        return _path(type_of(header.title), _number(header.number, header.issuers))
    if header.title and header.title.strip():
        return _path(type_of(header.title), [header.title])
    return _path("doc", [iso_date(document.date) or "", f"{UNNUMBERED}-{_digest(document.text)}"])


def cited(citation: Citation) -> str | None:
    """The URI of a work that is cited, the same as its own file would have; None if nothing names it."""
    if citation.number:
        return _path(type_of(citation.title), _number(citation.number, ()))
    if citation.title and citation.title.strip():
        return _path(type_of(citation.title), [citation.title])
    return None


def concept(kind: str, name: str) -> str:
    """The URI of a top level class's member: `/akn/ontology/organization/cn/大连海关`."""
    return f"/akn/ontology/{kind}/cn/{_segment(name) or UNNUMBERED}"


def iso_date(written: str | None) -> str | None:
    """A date if it is one that XML Schema knows (`2012-04-12`), else None."""
    if written is None or not ISO_DATE.fullmatch(written):
        return None
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        return None


class Ids:
    """Gives eIds: hierarchical, and never the same one twice."""

    def __init__(self) -> None:
        self.given: dict[str, int] = {}

    def take(self, parent: str, name: str) -> str:
        """The eId of an element below another: `chp_1` and `art_3` make `chp_1__art_3`.

        A number that stands twice under one parent is marked at its second place: `art_3-2`.
        """
        base = f"{parent}__{name}" if parent else name
        found = base
        while found in self.given:
            self.given[base] += 1
            found = f"{base}-{self.given[base]}"
        self.given[found] = 1
        return found


def _number(number: DocumentNumber, issuers: Sequence[str]) -> list[str]:
    """机关代字 as the actor, year as the date, serial as the number."""
    issuer = list(issuers[:1]) if number.code in BARE_CODES else []
    year = [] if number.year is None else [str(number.year)]
    return [*issuer, number.code, *year, UNNUMBERED if number.serial is None else str(number.serial)]


def _path(type: str, segments: Sequence[str]) -> str:
    named = [each for each in map(_segment, segments) if each]
    return "/".join(["/akn/cn", type, *(named or [UNNUMBERED])])


def _segment(words: str) -> str:
    """One step of a path: letters of every script stay readable (an IRI), all other signs are escaped."""
    return "".join([char if char.isalnum() or char in "-._" else _escaped(char) for char in words.strip()])


def _escaped(char: str) -> str:
    return "".join([f"%{byte:02X}" for byte in char.encode("utf-8", "replace")])


def _digest(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
