"""`meta/identification`: the work, its Chinese expression, this XML (FRBR), for each document in the file."""

from collections.abc import Sequence

from govdoc.exporters.akoma import names
from govdoc.exporters.akoma.escapes import attribute
from govdoc.exporters.akoma.references import SOFTWARE, UNKNOWN, References
from govdoc.model import Document, Part

COUNTRY, LANGUAGE = "cn", "zho"
NO_DATE = "0001-01-01"
"""Stands where the schema demands a date and the text has none; its `name` is `unknown`."""


class Identification:
    """Says for each document in the file who issued it, when, under which number."""

    def __init__(self, document: Document, made: str | None, known: References) -> None:
        self.document = document
        self.uri = names.work(document)
        """Of the first document; later ones are its components."""
        self.made, self.known = made, known

    def written(self, part: Part, component: str) -> str:
        """The element.

        Args:
            part: The document that is identified; what it lacks is the first one's.
            component: Its name in the file: `main`, `att_1`.
        """
        uri, day = self.uri, _day(part) or _day(self.document.parts[0])
        dated = _date(day, "document")
        authors = _authors(part, self.document, self.known)
        expression = f"{uri}/{LANGUAGE}@{day or ''}"
        manifestation = _date(self.made, "generation") if self.made else dated
        return (
            f'<identification source="#{SOFTWARE}">\n'
            f"<FRBRWork>{_uris(uri, component)}{_alias(part, uri)}{dated}{authors}"
            f'<FRBRcountry value="{COUNTRY}"/>{_described(part)}</FRBRWork>\n'
            f"<FRBRExpression>{_uris(expression, component)}{dated}{authors}"
            f'<FRBRlanguage language="{LANGUAGE}"/></FRBRExpression>\n'
            f"<FRBRManifestation>{_uris(expression, component, '.akn')}{manifestation}"
            f'<FRBRauthor href="#{SOFTWARE}"/></FRBRManifestation>\n'
            "</identification>\n"
        )


def _day(part: Part) -> str | None:
    return names.iso_date(part.closing.date) or names.iso_date(part.header.date)


def _uris(uri: str, component: str, ending: str = "") -> str:
    return f'<FRBRthis value="{attribute(uri)}/!{component}{ending}"/><FRBRuri value="{attribute(uri)}{ending}"/>'


def _alias(part: Part, uri: str) -> str:
    """The URI by which others cite a work that they name by its title alone."""
    alias = names.titled(part.title)
    return f'<FRBRalias value="{attribute(alias)}" name="title"/>' if alias and alias != uri else ""


def _date(day: str | None, name: str) -> str:
    return f'<FRBRdate date="{day or NO_DATE}" name="{name if day else "unknown"}"/>'


def _authors(part: Part, document: Document, known: References) -> str:
    first = document.parts[0]
    found: Sequence[str] = part.header.issuers or part.closing.signatories
    found = found or first.header.issuers or first.closing.signatories or [UNKNOWN]
    ids = dict.fromkeys(known.signatory(each) for each in found)
    return "".join([f'<FRBRauthor href="#{each}"/>' for each in ids])


def _described(part: Part) -> str:
    header = part.header
    number = f'<FRBRnumber value="{attribute(header.number.text)}"/>' if header.number else ""
    title = f'<FRBRname value="{attribute(header.title)}"/>' if header.title else ""
    return number + title
