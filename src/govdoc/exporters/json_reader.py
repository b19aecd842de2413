"""JSON → Document, checked on the way: nothing that the schema refuses becomes a node.

msgspec reads and checks by the model's type hints. What it cannot know is checked here: the name and version of the
format, and that every span lies in the text. Rare files take a longer way: those of a newer minor version, whose
unknown fields are passed over, and those that hold lone surrogates.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import DecodeError, Struct, ValidationError, convert, to_builtins
from msgspec.inspect import StructType, TupleType, Type, UnionType, VarTupleType, type_info
from msgspec.json import Decoder
from msgspec.structs import replace

from govdoc.errors import FormatError
from govdoc.exporters.json import JOINER
from govdoc.exporters.versions import is_newer
from govdoc.model import SCHEMA_VERSION, Assignment, Block, Document, Section, Span, Table
from govdoc.model.document import SCHEMA

BOM = b"\xef\xbb\xbf"
SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


class Claim(Struct):
    """What a file says of itself."""

    schema: Any = None
    schema_version: Any = None
    joiner: str = ""


DOCUMENT, CLAIM, ANYTHING = Decoder(Document), Decoder(Claim), Decoder()


class Odd(Exception):  # noqa: N818
    """Something that the schema refuses: its place and what is wrong."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"{place or '最外层'}：{what}")


def read(data: bytes) -> Document:
    """The document in a JSON file.

    Raises:
        FormatError: The data are no JSON, or not by the schema; the message names the place.
    """
    data = data.removeprefix(BOM)
    try:
        return _checked(_document(data))
    except Odd as odd:
        raise FormatError(f"这个 JSON 文件不符合 govdoc 的格式（govdoc schema json）：{odd}") from None
    except ValidationError as error:
        raise FormatError(
            f"这个 JSON 文件不符合 govdoc 的格式（govdoc schema json）：{_in_chinese(str(error))}"
        ) from None
    except DecodeError as error:
        raise FormatError(_where(data, str(error))) from None
    except RecursionError:
        raise FormatError("这个 JSON 文件层次太深。") from None


def _document(data: bytes) -> Document:
    has_surrogates = SURROGATE.search(data) is not None
    value = _loosely(data) if has_surrogates else None
    claim = convert(value, Claim) if has_surrogates else CLAIM.decode(data)
    if claim.schema != SCHEMA:
        raise Odd("schema", f"应为 {SCHEMA}")
    newer = is_newer(claim.schema_version)
    if not (newer or claim.joiner or has_surrogates):
        return DOCUMENT.decode(data)
    value = _without(value if has_surrogates else ANYTHING.decode(data), claim.joiner)
    value.pop(JOINER, None)
    known = _known(value, type_info(Document)) if newer else value
    return replace(convert(known, Document), schema_version=SCHEMA_VERSION)


def _loosely(data: bytes) -> Any:
    """A file with escapes of surrogates, which msgspec refuses."""
    import json

    try:
        return json.loads(data.decode())
    except ValueError as error:
        raise DecodeError(str(error)) from None


def _without(value: Any, joiner: str) -> Any:
    """The same data, the joiner taken out of every string."""
    if not joiner:
        return value
    if isinstance(value, str):
        return value.replace(joiner, "")
    if isinstance(value, list):
        return [_without(each, joiner) for each in value]
    if isinstance(value, dict):
        return {name: _without(each, joiner) for name, each in value.items()}
    return value


def _known(value: Any, kind: Type) -> Any:
    """The same data without the fields that the model does not have, as a file of a newer version may."""
    if isinstance(kind, UnionType):
        kind = next((each for each in kind.types if _may_be(value, each)), kind)
    if isinstance(kind, VarTupleType) and isinstance(value, list):
        return [_known(each, kind.item_type) for each in value]
    if isinstance(kind, StructType) and isinstance(value, dict):
        fields = {each.encode_name: each.type for each in kind.fields}
        known = {name: _known(value[name], fields[name]) for name in fields if name in value}
        return {kind.tag_field: value.get(kind.tag_field, kind.tag), **known} if kind.tag_field else known
    return value


def _may_be(value: Any, kind: Type) -> bool:
    if isinstance(kind, StructType):
        return isinstance(value, dict) and (not kind.tag_field or value.get(kind.tag_field) == kind.tag)
    return isinstance(kind, VarTupleType | TupleType)


