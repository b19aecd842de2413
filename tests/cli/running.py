"""What running a command line gives."""

from collections.abc import Callable
from typing import NamedTuple


class Ran(NamedTuple):
    """A command line's outcome."""

    code: int
    out: str
    err: str
    raw: bytes
    """Standard output as bytes."""


Cli = Callable[..., Ran]
