"""x"""
from govdoc.model import Origin, Source
def read(text: str, origin: Origin) -> Source:
    return Source(text, origin)
