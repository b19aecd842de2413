"""The documents of a file, their pages, and what these can name (GB/T 33190-2016, 7)."""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from govdoc.readers.archive import Element
from govdoc.readers.fixedlayout.container import ENTRY, Container, children
from govdoc.readers.fixedlayout.matrix import numbers

A4 = (0.0, 0.0, 210.0, 297.0)
LARGEST_PAGE = 20_000.0
"""Millimetres of a page's side; PDF's limit, 200 inches, is five thousand."""

Box = tuple[float, float, float, float]
"""Left, top, width, height, in millimetres."""


def documents(container: Container) -> Iterator["Document"]:
    """The documents in a file, each in its current version."""
    entry, root = container.named("", ENTRY)
    for body in children(root, "DocBody"):
        version = next(
            (each for each in children(body, "Versions", "Version") if each.get("Current") in ("true", "1")),
            None,
        )
        stated = version is not None and container.found(entry, version.get("BaseLoc"))
        at, tree = container.named(entry, stated) if stated else (entry, body)
        for place in children(tree, "DocRoot")[:1] or children(body, "DocRoot")[:1]:
            yield Document(container, *container.named(at, "".join(place.itertext())))


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
