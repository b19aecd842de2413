"""The schemas of the files that govdoc writes, as they stand in the package.

`govdoc.schema.json` describes the JSON, `govdoc.xsd` the XML. Copies for readers of the source stand in
`schemas/` at the top of the project; a test holds both equal to the model.
"""

from govdoc import resources


def read(name: str) -> bytes:
    """A schema file's bytes."""
    return resources.read(__name__, name)
