"""`w:altChunk`: a body kept in another format inside the DOCX. MHT, HTML, text or another DOCX → lines."""

from collections.abc import Iterator

from govdoc.readers.encoding import decode
from govdoc.readers.html import write_fragment
from govdoc.readers.sheet import Sheet
from govdoc.readers.sniffing import declared_charset, sniff

MOST_MIME_PARTS = 1000
"""Parts of an MHT that are looked at."""


def write_chunk(data: bytes, name: str, sheet: Sheet) -> bool:
    """Write what a chunk shows; return whether its format is one that can be read."""
    if data[:200].lstrip().lower().startswith((b"mime-version", b"content-type", b"from:")):
        pages = list(_html_parts(data))
        for html, charset in pages:
            _write_html(html, charset, name, sheet)
        return bool(pages)
    format = sniff(data, name)
    if format == "html":
        _write_html(data, None, name, sheet)
        return True
    if format == "text":
        for line in decode(data, errors="replace", name=name).text.split("\n"):
            sheet.line(line.rstrip("\r"))
        return True
    return False


def _write_html(data: bytes, charset: str | None, name: str, sheet: Sheet) -> None:
    declared = charset or declared_charset(data)
    write_fragment(
        decode(data, errors="replace", name=name, declared=declared).text.replace("\0", "\ufffd"), sheet
    )


def _html_parts(data: bytes) -> Iterator[tuple[bytes, str | None]]:
    """The HTML in a MIME message, its transfer encoding undone, and the charset that it states."""
    from email import message_from_bytes  # slow to import, and rarely needed

    for n, part in enumerate(message_from_bytes(data).walk()):
        payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(payload, bytes):
            yield payload, part.get_content_charset()
        if n > MOST_MIME_PARTS:
            return
