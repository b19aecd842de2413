"""The labelled names of real notices, and the seed notice end to end."""

import sys
from pathlib import Path

import pytest

import govdoc

PROJECT = Path(__file__).parents[2]
CORPUS = PROJECT.parent / "shared" / "corpus"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(
        not CORPUS.is_dir(), reason="the real documents are not beside the project (../shared/corpus)"
    ),
]


def test_the_benchmark_keeps_its_floors(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(PROJECT / "benchmarks"))
    sys.modules.pop("agencies", None)
    from agencies import main

    code = main([str(CORPUS / "who.json"), str(CORPUS / "docs"), "--show"])
    assert code == 0, capsys.readouterr().out


def test_the_seed_names_24_bodies() -> None:
    document = govdoc.load(CORPUS / "docs" / "seed.txt")
    assert len(list(document.mentions())) == 209
    assert len(document.agencies) == 24
    assert {agency.kind for agency in document.agencies} == {"agency"}
    assert sum(len(agency.written) for agency in document.agencies) == 25
    assert {agency.id.partition("/")[0] for agency in document.agencies} == {"cn:210200"}
