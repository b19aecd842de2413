"""JSON → Document, checked on the way: nothing that the schema refuses becomes a node.

The readers are made from the model's own type hints, once, so that a new field of the model needs no line
here. A reader takes a value out of `json.loads` and the length of the text, and returns the model's value
or raises `Odd`.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from govdoc.errors import FormatError
from govdoc.exporters.json import JOINER, SCHEMA
from govdoc.exporters.versions import is_newer
from govdoc.model import SCHEMA_VERSION, Closing, Document, Header, Paragraph, Section, Span, Table
from govdoc.model.span import new_span

Reader = Callable[[Any, int], Any]

TAGS: Mapping[str, type] = {"section": Section, "paragraph": Paragraph, "table": Table}
"""What `type` says of a block."""
NAMES = {str: "字符串", int: "整数", bool: "true 或 false", list: "数组", dict: "对象"}
DEPTH_LIMIT = "层次太深"


class Odd(Exception):  # noqa: N818
    """A value that the schema refuses. `path` grows from the inside out on the way through the readers."""

    def __init__(self, what: str, *path: str | int) -> None:
        self.what = what
        self.path = list(path)

    def __str__(self) -> str:
        steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in reversed(self.path))
        return f"{''.join(steps).lstrip('.') or '最外层'}：{self.what}"


def read(data: bytes) -> Document:
    """The document in a JSON file.

    Raises:
        FormatError: The data are no JSON, or not by the schema; the message names the place.
    """
    try:
        return _document(_parsed(data))
    except Odd as odd:
        raise FormatError(f"这个 JSON 文件不符合 govdoc 的格式（govdoc schema json）：{odd}") from None
    except RecursionError:
        raise FormatError(f"这个 JSON 文件{DEPTH_LIMIT}。") from None


def _parsed(data: bytes) -> dict[str, Any]:
    """The file as Python's own objects."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FormatError(f"这个 JSON 文件不是 UTF-8 编码（第 {error.start} 字节）。") from None
    except json.JSONDecodeError as error:
        raise FormatError(
            f"这不是完整的 JSON 文件：第 {error.lineno} 行第 {error.colno} 列读不下去。"
        ) from None
    except ValueError as error:
        raise FormatError(f"这个 JSON 文件里有不能接受的数：{error}") from None
    if not isinstance(found, dict):
        raise Odd("应为对象")
    return found


def _document(data: dict[str, Any]) -> Document:
    if data.pop("schema", None) != SCHEMA:
        raise Odd(f"应为 {SCHEMA}", "schema")
    joiner = data.pop(JOINER, "")
    if not isinstance(joiner, str):
        raise Odd("应为字符串", JOINER)
    if joiner:
        data = _without(data, joiner)
    version, text = data.get("schema_version"), data.get("text")
    data["schema_version"] = SCHEMA_VERSION
    reader = _readers(is_newer(version))
    document: Document = reader(data, len(text) if isinstance(text, str) else 0)
    if not document.parts:
        raise Odd("至少要有一个部分", "parts")
    return document


def _without(value: Any, joiner: str) -> Any:
    """The same data, the joiner taken out of every string."""
    if isinstance(value, str):
        return value.replace(joiner, "")
    if isinstance(value, list):
        return [_without(each, joiner) for each in value]
    if isinstance(value, dict):
        return {name: _without(each, joiner) for name, each in value.items()}
    return value


@cache
def _readers(lenient: bool) -> Reader:
    """The reader of a document.

    Args:
        lenient: Pass over fields that the model does not have, as a file of a newer version may.
    """
    return _Maker(lenient).reader(Document)


