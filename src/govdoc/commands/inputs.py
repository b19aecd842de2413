"""FILE… on a command line → documents, one after another; those that cannot be read are named and counted."""

import argparse
import sys
from collections.abc import Iterator
from glob import glob, has_magic
from pathlib import Path

import govdoc
from govdoc.commands import console
from govdoc.model import Document

STDIN = "-"


class Inputs:
    """The documents that a command line names.

    Iterating loads them in order. `failed` then says how many could not be: each has been named on standard error.
    """

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.files = [each for given in arguments.files for each in expand(given)]
        self.failed = 0
        self._encoding: str | None = arguments.encoding
        self._errors: str = arguments.errors

    def __iter__(self) -> Iterator[tuple[str, Document]]:
        for file in self.files:
            try:
                yield label(file), self._load(file)
            except govdoc.GovdocError as error:
                self.complain(error)

    def complain(self, error: Exception) -> None:
        """Name a file that failed, and count it."""
        console.complain(console.reason(error))
        self.failed += 1

    def _load(self, file: str) -> Document:
        source = sys.stdin.buffer.read() if file == STDIN else file
        return govdoc.load(source, encoding=self._encoding, errors=self._errors)


def expand(file: str) -> list[str]:
    """The files that a word names: a pattern is expanded where the shell has not done it (Windows)."""
    if file == STDIN or not has_magic(file) or Path(file).exists():
        return [file]
    return sorted(glob(file, recursive=True)) or [file]


def label(file: str) -> str:
    """The file as messages name it."""
    return "标准输入" if file == STDIN else file
