"""The parts of a DOCX, out of a zip that may be hostile.

Size, number and ratio bounded, no entities, no DTD.
"""

import io
import posixpath
import zipfile
import zlib
from functools import cache

from lxml import etree

from govdoc.errors import ReadError
from govdoc.readers.wordprocessing.names import Element

MOST_ENTRIES = 20_000
"""Entries in the zip; a notice with hundreds of pictures has a few hundred."""
LARGEST_PART = 64 * 1024 * 1024
"""Bytes of one part unpacked; the text of a thousand pages has about ten million."""
LARGEST_TOTAL = 128 * 1024 * 1024
"""Bytes of all parts that are read, unpacked."""
HIGHEST_RATIO = 300
"""Unpacked to packed, of parts over `SMALL`; dense XML reaches 60."""
SMALL = 4 * 1024 * 1024
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
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
)
"""What zipfile raises on damaged, encrypted and outlandish archives."""


@cache
def _parser() -> etree.XMLParser:
    """Reads what is well-formed and nothing beside it: no entities, no document types, no comments."""
    return etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
    )


class Package:
    """The parts of one file, read when asked for."""

    def __init__(self, data: bytes, name: str | None) -> None:
        """Open a package.

        Raises:
            ReadError: No zip, or one with too many entries.
        """
        self.name = name or "输入的内容"
        self._read = 0
        self._relations: dict[str, list[tuple[str, str, str]]] = {}
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE as fault:
            raise ReadError(f"{self.name}：不是完整的 .docx 文件（zip 结构已损坏）。{ADVICE}") from fault
        if len(self._archive.filelist) > MOST_ENTRIES:
            raise ReadError(f"{self.name}：压缩包内条目超过 {MOST_ENTRIES} 个，不像一份公文，已拒绝读取。")
        self._sizes = {entry.filename: entry for entry in self._archive.filelist}

    def part(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is none.

        Raises:
            ReadError: Damaged, encrypted, or larger than a notice can be.
        """
        entry = self._sizes.get(name)
        if entry is None:
            return None
        self._refuse_bomb(entry)
        try:
            with self._archive.open(entry) as file:
                data = file.read(LARGEST_PART + 1)
        except DAMAGE as fault:
            raise ReadError(f"{self.name}：内部文件 {name} 已损坏或加密，无法读取。{ADVICE}") from fault
        self._read += len(data)
        return data

    def _refuse_bomb(self, entry: zipfile.ZipInfo) -> None:
        size, packed = entry.file_size, max(1, entry.compress_size)
        is_bomb = size > SMALL and size / packed > HIGHEST_RATIO
        if is_bomb or size > LARGEST_PART or self._read + size > LARGEST_TOTAL:
            raise ReadError(
                f"{self.name}：内部文件 {entry.filename} 解压后有 {size} 字节，"
                "超出公文的合理大小，已拒绝读取。"
            )

    def tree(self, name: str) -> Element | None:
        """The root element of an XML part; None where there is no such part.

        Raises:
            ReadError: Not well-formed, nested beyond reason, or with a document type declaration.
        """
        data = self.part(name)
        return None if data is None else self._parse(data, name)

    def _parse(self, data: bytes, name: str) -> Element:
        if STRICT in data:
            for strict, transitional in TRANSITIONAL.items():
                data = data.replace(strict, transitional)
        try:
            root = etree.fromstring(data, _parser())
        except (etree.XMLSyntaxError, ValueError) as fault:
            raise ReadError(f"{self.name}：内部文件 {name} 不是合格的 XML（{fault}）。{ADVICE}") from fault
        if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
            raise ReadError(f"{self.name}：内部文件 {name} 带有 DOCTYPE 声明，可能有害，已拒绝读取。")
        return root

    def main_part(self) -> str:
        """The name of the part that holds the text."""
        if MAIN_PART in self._sizes:
            return MAIN_PART
        for _, kind, target in self.relations(""):
            if kind.endswith("/officeDocument"):
                return target
        return MAIN_PART

    def relations(self, part: str) -> list[tuple[str, str, str]]:
        """Id, type and target of each of a part's relations; the package's own for an empty name."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> list[tuple[str, str, str]]:
        folder, base = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return []
        rows = ((each.get("Id", ""), each.get("Type", ""), each.get("Target", "")) for each in root)
        return [(id_, kind, _resolve(folder, target)) for id_, kind, target in rows]

    def related(self, part: str, kind: str) -> str | None:
        """The name of the part that another is related to by a kind such as `numbering`."""
        return next((target for _, type_, target in self.relations(part) if type_.endswith("/" + kind)), None)


def _resolve(folder: str, target: str) -> str:
    """A relation's target as a name in the zip."""
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
