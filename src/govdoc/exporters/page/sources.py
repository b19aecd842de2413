"""Which other documents the notice cites: one entry each, however often it is named."""

from govdoc.model import Citation, Document

Key = tuple[str | None, str | None]
"""Title and number."""


class Cited:
    """The cited documents, and where each citation leads."""

    def __init__(self, document: Document) -> None:
        self.places: dict[Key, list[int]] = {}
        """Document → numbers of the citations that name it, in order of the first."""
        self.here: dict[Key, int] = {}
        """Those that stand in the same file: number of their part."""
        self.targets: list[str] = []
        """Address that each citation leads to."""
        titles = {part.title: number for number, part in enumerate(document.parts) if part.title}
        for number, citation in enumerate(document.citations, 1):
            key = key_of(citation)
            self.places.setdefault(key, []).append(number)
            if citation.title in titles:
                self.here[key] = titles[citation.title]
        order = {key: number for number, key in enumerate(self.places, 1)}
        for citation in document.citations:
            key = key_of(citation)
            self.targets.append(f"p{self.here[key]}" if key in self.here else f"c{order[key]}")


def key_of(citation: Citation) -> Key:
    """What tells one cited document from another."""
    return citation.title, citation.number.text if citation.number else None
