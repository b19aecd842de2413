"""Who is meant."""

from govdoc.model import Document


def normalize(document: Document) -> Document:
    return document
