"""The seed, a city's notice of 2012: every figure that a careful reader counts."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from corpus_files import CORPUS, PROJECT, needs_corpus

import govdoc
from govdoc import Document, DocumentNumber, Paragraph, Section

pytestmark = needs_corpus


@pytest.fixture(scope="module")
def seed() -> Document:
    return govdoc.load(CORPUS / "docs" / "seed.txt")


def test_it_has_units_at_three_depths(seed: Document) -> None:
    assert Counter(unit.depth for unit in seed.walk()) == {1: 4, 2: 10, 3: 26}


def test_a_number_that_runs_on_is_the_child_of_the_unit_it_stands_under(seed: Document) -> None:
    second = seed.parts[0].sections[1]
    assert second.marker.text == "二、"
    assert "(五)" in [unit.marker.text for unit in second.sections]


def test_it_has_assignments_of_three_forms(seed: Document) -> None:
    forms = Counter(assignment.form for assignment in seed.assignments())
    assert forms == {"labelled": 26, "bare": 1, "verb": 1}


def test_the_bare_one_names_the_customs_house(seed: Document) -> None:
    (bare,) = [each for each in seed.assignments() if each.form == "bare"]
    assert [mention.name for mention in bare.responsible] == ["大连海关"]


def test_the_one_with_a_verb_has_leads_only(seed: Document) -> None:
    (verb,) = [each for each in seed.assignments() if each.form == "verb"]
    assert verb.lead
    assert verb.mentions() == verb.lead


def test_two_assignments_stand_on_units_of_the_second_depth(seed: Document) -> None:
    units = [unit.marker.text for unit in seed.walk() if unit.depth == 2 and unit.assignments]
    assert units == ["(二)", "(九)"]


def test_it_names_bodies(seed: Document) -> None:
    assert len(list(seed.mentions())) == 209
    assert len(seed.agencies) == 24


def test_it_defines_one_short_name_and_cites_one_document(seed: Document) -> None:
    (definition,), (citation,) = seed.definitions, seed.citations
    assert definition.short == "领导小组办公室"
    assert citation.number == DocumentNumber("国发〔2011〕37号", "国发", 2011, 37)


def test_the_short_name_and_the_full_one_are_one_body(seed: Document) -> None:
    (definition,) = seed.definitions
    (office,) = [agency for agency in seed.agencies if definition.short in agency.written]
    assert definition.full in office.written


def test_its_header(seed: Document) -> None:
    assert seed.number == DocumentNumber("大政办发〔2012〕45号", "大政办发", 2012, 45)
    assert len(seed.recipients) == 4
    assert seed.date == "2012-04-12"


def test_a_title_that_is_not_there_is_remarked_on_and_not_invented(seed: Document) -> None:
    assert (seed.title, seed.kind) == (None, None)
    assert [remark.code for remark in seed.diagnostics if remark.code == "no-title"] == ["no-title"]


def test_the_closing_paragraph_is_the_documents(seed: Document) -> None:
    *_, last_unit, closing = seed.parts[0].blocks
    assert isinstance(last_unit, Section)
    assert isinstance(closing, Paragraph)


def test_it_is_read_exactly_as_labelled(tmp_path: Path) -> None:
    docs, out = tmp_path / "docs", tmp_path / "out"
    docs.mkdir()
    (docs / "seed.txt").write_bytes((CORPUS / "docs" / "seed.txt").read_bytes())
    predict = PROJECT / "benchmarks" / "predict.py"
    subprocess.run([sys.executable, str(predict), str(docs), str(out)], check=True)
    found = json.loads((out / "seed.json").read_text(encoding="utf-8"))
    gold = json.loads((CORPUS / "gold" / "seed.json").read_text(encoding="utf-8"))
    del gold["notes"]
    assert found == gold
