"""A web page saved as one file (.mht, .mhtml) → Source: the page inside the MIME message, read as HTML."""

from collections.abc import Iterator

from govdoc.errors import ReadError
from govdoc.model import Origin, Source
from govdoc.readers import html
from govdoc.readers.encoding import decode
from govdoc.readers.sniffing import declared_charset

MOST_MIME_PARTS = 1000
"""Parts of a message that are looked at."""


def read(data: bytes, origin: Origin) -> Source:
    """Read the page; the first, where frames have pages of their own.

    Raises:
        ReadError: There is none.
    """
    found = next(html_parts(data), None)
    if found is None:
        raise ReadError(
            f"{origin.name or '输入的内容'}：这份网页存档里没有网页。请在浏览器里另存为“网页，仅 HTML”后再试。"
        )
    text, encoding = page_text(*found, origin.name, origin.encoding)
    return html.read(text, Origin(origin.name, origin.format, encoding))


def page_text(
    page: bytes, charset: str | None, name: str | None, encoding: str | None = None
) -> tuple[str, str]:
    """A page's text and its codec: the one asked for, that of the message, or that of the page itself."""
    declared = charset or declared_charset(page)
    decoded = decode(page, encoding=encoding, errors="replace", name=name, declared=declared)
    return decoded.text.replace("\0", "\ufffd"), decoded.encoding


def html_parts(data: bytes) -> Iterator[tuple[bytes, str | None]]:
    """The HTML in a MIME message, its transfer encoding undone, and the charset that it states."""
    from email import message_from_bytes  # slow to import, and rarely needed

    try:
        message = message_from_bytes(data)
    except RecursionError:  # messages in messages, made to do harm
        return
    for n, part in enumerate(message.walk()):
        payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(payload, bytes):
            yield payload, part.get_content_charset()
        if n > MOST_MIME_PARTS:
            return
