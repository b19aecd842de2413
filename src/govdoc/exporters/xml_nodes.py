"""XML bytes → nodes with their place in the text. What XML can do to a reader is refused or undone here.

Files with a DTD are refused, whatever it holds: entities, external files and blow-ups all come by it. What is
left is small in proportion to the file, so that libxml2's own limits (256 levels, 10 MB of text in one
node) can be lifted for it.
"""

import re
from collections.abc import Mapping
from typing import Any, get_args

from msgspec import Struct, field

from govdoc.errors import FormatError
from govdoc.exporters.xml_escapes import unescaped
from govdoc.model import Span

LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is read: a notice of twenty million characters. As a tree it takes many times as much."""
SPACE = " \t\r\n"
ROOT, CHARACTER = "document", "char"
LEAVES = ("line", "marker", "heading", "paragraph", "cell")
ANNOTATIONS = ("assignment", "mention", "definition", "citation")
MIXED = frozenset({*LEAVES, *ANNOTATIONS, "furniture"})
"""Elements whose characters are text of the notice; between the others, white space means nothing."""
CODE = re.compile("[0-9A-Fa-f]{4}")
NUMBER = re.compile("-?[0-9]{1,18}")


class XmlNode(Struct, eq=False):
    """An element. Its attributes are taken out as they are read, so that none is passed over."""

    tag: str
    attributes: dict[str, str]
    line: int
    """Where it begins in the file."""
    start: int
    """Where it begins in the text; where the text has come to, for those outside it."""
    end: int
    children: list["XmlNode"] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)

    def odd(self, what: str) -> FormatError:
        """The error to raise about this element."""
        return FormatError(
            f"这个 XML 文件不符合 govdoc 的格式（govdoc schema xml）：第 {self.line} 行 <{self.tag}> {what}"
        )

    def optional(self, name: str) -> str | None:
        """An attribute's value, None if it is not there."""
        return self.attributes.pop(name, None)

    def required(self, name: str) -> str:
        """An attribute's value."""
        value = self.optional(name)
        if value is None:
            raise self.odd(f"缺少属性 {name}")
        return value

    def one_of(self, name: str, literal: Any) -> Any:
        """The value of an attribute that has one of a `Literal` type's values."""
        value = self.required(name)
        if value not in get_args(literal):
            raise self.odd(f"的属性 {name} 应为 {'、'.join(get_args(literal))} 之一")
        return value

    def number(self, name: str) -> int | None:
        """The value of an attribute that is a whole number."""
        numbers = self.numbers(name)
        if len(numbers) > 1:
            raise self.odd(f"的属性 {name} 应为一个整数")
        return numbers[0] if numbers else None

    def numbers(self, name: str) -> tuple[int, ...]:
        """The value of an attribute that is a list of whole numbers; empty if it is not there."""
        words = (self.optional(name) or "").split()
        if not all(NUMBER.fullmatch(word) for word in words):
            raise self.odd(f"的属性 {name} 应为整数")
        return tuple(map(int, words))

    def spans(self, name: str, size: int) -> list[Span]:
        """The value of an attribute that is a list of starts and ends."""
        numbers = self.numbers(name)
        pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
        if len(numbers) % 2 or not all(0 <= start <= end <= size for start, end in pairs):
            raise self.odd(f"的属性 {name} 应为成对的起止位置，不超过正文的字数 {size}")
        return [Span(*pair) for pair in pairs]

    def only_span(self, name: str, size: int) -> Span:
        """The value of an attribute that is one start and end."""
        spans = self.spans(name, size)
        if len(spans) != 1:
            raise self.odd(f"的属性 {name} 应为一对起止位置")
        return spans[0]


def parse(data: bytes, namespace: str) -> tuple[XmlNode, str]:
    """The root of a file, and the text of the notice.

    Raises:
        FormatError: The file is too large, has a DTD, or is no XML in UTF-8 with this root.
    """
    if len(data) > LARGEST:
        raise FormatError(f"这个 XML 文件超过 {LARGEST // 1024 // 1024} MB，不读。")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise FormatError("这个 XML 文件带有 DTD 或实体声明，为安全起见不读；请去掉 <!DOCTYPE …> 再试。")
    try:
        if "\0" in data.decode("utf-8"):
            raise FormatError("这个 XML 文件不是 UTF-8 编码。")
    except UnicodeDecodeError as error:
        raise FormatError(f"这个 XML 文件不是 UTF-8 编码（第 {error.start + 1} 个字节起）。") from None
    builder = _Builder(namespace)
    root = builder.node(_parsed(data))
    if root.tag != ROOT:
        raise root.odd(f"不是 govdoc 的文件：最外层应为 <{ROOT}>")
    return root, "".join(builder.pieces)


def _parsed(data: bytes) -> Any:
    """The root as lxml reads it. In UTF-8 whatever the file declares: no other encoding can hide a DTD."""
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise FormatError(f"这不是完整的 XML 文件：第 {error.lineno or 1} 行读不下去。") from None


class _Builder:
    """Turns lxml's elements into nodes and gathers the text."""

    def __init__(self, namespace: str) -> None:
        self.prefix = f"{{{namespace}}}"
        self.pieces: list[str] = []
        self.at = 0

    def node(self, element: Any, mixed: bool = False) -> XmlNode:
        """An element with all that is in it.

        Args:
            element: As lxml read it.
            mixed: Whether it stands in a leaf, where all characters are text.
        """
        tag = str(element.tag)
        node = XmlNode(tag.removeprefix(self.prefix), {}, element.sourceline, self.at, self.at)
        if not tag.startswith(self.prefix):
            raise node.odd("不属于 govdoc 的命名空间")
        node.attributes = _attributes(element.attrib, node)
        mixed = mixed or node.tag in MIXED
        self._characters(element.text, node, mixed)
        for child in element:
            if child.tag == self.prefix + CHARACTER:
                self._put(_character(child, node))
            else:
                node.children.append(self.node(child, mixed))
            self._characters(child.tail, node, mixed)
        node.end = self.at
        return node

    def _characters(self, text: str | None, node: XmlNode, mixed: bool) -> None:
        if text and mixed:
            self._put(text)
        elif text and text.strip(SPACE):
            raise node.odd("里不能直接写文字")

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.at += len(text)


def _attributes(attributes: Mapping[str, str], node: XmlNode) -> dict[str, str]:
    """Unescaped; those of other namespaces (`xml:space`, a schema's location) left out."""
    try:
        return {name: unescaped(value) for name, value in attributes.items() if name[0] != "{"}
    except ValueError as error:
        raise node.odd(f"属性里的反斜杠应写作 \\\\ 或 \\uXXXX：{error}") from None


def _character(element: Any, node: XmlNode) -> str:
    code = element.get("code", "")
    if len(element) or element.text or not CODE.fullmatch(code):
        raise node.odd(f'里的 <char code="{code}"/> 应写四位十六进制字符码')
    return chr(int(code, 16))
