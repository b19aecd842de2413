"""One file's bytes → the bytes of its outputs: the seam between govdoc and what runs it over an archive."""

import io

from msgspec import Struct

from govdoc.errors import DecodeError, GovdocError, ReadError
from govdoc.readers.faults import of_file


class Failure(Struct, frozen=True):
    """Why a file could not be converted."""

    code: str
    """`read`, `decode`, `format`, `write`, `crash` (its process died, or did not end) or `internal` (a fault of govdoc)."""
    message: str
    """One sentence in Chinese, with the file's name in front."""


class Result(Struct, frozen=True):
    """What became of a file. Plain data: it can be pickled, and is small beside the tree it comes from."""

    name: str
    outputs: tuple[tuple[str, bytes], ...] = ()
    """Format and content, in the order of the formats asked for; empty after a failure."""
    failure: Failure | None = None
    remarks: int = 0
    """How many diagnostics the document has; the outputs hold them."""


def convert(
    data: bytes,
    name: str,
    formats: tuple[str, ...],
    *,
    encoding: str | None = None,
    errors: str = "strict",
) -> Result:
    """Convert one file. Never raises: what goes wrong is the result's `failure`. Pure, and safe to pickle.

    Args:
        data: The file's bytes.
        name: Its name: for the origin, for messages, and to tell the format where the content does not.
        formats: Names of exporters: ("json", "docx").
        encoding: Codec of a text format; found from the bytes if not given.
        errors: `strict`, or `replace` to put U+FFFD for bytes that do not fit.
    """
    from govdoc.api import dumps, load

    try:
        document = load(_Named(data, name), encoding=encoding, errors=errors)
        outputs = tuple((each, dumps(document, each)) for each in formats)
    except Exception as error:
        return Result(name, failure=failure_of(error, name))
    return Result(name, outputs, remarks=len(document.diagnostics))


class _Named(io.BytesIO):
    """Bytes with a file name, as an open file has it."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self.name = name


CODES: tuple[tuple[type[Exception], str], ...] = (
    (DecodeError, "decode"),
    (ReadError, "read"),
    (GovdocError, "format"),
)


def failure_of(error: Exception, name: str) -> Failure:
    """An exception as data. One that govdoc did not raise on purpose is a fault of govdoc, and says so."""
    for kind, code in CODES:
        if isinstance(error, kind):
            return Failure(code, of_file(name, str(error)))
    return Failure(
        "internal", f"{name}：govdoc 内部错误（{type(error).__name__}：{error}）。请把文件发给维护者。"
    )
