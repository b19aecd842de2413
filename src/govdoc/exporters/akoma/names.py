"""Names that stay the same: URIs of works and expressions, eIds of elements (AKN-NC 1.0, 4 and 5)."""

import re
from collections.abc import Sequence
from datetime import date

from govdoc.model import Agency, Citation, Document, DocumentNumber

ACTS = ("法", "条例", "办法", "规定", "细则", "规则", "章程")
"""文种 of normative texts, which are `act`; all others are `doc`."""
BARE_CODES = frozenset({"令", "公告", "通告"})
"""Number codes that do not say whose number it is: the issuer must stand with them."""
OFFICES = (
    *("总理", "部长", "主任", "主席", "局长", "署长", "行长", "院长", "检察长", "审计长", "委员长"),
    *("省长", "市长", "州长", "盟长", "县长", "区长", "旗长", "镇长", "乡长", "厅长"),
)
"""What the signature under an order begins with."""
NO_OFFICES = ("主席团", "主任会议")
"""Bodies whose names begin like that."""
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
    issuers = header.issuers or [name for name in document.signatories if not is_person(name)]
    return (
        _numbered(header.number, header.title, issuers)
        or titled(header.title)
        or _path("doc", [iso_date(document.date) or "", f"{UNNUMBERED}-{_digest(document.text)}"])
    )


def cited(citation: Citation) -> str | None:
    """The URI of a work that is cited, the same as its own file would have; None if nothing names it."""
    number, title = citation.number, citation.title
    return _numbered(number, title, ()) or titled(title) or (_path("doc", _steps(number)) if number else None)


def titled(title: str | None) -> str | None:
    """The URI of a work by its title, if it has one: `/akn/cn/act/中华人民共和国水法`."""
    return _path(type_of(title), [title]) if title and title.strip() else None


def concept(kind: str, *steps: str) -> str:
    """The URI of a top level class's member: `/akn/ontology/role/cn/牵头单位`."""
    return "/".join(["/akn/ontology", kind, "cn", *(filter(None, map(_segment, steps)))])


def body(agency: Agency) -> str:
    """The URI of a body by its id: `cn:210200/…` is `/akn/ontology/organization/cn/210200/…`.

    The name is all that an id holds that no registry gave (`?:…`).
    """
    return concept("organization", *agency.id.removeprefix("cn:").removeprefix("?:").split("/"))


def iso_date(written: str | None) -> str | None:
    """A date if it is one that XML Schema knows (`2012-04-12`), else None."""
    if written is None or not ISO_DATE.fullmatch(written):
        return None
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        return None


def is_person(name: str) -> bool:
    """Whether a 署名 is an office with the name of its holder."""
    return name.startswith(OFFICES) and not name.startswith(NO_OFFICES)


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


def _numbered(number: DocumentNumber | None, title: str | None, issuers: Sequence[str]) -> str | None:
    """The URI of a work by its number, if that says whose it is."""
    if number is None:
        return None
    if number.code not in BARE_CODES:
        return _path(type_of(title), _steps(number))
    issuer = issuers[0] if issuers else _issuer(title or "", number.code)
    return _path(type_of(title), [issuer, *_steps(number)]) if issuer else None


def _issuer(title: str, code: str) -> str:
    """Whose order it is by its title, if that says no more: 望川市人民政府令."""
    return title.removesuffix(code) if title.endswith(code) and "关于" not in title else ""


def _steps(number: DocumentNumber) -> list[str]:
    """机关代字 as the actor, year as the date, serial as the number."""
    year = [] if number.year is None else [str(number.year)]
    return [number.code, *year, UNNUMBERED if number.serial is None else str(number.serial)]


def _path(kind: str, segments: Sequence[str]) -> str:
    named = [each for each in map(_segment, segments) if each]
    return "/".join(["/akn/cn", kind, *(named or [UNNUMBERED])])


def _segment(words: str) -> str:
    """One step of a path: what is not ASCII stays readable (an IRI), of ASCII letters, digits, `-._`."""
    return "".join([char if _stays(char) else _escaped(char) for char in words.strip()])


def _stays(char: str) -> bool:
    return char.isalnum() or char in "-._" or ("\xa0" < char < "\ufff0" and char.isprintable())


def _escaped(char: str) -> str:
    return "".join([f"%{byte:02X}" for byte in char.encode("utf-8", "replace")])


def _digest(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
