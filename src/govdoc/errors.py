"""The errors that a user of govdoc can cause. Content never raises: it yields diagnostics."""


class GovdocError(Exception):
    """Base of all errors that govdoc raises on purpose: the message says file, place and what to do."""


class ReadError(GovdocError):
    """A file cannot be read: missing, too large, damaged, or not what it claims to be."""


class DecodeError(ReadError):
    """Bytes are not text in the encoding tried. `offset` is the first byte that does not fit."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset

    def __reduce__(self) -> tuple[type["DecodeError"], tuple[str, int]]:
        """For pickle: an error crosses from a process of a pool to its parent."""
        return type(self), (str(self), self.offset)


class FormatError(GovdocError):
    """No reader or exporter of that name, or data that does not follow its format's schema."""


class MissingExtraError(GovdocError):
    """A feature needs a package that is an optional extra; the message names the extra."""
