"""The objects of a page → the characters that they draw, each in its place."""

from collections.abc import Iterable, Iterator

from govdoc.errors import ReadError
from govdoc.readers.archive import Element
from govdoc.readers.fixedlayout.container import Resources, name_of
from govdoc.readers.fixedlayout.matrix import Matrix, number, placed
from govdoc.readers.fixedlayout.text import read_text
from govdoc.readers.typeset.glyphs import Place
from govdoc.readers.typeset.source import Count

MOST_OBJECTS = 3_000_000
"""Objects of a file, each as often as it is drawn; a page whose characters are objects has some six hundred."""
DEEPEST_UNIT = 8
"""Composite units one in the other, at most: deeper ones are not drawn, so that none draws itself for ever."""
GROUPS = ("Content", "Layer", "PageBlock")
"""What only holds other objects."""
NO = ("false", "0")


class Pen:
    """Draws the pages of a file, and counts what it draws."""

    def __init__(self, count: Count) -> None:
        """Begin a file."""
        self.count = count
        self._objects = 0

    def places(self, contents: Iterable[Element], matrix: Matrix, resources: Resources) -> list[Place]:
        """The characters that a page shows; if there are none, those that lie unseen on its pictures.

        A scanned page whose text has been recognized holds it so: 双层 OFD.

        Args:
            contents: The contents of a page and of its templates.
            matrix: Takes the page's coordinates to points, up from its lower edge.
            resources: What the page can name.

        Raises:
            ReadError: More objects or characters than a notice can have.
        """
        seen: list[Place] = []
        unseen: list[Place] = []
        has_picture = False
        for element, at, is_seen in self._objects_of(contents, matrix, resources):
            if name_of(element) == "ImageObject":
                has_picture = True
                continue
            drawn = read_text(element, at)
            self.count.characters(len(drawn))
            (seen if is_seen and is_inked(element) else unseen).extend(drawn)
        return seen or (unseen if has_picture else [])

    def _objects_of(
        self, contents: Iterable[Element], matrix: Matrix, resources: Resources
    ) -> Iterator[tuple[Element, Matrix, bool]]:
        """Texts and pictures in the order in which they are drawn, where, and whether what holds them is seen."""
        waiting = [(each, matrix, True, 0) for each in contents][::-1]
        while waiting:
            element, at, is_seen, depth = waiting.pop()
            self._tally()
            name = name_of(element)
            if element.get("Visible") in NO:
                continue
            if name in GROUPS:
                waiting += [(each, at, is_seen, depth) for each in reversed(element)]
            elif name == "TextObject":
                yield element, placed(element, at), is_seen
            elif name == "ImageObject":
                yield element, at, is_seen
            elif name == "CompositeObject" and depth < DEEPEST_UNIT:
                unit = resources.unit(element.get("ResourceID"))
                inner = placed(element, at), is_seen and is_inked(element), depth + 1
                waiting += [(each, *inner) for each in reversed(unit)]

    def _tally(self) -> None:
        self._objects += 1
        if self._objects > MOST_OBJECTS:
            raise ReadError(
                f"{self.count.name}：页面上的对象超过 {MOST_OBJECTS} 个，不像一份公文，已拒绝读取。"
            )


def is_inked(element: Element) -> bool:
    """Whether an object is drawn with something that is seen: not wholly transparent, filled or outlined."""
    if number(element.get("Alpha"), 255) <= 0:
        return False
    is_filled, is_outlined = element.get("Fill") not in NO, element.get("Stroke") not in (None, *NO)
    colours = [each for each in element if name_of(each) == "FillColor"]
    return is_outlined or (is_filled and all(number(each.get("Alpha"), 255) > 0 for each in colours))
