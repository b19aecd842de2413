"""One task list → one file for each body that it names: what each office is to be sent."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

from govdoc.commands import console
from govdoc.exporters.bodies import Body, Listed, bodies
from govdoc.model import Role

UNFIT = re.compile('[\x00-\x1f\x7f-\x9f<>:"/\\\\|?*\ud800-\udfff\ufffe\uffff]')
"""What a file name cannot hold on one of the systems."""
RESERVED = re.compile(r"(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
"""Names of devices on Windows, with any ending."""
LONGEST = 60
"""Characters of a name: at three bytes each, with number and ending, still within the 255 of Linux."""


def split(
    listed: Sequence[Listed],
    role: Role | None,
    folder: str,
    format: str,
    write: Callable[[Sequence[Listed]], bytes],
) -> list[Path]:
    """Write each body's tasks into a file of its name; the folder is made if it is not there.

    Args:
        listed: Documents and their tasks.
        role: Only the tasks in which the body has this role.
        folder: Where to.
        format: Of the files: their ending.
        write: Tasks → content.

    Raises:
        UsageError: The folder cannot be made.
        GovdocError: A file cannot be written.
    """
    found = [body for body in bodies(listed) if _tasks(body, role)]
    files = [Path(folder) / f"{name}.{format}" for name in names([body.name for body in found])]
    console.folder(folder)
    for body, file in zip(found, files, strict=True):
        console.save(file, write(_of(listed, _tasks(body, role))))
    return files


def names(bodies: Sequence[str]) -> list[str]:
    """File names without ending, that every system takes, and no two of which are the same on any."""
    from govdoc.batch.targets import distinct

    return [str(name) for name in distinct(PurePath(_fit(body)) for body in bodies)]


def _fit(name: str) -> str:
    name = UNFIT.sub("_", name)[:LONGEST].strip(" .")
    return f"_{name}" if not name or RESERVED.fullmatch(name) else name


def _tasks(body: Body, role: Role | None) -> frozenset[int]:
    return frozenset(index for index, roles in body.roles.items() if role is None or role in roles)


def _of(listed: Sequence[Listed], wanted: frozenset[int]) -> list[Listed]:
    """The documents that have a wanted task, and those tasks; tasks count through all documents."""
    found, start = [], 0
    for each in listed:
        rows = [row for index, row in enumerate(each.rows, start) if index in wanted]
        start += len(each.rows)
        if rows:
            found.append(Listed(each.document, rows))
    return found
