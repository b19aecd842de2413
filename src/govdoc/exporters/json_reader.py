"""JSON → Document, checked on the way: nothing that the schema refuses becomes a node.

msgspec reads and checks by the model's type hints. What it cannot know is checked here: the name and version of the
format, and that every span lies in the text. Rare files take a longer way: those of a newer minor version, whose
unknown fields are passed over, and those that hold lone surrogates.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, Any, NoReturn

from msgspec import DecodeError, Meta, Struct, ValidationError, convert
from msgspec.inspect import StructType, TupleType, Type, UnionType, VarTupleType, type_info
from msgspec.json import Decoder
from msgspec.structs import replace

from govdoc.errors import FormatError
from govdoc.exporters.json import JOINER
from govdoc.exporters.versions import is_newer
from govdoc.model import SCHEMA_VERSION, Assignment, Block, Document, Section, Span, Table
from govdoc.model.document import SCHEMA
from govdoc.model.node import Node

BOM = b"\xef\xbb\xbf"
ESCAPE = re.compile(rb"\\u[dD][89a-fA-F]")
"""The beginning of a surrogate's escape."""
SURROGATE = re.compile("[\ud800-\udfff]")


class Claim(Struct):
    """What a file says of itself."""

    schema: Any = None
    schema_version: Any = None
    joiner: Annotated[str, Meta(min_length=1)] = ""


DOCUMENT, CLAIM, ANYTHING = Decoder(Document), Decoder(Claim), Decoder()


class Odd(Exception):  # noqa: N818
    """Something that the schema refuses: its place and what is wrong."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"{place.lstrip('.') or '最外层'}：{what}")


def read(data: bytes) -> Document:
    """The document in a JSON file.

    Raises:
        FormatError: The data are no JSON, or not by the schema; the message names the place.
    """
    data = data.removeprefix(BOM)
    try:
        return _checked(_document(data))
    except ValidationError as error:
        odd = _odd(str(error))
    except Odd as error:
        odd = error
    except DecodeError as error:
        raise FormatError(_where(data, str(error))) from None
    except RecursionError:
        raise FormatError("这个 JSON 文件层次太深。") from None
    raise FormatError(f"这个 JSON 文件不符合 govdoc 的格式（govdoc schema json）：{odd}")


def _document(data: bytes) -> Document:
    has_surrogates = ESCAPE.search(data) is not None
    value: Any = _loosely(data) if has_surrogates else None
    claim = _claim(value) if has_surrogates else CLAIM.decode(data)
    if claim.schema != SCHEMA:
        raise Odd("schema", f"应为 {SCHEMA}")
    newer = is_newer(claim.schema_version)
    if not (newer or claim.joiner or has_surrogates):
        return DOCUMENT.decode(data)
    value = value if has_surrogates else ANYTHING.decode(data)
    if value.pop(JOINER, None):
        value = _changed(value, lambda text: text.replace(claim.joiner, ""))
    known = _known(value, type_info(Document)) if newer else value
    return replace(_converted(known), schema_version=SCHEMA_VERSION)


def _claim(value: Any) -> Claim:
    if isinstance(value, dict):  # whose other names can hold surrogates, of which msgspec would complain
        value = {name: value[name] for name in Claim.__struct_fields__ if name in value}
    return convert(value, Claim)


def _loosely(data: bytes) -> Any:
    """A file with escapes of surrogates, which msgspec refuses."""
    import json

    try:
        return json.loads(data.decode(), parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise DecodeError(f"(byte {len(error.doc[: error.pos].encode())})") from None
    except UnicodeDecodeError as error:
        raise DecodeError(str(error)) from None
    except ValueError:
        raise Odd("", "有不能接受的数") from None


def _no_number(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python's reader takes for numbers and JSON does not."""
    raise ValueError(name)


def _converted(value: Any) -> Document:
    try:
        return convert(value, Document)
    except UnicodeEncodeError:  # what is wrong has a lone surrogate in it, and msgspec cannot say so
        return convert(_changed(value, lambda text: SURROGATE.sub("\ufffd", text)), Document)


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    """The same data, every string and name changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_changed(each, change) for each in value]
    if isinstance(value, dict):
        return {change(name): _changed(each, change) for name, each in value.items()}
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
        place = next(_outside(document, size, ""))
        raise Odd(place, f"应为 [起, 止] 两个整数，0 ≤ 起 ≤ 止 ≤ {size}（正文的字数）")
    return document


def _spans(document: Document) -> Iterator[Span]:
    """Every span in a document, field by field: a walk over all fields takes five times as long."""
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
        yield from (mention.span for mention in each.mentions())


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
    if isinstance(value, Span):
        if not 0 <= value.start <= value.end <= size:
            yield place
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _outside(each, size, f"{place}[{index}]")
    elif isinstance(value, Node):
        for name in value.__struct_fields__:
            yield from _outside(getattr(value, name), size, f"{place}.{name}")


NAMES = {
    "str": "字符串",
    "int": "整数",
    "bool": "true 或 false",
    "array": "数组",
    "object": "对象",
    "null": "null",
}
LONGEST = 40
"""Characters of a value or a name that a message quotes."""
SAID: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    (r"Object missing required field `(.+)`", ".{}", lambda _: "缺少这一项"),
    (r"Object contains unknown field `(.+)`", ".{}", lambda _: "没有这一项"),
    (r"Expected `array` of at most length 2()", "span", lambda _: "应为 [起, 止] 两个整数"),  # says not where
    (
        r"Expected `array` of (?:at least |at most )?length (\d+).*",
        "",
        lambda length: f"应为 {length} 项的数组",
    ),
    (r"Expected `str` of length >= 1()", "", lambda _: "不能为空"),
    (
        r"Expected `([^`]+)`.*",
        "",
        lambda kinds: "应为" + " 或 ".join(NAMES.get(each, each) for each in kinds.split(" | ")),
    ),
    (
        r"Invalid (?:enum )?value (.+)",
        "",
        lambda value: f"没有 {value} 这个值（可用的值见 govdoc schema json）",
    ),
    (r"(?:Integer value|Number) out of range()", "", lambda _: "不能接受的数"),
    (r"(.*)", "", lambda words: words),
)
"""What msgspec says: its words, what they add to the place, the same in Chinese; both of what the brackets match."""


def _odd(message: str) -> Odd:
    """Msgspec's message in Chinese: the place first, then what is wrong."""
    words, _, place = message.partition(" - at `$")
    for pattern, more, said in SAID:
        if match := re.fullmatch(pattern, words, re.DOTALL):
            named = " ".join(match[1].split())
            named = named if len(named) <= LONGEST else named[:LONGEST] + "…"
            return Odd(place.rstrip("`") + more.format(named), said(named))
    raise AssertionError(words)  # the last pattern matches anything


BYTE = re.compile(r"\(byte (\d+)\)")


def _where(data: bytes, message: str) -> str:
    """Why bytes are no JSON, and at which byte, or line and column, that shows."""
    at = BYTE.search(message)
    end = int(at[1]) if at else len(data)
    try:
        data.decode()
    except UnicodeDecodeError as error:
        if (
            error.end < len(data) or error.reason != "unexpected end of data"
        ):  # else it is cut off in a character
            return f"这个 JSON 文件不是 UTF-8 编码（第 {error.start + 1} 个字节起）。"
    before = data[:end].decode(errors="ignore")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return f"这不是完整的 JSON 文件：第 {line} 行第 {column} 列读不下去。"
