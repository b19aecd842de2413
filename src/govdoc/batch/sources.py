"""Which files does a command line mean? SRC… → Gathered.

A folder stands for the documents in it and below, told by their endings; a file or pattern for itself,
whatever its ending. Hidden files and folders, Word's lock files (~$…) and the folder that the outputs go to
are passed over.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path, PurePath

from msgspec import Struct

from govdoc.readers.sniffing import ENDINGS

NOT_IN_FOLDERS = ("json", "xml", "image", "archive", "spreadsheet")
"""Formats that a folder of documents holds beside them: earlier outputs, pictures, data. Formats that only
lack a reader (.odt, .ceb) are taken, so that the summary names them."""
HIDDEN = (".", "~$")


class Found(Struct, frozen=True):
    """A file to convert."""

    path: str
    """As it is opened, and named in messages."""
    inside: PurePath
    """Its place in the mirror tree: relative to the folder that all sources share."""


class Gathered(Struct, frozen=True):
    """What the sources stand for."""

    files: tuple[Found, ...]
    """Each once, in the order of `inside`."""
    skipped: int
    """Files in folders that are no documents by their endings."""
    missing: tuple[str, ...]
    """Sources that do not exist, or patterns that match nothing."""


def gather(sources: Sequence[str | os.PathLike[str]], out: Path) -> Gathered:
    """Find the files that sources mean.

    Args:
        sources: Folders, files, patterns (`通知/**/*.txt`).
        out: Folder of the outputs; passed over where it lies inside a source.
    """
    given = [os.fspath(source) for source in sources]
    named = {source: _named(source) for source in given}
    here = [source for source in given if named[source]]
    absolute_out = os.path.abspath(out)
    walk = [each for source in here for path in named[source] for each in _files(path, absolute_out)]
    wanted = {os.path.abspath(path): path for path, is_document in walk if is_document}
    skipped = {os.path.abspath(path) for path, is_document in walk if not is_document} - wanted.keys()
    base = _common_folder(map(_base, here))
    files = [Found(path, _inside(absolute, base)) for absolute, path in wanted.items()]
    missing = tuple(source for source in given if not named[source])
    return Gathered(tuple(sorted(files, key=lambda file: file.inside)), len(skipped), missing)


def _named(source: str) -> list[str]:
    """What a source names: itself if it exists, else the files that it matches as a pattern."""
    if os.path.exists(source):
        return [source]
    if not has_magic(source):
        return []
    return [path for path in glob(source, recursive=True) if os.path.isfile(path)]


def _files(path: str, out: str) -> Iterator[tuple[str, bool]]:
    """The files that a path stands for, and whether each is taken."""
    if os.path.isdir(path):
        yield from _below(path, out)
    else:
        yield path, True


def _below(folder: str, out: str) -> Iterator[tuple[str, bool]]:
    for where, folders, files in os.walk(folder):
        folders[:] = [
            each
            for each in folders
            if not each.startswith(HIDDEN) and os.path.abspath(os.path.join(where, each)) != out
        ]
        for file in files:
            if not file.startswith(HIDDEN):
                yield os.path.join(where, file), is_document(file)


def is_document(name: str) -> bool:
    """Whether a file's ending is one that documents have."""
    return ENDINGS.get(PurePath(name).suffix.lower(), "image") not in NOT_IN_FOLDERS


def _base(source: str) -> str:
    """The folder that a source's files are seen from: itself, a file's, or a pattern's fixed start."""
    if os.path.isdir(source):
        return os.path.abspath(source)
    folder = os.path.dirname(os.path.abspath(source))
    while has_magic(folder) and not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    return folder


def _common_folder(folders: Iterable[str]) -> str | None:
    """The deepest folder that holds all; None for folders on several drives."""
    try:
        return os.path.commonpath(list(folders))
    except ValueError:
        return None


def _inside(path: str, base: str | None) -> PurePath:
    if base is not None:
        return PurePath(os.path.relpath(path, base))
    drive, rest = os.path.splitdrive(path)
    return PurePath(drive.strip(":\\/").replace("\\", "_"), rest.lstrip("\\/"))
