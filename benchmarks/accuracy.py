#!/usr/bin/env python3
"""Measure govdoc against gold labels.

    python benchmarks/accuracy.py DIR [--score SCORE.PY] [--worst N] [--json FILE]

DIR holds docs/ and gold/ in the corpus's format. Runs predict.py into a temporary folder and prints the table of
score.py, which is found in DIR, else at ../shared/corpus.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from predict import main as predict

PROJECT = Path(__file__).resolve().parent.parent


def find_score(directory: Path) -> Path:
    """score.py beside the gold labels, else the corpus's own."""
    for place in (directory / "score.py", PROJECT.parent / "shared" / "corpus" / "score.py"):
        if place.exists():
            return place
    sys.exit("score.py was not found: name it with --score")


def main() -> int:
    """Predict, then score."""
    parser = argparse.ArgumentParser(description="Measure govdoc against gold labels.")
    parser.add_argument("directory", type=Path)
    parser.add_argument("--score", type=Path)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    score = args.score or find_score(args.directory)
    with tempfile.TemporaryDirectory() as out:
        predict([str(args.directory / "docs"), out])
        command = [sys.executable, str(score), str(args.directory / "gold"), out, "--worst", str(args.worst)]
        return subprocess.run(
            [*command, *(["--json", str(args.json)] if args.json else [])], check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
