"""Files written whole or not at all."""

import contextlib
import os
import stat

MODE = 0o666
"""Permissions of a new file, before the process's umask."""


def write_atomically(path: str | os.PathLike[str], data: bytes, *, durable: bool = True) -> None:
    """Write a file so that at every moment its name means the old content or the new, never a half.

    The bytes go to a temporary file in the same folder (a rename is atomic only inside one file system),
    which then takes the name. A symbolic link stays and its target is replaced; an existing file keeps its
    permissions; what is no regular file (a pipe, `/dev/stdout`) is written to directly.

    Args:
        path: The file; its folder must exist.
        data: The content.
        durable: Wait until the disk has the bytes before the name changes, so that the promise holds for a
            loss of power too, not only for a crash of the process.

    Raises:
        OSError: The folder is missing, full or not writable; no temporary file is left behind.
    """
    target = os.path.realpath(path)
    mode = _mode(target)
    if mode is not None and not stat.S_ISREG(mode):
        with open(target, "wb") as file:
            file.write(data)
        return
    # A short name, not made of the target's: a long Chinese one may fill the file system's limit already.
    temporary = os.path.join(os.path.dirname(target), f".{os.urandom(8).hex()}.tmp")
    try:
        _write(temporary, data, durable)
        if mode is not None:
            os.chmod(temporary, stat.S_IMODE(mode))
        os.replace(temporary, target)
    except BaseException as error:
        if isinstance(error, OSError) and error.filename == temporary:
            error.filename = os.fspath(path)  # the name that the caller knows
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _mode(path: str) -> int | None:
    """Type and permissions of a file; None if there is none."""
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return None


def _write(path: str, data: bytes, durable: bool) -> None:
    """Write a new file; refuse one that exists."""
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), MODE), "wb"
    ) as file:
        file.write(data)
        if durable:
            file.flush()
            os.fsync(file.fileno())
