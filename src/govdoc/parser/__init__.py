"""Source → Document."""

from govdoc.model import Closing, Document, Header, Paragraph, Part, Source, Span


def parse_source(source: Source) -> Document:
    span = Span(0, len(source.text))
    blocks = (Paragraph(source.text.strip(), span),) if source.text else ()
    return Document(source.text, (Part("main", None, Header(), blocks, Closing(), (), span),), origin=source.origin)
