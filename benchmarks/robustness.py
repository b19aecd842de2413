#!/usr/bin/env python3
"""How govdoc stands on unlabelled real documents.

    python benchmarks/robustness.py DOCS [--show]

Loads every file of DOCS and prints, per format: documents, loaded, lossless, milliseconds (CPU, median), and the
share with a numbering that skips, repeats or starts late. `--show` names each of those with its place.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import govdoc

ODD = frozenset({"numbering-gap", "numbering-repeat", "numbering-start"})


@dataclass
class Row:
    """What one format's documents did."""

    documents: int = 0
    loaded: int = 0
    lossless: int = 0
    odd: int = 0
    seconds: list[float] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def measure(file: Path, row: Row) -> None:
    """Load one file and note what came of it."""
    row.documents += 1
    started = time.process_time()
    try:
        document = govdoc.load(file)
    except govdoc.GovdocError as error:
        row.remarks.append(f"{file.name}: {error}")
        return
    row.seconds.append(time.process_time() - started)
    row.loaded += 1
    row.lossless += "".join(document.slice(leaf.span) for leaf in document.leaves()) == document.text
    odd = [each for each in document.diagnostics if each.code in ODD]
    row.odd += bool(odd)
    for each in odd:
        around = document.text[max(0, each.span.start - 20) : each.span.end + 20].replace("\n", "⏎")
        row.remarks.append(f"{file.name}: {each.code} ({each.cause}): {around}")


def main() -> int:
    """Measure a folder."""
    parser = argparse.ArgumentParser(description="How govdoc stands on unlabelled real documents.")
    parser.add_argument("docs", type=Path)
    parser.add_argument("--show", action="store_true", help="name every odd document and its place")
    args = parser.parse_args()
    rows: dict[str, Row] = defaultdict(Row)
    for file in sorted(args.docs.iterdir()):
        measure(file, rows[file.suffix.lstrip(".")])
    print(f"{'format':8} {'files':>5} {'loaded':>6} {'lossless':>8} {'ms':>6} {'odd':>4} {'share':>6}")
    for name, row in sorted(rows.items()):
        milliseconds = statistics.median(row.seconds) * 1000 if row.seconds else 0.0
        share = row.odd / row.loaded if row.loaded else 0.0
        print(
            f"{name:8} {row.documents:5} {row.loaded:6} {row.lossless:8} {milliseconds:6.1f} {row.odd:4} {share:6.3f}"
        )
    if args.show:
        for row in rows.values():
            print(*row.remarks, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
