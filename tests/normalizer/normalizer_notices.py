"""Small notices to normalize, made through the parser, and short ways to ask about them."""

from govdoc.model import Agency, Document, Source
from govdoc.normalizer import normalize
from govdoc.parser import parse_source


def notice(*lines: str, number: str = "大政办发〔2012〕45号", issuer: str = "", date: str = "") -> Document:
    """A notice of a number, some task lines, a signature and a date; not normalized yet."""
    head = [number, "", "各区、市、县人民政府："] if number else []
    tail = [issuer, date] if issuer else []
    return parse_source(Source("\n".join([*head, "一、主要任务", *lines, *tail])))


def read(*lines: str, **options: str) -> Document:
    """The same, normalized."""
    return normalize(notice(*lines, **options))


def meant(document: Document, written: str) -> Agency:
    """The body that a name as written means; of several the one that is named most."""
    found = [agency for agency in document.agencies if written in agency.written]
    assert found, f"{written} is not among {[agency.written for agency in document.agencies]}"
    return max(found, key=lambda agency: len(agency.mentions))


def names(document: Document) -> list[str]:
    """Full names of the mentions, in order."""
    known = {agency.id: agency.name for agency in document.agencies}
    return [known[mention.agency or ""] for mention in document.mentions()]
