"""The files that an OFD is made of, and how they name each other (GB/T 33190-2016, table 2: ST_Loc).

Names of elements count without their namespace: files of 2016 have `http://www.ofdspec.org/2016`, older ones
`http://www.ofdspec.org`, and some none. Places of files are taken as widely as programs write them: from the root, from
the file that names them, in other cases of letters.
"""

import posixpath

from govdoc.errors import ReadError
from govdoc.readers.archive import Archive, Element

ADVICE = "请重新下载，或用 OFD 阅读软件打开后另存再试。"
ENTRY = "OFD.xml"
ENCRYPTED = ("encryptions.xml", "encryption.xml")
"""Beside the entry: the file says how other files are encrypted (GM/T 0099-2020, appendix C)."""


def name_of(element: Element) -> str:
    """An element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element | None, *path: str) -> list[Element]:
    """The elements that a path of names leads to."""
    found = [] if element is None else [element]
    for name in path:
        found = [child for each in found for child in each if name_of(child) == name]
    return found


class Container:
    """An OFD: files that name each other."""

    def __init__(self, data: bytes, name: str | None) -> None:
        """Open a file.

        Raises:
            ReadError: No zip, no OFD, or an encrypted one.
        """
        self.archive = Archive(data, name, ".ofd", ADVICE)
        self.name = self.archive.name
        self.drawn: set[str] = set()
        """Files of pages that have been drawn."""
        self._names = {_folded(each): each for each in self.archive.entries}
        if any(each in self._names for each in ENCRYPTED):
            raise ReadError(
                f"{self.name}：OFD 已加密，无法读取。请用 OFD 阅读软件解密，另存为不加密的 OFD 后再试。"
            )

    def named(self, base: str, place: str | None) -> tuple[str, Element]:
        """A file that another names: its own name, and its root element.

        Raises:
            ReadError: There is none.
        """
        name = self.found(base, place)
        root = self.archive.tree(name) if name else None
        if name is None or root is None:
            raise ReadError(f"{self.name}：OFD 不完整，缺少内部文件 {(place or '').strip()[:80]}。{ADVICE}")
        return name, root

    def found(self, base: str, place: str | None) -> str | None:
        """The name in the zip of what a file (`base`) calls a place; None where there is no such file."""
        stated = (place or "").strip().replace("\\", "/")
        if not stated:
            return None
        ways = [posixpath.join("/", posixpath.dirname(base), stated), posixpath.join("/", stated)]
        return next((self._names[way] for way in map(_folded, ways) if way in self._names), None)


def _folded(place: str) -> str:
    """A file's name in the form in which two that mean one file are equal."""
    return posixpath.normpath("/" + place.replace("\\", "/")).lstrip("/").casefold()
