#!/usr/bin/env python3
"""Where the time of a parse goes: each pass in R1 (see `speed.py`), over the same text, in the same run.

    python benchmarks/passes.py [NOTICE …] [--rounds N]

NOTICE defaults to the corpus's seed and its first hard-wrapped document, else to two samples. Minima over the rounds.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import govdoc
from govdoc import parser
from govdoc.model import Source
from govdoc.normalizer import normalize
from govdoc.parser.build import Builder
from speed import NOTICE, WRAPPED, cpu, scan

PASSES = (
    "read_lines", "split_paragraphs", "find_markers", "_envelopes", "read_outline", "outer_pairs",
    "find_assignments", "find_reaches", "find_headings", "find_definitions", "find_citations", "diagnose",
)  # fmt: skip
"""The functions that `govdoc.parser` calls, in order; `build` and `normalize` come behind them."""


class Clock:
    """Puts a stop watch round functions."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def watch(self, owner: Any, name: str) -> None:
        """Time a function from now on."""
        setattr(owner, name, self.watched(name, getattr(owner, name)))

    def watched(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """A function that does the same and is timed; what it yields is taken at once."""

        def run(*args: Any, **options: Any) -> Any:
            started = time.process_time()
            found = work(*args, **options)
            if hasattr(found, "__next__"):
                found = iter(list(found))
            self.spent[name] += time.process_time() - started
            return found

        return run


def best(work: Callable[[], object], rounds: int) -> float:
    """CPU seconds of the fastest of so many calls."""
    return min(cpu(work) for _ in range(rounds))


def measure(text: str, clock: Clock, rounds: int) -> dict[str, float]:
    """Seconds of each pass: the fastest of its rounds."""
    resolve = clock.watched("normalize", normalize)
    fastest: dict[str, float] = {}
    for _ in range(rounds):
        clock.spent.clear()
        resolve(parser.parse_source(Source(text)))
        for name, spent in clock.spent.items():
            fastest[name] = min(spent, fastest.get(name, spent))
    return fastest


def main() -> int:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description="Where the time of a parse goes, in R1.")
    arguments.add_argument("notice", type=Path, nargs="*")
    arguments.add_argument("--rounds", type=int, default=40)
    args = arguments.parse_args()
    files = args.notice or [NOTICE, WRAPPED]
    texts = [file.read_text(encoding="utf-8") for file in files]
    whole = [best(lambda text=text: govdoc.parse(text), args.rounds) for text in texts]  # type: ignore[misc]
    units = [best(scan(text), 5 * args.rounds) for text in texts]
    clock = Clock()
    for name in PASSES:
        clock.watch(parser, name)
    clock.watch(Builder, "build")
    columns = [measure(text, clock, args.rounds) for text in texts]
    print(f"{'':20}" + "".join(f"{file.name:>16}" for file in files))
    for name in (*PASSES, "build", "normalize"):
        cells = (column.get(name, 0) / unit for column, unit in zip(columns, units, strict=True))
        print(f"{name:20}" + "".join(f"{cell:16.2f}" for cell in cells))
    print(f"{'all':20}" + "".join(f"{spent / unit:16.2f}" for spent, unit in zip(whole, units, strict=True)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
