"""Where does each file's output go? Places in the mirror tree → paths without ending, all different.

    通知.txt, 意见.docx          → 通知, 意见
    通知.txt, 通知.html          → 通知.txt, 通知.html    (every file of a stem that is not alone keeps its
    ending) still the same name          → 通知.txt~2             (in the order of the names)

Names that differ only in case, or in Unicode composition, count as the same: some file systems take them for
it.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath
from unicodedata import normalize

from govdoc.exporters import ENDINGS


def place(files: Sequence[PurePath]) -> list[PurePath]:
    """The output path of each file, relative and without the format's ending.

    Args:
        files: Relative paths of the sources.
    """
    stems = Counter(key(_stem(file)) for file in files)
    taken: set[str] = set()
    placed: dict[int, PurePath] = {}
    for index, file in sorted(enumerate(files), key=lambda pair: (pair[1], pair[0])):
        wanted = _stem(file) if stems[key(_stem(file))] == 1 else file
        placed[index] = _free(wanted, taken)
        taken.add(key(placed[index]))
    return [placed[index] for index in range(len(files))]


def _stem(file: PurePath) -> PurePath:
    return file.with_name(file.stem)


def _free(wanted: PurePath, taken: set[str]) -> PurePath:
    """The wanted path, or the first of `wanted~2`, `wanted~3` … that is free."""
    candidate, number = wanted, 1
    while key(candidate) in taken:
        number += 1
        candidate = wanted.with_name(f"{wanted.name}~{number}")
    return candidate


def key(path: PurePath) -> str:
    """What a file system that knows neither case nor composition makes of a path."""
    return normalize("NFC", str(path)).casefold()


def ending(format: str) -> str:
    """The ending of a format's files: the first that asks for it, else the format's name."""
    return next((each for each, known in ENDINGS.items() if known == format), f".{format}")