def _checked(document: Document) -> Document:
    """The document, if it has a part and every span lies in its text."""
    if not document.parts:
        raise Odd("parts", "至少要有一个部分")
    size = len(document.text)
    if not all(0 <= span.start <= span.end <= size for span in _spans(document)):
        place = next(_outside(to_builtins(document), size, ""))
        raise Odd(place, f"应为 [起, 止] 两个整数，0 ≤ 起 ≤ 止 ≤ {size}（正文的字数）")
    return document


def _spans(document: Document) -> Iterator[Span]:
    """Every span in a document."""
    for agency in document.agencies:
        yield from agency.mentions
    yield from (each.span for each in document.definitions)
    yield from (each.span for each in document.citations)
    yield from (each.span for each in document.furniture)
    yield from (each.span for each in document.diagnostics)
    for part in document.parts:
        yield part.span
        for element in (*part.header.elements, *part.closing.elements):
            yield element.span
        yield from _spans_of(part.assignments)
        yield from _spans_in(part.blocks)


def _spans_of(assignments: Iterable[Assignment]) -> Iterator[Span]:
    for each in assignments:
        yield each.span
        for mention in (*each.lead, *each.responsible, *each.support, *each.guide):
            yield mention.span


def _spans_in(blocks: Iterable[Block]) -> Iterator[Span]:
    """Those of blocks and of all below them; on a list of its own, since units may stand deep."""
    waiting = list(blocks)
    while waiting:
        block = waiting.pop()
        yield block.span
        if isinstance(block, Section):
            yield block.marker.span
            if block.heading:
                yield block.heading.span
            yield from _spans_of(block.assignments)
            waiting += block.blocks
        elif isinstance(block, Table):
            for row in block.rows:
                yield from (cell.span for cell in row)


def _outside(value: Any, size: int, place: str) -> Iterator[str]:
    """The places of the spans that do not lie in a text of a size."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _outside(each, size, f"{place}.{name}".lstrip("."))
    elif isinstance(value, list | tuple) and len(value) == 2 and all(type(each) is int for each in value):
        if not 0 <= value[0] <= value[1] <= size:
            yield place
    elif isinstance(value, list | tuple):
        for index, each in enumerate(value):
            yield from _outside(each, size, f"{place}[{index}]")


NAMES = {
    "str": "字符串",
    "int": "整数",
    "bool": "true 或 false",
    "array": "数组",
    "object": "对象",
    "null": "null",
}
SAID: tuple[tuple[str, str, str], ...] = (
    (r"Object missing required field `(\w+)`", r".\1", "缺少这一项"),
    (r"Object contains unknown field `(.+)`", r".\1", "没有这一项"),
    (r"Expected `array` of (?:at least |at most )?length (\d+).*", "", r"应为 \1 项的数组"),
    (r"Expected `([^`]+)`.*", "", r"应为\1"),
    (r"Invalid (?:enum )?value (.+)", "", r"没有 \1 这个值（可用的值见 govdoc schema json）"),
    (r"Integer value out of range", "", "不能接受的数"),
    (r"(.*)", "", r"\1"),
)
"""What msgspec says: its words, what they add to the place, the same in Chinese."""


def _in_chinese(message: str) -> str:
    """Msgspec's message: the place first, then what is wrong."""
    words, _, place = message.partition(" - at `$")
    place = place.rstrip("`").lstrip(".")
    pattern, more, said = next(row for row in SAID if re.fullmatch(row[0], words))
    what = re.sub(r"[a-z]+", lambda name: NAMES.get(name[0], name[0]), re.sub(pattern, said, words, count=1))
    return f"{place + re.sub(pattern, more, words, count=1) or '最外层'}：{what.replace(' | ', ' 或 ')}"


BYTE = re.compile(r"\(byte (\d+)\)")


def _where(data: bytes, message: str) -> str:
    """Why bytes are no JSON, and at which byte, or line and column, that shows."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return f"这个 JSON 文件不是 UTF-8 编码（第 {error.start} 字节）。"
    at = BYTE.search(message)
    before = data[: int(at[1]) if at else len(data)].decode(errors="ignore")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return f"这不是完整的 JSON 文件：第 {line} 行第 {column} 列读不下去。"
