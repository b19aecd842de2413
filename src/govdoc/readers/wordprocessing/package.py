"""The parts of a DOCX, and how they are related."""

import posixpath

from govdoc.readers.archive import Archive, Element

MAIN_PART = "word/document.xml"
"""Where all programs but a few put the text; the package's relations are asked where it is not there."""
STRICT = b"http://purl.oclc.org/ooxml/"
"""Namespaces of the strict variant begin so; the transitional ones say the same."""
TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}
ADVICE = "请用 Word 或 WPS 打开后另存为 .docx 再试。"


class Package(Archive):
    """The parts of one file, read when asked for."""

    def __init__(self, data: bytes, name: str | None) -> None:
        """Open a package.

        Raises:
            ReadError: No zip, or one with too many entries.
        """
        super().__init__(data, name, ".docx", ADVICE)
        self._relations_of: dict[str, list[tuple[str, str, str]]] = {}

    def parse(self, data: bytes, name: str) -> Element:
        """The root element of a part, in the transitional variant's namespaces."""
        if STRICT in data:
            for strict, transitional in TRANSITIONAL.items():
                data = data.replace(strict, transitional)
        return super().parse(data, name)

    def main_part(self) -> str:
        """The name of the part that holds the text."""
        return MAIN_PART if MAIN_PART in self.entries else self.related("", "officeDocument") or MAIN_PART

    def related(self, part: str, kind: str) -> str | None:
        """The name of the part that another is related to by a kind such as `numbering`; the package itself is ""."""
        wanted = "/" + kind
        found = (to for _, type_, to in self._relations(part) if type_.endswith(wanted))
        return next((_resolve(part, to) for to in found), None)

    def target(self, part: str, id_: str | None) -> str | None:
        """The name of the part that another calls by an id."""
        return next((_resolve(part, to) for each, _, to in self._relations(part) if each == id_), None)

    def _relations(self, part: str) -> list[tuple[str, str, str]]:
        """Id, type and target of each of a part's relations."""
        if part not in self._relations_of:
            folder, base = posixpath.split(part)
            root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
            rows = root if root is not None else ()
            stated = ((each.get("Id", ""), each.get("Type", ""), each.get("Target", "")) for each in rows)
            self._relations_of[part] = list(stated)
        return self._relations_of[part]


def _resolve(part: str, target: str) -> str:
    """The target of a part's relation as a name in the zip."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target)).lstrip("/")
