"""The terminal or pipes at the program's three ends. Commands write through here and nowhere else."""

import os
import shutil
import sys
from typing import IO


def prepare() -> None:
    """Make sure that no character can stop the output, whatever the console's encoding.

    A Windows console in code page 936 or a C locale lacks characters; they are written as escapes.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def is_terminal(stream: IO[str] | None = None) -> bool:
    """Whether a person reads what is written there (by default standard output)."""
    return (stream or sys.stdout).isatty()


def columns() -> int:
    """The terminal's width in columns; 80 where it is unknown."""
    return shutil.get_terminal_size().columns


def write(data: bytes) -> None:
    """Write bytes to standard output: as they are to a pipe, as harmless text to a terminal."""
    if is_terminal():
        from govdoc.exporters.terminal import printable

        sys.stdout.write(printable(data.decode("utf-8", "replace")))
        if not data.endswith(b"\n"):
            sys.stdout.write("\n")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def complain(message: str) -> None:
    """Say in one line on standard error what went wrong."""
    say(f"govdoc：{message}")


def say(message: str) -> None:
    """Write a line to standard error. A closed standard error loses it; that is no reason to fail."""
    from govdoc.exporters.terminal import printable

    try:
        print(printable(message), file=sys.stderr)
    except OSError:
        pass


def reason(error: Exception) -> str:
    """What an error says to a person: file and reason for those of the operating system."""
    if isinstance(error, OSError) and error.strerror:
        where = f"{os.fsdecode(error.filename)}：" if error.filename else ""
        return f"{where}{error.strerror}。"
    return str(error) or type(error).__name__


def abandon() -> None:
    """The reader of the pipe has gone (`govdoc … | head`): be quiet, also when Python closes its files at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
