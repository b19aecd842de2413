"""`w:altChunk`: a body kept in another format inside the DOCX. MHT, HTML, RTF, text or another DOCX → lines."""

from govdoc.readers.encoding import decode
from govdoc.readers.html import write_fragment
from govdoc.readers.mht import html_parts, page_text
from govdoc.readers.sheet import Sheet
from govdoc.readers.sniffing import sniff


def write_chunk(data: bytes, name: str, sheet: Sheet) -> bool:
    """Write what a chunk shows; return whether its format is one that can be read."""
    if data[:200].lstrip().lower().startswith((b"mime-version", b"content-type", b"from:")):
        pages = list(html_parts(data))
        for page, charset in pages:
            write_fragment(page_text(page, charset, name)[0], sheet)
        return bool(pages)
    format = sniff(data, name)
    if format == "html":
        write_fragment(page_text(data, None, name)[0], sheet)
        return True
    if format == "rtf":
        from govdoc.readers.rtf import write_fragment as write_rich_text

        write_rich_text(data, name, sheet)
        return True
    if format == "text":
        for line in decode(data, errors="replace", name=name).text.split("\n"):
            sheet.line(line.rstrip("\r"))
        return True
    return False
