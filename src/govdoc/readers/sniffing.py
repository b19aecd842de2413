"""Which format is this file? By its content first, then by its name's ending."""

import codecs
import os
import re

HEAD = 4096
"""Bytes at the start that tell the format."""
HTML_START = rb"(?i)<!doctype\s+html|<html[\s>]"
TAGS = rb"(?i)</?(?:p|div|span|br|table|tbody|tr|td|font|strong|b|a|h[1-6]|ul|ol|li|meta|body)[\s/>]"
MANY_TAGS = 5
"""Tags in the head that make a fragment HTML: text that talks about HTML, and Markdown, have fewer."""
MARKDOWN_TITLE = rb"#[ \t]+(?!Page[ \t]*\d)[^\s#]"
"""A first line that is a title. `# Page 1:` is the page mark of a PDF extractor."""
MARKDOWN_SIGNS = rb"(?m)^(?:##+[ \t]+\S|<!-- INFO END -->|\|?[ \t]*:?-{3,}:?[ \t]*\|)"
DECLARED_CHARSET = rb"""(?i)(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})"""
"""<meta charset="gb2312">, content="text/html; charset=gb2312", <?xml version="1.0" encoding="GBK"?>."""
RICH_TEXT = rb"{\rtf"
MAGIC = (
    (b"%PDF-", "pdf"),
    (RICH_TEXT, "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b\x08", "archive"),
)
ZIP_MEMBERS = (
    (b"word/document.xml", "docx"),
    (b"OFD.xml", "ofd"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"xl/workbook.xml", "spreadsheet"),
    (b"ppt/presentation.xml", "spreadsheet"),
    (b"word/", "docx"),
)
"""Member names, which stand uncompressed in a zip file."""
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Start of the compound file of Office 97 to 2003, which WPS writes, too ([MS-CFB] 2.2)."""
STREAMS = (
    ("WordDocument", "doc"),
    ("EncryptedPackage", "doc"),  # a DOCX behind a password: its reader says so
    ("Workbook", "spreadsheet"),
    ("Book", "spreadsheet"),
    ("PowerPoint Document", "spreadsheet"),
)
"""Names of streams, which stand in the directory as UTF-16; one that a document embeds is asked for later."""
ENDINGS = {
    ".txt": "text", ".text": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html", ".jsp": "html",
    ".mht": "mht", ".mhtml": "mht",
    ".md": "markdown", ".markdown": "markdown",
    ".docx": "docx", ".docm": "docx", ".doc": "doc", ".wps": "doc", ".dot": "doc",
    ".json": "json", ".xml": "xml", ".rtf": "rtf", ".pdf": "pdf", ".ofd": "ofd", ".odt": "odt", ".ceb": "ceb",
    ".png": "image", ".jpg": "image", ".jpeg": "image", ".tif": "image", ".tiff": "image",
    ".zip": "archive", ".rar": "archive", ".7z": "archive", ".gz": "archive",
    ".xls": "spreadsheet", ".xlsx": "spreadsheet", ".et": "spreadsheet",
    ".ppt": "spreadsheet", ".pptx": "spreadsheet",
}  # fmt: skip


def sniff(data: bytes, name: str | None = None) -> str:
    """The name of the format: `text` where nothing tells of another one.

    Content outweighs the name, since files are renamed: web pages saved as .doc are common in archives.
    """
    for test in (_by_magic, _by_streams, _by_zip_members, _by_mime, _by_markup, _by_markdown):
        if format := test(data):
            return format
    format = ENDINGS.get(_ending(name), "text") if name else "text"
    is_plain = (format == "html" and b"<" not in data) or (format == "doc" and _is_text(data))
    return "text" if is_plain else format


def _is_text(data: bytes) -> bool:
    """Whether a file that calls itself a DOC is plain text: no file of Word lacks the byte 0."""
    return bool(data) and (
        b"\0" not in data[:HEAD] or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    )


def _ending(name: str) -> str:
    """A file name's ending; a name that only begins with a dot has none."""
    base = os.path.basename(name)
    dot = base.rfind(".")
    return base[dot:].lower() if dot > 0 else ""


def _by_magic(data: bytes) -> str | None:
    return next((format for magic, format in MAGIC if data.startswith(magic)), None)


def _by_streams(data: bytes) -> str | None:
    """Which program wrote a compound file; Word where nothing tells, whose reader then says what is wrong."""
    if not data.startswith(COMPOUND):
        return None
    named = (format for name, format in STREAMS if (name + "\0").encode("utf-16-le") in data)
    return next(named, "doc")


def _by_zip_members(data: bytes) -> str | None:
    """By the names at the file's end first: a Word file that is attached to an OFD has members of its own."""
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None
    for names in (_directory(data), data):
        if format := next((format for member, format in ZIP_MEMBERS if member in names), None):
            return format
    return "archive"


def _directory(data: bytes) -> bytes:
    """The list of members at a zip's end; nothing where the file is cut off (APPNOTE 4.3.16)."""
    end = data.rfind(b"PK\x05\x06")
    return data[int.from_bytes(data[end + 16 : end + 20], "little") : end] if end >= 0 else b""


def _by_mime(data: bytes) -> str | None:
    """A web page saved with its pictures as one message."""
    head = _ascii_head(data).lower()
    is_message = head.startswith((b"mime-version:", b"content-type:", b"from:")) and b"mime-version:" in head
    return "mht" if is_message and b"text/html" in head else None


def _by_markup(data: bytes) -> str | None:
    """JSON and XML of govdoc, HTML whole or in pieces, an RTF that does not begin at once."""
    head = _ascii_head(data)
    if head.startswith(RICH_TEXT):
        return "rtf"
    if head.startswith(b"{") and b'"schema_version"' in data:
        return "json"
    if head.startswith(b"<") and re.search(HTML_START, head):
        return "html"
    if head.startswith((b"<?xml", b"<govdoc", b"<akomaNtoso")):
        return "xml"
    if head.count(b"<") < MANY_TAGS:
        return None
    return "html" if len(re.findall(TAGS, head)) >= MANY_TAGS else None


def _by_markdown(data: bytes) -> str | None:
    head = _ascii_head(data)
    is_titled = head.startswith(b"#") and re.match(MARKDOWN_TITLE, head)
    return "markdown" if is_titled and re.search(MARKDOWN_SIGNS, head) else None


def _ascii_head(data: bytes) -> bytes:
    """The start of the file without byte order mark and white space; of UTF-16 and UTF-32 the ASCII in it."""
    head = data[:HEAD].removeprefix(codecs.BOM_UTF8)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in head[:4]:
        head = head.replace(b"\0", b"").lstrip(b"\xff\xfe")
    return head.lstrip()


def declared_charset(data: bytes) -> str | None:
    """The charset that an HTML page declares for itself at its start."""
    match = re.search(DECLARED_CHARSET, data[:HEAD])
    return match[1].decode("ascii").lower() if match else None
