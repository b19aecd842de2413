"""Document → JSON, complete enough to be read back to an equal document, and readable without it.

The fields are those of the model, with these differences (docs/format.md explains each field):

* a field with nothing in it (none, an empty list, false, a default) is left out;
* a block says what it is: `"type": "section"`, `"paragraph"` or `"table"`;
* `"schema"` names the format, `"schema_version"` the version of the tree's shape.

The nodes say all this themselves (`model/node.py`), so that msgspec's compiled code writes them.
"""

import re

from msgspec import to_builtins
from msgspec.json import encode
from msgspec.json import format as laid_out

from govdoc import schemas
from govdoc.errors import FormatError
from govdoc.model import Document

JOINER = "joiner"
"""Field that names the character which parts two surrogates; see `_with_surrogates`."""
NUMBERS = rb"\[\n\s+(\d+(?:,\n\s+\d+)*)\n\s+\]"
"""A list of numbers, one a line."""


def dumps(document: Document, *, indent: int | None = None) -> bytes:
    """A document as JSON in UTF-8.

    Args:
        document: What `parse` or `load` returned.
        indent: Blanks a level, for people to read; all on one line if None.

    Raises:
        FormatError: The tree is nested deeper than Python's stack.
    """
    try:
        data = _encoded(document, indent)
    except RecursionError:
        raise FormatError("文档的层次太深，无法写成 JSON。") from None
    return data if indent is None else re.sub(NUMBERS, _on_one_line, data) + b"\n"


def loads(data: bytes) -> Document:
    """The document that `dumps` wrote, or another program by the same schema.

    Raises:
        FormatError: The data are no JSON, or not by the schema; the message names the place.
    """
    from govdoc.exporters.json_reader import read

    return read(data)


def schema() -> bytes:
    """The JSON Schema (draft 2020-12) that every file follows."""
    return schemas.read("govdoc.schema.json")


def _encoded(document: Document, indent: int | None) -> bytes:
    try:
        return encode(document) if indent is None else laid_out(encode(document), indent=indent)
    except UnicodeEncodeError:
        return _with_surrogates(document, indent)


def _with_surrogates(document: Document, indent: int | None) -> bytes:
    r"""A document with lone surrogates in it as JSON: the surrogates become escapes such as `\ud800`.

    Of two that stand side by side, the escapes would be read back as one character. A character that the
    text does not have is put between them, and the field `joiner` tells the reader which one to take out.
    """
    import json

    separators = (",", ":" if indent is None else ": ")
    text = json.dumps(to_builtins(document), ensure_ascii=False, indent=indent, separators=separators)
    pair = re.compile("(?<=[\ud800-\udbff])(?=[\udc00-\udfff])")
    if pair.search(text):
        joiner = next(chr(code) for code in range(0xE000, 0x110000) if chr(code) not in text)
        text = f'{{"{JOINER}":"{joiner}",{pair.sub(joiner, text)[1:]}'
    return text.encode("utf-8", "backslashreplace")


def _on_one_line(numbers: re.Match[bytes]) -> bytes:
    return b"[" + b" ".join(numbers[1].split()) + b"]"
