"""One file per input format: bytes → Source.

Text formats are decoded here (`encoding.py`) and read from a string; binary formats are read from bytes.
A third party adds a reader by an entry point of the group `govdoc.readers`: its name is the format's, its
object a function `read(data: bytes, origin: Origin) -> Source`. `origin.encoding` is then the codec that the
caller asked for.
"""

from importlib import import_module
from typing import Any

from govdoc.errors import FormatError
from govdoc.model import Origin, Source
from govdoc.readers.files import LARGEST_FILE, read_bytes
from govdoc.readers.sniffing import ENDINGS, declared_charset, sniff

__all__ = ["LARGEST_FILE", "names", "read", "read_bytes", "sniff"]

TEXT_READERS = ("text", "html", "markdown")
"""Formats with a module of this package of the same name: `read(text: str, origin: Origin) -> Source`."""
BINARY_READERS = ("docx", "doc", "rtf", "pdf", "ofd", "mht")
"""Formats with a module of this package of the same name: `read(data: bytes, origin: Origin) -> Source`."""
ENTRY_POINTS = "govdoc.readers"
ADVICE = {
    "odt": "暂不能读取 ODT。请用 Word、WPS 或 LibreOffice 另存为 .docx 后再试。",
    "ceb": "暂不能读取 CEB。请用方正 Apabi 阅读软件打开，把文字复制出来存为 .txt 后再试。",
    "image": "这是图片。请先做文字识别，把文字存为 .txt 后再试。",
    "archive": "这是压缩包或不认识的 zip 文件。请先解压，再逐个交给 govdoc。",
    "spreadsheet": "暂不能读取电子表格和演示文稿。请把公文正文另存为 .docx 或 .txt 后再试。",
}
"""What to do with a file of a known format that has no reader."""


def names() -> tuple[str, ...]:
    """The formats that have a reader in this package."""
    return TEXT_READERS + BINARY_READERS


def name_of(format: str) -> str:
    """A reader's name, by it or by an ending of its files: `md` is `markdown`."""
    named = ENDINGS.get(f".{format}", format)
    return named if named in names() else format


def read(
    data: bytes, format: str, *, name: str | None = None, encoding: str | None = None, errors: str = "strict"
) -> Source:
    """Read a file's bytes.

    Args:
        data: The bytes.
        format: As `sniff` names it, by the ending of its files (`md`, `txt`), or a third party's.
        name: File name, for `Origin` and messages.
        encoding: Codec of a text format; found from the bytes if not given.
        errors: Error handler for bytes that do not fit the codec.

    Raises:
        DecodeError: Bytes that are not text.
        ReadError: The file is damaged.
        FormatError: No reader of that name.
    """
    format = name_of(format)
    if format in TEXT_READERS:
        return _read_text(data, format, name, encoding, errors)
    reader = _module(format) if format in BINARY_READERS else _third_party(format, name)
    source: Source = reader(data, Origin(name, format, encoding))
    return source


def _read_text(data: bytes, format: str, name: str | None, encoding: str | None, errors: str) -> Source:
    from govdoc.readers.encoding import decode

    declared = None
    if format == "html":
        declared = declared_charset(data)
    decoded = decode(data, encoding=encoding, errors=errors, name=name, declared=declared)
    source: Source = _module(format)(decoded.text, Origin(name, format, decoded.encoding))
    return source


def _module(format: str) -> Any:
    try:
        return import_module(f"govdoc.readers.{format}").read
    except ModuleNotFoundError as fault:
        raise FormatError(f"缺少读取 {format} 格式所需的模块“{fault.name}”。请重新安装 govdoc。") from fault


def _third_party(format: str, name: str | None) -> Any:
    """The reader that an installed package offers under that name."""
    from importlib.metadata import entry_points

    for point in entry_points(group=ENTRY_POINTS, name=format):
        return point.load()
    advice = ADVICE.get(format) or f"没有名为“{format}”的读取格式。可用的格式：{'、'.join(names())}。"
    raise FormatError(f"{name}：{advice}" if name else advice)
