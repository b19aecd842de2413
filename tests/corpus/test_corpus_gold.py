"""The labelled documents: no row of score.py falls below its floor."""

import json
import subprocess
import sys
from typing import Any

import pytest
from corpus_files import CORPUS, PROJECT, needs_corpus

pytestmark = needs_corpus

FLOORS = {
    **dict.fromkeys(("units", "part", "depth", "parent"), 0.995),
    "heading": 0.98,
    "outline=": 0.95,
    "bodies": 0.985,
    **dict.fromkeys(("assigned=", "deadline"), 0.97),
    **dict.fromkeys(("title", "number", "kind", "date", "recipients", "signatories"), 0.97),
    **dict.fromkeys(("parts", "aliases", "citations"), 0.97),
}


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The table of benchmarks/accuracy.py."""
    table = tmp_path_factory.mktemp("score") / "rows.json"
    accuracy = PROJECT / "benchmarks" / "accuracy.py"
    subprocess.run(
        [sys.executable, str(accuracy), str(CORPUS), "--json", str(table)], check=True, capture_output=True
    )
    measured: dict[str, dict[str, Any]] = json.loads(table.read_text(encoding="utf-8"))
    return measured


@pytest.mark.parametrize(("row", "floor"), FLOORS.items())
def test_a_row_stands_above_its_floor(rows: dict[str, dict[str, Any]], row: str, floor: float) -> None:
    assert rows[row]["of"] > 0
    assert rows[row]["value"] >= floor


def test_every_row_has_a_floor(rows: dict[str, dict[str, Any]]) -> None:
    assert set(rows) == set(FLOORS)
