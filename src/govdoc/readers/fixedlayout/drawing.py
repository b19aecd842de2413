"""The objects of a page → the characters that they draw, each in its place, and the thin strokes."""

from collections.abc import Iterator

from govdoc.errors import ReadError
from govdoc.readers.archive import Element
from govdoc.readers.fixedlayout.container import name_of
from govdoc.readers.fixedlayout.document import DrawnPage
from govdoc.readers.fixedlayout.matrix import number, placed
from govdoc.readers.fixedlayout.paths import read_path, words_of
from govdoc.readers.fixedlayout.text import read_text
from govdoc.readers.typeset.glyphs import Place
from govdoc.readers.typeset.matrix import Box, Matrix
from govdoc.readers.typeset.source import FEWEST_CHARACTERS, Count

MOST_REPEATED = 300_000
"""Objects and characters of a file, at most, that are drawn without standing on the page: by templates, by units, by a
page that is named once more. A running head on each page of a year's gazette makes a hundred thousand."""
DEEPEST_UNIT = 8
"""Composite units one in the other, at most: deeper ones are not drawn, so that none draws itself for ever."""
MOST_WORDS, MOST_OF_FILE = 60_000, 2_000_000
"""Operators and numbers of a page's paths, and of a file's, at most: beyond them tables are lines."""
GROUPS = ("Content", "Layer", "PageBlock")
"""What only holds other objects."""
NO = ("false", "0")

Drawn = tuple[Element, Matrix, bool, int]
"""An object, what takes its coordinates to the page, whether what holds it is seen, and how far it stands from the page:
0 on it, 1 on its template or in a unit, 2 in a unit of that."""


class Pen:
    """Draws the pages of a file, and counts what it draws."""

    def __init__(self, count: Count) -> None:
        """Begin a file."""
        self.count = count
        self._repeated = self._words = 0

    def draw(self, page: DrawnPage, matrix: Matrix) -> tuple[list[Place], list[Box]]:
        """The characters and the thin strokes that a page shows.

        On a picture with next to no characters, those that lie unseen on it, too. A scanned page whose text has been
        recognized holds it so: 双层 OFD.

        Args:
            page: The page.
            matrix: Takes its coordinates to points, up from its lower edge.

        Raises:
            ReadError: More than a notice can have.
        """
        seen: list[Place] = []
        unseen: list[Place] = []
        strokes: list[Box] = []
        has_picture, most = False, min(MOST_OF_FILE, self._words + MOST_WORDS)
        for element, at, is_seen, depth in self._objects(page, matrix):
            if name_of(element) == "ImageObject":
                has_picture = True
                continue
            if name_of(element) == "PathObject":
                strokes += self._strokes(element, at, most) if is_seen else []
                continue
            drawn = read_text(element, at)
            self._tally(len(drawn), depth)
            (seen if is_seen and is_inked(element) else unseen).extend(drawn)
        places = seen + unseen if has_picture and len(seen) < FEWEST_CHARACTERS else seen
        return places, strokes if self._words <= most else []

    def _strokes(self, path: Element, matrix: Matrix, most: int) -> list[Box]:
        """The strokes of a path, unless more than so many words have been read."""
        if self._words > most:
            return []
        words = words_of(path)
        self._words += len(words)
        return read_path(path, words, matrix)

    def _objects(self, page: DrawnPage, matrix: Matrix) -> Iterator[Drawn]:
        """Texts, paths and pictures in the order in which they are drawn."""
        waiting: list[Drawn] = [(each, matrix, True, 0) for each in reversed(page.contents)]
        waiting += [(each, matrix, True, 1) for each in reversed(page.shared)]
        while waiting:
            element, at, is_seen, depth = waiting.pop()
            self._tally(0, depth)
            name = name_of(element)
            if element.get("Visible") in NO:
                continue
            if name in GROUPS:
                waiting += [(each, at, is_seen, depth) for each in reversed(element)]
            elif name in ("TextObject", "PathObject", "ImageObject"):
                yield element, placed(element, at), is_seen, depth
            elif name == "CompositeObject" and depth < DEEPEST_UNIT:
                inner = placed(element, at), is_seen and is_inked(element), depth + 1
                waiting += [
                    (each, *inner) for each in reversed(page.resources.unit(element.get("ResourceID")))
                ]

    def _tally(self, characters: int, depth: int) -> None:
        """Counts some characters of an object, or the object itself."""
        self.count.characters(characters)
        self._repeated += (characters or 1) if depth else 0
        if self._repeated > MOST_REPEATED:
            raise ReadError(
                f"{self.count.name}：模板和复合对象重复绘制的内容超过 {MOST_REPEATED} 个，不像一份公文，已拒绝读取。"
            )


def is_inked(element: Element) -> bool:
    """Whether an object is drawn with something that is seen: not wholly transparent, filled or outlined."""
    if number(element.get("Alpha"), 255) <= 0:
        return False
    is_filled, is_outlined = element.get("Fill") not in NO, element.get("Stroke") not in (None, *NO)
    colours = [each for each in element if name_of(each) == "FillColor"]
    return is_outlined or (is_filled and all(number(each.get("Alpha"), 255) > 0 for each in colours))
