"""RTF of Word, WPS, LibreOffice and others, whatever the file is called → Source: read as a DOCX of the same document is.

One line a paragraph, automatic numbers as the file writes them, tables as tables. What is shown counts: tracked changes
as accepted, field results, text boxes behind the paragraph that they hang on, hidden text not at all. Headers, footers
and comments are not text of the notice; footnotes and endnotes stand at the end as furniture.
"""

from codecs import BOM_UTF8

from msgspec.structs import replace

from govdoc.errors import ReadError
from govdoc.model import Origin, Source
from govdoc.readers.binaryword.content import MOST_CHARACTERS, TooLong
from govdoc.readers.richtext.groups import TooDeep
from govdoc.readers.richtext.walker import Walker
from govdoc.readers.sheet import Sheet
from govdoc.readers.sniffing import HEAD, RICH_TEXT
from govdoc.readers.wordprocessing.conventions import with_notes
from govdoc.readers.wordprocessing.pasted import is_broken


def read(data: bytes, origin: Origin) -> Source:
    """Read an RTF. One that is cut off is read as far as it goes, as Word does.

    Raises:
        ReadError: No RTF, far longer than a notice, or made to harm.
    """
    walker = _walked(data, origin.name or "输入的内容")
    sheet = Sheet()
    walker.body.write(sheet)
    source = sheet.source(origin, walker.body.title or walker.header.title or None)
    if walker.body.is_plain and is_broken(source.text):
        source = replace(source, paragraphs=False)
    return with_notes(source, walker.notes)


def write_fragment(data: bytes, name: str, sheet: Sheet) -> None:
    """Write what an RTF shows that stands in another file.

    Raises:
        ReadError: As `read`.
    """
    _walked(data, name).body.write(sheet)


def _walked(data: bytes, name: str) -> Walker:
    start = data[:HEAD].find(RICH_TEXT)
    if start < 0 or data[:start].removeprefix(BOM_UTF8).strip():
        raise ReadError(f"{name}：不是 RTF 文件（开头不是 {{\\rtf）。请确认文件格式。")
    walker = Walker(data[start:] if start else data)
    try:
        walker.walk()
    except TooLong as fault:
        raise ReadError(f"{name}：超过 {MOST_CHARACTERS} 字，不像一份公文。请拆分后再试。") from fault
    except TooDeep as fault:
        raise ReadError(f"{name}：内部结构嵌套过深，不像一份公文，已拒绝读取。") from fault
    return walker
