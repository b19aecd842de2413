"""A path, bytes or an open file → bytes and a name."""

import errno
import os
from typing import IO

from govdoc.errors import ReadError
from govdoc.readers.faults import reason_of

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes that a file may have. The longest notices with all attachments have a few megabytes."""


def read_bytes(source: str | os.PathLike[str] | bytes | IO[bytes]) -> tuple[bytes, str | None]:
    """The bytes of a source, and its name as the caller gave it; None for bytes and nameless files.

    Raises:
        ReadError: Missing, a folder, not readable, not opened in binary mode, or larger than `LARGEST_FILE`.
        TypeError: Nothing that can be read.
    """
    if isinstance(source, bytes | bytearray | memoryview):
        return _within_limit(bytes(source), None), None
    if isinstance(source, str | os.PathLike):
        name = os.fsdecode(source)
        return _within_limit(_read_path(name), name), name
    if not hasattr(source, "read"):
        raise TypeError(f"要给文件名、字节或打开的文件，不能是 {type(source).__name__}")
    return _read_file(source)


def _read_path(name: str) -> bytes:
    try:
        with open(name, "rb") as file:
            return file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as fault:  # ValueError: a NUL in the path
        raise ReadError(_complaint(name, fault)) from fault


def _complaint(name: str, fault: OSError | ValueError) -> str:
    """Why a path cannot be read, and what to do."""
    if "\n" in name or getattr(fault, "errno", None) == errno.ENAMETOOLONG:
        return f"“{name[:20].strip()}…”：不是文件名（太长，或有换行）。公文的文字请交给 govdoc.parse。"
    if isinstance(fault, FileNotFoundError):
        return f"{name}：文件不存在。请检查路径和文件名。"
    if isinstance(fault, IsADirectoryError):
        return f"{name}：这是文件夹，不是文件。处理整个文件夹请用 govdoc batch。"
    if isinstance(fault, PermissionError):
        return f"{name}：没有读取权限。请检查文件的权限，或换一个有权限的用户。"
    return f"{name}：无法读取（{reason_of(fault)}）。请检查路径和磁盘。"


def _read_file(file: IO[bytes]) -> tuple[bytes, str | None]:
    given = getattr(file, "name", None)
    name = given if isinstance(given, str) else None
    try:
        data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as fault:  # ValueError: closed, or text mode over bytes that do not decode
        raise ReadError(
            f'{name or "打开的文件"}：无法读取（{reason_of(fault)}）。请以二进制方式（"rb"）重新打开。'
        ) from fault
    if not isinstance(data, bytes | bytearray):
        raise ReadError(f'{name or "打开的文件"}：读出的不是字节。请以二进制方式（"rb"）打开文件。')
    return _within_limit(bytes(data), name), name


def _within_limit(data: bytes, name: str | None) -> bytes:
    if len(data) > LARGEST_FILE:
        limit = LARGEST_FILE // (1024 * 1024)
        raise ReadError(f"{name or '输入的内容'}：超过 {limit} MiB，不像一份公文。请确认文件，或拆分后再试。")
    return data
