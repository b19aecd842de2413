"""Document → Akoma Ntoso 3.0 (OASIS LegalDocML), the XML that parliaments and law libraries exchange.

A notice is a `doc`, a regulation an `act`; the plan that a notice issues and its attachments stand in
`attachments`, each a document of its own. Who has to do it stands in the text as `role` round `organization`,
with the bodies themselves in `meta/references`. Furniture and diagnostics are left out: nothing reads this
XML back (govdoc's own XML does that). docs/akn.md explains every element.
"""

from collections.abc import Sequence

from govdoc.errors import FormatError
from govdoc.exporters.akoma import names
from govdoc.exporters.akoma.body import Body
from govdoc.exporters.akoma.escapes import attribute
from govdoc.exporters.akoma.identification import Identification
from govdoc.exporters.akoma.inline import Inline
from govdoc.exporters.akoma.names import Ids
from govdoc.exporters.akoma.references import References
from govdoc.model import Closing, Document, Element, Header, Part

__all__ = ["NAMESPACE", "dumps"]

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
"""Of Akoma Ntoso 3.0."""


def dumps(document: Document, *, made: str | None = None) -> bytes:
    """A document as Akoma Ntoso in UTF-8, valid against the OASIS schema; the same bytes each time.

    Args:
        document: What `parse` or `load` returned.
        made: Day on which the XML is made, ISO 8601, for FRBRManifestation; the document's own if not given.

    Raises:
        FormatError: `made` is no date, or the tree is nested deeper than Python's stack.
    """
    if made is not None and not names.iso_date(made):
        raise FormatError(f"生成日期“{made}”不是日期，请写成 2024-03-01 这样的形式。")
    try:
        return "".join(_Writer(document, made).write()).encode("utf-8")
    except RecursionError:
        raise FormatError("文档的层次太深，无法写成 Akoma Ntoso。") from None


class _Writer:
    """Writes the parts in the order of the text."""

    def __init__(self, document: Document, made: str | None) -> None:
        self.document = document
        self.known, self.ids = References(document), Ids()
        self.identification = Identification(document, made, self.known)
        self.inline = Inline(document, self.known)
        self.out: list[str] = []
        self.body = Body(self.inline, self.ids, self.out)

    def write(self) -> list[str]:
        """The file in pieces."""
        first, *others = self.document.parts
        tag = names.type_of(first.title)
        self.out += [
            f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{NAMESPACE}">\n',
            f'<{tag} name="{_name(first)}">\n<meta>\n',
            self.identification.written(first, "main"),
            "",
            "</meta>\n",
        ]
        references = len(self.out) - 2
        self._content(first, tag, "")
        self._attachments(others)
        self.out += [f"</{tag}>\n", "</akomaNtoso>\n"]
        self.out[references] = self.known.written()  # now that all is known that the text refers to
        return self.out

    def _attachments(self, parts: Sequence[Part]) -> None:
        if not parts:
            return
        self.out.append("<attachments>\n")
        for number, part in enumerate(parts, 1):
            id_, tag = self.ids.take("", f"att_{number}"), names.type_of(part.title)
            self.out += [
                f'<attachment eId="{id_}" class="{part.kind}">\n<{tag} name="{_name(part)}">\n<meta>\n',
                self.identification.written(part, id_),
                "</meta>\n",
            ]
            self._content(part, tag, id_)
            self.out.append(f"</{tag}>\n</attachment>\n")
        self.out.append("</attachments>\n")

    def _content(self, part: Part, tag: str, id_: str) -> None:
        """What a document says, from its first line to its last."""
        header, closing = part.header, part.closing
        lines, day = header.elements, _day(header)
        roles = [each.role for each in lines]
        cut = roles.index("recipients") if "recipients" in roles else len(lines)
        self._lines("preface", lines[:cut], part, day)
        self._lines("preamble", lines[cut:], part, day)
        if tag == "act":
            self.out.append("<body>\n")
            self.body.hierarchical(part.blocks, id_)
            self.out.append("</body>\n")
        else:
            self.out.append("<mainBody>\n")
            self.body.open(part.blocks, id_)
            self.out.append("</mainBody>\n")
        self._lines("conclusions", closing.elements, part, _day(closing))

    def _lines(self, tag: str, lines: Sequence[Element], part: Part, day: str | None) -> None:
        """Lines of the envelope, each a `p` whose class is its role."""
        if not lines:
            return
        self.out.append(f"<{tag}>\n")
        for line in lines:
            self.out.append(f'<p class="{line.role}">{self.inline.line(line, part, day)}</p>\n')
        self.out.append(f"</{tag}>\n")


def _day(group: Header | Closing) -> str | None:
    """The date of a header or closing, if just one of its lines can be meant by it."""
    dates = [each for each in group.elements if each.role == "date"]
    return names.iso_date(group.date) if len(dates) == 1 else None


def _name(part: Part) -> str:
    """What sort of document it is: its 文种, else its part in the file."""
    return attribute(part.header.kind or part.kind)
