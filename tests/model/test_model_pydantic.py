"""Nodes in other people's pydantic models: an answer of a web service that holds a notice, a form that takes one."""

import json

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

import govdoc
from govdoc import Document, Section, Span


class Answer(BaseModel):
    document: Document
    found: Span | None = None


@pytest.fixture
def document() -> Document:
    return govdoc.parse("一、加强领导。\n1.明确分工。（责任单位：市财政局、市教育局等）\n")


def test_a_document_is_a_field_and_stays_what_it_is(document: Document) -> None:
    assert Answer(document=document).document is document


def test_the_answer_as_json_holds_what_govdoc_writes(document: Document) -> None:
    answer = Answer(document=document, found=Span(3, 7))
    written = json.loads(answer.model_dump_json())
    assert written == {"document": json.loads(govdoc.dumps(document)), "found": [3, 7]}
    assert Answer.model_validate_json(answer.model_dump_json()) == answer


def test_what_is_no_document_is_pydantics_own_error_with_its_place() -> None:
    with pytest.raises(ValidationError, match="parts"):
        Answer.model_validate({"document": {"schema": "urn:govdoc:notice:1", "text": ""}})


def test_every_node_is_a_type_and_has_a_json_schema(document: Document) -> None:
    adapter = TypeAdapter(list[Section])
    units = list(document.walk())
    assert adapter.validate_json(adapter.dump_json(units)) == units
    assert Answer.model_json_schema()["properties"]["document"]["type"] == "object"
