"""The JSON Schema that the model implies: type hints → schema, docstrings and comments → descriptions.

`python tests/exporters/model_schema.py --write` writes it into the package, and copies both schemas to
`schemas/`.
"""

import ast
import inspect
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec.structs import fields

from govdoc.exporters.json import JOINER
from govdoc.model import Block, Document, Span
from govdoc.model.document import SCHEMA
from govdoc.model.node import Node

Schema = dict[str, Any]

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "govdoc" / "schemas"
NAMES = ("govdoc.schema.json", "govdoc.xsd")

SPAN: Schema = {
    "type": "array",
    "description": (
        "Half-open range of code points of `text`: the first, and the one just behind the last. Both are at "
        "most the length of `text`, the second no less than the first (a schema cannot say so)."
    ),
    "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 0}],
    "items": False,
    "minItems": 2,
}
SIMPLE = {str: "string", int: "integer", bool: "boolean"}


def build() -> Schema:
    """The whole schema."""
    classes: dict[str, type[Node]] = {}
    _collect(Document, classes)
    definitions = {name: _object(classes[name]) for name in sorted(classes) if name != "Document"}
    tagged = [{"$ref": f"#/$defs/{node.__name__}"} for node in get_args(Block)]
    definitions |= {"Block": {"description": "Told apart by `type`.", "oneOf": tagged}, "Span": SPAN}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{SCHEMA}:json",
        "title": "govdoc",
        **_root(),
        "$defs": dict(sorted(definitions.items())),
    }


def _root() -> Schema:
    schema = _object(Document)
    own = {
        "schema": {"const": SCHEMA, "description": "Name of the format, with its major version."},
        JOINER: {
            "type": "string",
            "minLength": 1,
            "description": (
                "Rare. A character to take out of every string: it parts surrogates that the text has side "
                "by side, and that would be read as one character without it."
            ),
        },
    }
    schema["properties"] = {**own, **schema["properties"]}
    schema["properties"]["schema_version"]["pattern"] = r"^1\.[0-9]{1,6}$"
    schema["properties"]["parts"]["minItems"] = 1
    schema["required"] = ["schema", "schema_version", "parts", "text"]
    return schema


def _collect(node: type[Node], found: dict[str, type[Node]]) -> None:
    """The classes of the model that a class needs, itself included."""
    if node.__name__ not in found:
        found[node.__name__] = node
        for hint in get_type_hints(node).values():
            for inner in _classes(hint):
                _collect(inner, found)


def _classes(hint: Any) -> Iterator[type[Node]]:
    if isinstance(hint, type) and issubclass(hint, Node):
        yield hint
    for argument in get_args(hint):
        yield from _classes(argument)


def _object(node: type[Node]) -> Schema:
    """A class: its fields are properties; those that may be left out are not required."""
    hints, notes = get_type_hints(node), _notes(node)
    properties: Schema = {}
    required = []
    if node in get_args(Block):
        properties["type"] = {"const": node.__struct_config__.tag}
        required.append("type")
    for field in fields(node):
        properties[field.name] = _value(hints[field.name]) | _described(notes.get(field.name))
        if field.required:
            required.append(field.name)
        elif isinstance(field.default, str | int):
            properties[field.name]["default"] = field.default
    return {
        "type": "object",
        **_described(inspect.getdoc(node)),
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _described(note: str | None) -> Schema:
    return {"description": note} if note else {}


def _value(hint: Any) -> Schema:
    """The schema of one type."""
    origin, arguments = get_origin(hint), [each for each in get_args(hint) if each is not NoneType]
    if hint is Span:
        return {"$ref": "#/$defs/Span"}
    if origin is Literal:
        return {"enum": arguments}
    if origin in (Union, UnionType):
        return _or_null(_value(arguments[0])) if len(arguments) == 1 else {"$ref": "#/$defs/Block"}
    if origin is tuple:
        return _list(arguments)
    return {"type": SIMPLE[hint]} if hint in SIMPLE else {"$ref": f"#/$defs/{hint.__name__}"}


def _or_null(schema: Schema) -> Schema:
    """What may be left out may be null as well: so programs write it that have no way of leaving out."""
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    if "type" in schema:
        return schema | {"type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _list(arguments: list[Any]) -> Schema:
    if arguments[-1] is Ellipsis:
        return {"type": "array", "items": _value(arguments[0])}
    count = len(arguments)
    return {
        "type": "array",
        "prefixItems": [_value(each) for each in arguments],
        "items": False,
        "minItems": count,
    }


def _notes(node: type) -> Mapping[str, str]:
    """What the model's source says of each field: the string below it, else the comment behind it."""
    module = inspect.getsource(sys.modules[node.__module__])
    lines = module.splitlines()
    body = next(
        each.body
        for each in ast.parse(module).body
        if isinstance(each, ast.ClassDef) and each.name == node.__name__
    )
    found: dict[str, str] = {}
    for statement, below in zip(body, [*body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            comment = lines[statement.end_lineno - 1 if statement.end_lineno else 0].partition("  # ")[2]
            note = _string(below) or comment
            if note:
                found[statement.target.id] = inspect.cleandoc(note)
    return found


def _string(statement: ast.stmt | None) -> str:
    is_string = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    value = statement.value.value if is_string else ""  # type: ignore[union-attr]
    return value if isinstance(value, str) else ""


def text() -> str:
    """The schema as its file holds it."""
    return json.dumps(build(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    (PACKAGE / NAMES[0]).write_text(text(), encoding="utf-8", newline="\n")
    for name in NAMES:
        (ROOT / "schemas" / name).write_bytes((PACKAGE / name).read_bytes())
