"""The terminal or pipes at the program's three ends. Commands write through here and nowhere else."""

import os
import sys
from contextlib import suppress
from typing import IO, TYPE_CHECKING

from govdoc.errors import GovdocError

if TYPE_CHECKING:
    from pathlib import Path


class UsageError(GovdocError):
    """The command line is wrong in a way that the argument parser does not see: exit code 2."""


def prepare() -> None:
    """Make sure that no character can stop the output, whatever the console's encoding.

    A Windows console in code page 936 or a C locale lacks characters; they are written as escapes.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def is_terminal(stream: IO[str] | None = None) -> bool:
    """Whether a person reads what is written there (by default standard output)."""
    stream = stream or sys.stdout
    return stream is not None and stream.isatty()


def default_format(shown: str) -> str:
    """The format on standard output where none is asked for: `shown` to a person, json to a program."""
    return shown if is_terminal() else "json"


def columns() -> int:
    """The terminal's width in columns; 80 where it is unknown."""
    from shutil import get_terminal_size

    return get_terminal_size().columns


def write(data: bytes) -> None:
    """Write bytes to standard output: as they are to a pipe, as harmless text to a terminal.

    Raises:
        UsageError: Bytes of a binary format, to a terminal; or there is no standard output.
    """
    if sys.stdout is None:
        raise UsageError("标准输出是关着的，没有地方可写：请用 -o 写进文件")
    if not is_terminal():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    sys.stdout.write(_readable(data))


def flush() -> None:
    """See to it that what was written has arrived."""
    if sys.stdout is not None:
        sys.stdout.flush()


def _readable(data: bytes) -> str:
    from govdoc.exporters.terminal import printable

    try:
        text = printable(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UsageError("这种格式不能显示在终端上，请用 -o 写进文件") from error
    return text if text.endswith("\n") else text + "\n"


def save(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file, whole or not at all.

    Raises:
        GovdocError: It cannot be written.
    """
    from govdoc.exporters import write_atomically
    from govdoc.readers.faults import reason_of

    try:
        write_atomically(path, data)
    except OSError as error:
        advice = "请检查文件夹是否存在、有没有权限、文件是否正被别的程序打开。"
        raise GovdocError(f"{os.fspath(path)}：写不进去（{reason_of(error)}）。{advice}") from error


def deliver(data: bytes, output: str | None) -> None:
    """Write to the file that -o names, or to standard output; errors as of `save` and `write`."""
    if output is None:
        write(data)
    else:
        save(output, data)


def folder(output: str) -> "Path":
    """The folder that -o names, made if it is not there.

    Raises:
        UsageError: It cannot be made.
    """
    from pathlib import Path

    from govdoc.readers.faults import reason_of

    path = Path(output)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{output} 不能作输出文件夹（{reason_of(error)}）") from error
    return path


def complain(message: str) -> None:
    """Say in one line on standard error what went wrong."""
    say(f"govdoc：{message}")


def say(message: str) -> None:
    """Write a line to standard error. A closed standard error loses it; that is no reason to fail."""
    from govdoc.exporters.terminal import printable

    with suppress(OSError):
        print(printable(message), file=sys.stderr)


def reason(error: Exception) -> str:
    """What an error says to a person: file and reason for those of the operating system."""
    if isinstance(error, OSError) and error.strerror:
        from govdoc.readers.faults import reason_of

        where = f"{os.fsdecode(error.filename)}：" if error.filename else ""
        return f"{where}{reason_of(error)}。"
    return str(error) or type(error).__name__


def abandon() -> None:
    """The reader of the pipe has gone (`govdoc … | head`): be quiet, also when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
