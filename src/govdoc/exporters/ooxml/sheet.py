"""What every piece of the page needs.

The document, the options, and how its words are taken from the tree.
"""

from msgspec import Struct

from govdoc.exporters.ooxml.options import DocxOptions
from govdoc.exporters.ooxml.standard import standard_marker, standard_text
from govdoc.exporters.ooxml.text import Face, face, run
from govdoc.exporters.xml_words import Page
from govdoc.model import Document, Element, Heading, Marker, Paragraph, Span


class Faces(Struct, frozen=True):
    """The faces of a notice's text."""

    body: Face
    hei: Face  # inside a 仿宋 paragraph
    kai: Face  # inside a 仿宋 paragraph
    hei_alone: Face  # a paragraph whose style is 黑体
    kai_alone: Face  # a paragraph whose style is 楷体
    mark: Face  # a paragraph whose style is 小标宋


class Sheet(Struct, frozen=True):
    """A document about to be set by some options."""

    document: Document
    options: DocxOptions
    faces: Faces
    page: Page
    is_wrapped: bool
    """Whether the text's lines are broken by a page's width: then a line's end is not the author's."""

    def say(self, text: str) -> str:
        """Words of the tree, brought to standard if that is asked for."""
        return standard_text(text) if self.options.standardize else text

    def say_marker(self, marker: Marker) -> str:
        """A marker as written, or in standard dress."""
        return standard_marker(marker) if self.options.standardize else marker.text

    def body(self, text: str) -> str:
        """Runs of 3号 仿宋."""
        return run(self.say(text), self.faces.body)

    def raw(self, span: Span) -> str:
        """The text of a span without the furniture in it."""
        return self.page.raw(span)

    def lines(self, element: Element) -> list[str]:
        """An element's physical lines, blanks at their ends taken off."""
        return [line.strip() for line in self.raw(element.span).split("\n") if line.strip()]

    def ends_line(self, heading: Heading) -> bool:
        """Whether a heading stands alone on its line.

        As the text shows, or, in wrapped text, as its length and full stop tell.
        """
        text = self.raw(heading.span)
        is_last = "\n" in text[len(text.rstrip()) :]
        is_sentence = self.stop(heading) == "。" and len(heading.text) <= SHORT_HEADING
        return is_last and not (self.is_wrapped and is_sentence)

    def stop(self, heading: Heading) -> str:
        """The full stop or colon that closes a heading, as written; a heading's text comes without it."""
        written = self.raw(heading.span).rstrip()
        last = written[-1:]
        return last if last in STOPS and heading.text[-1:] != last else ""


SHORT_HEADING = 30
"""Characters of a heading that is run in wherever wrapped text happens to break behind its full stop."""


STOPS = tuple("。：:.．；;，,")


def make_sheet(document: Document, options: DocxOptions) -> Sheet:
    """A sheet with its faces."""
    fonts = options.fonts
    faces = Faces(
        body=face(fonts, fonts.body),
        hei=face(fonts, fonts.hei, style="Hei"),
        kai=face(fonts, fonts.kai, style="Kai"),
        hei_alone=face(fonts, fonts.hei),
        kai_alone=face(fonts, fonts.kai),
        mark=face(fonts, fonts.mark),
    )
    return Sheet(document, options, faces, Page(document.text, document.furniture), _is_wrapped(document))


def _is_wrapped(document: Document) -> bool:
    text = document.text
    paragraphs = (leaf.node.span for leaf in document.leaves() if isinstance(leaf.node, Paragraph))
    return any("\n" in text[start:end].strip() for start, end in paragraphs)
