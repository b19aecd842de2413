"""A paragraph whose end is deleted goes on in the next: texts and text boxes → lines."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from govdoc.readers.sheet import Sheet

Box = TypeVar("Box")
"""A text box as its format knows it: an element, the ends of a text."""


class Pending(Generic[Box]):
    """Holds what belongs to one paragraph until it ends."""

    def __init__(self, sheet: Sheet, write_box: Callable[[Box], None]) -> None:
        self._sheet, self._write_box = sheet, write_box
        self._texts: list[str] = []
        self._boxes: list[Box] = []

    def add(self, text: str, boxes: Iterable[Box]) -> None:
        """Put a text behind what is held, with the text boxes that hang on it."""
        self._texts.append(text)
        self._boxes += boxes

    def end(self) -> None:
        """End the paragraph: write its lines, and behind them its text boxes."""
        for line in "".join(self._texts).split("\n"):
            self._sheet.line(line)
        boxes = self._boxes
        self._texts, self._boxes = [], []
        for box in boxes:
            self._write_box(box)

    def finish(self) -> None:
        """End the paragraph that nothing has ended, if there is one."""
        if any(self._texts) or self._boxes:
            self.end()
