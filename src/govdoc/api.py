"""The straight line: bytes → Source → Document → bytes. What `import govdoc` offers first."""

import os
from typing import IO, TYPE_CHECKING

from govdoc import exporters, readers
from govdoc.model import Document, Source
from govdoc.normalizer import normalize
from govdoc.readers.text import furniture

if TYPE_CHECKING:
    from govdoc.parser.explain import Reason

Readable = str | os.PathLike[str] | bytes | IO[bytes]
Writable = str | os.PathLike[str] | IO[bytes]


def parse(text: str) -> Document:
    """Read a notice's text into a typed tree. Never raises on content: what is odd becomes a diagnostic.

    Args:
        text: Any string: as typed, copied from a PDF with hard line breaks or from a web page with its navigation, or
            flattened to one line.

    Returns:
        The document; its leaves rebuild `text` exactly, its agencies are resolved.
    """
    return _parsed(Source(text, furniture=furniture(text)))


def load(
    source: Readable, *, format: str | None = None, encoding: str | None = None, errors: str = "strict"
) -> Document:
    """Read a notice from a file, its bytes, or an open binary file.

    Args:
        source: Path, bytes, or a file opened in binary mode.
        format: `text`, `html`, `markdown`, `json`, `xml` …, or an ending (`md`); found by content, then by name, if
            not given.
        encoding: Codec of a text format; found from the bytes if not given.
        errors: `strict` raises on bytes that are not text in the encoding, `replace` puts U+FFFD for them.

    Raises:
        ReadError: The file is missing, too large, damaged or of no known format.
        DecodeError: Bytes that are not text; names the offset of the first.
    """
    data, name, format = _opened(source, format)
    if format in exporters.LOADERS:
        return exporters.loads(data, format)
    return _parsed(readers.read(data, format, name=name, encoding=encoding, errors=errors))


def _opened(source: Readable, format: str | None) -> tuple[bytes, str | None, str]:
    """A source's bytes, its name and its format: the one given, or the one found."""
    data, name = readers.read_bytes(source)
    return data, name, format or readers.sniff(data, name)


def _parsed(source: Source) -> Document:
    from govdoc.parser import parse_source  # compiles its patterns: not at `import govdoc`

    return normalize(parse_source(source))


def explain(
    source: Readable, *, format: str | None = None, encoding: str | None = None, errors: str = "strict"
) -> "tuple[str, list[Reason]]":
    """Say why each line of a notice was read as it was: its text, and the parser's decisions in its order.

    Arguments and errors as of `load`.
    """
    from govdoc.parser.explain import explain as reasons

    data, name, format = _opened(source, format)
    read = readers.read(data, format, name=name, encoding=encoding, errors=errors)
    return read.text, reasons(read)


def dumps(document: Document, format: str = "json", **options: object) -> bytes:
    """Write a document as bytes.

    Args:
        document: What `parse` or `load` returned.
        format: `json`, `xml`, `docx`, `outline` …: see `govdoc.exporters.names()`; or an ending (`md`).
        options: Passed to the exporter.

    Raises:
        FormatError: No exporter of that name.
    """
    return exporters.get(format)(document, **options)


def dump(document: Document, target: Writable, format: str | None = None, **options: object) -> None:
    """Write a document to a file, whole or not at all.

    Args:
        document: What `parse` or `load` returned.
        target: Path, or a file opened in binary mode for writing.
        format: As in `dumps`; from the path's ending if not given.
        options: Passed to the exporter.

    Raises:
        FormatError: The format is not given and the ending names none.
    """
    if format is None:
        format = exporters.format_of(target)
    data = dumps(document, format, **options)
    if isinstance(target, str | os.PathLike):
        exporters.write_atomically(target, data)
    else:
        target.write(data)
