"""Where does each file's output go? Places in the mirror tree → paths without ending, all different.

    通知.txt, 意见.docx          → 通知, 意见
    通知.txt, 通知.html          → 通知.txt, 通知.html    (every file of a stem that is not alone keeps its
    ending) still the same name          → 通知.txt~2             (in the order of the names)

Names that differ only in case, or in Unicode composition, count as the same: some file systems take them for
it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from unicodedata import normalize

from govdoc.exporters import ENDINGS


def place(files: Sequence[PurePath]) -> list[PurePath]:
    """The output path of each file, relative and without the format's ending.

    Args:
        files: Relative paths of the sources.
    """
    stems = Counter(key(_stem(file)) for file in files)
    order = sorted(range(len(files)), key=lambda index: (files[index], index))
    wanted = [_stem(file) if stems[key(_stem(file))] == 1 else file for file in files]
    placed = dict(zip(order, distinct(wanted[index] for index in order), strict=True))
    return [placed[index] for index in range(len(files))]


def _stem(file: PurePath) -> PurePath:
    return file.with_name(file.stem)


def distinct(wanted: Iterable[PurePath]) -> list[PurePath]:
    """Each path as it is wanted, or the first of `wanted~2`, `wanted~3` … that none before it has taken."""
    taken: dict[str, int] = {}
    found: list[PurePath] = []
    for path in wanted:
        free, name = path, key(path)
        while key(free) in taken:
            taken[name] += 1
            free = path.with_name(f"{path.name}~{taken[name]}")
        taken[key(free)] = 1
        found.append(free)
    return found


def key(path: PurePath) -> str:
    """What a file system that knows neither case nor composition makes of a path."""
    return normalize("NFC", str(path)).casefold()


def ending(format: str) -> str:
    """The ending of a format's files: the first that asks for it, else the format's name."""
    return next((each for each, known in ENDINGS.items() if known == format), f".{format}")
