#!/usr/bin/env python3
"""What parsing costs in machine instructions: the same numbers on a busy machine as on an idle one.

    python benchmarks/instructions.py [NOTICE] [--wrapped FILE] [--record] [--compare]

Counts with valgrind's callgrind (Debian: `apt-get install valgrind`), as ratios to R1 (see `speed.py`) over the same
text. Each row runs twice, with few and with more rounds; the difference is free of start-up. `--record` appends the
figures to `history.jsonl`, `--compare` exits with 1 where a row is more than a tenth above the newest entry there of
the same Python. About two minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
HISTORY = HERE / "history.jsonl"
ROUNDS = {"scan": (1, 401), "parse": (1, 6), "resolved": (1, 6)}
"""Rounds of a row's two runs; a scan is so short that a few would drown in what a process does besides."""
LEEWAY = 1.1
"""How far above the newest entry a row may stand."""
ROUND = {"scan": "scan(text)()", "parse": "parse_source(Source(text))", "resolved": "govdoc.parse(text)"}
CHILD = """\
import gc, sys
sys.path.insert(0, {here!r})
import govdoc
from govdoc.model import Source
from govdoc.parser import parse_source
from speed import scan
text = open(sys.argv[1], encoding="utf-8").read()
gc.disable()
{work}  # patterns compiled, tables read
for _ in range(int(sys.argv[2])):
    {work}
"""
TOTAL = re.compile(r"^(?:summary|totals):\s*(\d+)", re.MULTILINE)


def rows(notice: Path, wrapped: Path) -> Iterator[tuple[str, float]]:
    """Each row's name and its ratio to R1."""
    unit = instructions("scan", notice)
    yield "parse without agencies", instructions("parse", notice) / unit
    yield "parse, all mentions resolved", instructions("resolved", notice) / unit
    yield "parse of hard-wrapped text", instructions("resolved", wrapped) / instructions("scan", wrapped)


def instructions(work: str, file: Path) -> float:
    """Instructions of one round."""
    few, more = ROUNDS[work]
    return (counted(ROUND[work], file, more) - counted(ROUND[work], file, few)) / (more - few)


def counted(work: str, file: Path, rounds: int) -> int:
    """Instructions of a whole process.

    Raises:
        RuntimeError: valgrind failed, or wrote no total.
    """
    code = CHILD.format(here=str(HERE), work=work)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "callgrind.out"
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", sys.executable, "-c", code]
        done = subprocess.run(
            [*command, str(file), str(rounds)],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": "0"},
            check=False,
        )
        total = TOTAL.search(out.read_text(encoding="utf-8")) if done.returncode == 0 else None
    if total is None:
        raise RuntimeError(f"valgrind: {done.stderr[-400:]}")
    return int(total[1])


def newest(python: str) -> dict[str, float]:
    """The rows of the newest entry of a Python version; nothing if there is none."""
    lines = HISTORY.read_text(encoding="utf-8").splitlines() if HISTORY.exists() else []
    entries: list[dict[str, Any]] = [json.loads(line) for line in lines]
    return next((entry["rows"] for entry in reversed(entries) if entry["python"] == python), {})


def commit() -> str:
    """The commit that is measured, short; with a + where files are changed."""
    words = ["git", "-C", str(HERE), "describe", "--always", "--dirty=+"]
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()


def main() -> int:
    """Count, print, record or compare."""
    from speed import SAMPLES

    parser = argparse.ArgumentParser(description="What parsing costs in instructions, as ratios to R1.")
    parser.add_argument("notice", type=Path, nargs="?")
    parser.add_argument("--wrapped", type=Path)
    parser.add_argument("--record", action="store_true", help="append the figures to history.jsonl")
    parser.add_argument("--compare", action="store_true", help="exit with 1 where a row has grown by a tenth")
    args = parser.parse_args()
    if not shutil.which("valgrind"):
        print("valgrind is not installed: apt-get install valgrind", file=sys.stderr)
        return 2
    notice = args.notice or SAMPLES / "notice.txt"
    wrapped = args.wrapped or SAMPLES / "from-pdf.txt"
    python = platform.python_version()
    before = newest(python)
    found = {}
    for name, ratio in rows(notice, wrapped):
        found[name] = round(ratio, 2)
        print(f"{name:36} {ratio:7.2f} R1  before {before.get(name, '-')}", flush=True)
    if args.record:
        entry = {"date": date.today().isoformat(), "commit": commit(), "python": python, "rows": found}
        with HISTORY.open("a", encoding="utf-8") as history:
            history.write(json.dumps(entry, ensure_ascii=False) + "\n")
    return int(args.compare and any(found[name] > was * LEEWAY for name, was in before.items()))


if __name__ == "__main__":
    sys.exit(main())
