"""Plain text → Source: the text as it is."""

from govdoc.model import Origin, Source
from govdoc.readers.copied import page_furniture


def read(text: str, origin: Origin) -> Source:
    """Hand the text over unchanged, with the lines that are a web page's marked as furniture.

    Which of its lines make a paragraph is the parser's question.
    """
    return Source(text, origin, furniture=page_furniture(text))
