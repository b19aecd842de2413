"""benchmarks/peers.py runs with the one peer that every installation has, and says what it measured."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_comparison_measures_counts_and_names_its_readers() -> None:
    command = [
        "benchmarks/peers.py",
        "samples/notice.txt",
        "--only",
        "python-docx",
        "--rounds",
        "1",
        "--json",
    ]
    run = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, check=True, timeout=120
    )  # fmt: skip
    result = json.loads(run.stdout)
    assert set(result) == {
        "notice", "characters", "counted_against", "rounds", "python", "of", "rows", "missing"
    }  # fmt: skip
    assert result["missing"] == []
    ours, theirs = result["rows"]
    counted = set(result["of"])
    assert counted == {"units", "depths", "statements", "names", "spans", "envelope"}
    for row in (ours, theirs):
        assert set(row) == {"name", "package", "version", "ms", "ratio", "gives"} | counted
        assert row["ms"] > 0
    assert (ours["name"], ours["ratio"]) == ("govdoc", 1)
    assert {each: ours[each] for each in counted} == result["of"]
    assert theirs["name"] == "python-docx"
    assert (theirs["units"], sum(theirs["depths"].values())) == (result["of"]["units"], 0)