class _Maker:
    """Makes readers from type hints. Each class's reader is made once; blocks hold blocks."""

    def __init__(self, lenient: bool) -> None:
        self.lenient = lenient
        self.made: dict[type, Reader] = {}

    def reader(self, hint: Any) -> Reader:
        """The reader of one type."""
        origin, arguments = get_origin(hint), get_args(hint)
        if hint is Span:
            return _span
        if origin is Literal:
            return _literal(arguments)
        if origin in (Union, UnionType):
            return self._union([each for each in arguments if each is not NoneType])
        if origin is tuple:
            return self._tuple(arguments)
        if hint in NAMES:
            return _scalar(hint)
        return self._node(hint)

    def _union(self, types: list[Any]) -> Reader:
        """One type (absent instead of none), or the blocks, told apart by `type`."""
        return self.reader(types[0]) if len(types) == 1 else self._block()

    def _tuple(self, arguments: tuple[Any, ...]) -> Reader:
        if arguments[-1] is Ellipsis:
            return _list(self.reader(arguments[0]))
        return _fixed([self.reader(each) for each in arguments])

    def _block(self) -> Reader:
        by_tag = {tag: self.reader(node) for tag, node in TAGS.items()}

        def read(value: Any, size: int) -> Any:
            _check(value, dict)
            tag = value.pop("type", None)
            if not isinstance(tag, str) or tag not in by_tag:
                raise Odd(f"应为 {'、'.join(TAGS)} 之一", "type")
            return by_tag[tag](value, size)

        return read

    def _node(self, node: type) -> Reader:
        """A class of the model; a class inside itself finds the reader that is being made."""
        if node not in self.made:
            self.made[node] = lambda value, size: self.made[node](value, size)
            self.made[node] = self._made(node)
        return self.made[node]

    def _made(self, node: type) -> Reader:
        """A class's reader. It fills the slots itself: a frozen class's `__init__` takes twice as long."""
        steps = [self._step(node, field) for field in fields(node)]
        names, count, new, lenient = {step.name for step in steps}, len(steps), object.__new__, self.lenient

        def read(value: Any, size: int) -> Any:
            if type(value) is not dict:
                raise Odd("应为对象")
            made: Any = new(node)
            absent, name = 0, ""
            try:
                for name, kind, reader, put, default in steps:
                    field = value.get(name)
                    if type(field) is kind:
                        put(made, field)
                    elif field is not None:
                        put(made, reader(field, size))
                    elif default is not MISSING:
                        put(made, default)
                        absent += 1
                    else:
                        raise Odd("缺少这一项")
            except Odd as odd:
                odd.path.append(name)
                raise
            if len(value) + absent != count:
                _check_names(value, names, lenient)
            return made

        return read

    def _step(self, node: type, field: Field[Any]) -> "_Step":
        hint = get_type_hints(node)[field.name]
        put = node.__dict__[field.name].__set__
        return _Step(field.name, _plain_type(hint), self.reader(hint), put, absent_value(field, hint))


class _Step(NamedTuple):
    """How one field of a class is read."""

    name: str
    kind: type | None
    """The type of Python's that is all there is to check; None where the reader has to look inside."""
    reader: Reader
    put: Callable[[Any, Any], None]
    """Fills the field in an instance."""
    default: Any
    """What the field is if it is left out; MISSING if it must be there."""


def _check_names(value: dict[str, Any], names: set[str], lenient: bool) -> None:
    """Refuse fields that are not the model's, and null: what is not there is left out."""
    for name, field in value.items():
        if name in names and field is None:
            raise Odd("不能是 null；没有内容就去掉这一项", name)
        if name not in names and not lenient:
            raise Odd("没有这一项", name)


def _plain_type(hint: Any) -> type | None:
    """Which of Python's types a field is, where that is all there is to check."""
    kinds = [each for each in get_args(hint) or (hint,) if each is not NoneType]
    return kinds[0] if kinds in ([str], [int], [bool]) and get_origin(hint) is not tuple else None


def absent_value(field: Field[Any], hint: Any) -> Any:
    """What a field is that is left out: the model's default, else nothing; MISSING if it must be there."""
    if field.default is not MISSING:
        return field.default
    if field.default_factory is not MISSING:
        return field.default_factory()
    if NoneType in get_args(hint):
        return None
    if get_origin(hint) is tuple:
        return ()
    return hint() if hint in (Header, Closing) else MISSING


def _check(value: Any, kind: type) -> None:
    if type(value) is not kind:
        raise Odd(f"应为{NAMES[kind]}")


def _scalar(kind: type) -> Reader:
    def read(value: Any, size: int) -> Any:
        _check(value, kind)
        return value

    return read


def _literal(allowed: tuple[str, ...]) -> Reader:
    known = frozenset(allowed)

    def read(value: Any, size: int) -> Any:
        if type(value) is not str or value not in known:
            raise Odd(f"应为 {'、'.join(allowed)} 之一")
        return value

    return read


def _list(reader: Reader) -> Reader:
    def read(value: Any, size: int) -> Any:
        if type(value) is not list:
            raise Odd("应为数组")
        found: list[Any] = []
        try:
            for each in value:
                found.append(reader(each, size))
        except Odd as odd:
            odd.path.append(len(found))
            raise
        return tuple(found)

    return read


def _fixed(readers: list[Reader]) -> Reader:
    """A list of so many values, such as the label and value of metadata."""

    def read(value: Any, size: int) -> Any:
        _check(value, list)
        if len(value) != len(readers):
            raise Odd(f"应为 {len(readers)} 项的数组")
        return tuple(reader(each, size) for reader, each in zip(readers, value, strict=True))

    return read


def _span(value: Any, size: int) -> Span:
    if type(value) is list and len(value) == 2:
        start, end = value
        if type(start) is int and type(end) is int and 0 <= start <= end <= size:
            return new_span(Span, value)
    raise Odd(f"应为 [起, 止] 两个整数，0 ≤ 起 ≤ 止 ≤ {size}（正文的字数）")
