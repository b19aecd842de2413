"""The schemas are those of the model, every file written follows them, and what does not is refused by them.

After a change of the model, `python tests/exporters/model_schema.py --write` writes the JSON Schema anew,
for you to look at in the diff. The XSD is written by hand, with the explanations in it; the same command
copies it. Both stand in the package and, for readers of the source, in `schemas/`.
"""

import json
import re
from typing import Any, get_args

import model_schema
import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from lxml import etree

import govdoc
from govdoc import Document, FormatError, exporters, model, schemas
from govdoc.exporters import json as json_format
from govdoc.exporters import xml as xml_format
from govdoc.model.document import SCHEMA
from strategies import documents, notices

XS = "{http://www.w3.org/2001/XMLSchema}"

JSON_SCHEMA = Draft202012Validator(json.loads(json_format.schema()))
XML_SCHEMA = etree.XMLSchema(etree.fromstring(xml_format.schema()))


def is_valid_json(data: Any) -> bool:
    return bool(JSON_SCHEMA.is_valid(data))


def is_valid_xml(data: bytes) -> bool:
    return bool(XML_SCHEMA.validate(etree.fromstring(data, etree.XMLParser(huge_tree=True))))


# The schemas are those of the model


def test_the_json_schema_is_that_of_the_model() -> None:
    assert schemas.read("govdoc.schema.json").decode() == model_schema.text(), model_schema.__doc__


@pytest.mark.parametrize("name", model_schema.NAMES)
def test_the_copy_for_readers_is_the_one_in_the_package(name: str) -> None:
    assert (model_schema.ROOT / "schemas" / name).read_bytes() == schemas.read(name)


def test_the_json_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json.loads(json_format.schema()))


LITERALS = (
    "AgencyKind", "AssignmentForm", "Cause", "DefinitionKind", "ElementRole", "FurnitureKind", "MarkerStyle",
    "PartKind", "Role", "Severity",
)  # fmt: skip


@pytest.mark.parametrize("name", LITERALS)
def test_the_xsd_knows_the_values_that_the_model_knows(name: str) -> None:
    schema = etree.fromstring(xml_format.schema())
    (type_,) = schema.findall(f'{XS}simpleType[@name="{name}"]')
    values = tuple(each.get("value") for each in type_.iter(f"{XS}enumeration"))
    assert values == get_args(getattr(model, name))


def test_both_state_the_major_version_of_the_model() -> None:
    major = govdoc.SCHEMA_VERSION.partition(".")[0]
    assert SCHEMA == xml_format.NAMESPACE == f"urn:govdoc:notice:{major}"


# Every file follows them


def follows(document: Document) -> bool:
    return is_valid_json(json.loads(govdoc.dumps(document, "json"))) and is_valid_xml(
        govdoc.dumps(document, "xml")
    )


@settings(max_examples=40)
@given(documents(odd=True))
def test_a_document_of_any_shape_follows_them(document: Document) -> None:
    assert follows(document)


@settings(max_examples=15)
@given(notices())
def test_a_parsed_notice_follows_them(text: str) -> None:
    assert follows(govdoc.parse(text))


# What does not follow them is refused, by the schema and by the reader alike


def damaged() -> list[tuple[str, Any]]:
    """A notice's JSON with one fault each: a value of another type, a field too many, a field too few."""
    whole = govdoc.dumps(govdoc.parse("一、加强领导。\n1.明确分工。（责任单位：市财政局、市教育局）\n"))
    found = []
    for path in paths(json.loads(whole)):
        for fault, value in (("a number", 1.5), ("null", None), ("an object", {"x": 1}), ("away", ...)):
            data = json.loads(whole)
            target = data
            for step in path[:-1]:
                target = target[step]
            if value is ...:
                del target[path[-1]]
            else:
                target[path[-1]] = value
            found.append((f"{path} {fault}", data))
    return found


def paths(data: Any, above: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where every field stands, lists by their first item."""
    items = (
        data.items()
        if isinstance(data, dict)
        else list(enumerate(data))[:1]
        if isinstance(data, list)
        else []
    )
    return [path for key, value in items for path in [(*above, key), *paths(value, (*above, key))]]


def loads(data: Any) -> bool:
    """Whether the reader takes it."""
    try:
        exporters.loads(json.dumps(data).encode(), "json")
    except FormatError:
        return False
    return True


def test_the_json_schema_refuses_what_the_reader_refuses() -> None:
    cases = damaged()
    assert len(cases) > 100
    # What a schema cannot say: where a span ends, and that a list has lost an item, is not tried here.
    assert [
        name for name, data in cases if is_valid_json(data) != loads(data) and "'text'," not in name
    ] == []
    assert sum(not is_valid_json(data) for _, data in cases) > 100


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r"<text ", "<txt "),
        (r' kind="main"', ""),
        (r' kind="main"', ' kind="other"'),
        (r' depth="1"', ' depth="one"'),
        (r"<marker.*?</marker>", ""),
        (r"<section ", '<section mood="x" '),
        (r' role="responsible"', ' role="boss"'),
        (r'1" version="1.0"', '1" version="2.0"'),
    ],
)
def test_the_xsd_refuses_what_the_reader_refuses(old: str, new: str) -> None:
    data = govdoc.dumps(
        govdoc.parse("一、加强领导。\n1.明确分工。（责任单位：市财政局、市教育局）\n"), "xml"
    ).decode()
    wrong = re.sub(old, new, data, count=1)
    wrong = wrong.replace("</text>", "</txt>") if new == "<txt " else wrong
    assert wrong != data
    assert not is_valid_xml(wrong.encode())
    with pytest.raises(FormatError):
        exporters.loads(wrong.encode(), "xml")


# The documentation


def test_the_files_shown_in_the_documentation_are_what_govdoc_writes() -> None:
    page = (model_schema.ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    shown = {each[1]: each[2] for each in re.finditer(r"```(\w+)\n(.*?)```", page, re.DOTALL)}
    document = govdoc.parse(shown["text"])
    assert shown["json"] == govdoc.dumps(document, "json", indent=2).decode()
    assert shown["xml"] == govdoc.dumps(document, "xml").decode()
