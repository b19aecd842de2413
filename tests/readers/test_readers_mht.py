"""Web pages saved as one file."""

from email.message import EmailMessage

import pytest

import govdoc
from govdoc.model import Origin

PAGE = "<html><body><h1>望川市绿道管理办法</h1><p>第一条　为了规范管理。</p></body></html>"


def message(cte: str, charset: str = "utf-8") -> bytes:
    """A page as browsers save it: the first part of a related set."""
    page = EmailMessage()
    page.set_content(PAGE, subtype="html", charset=charset, cte=cte)
    page.add_related(b"GIF8", "image", "gif")
    return b"From: <Saved by Blink>\r\n" + page.as_bytes().replace(b"related;", b'related; type="text/html";')


@pytest.mark.parametrize("cte", ["base64", "quoted-printable"])
@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_the_page_inside_is_read(cte: str, charset: str) -> None:
    document = govdoc.load(message(cte, charset))
    assert document.text == "望川市绿道管理办法\n第一条　为了规范管理。\n"
    assert document.origin == Origin(None, "mht", charset)


@pytest.mark.parametrize("data", [b"MIME-Version: 1.0\n\nx", b"Content-Type: message/rfc822\n\n" * 5000])
def test_one_without_a_page_says_what_to_do(data: bytes) -> None:
    with pytest.raises(govdoc.ReadError, match="没有网页"):
        govdoc.load(data, format="mht")
