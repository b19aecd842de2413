"""The schemas of the files that govdoc writes, as they stand in the package.

`govdoc.schema.json` describes the JSON, `govdoc.xsd` the XML. Copies for readers of the source stand in
`schemas/` at the top of the project; a test holds both equal to the model.
"""

from pathlib import PurePath


def read(name: str) -> bytes:
    """A schema file's bytes, through the package's loader, so that it works from a zip archive too."""
    loader = __spec__.loader
    data: bytes = loader.get_data(str(PurePath(__file__).with_name(name)))  # type: ignore[union-attr]
    return data
