"""Document → bytes: one module per output format, found by name when it is first asked for.

An exporter is a module with `dumps(document, **options) -> bytes`. It may have `loads(data) -> Document`,
where the format holds everything that a document is, and `ENDINGS`, the file name endings that ask for it.
A third party adds one with an entry point of the group `govdoc.exporters` that names such a module.
"""

import os
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import IO, Any

from govdoc.errors import FormatError
from govdoc.exporters.files import write_atomically
from govdoc.model import Document

__all__ = [
    "BUILT_IN",
    "ENDINGS",
    "GROUP",
    "LOADERS",
    "format_of",
    "get",
    "loads",
    "name_of",
    "names",
    "write_atomically",
]

Exporter = Callable[..., bytes]
"""`(document, **options) -> bytes`."""

GROUP = "govdoc.exporters"
"""Entry point group of third parties' exporters."""

BUILT_IN: Mapping[str, str] = {
    name: f"govdoc.exporters.{name}"
    for name in ("json", "xml", "docx", "outline", "csv", "xlsx", "html", "markdown", "jsonl", "akn")
}
"""Format → module. A format whose module is not in this installation counts as unknown."""

LOADERS = frozenset({"json", "xml"})
"""The formats that `loads` turns back into an equal document."""

ENDINGS: Mapping[str, str] = {
    ".json": "json",
    ".akn.xml": "akn",
    ".xml": "xml",
    ".docx": "docx",
    ".txt": "outline",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".jsonl": "jsonl",
}
"""Ending of a file name → format; where several fit, the first counts."""


def name_of(format: str) -> str:
    """An exporter's name, by it or by the ending of its files: `md` is `markdown`."""
    return format if format in BUILT_IN else ENDINGS.get(f".{format}", format)


def get(format: str) -> Exporter:
    """The exporter of a format: a function from a document (and the format's options) to bytes.

    Raises:
        FormatError: No exporter of that name.
    """
    exporter: Exporter = _module(name_of(format)).dumps
    return exporter


def loads(data: bytes, format: str) -> Document:
    """The document that an exporter wrote: equal to the one it was given.

    Args:
        data: The whole file.
        format: One of `LOADERS`.

    Raises:
        FormatError: The data do not follow the format's schema; the message names the place.
    """
    if format not in LOADERS:
        raise FormatError(f"“{format}”格式不能还原为文档；可以还原的格式：{'、'.join(sorted(LOADERS))}。")
    document: Document = _module(format).loads(data)
    return document


def names() -> tuple[str, ...]:
    """The formats that this installation can write, those of third parties last."""
    return (*(name for name in BUILT_IN if _is_there(name)), *sorted(set(_third_parties()) - set(BUILT_IN)))


def format_of(target: str | os.PathLike[str] | IO[bytes]) -> str:
    """The format that a file name asks for by its ending.

    Args:
        target: A path, or an open file (whose `name` is taken).

    Raises:
        FormatError: The ending is that of no format, or the file has no name.
    """
    from pathlib import PurePath  # not needed to read a notice and print it

    path = target if isinstance(target, str | os.PathLike) else getattr(target, "name", "")
    name = PurePath(path).name.lower() if isinstance(path, str | os.PathLike) else ""
    endings = [(ending, format) for ending, format in ENDINGS.items() if name.endswith(ending)]
    endings = endings or [
        (ending, format) for ending, format in _third_party_endings() if name.endswith(ending)
    ]
    if not endings:
        raise FormatError(f"从文件名“{name}”看不出要写成什么格式，请指明格式：{'、'.join(names())}。")
    return endings[0][1]


def _module(name: str) -> Any:
    """The module of a format, imported on first use."""
    if name in BUILT_IN:
        try:
            return import_module(BUILT_IN[name])
        except ModuleNotFoundError as error:
            if error.name != BUILT_IN[name]:
                raise
    elif name in _third_parties():
        return _third_parties()[name].load()
    raise FormatError(f"没有“{name}”这种输出格式；可用的格式：{'、'.join(names())}。")


def _is_there(name: str) -> bool:
    """Whether this installation has a built-in format's module."""
    from importlib.util import find_spec

    return find_spec(BUILT_IN[name]) is not None


@cache
def _third_parties() -> Mapping[str, Any]:
    """Entry points by name. Found late: importlib.metadata costs more than all of `import govdoc`."""
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group=GROUP)}


def _third_party_endings() -> list[tuple[str, str]]:
    """Ending and format of every third party's exporter."""
    found = [(name, getattr(point.load(), "ENDINGS", ())) for name, point in sorted(_third_parties().items())]
    return [(ending.lower(), name) for name, endings in found for ending in endings]
