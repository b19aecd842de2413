"""The members of a zip that may be hostile: DOCX and OFD are such archives of XML.

Size, number and ratio bounded, no entities, no DTD.
"""

import io
import struct
import zipfile
import zlib
from functools import cache
from typing import Any

from lxml import etree

from govdoc.errors import ReadError

Element = Any
"""An lxml element; lxml publishes no types of its own."""

MOST_ENTRIES = 20_000
"""Entries in the zip; a notice with hundreds of pictures has a few hundred."""
LARGEST_PART = 64 * 1024 * 1024
"""Bytes of one part unpacked; the text of a thousand pages has about ten million."""
LARGEST_TOTAL = 128 * 1024 * 1024
"""Bytes of all parts that are read, unpacked."""
HIGHEST_RATIO = 300
"""Unpacked to packed, of parts over `SMALL`; dense XML reaches 60."""
SMALL = 4 * 1024 * 1024
LOCAL_HEADER = struct.Struct("<4s22xHH")
"""What stands before an entry's bytes (APPNOTE 4.3.7): signature, length of its name and of what follows the name."""
ODD_FLAGS = 0x61
"""Bits of an entry that is encrypted or is a patch (APPNOTE 4.4.4)."""
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


class Archive:
    """The members of one file, read when asked for."""

    def __init__(self, data: bytes, name: str | None, ending: str, advice: str) -> None:
        """Open an archive.

        Args:
            data: The file.
            name: Its name, for messages.
            ending: What files of its format end in, for messages.
            advice: What to do with a damaged one, a sentence.

        Raises:
            ReadError: No zip, or one with too many entries.
        """
        self.name = name or "输入的内容"
        self._data = data
        self._advice = advice
        self._read = 0
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE as fault:
            raise ReadError(f"{self.name}：不是完整的 {ending} 文件（zip 结构已损坏）。{advice}") from fault
        if len(archive.filelist) > MOST_ENTRIES:
            raise ReadError(f"{self.name}：压缩包内条目超过 {MOST_ENTRIES} 个，不像一份公文，已拒绝读取。")
        self._archive = archive
        self.entries = {entry.filename: entry for entry in archive.filelist}
        """By their names."""

    def part(self, name: str) -> bytes | None:
        """The bytes of a member; None where there is none.

        Raises:
            ReadError: Damaged, encrypted, or larger than a notice can be.
        """
        entry = self.entries.get(name)
        if entry is None:
            return None
        self._refuse_bomb(entry)
        data = _inflated(self._data, entry)
        if data is None:
            data = self._opened(entry)
        self._read += len(data)
        return data

    def tree(self, name: str) -> Element | None:
        """The root element of an XML member; None where there is no such member.

        Raises:
            ReadError: Not well-formed, nested beyond reason, or with a document type declaration.
        """
        data = self.part(name)
        return None if data is None else self.parse(data, name)

    def parse(self, data: bytes, name: str) -> Element:
        """The root element of a member's bytes."""
        try:
            root = etree.fromstring(data, _parser())
        except (etree.XMLSyntaxError, ValueError) as fault:
            raise ReadError(
                f"{self.name}：内部文件 {name} 不是合格的 XML（{fault}）。{self._advice}"
            ) from fault
        if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
            raise ReadError(f"{self.name}：内部文件 {name} 带有 DOCTYPE 声明，可能有害，已拒绝读取。")
        return root

    def _opened(self, entry: zipfile.ZipInfo) -> bytes:
        try:
            with self._archive.open(entry) as file:
                return file.read(LARGEST_PART + 1)
        except DAMAGE as fault:
            reason = f"内部文件 {entry.filename} 已损坏或加密，无法读取。"
            raise ReadError(f"{self.name}：{reason}{self._advice}") from fault

    def _refuse_bomb(self, entry: zipfile.ZipInfo) -> None:
        size, packed = entry.file_size, max(1, entry.compress_size)
        is_bomb = size > SMALL and size / packed > HIGHEST_RATIO
        if is_bomb or size > LARGEST_PART or self._read + size > LARGEST_TOTAL:
            raise ReadError(
                f"{self.name}：内部文件 {entry.filename} 解压后有 {size} 字节，"
                "超出公文的合理大小，已拒绝读取。"
            )


def _inflated(data: bytes, entry: zipfile.ZipInfo) -> bytes | None:
    """The bytes of a sound, deflated entry; None for any other, which zipfile judges.

    Zipfile makes a stream for each entry and takes twice as long, which is a tenth of the time of reading a notice.
    """
    start = _start(data, entry)
    if start is None or entry.compress_type != zipfile.ZIP_DEFLATED or entry.flag_bits & ODD_FLAGS:
        return None
    packed = data[start : start + entry.compress_size]
    try:
        found = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.file_size + 1)
    except zlib.error:
        return None
    return found if len(found) == entry.file_size and zlib.crc32(found) == entry.CRC else None


def _start(data: bytes, entry: zipfile.ZipInfo) -> int | None:
    """Where an entry's packed bytes begin; None where another header stands there than the directory says."""
    behind = entry.header_offset + LOCAL_HEADER.size
    header = data[entry.header_offset : behind]
    if len(header) < LOCAL_HEADER.size:
        return None
    signature, name, extra = LOCAL_HEADER.unpack(header)
    is_named = data[behind : behind + name] == entry.orig_filename.encode()
    return behind + name + extra if signature == b"PK\3\4" and is_named else None
