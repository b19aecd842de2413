"""The rule of compatibility: which versions of its own files this version reads."""

from reprlib import repr as shortened

from govdoc.errors import FormatError
from govdoc.model import SCHEMA_VERSION


def is_newer(version: object) -> bool:
    """Whether a file's schema version is a later minor one, whose new fields a reader passes over.

    Raises:
        FormatError: No version, or another major one.
    """
    major, _, minor = version.partition(".") if isinstance(version, str) else ("", "", "")
    own_major, _, own_minor = SCHEMA_VERSION.partition(".")
    if major != own_major or not (minor.isascii() and minor.isdigit()) or len(minor) > 6:
        raise FormatError(
            f"文件的格式版本是 {shortened(version)}，这个程序只能读 {own_major}.x 版；请升级 govdoc。"
        )
    return int(minor) > int(own_minor)
