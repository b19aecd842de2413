"""The documents of a file, their pages and resources (GB/T 33190-2016, 6 and 7).

Names of elements count without their namespace: files of 2016 have `http://www.ofdspec.org/2016`, older ones
`http://www.ofdspec.org`, and some none. Places of files are taken as widely as programs write them: from the root, from
the file that names them, in other cases of letters.
"""

import posixpath
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from govdoc.errors import ReadError
from govdoc.readers.archive import Archive, Element
from govdoc.readers.fixedlayout.matrix import numbers

ADVICE = "请重新下载，或用 OFD 阅读软件打开后另存再试。"
ENTRY = "OFD.xml"
ENCRYPTED = ("encryptions.xml", "encryption.xml")
"""Beside the entry: the file says how other files are encrypted (GM/T 0099-2020, appendix C)."""
A4 = (0.0, 0.0, 210.0, 297.0)
LARGEST_PAGE = 20_000.0
"""Millimetres of a page's side; PDF's limit, 200 inches, is five thousand."""

Box = tuple[float, float, float, float]
"""Left, top, width, height, in millimetres."""


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

    def documents(self) -> Iterator["Document"]:
        """The documents in the file, each in its current version."""
        entry, root = self.named("", ENTRY)
        for body in children(root, "DocBody"):
            version = next(
                (
                    each
                    for each in children(body, "Versions", "Version")
                    if each.get("Current") in ("true", "1")
                ),
                None,
            )
            stated = version is not None and self.found(entry, version.get("BaseLoc"))
            at, tree = self.named(entry, stated) if stated else (entry, body)
            for place in children(tree, "DocRoot")[:1] or children(body, "DocRoot")[:1]:
                yield Document(self, *self.named(at, "".join(place.itertext())))

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
        ways = [posixpath.join("/", posixpath.dirname(base), stated), posixpath.join("/", stated)]
        return (
            next((self._names[way] for way in map(_folded, ways) if way in self._names), None)
            if stated
            else None
        )


class Resources:
    """What the objects of a page can name: here composite units, drawings that stand on several places."""

    def __init__(
        self, container: Container, base: str, lists: list[Element], beyond: "Resources | None" = None
    ) -> None:
        """The resources of a document or page.

        Args:
            container: The file.
            base: Name of the document's or page's own file.
            lists: The elements of it that name a file of resources.
            beyond: Those of the document, for a page.
        """
        self._container, self._base, self._lists, self._beyond = container, base, lists, beyond

    def unit(self, id_: str | None) -> Element:
        """What a composite unit holds; nothing if there is no unit of that ID."""
        own = self._units.get(id_ or "", None)
        if own is None and self._beyond is not None:
            return self._beyond.unit(id_)
        return own if own is not None else ()

    @cached_property
    def _units(self) -> dict[str, Element]:
        """Read when an object asks for the first: few files have any."""
        places = [self._container.found(self._base, "".join(each.itertext())) for each in self._lists]
        trees = [self._container.archive.tree(place) for place in places if place]
        units = [
            unit for tree in trees for unit in children(tree, "CompositeGraphicUnits", "CompositeGraphicUnit")
        ]
        return {unit.get("ID", ""): unit for unit in units}


class Document:
    """A document: what its pages share."""

    def __init__(self, container: Container, at: str, root: Element) -> None:
        """A document.

        Args:
            container: The file that it is in.
            at: Name of its own file.
            root: That file's root element.
        """
        self.container, self._at = container, at
        self._pages = children(root, "Pages", "Page")
        common = children(root, "CommonData")[:1]
        self._area = box_of(children(common[0], "PageArea") if common else [])
        self._templates = {each.get("ID"): each for part in common for each in children(part, "TemplatePage")}
        lists = [
            each for part in common for name in ("PublicRes", "DocumentRes") for each in children(part, name)
        ]
        self._resources = Resources(container, at, lists)
        self._drawn: dict[str, Element] = {}
        """Templates that have been read."""

    def __len__(self) -> int:
        """How many pages it has."""
        return len(self._pages)

    def pages(self) -> Iterator["DrawnPage"]:
        """The pages in order.

        Raises:
            ReadError: One is missing or damaged.
        """
        for page in self._pages:
            at, root = self.container.named(self._at, page.get("BaseLoc"))
            area = box_of(children(root, "Area")) or self._area or A4
            resources = Resources(self.container, at, children(root, "PageRes"), self._resources)
            templates = [self._template(each.get("TemplateID")) for each in children(root, "Template")]
            shared = [each for tree in templates for each in children(tree, "Content")]
            own = children(root, "Content")
            is_new = at not in self.container.drawn
            self.container.drawn.add(at)
            yield DrawnPage(area, own if is_new else [], shared if is_new else shared + own, resources)

    def _template(self, id_: str | None) -> Element | None:
        """The page that others stand on; None where no template has that ID."""
        stated = self._templates.get(id_)
        if stated is None:
            return None
        if id_ not in self._drawn:
            self._drawn[id_ or ""] = self.container.named(self._at, stated.get("BaseLoc"))[1]
        return self._drawn[id_ or ""]


class DrawnPage(Struct, frozen=True):
    """A page: its area, and what is drawn on it."""

    area: Box
    contents: list[Element]
    """What it holds itself."""
    shared: list[Element]
    """What others draw as well: templates, and all of a page that stood before."""
    resources: Resources


def box_of(areas: list[Element]) -> Box | None:
    """The sheet of paper that an area states; None where there is none of a sensible size."""
    for box in (each for area in areas for each in children(area, "PhysicalBox")):
        stated = numbers("".join(box.itertext()), 4)
        if stated and all(0 < side <= LARGEST_PAGE for side in stated[2:]):
            left, top, width, height = stated
            return left, top, width, height
    return None


def _folded(place: str) -> str:
    """A file's name in the form in which two that mean one file are equal."""
    return posixpath.normpath("/" + place.replace("\\", "/")).lstrip("/").casefold()
