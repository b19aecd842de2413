"""Files that are packed with the code: tables of knowledge, word lists, schemas, style sheets.

Each room keeps its own in a package beside its modules (`parser/data`, `normalizer/data`, …), which names what
the files hold; how a file is found and what counts as a remark in it stands here once.
"""

import os
from importlib import import_module
from typing import Any

Row = tuple[str, ...]
"""The cells of one line."""


def read(package: str, name: str) -> bytes:
    """A file's bytes, through the package's loader: from a zip archive as from a folder.

    Not by importlib.resources or pkgutil: importing them takes longer than reading a table.

    Args:
        package: The package that the file lies in: its `__name__`.
        name: The file's name.

    Raises:
        OSError: The file is not in this installation.
    """
    home = import_module(package)
    loader: Any = home.__loader__
    data: bytes = loader.get_data(os.path.join(os.path.dirname(str(home.__file__)), name))
    return data


def text(package: str, name: str) -> str:
    """The text of a file in UTF-8; arguments and errors as of `read`."""
    return read(package, name).decode("utf-8")


def lines(text: str) -> list[str]:
    """The lines of a file's text, remarks (#) and empty lines left out."""
    return [line for line in text.splitlines() if line and line[0] != "#"]


def rows(text: str) -> list[Row]:
    """The cells of each line of a table's text, one tab between two; remarks and empty lines left out."""
    return [tuple(line.split("\t")) for line in lines(text)]
