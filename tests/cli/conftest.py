"""`cli` runs a command line in this process; samples are read where they are."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.running import Cli, Ran
from govdoc.cli import main
from govdoc.commands import console


@pytest.fixture
def cli(capsysbinary: pytest.CaptureFixture[bytes]) -> Cli:
    """Run `govdoc WORD…`; exit code, standard output, standard error."""

    def run(*words: object) -> Ran:
        capsysbinary.readouterr()
        code = main([str(word) for word in words])
        raw, err = capsysbinary.readouterr()
        return Ran(code, raw.decode("utf-8", "replace"), err.decode(), raw)

    return run


@pytest.fixture
def samples() -> Path:
    return Path(__file__).parents[2] / "samples"


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard output is a terminal 80 columns wide."""
    monkeypatch.setattr(console, "is_terminal", lambda stream=None: True)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """What stands on standard input."""

    def give(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return give
