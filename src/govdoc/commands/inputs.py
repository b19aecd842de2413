"""FILE… on a command line → documents, one after another; those that fail are named and counted."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import govdoc
from govdoc.commands import console
from govdoc.errors import FormatError, GovdocError
from govdoc.model import Document
from govdoc.patterns import holds_any

if TYPE_CHECKING:
    from pathlib import Path

STDIN = "-"
WILDCARDS = "*?["


class Inputs:
    """The documents that a command line names.

    Iterating loads them in order, each once, and yields them with their labels. Those that cannot be read are
    named on standard error; so are those that fail inside `counting`. `exit_code` then tells whether any has
    failed.
    """

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.files = list(dict.fromkeys(each for given in arguments.files for each in expand(given)))
        self.exit_code = 0
        self._encoding: str | None = arguments.encoding
        self._errors: str = arguments.errors

    def __iter__(self) -> Iterator[tuple[str, Document]]:
        for file in self.files:
            loaded: list[Document] = []
            with self.counting():
                loaded.append(self._load(file))
            for document in loaded:
                yield label_of(file), document

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Name a failure of what is done inside, and go on behind it."""
        try:
            yield
        except (BrokenPipeError, console.UsageError):
            raise
        except (GovdocError, OSError) as error:
            console.complain(console.reason(error))
            self.exit_code = 1

    def _load(self, file: str) -> Document:
        try:
            return govdoc.load(source_of(file), encoding=self._encoding, errors=self._errors)
        except FormatError as error:  # of the JSON and XML of govdoc, which are read without their names
            from govdoc.readers.faults import of_file

            raise FormatError(of_file(label_of(file), str(error))) from error


def expand(file: str) -> list[str]:
    """The files that a word names: a pattern is expanded where the shell has not done it (Windows)."""
    if file == STDIN or not holds_any(WILDCARDS, file) or os.path.exists(file):
        return [file]
    from glob import glob

    return sorted(glob(file, recursive=True)) or [file]


def source_of(file: str) -> str | bytes:
    """What the library is to read for a file: its name, or the bytes of standard input."""
    if file != STDIN:
        return file
    if sys.stdin is None:
        raise console.UsageError("标准输入是关着的，没有东西可读：请写明公文文件")
    return sys.stdin.buffer.read()


def label_of(file: str) -> str:
    """The file as messages name it."""
    return "标准输入" if file == STDIN else file


def targets(files: Sequence[str], folder: "Path", formats: Sequence[str]) -> dict[str, list[str]]:
    """Label of each file → the paths in a folder of its outputs, one for each format; all are different."""
    from pathlib import PurePath

    from govdoc.batch.targets import ending, place

    labels = [label_of(file) for file in files]
    places = place([PurePath(PurePath(label).name) for label in labels])
    paths = [[f"{folder / each}{ending(format)}" for format in formats] for each in places]
    return dict(zip(labels, paths, strict=True))


def refuse_overwriting(files: Sequence[str], outputs: Iterable[str]) -> None:
    """See to it that no output is one of the notices.

    Raises:
        UsageError: One is.
    """
    sources = {os.path.realpath(file) for file in files if os.path.isfile(file)}
    for output in outputs:
        if os.path.realpath(output) in sources:
            raise console.UsageError(f"{output} 是公文本身，不能覆盖：请换一个输出文件或文件夹")


def is_folder(output: str) -> bool:
    """Whether -o names a folder: one that exists, or a name that ends like one."""
    return output.endswith(("/", os.sep)) or os.path.isdir(output)
