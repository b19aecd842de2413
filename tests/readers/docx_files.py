"""DOCX files as other programs write them, built from a few lines of XML."""

import io
import zipfile
from collections.abc import Mapping

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def docx(
    body: str, parts: dict[str, str | bytes] | None = None, chunks: dict[str, str] | None = None
) -> bytes:
    """A file of a body.

    Args:
        body: Children of `w:body`.
        parts: Content of `numbering`, `styles`, `footnotes` …, without the root; or any part by its full
        name. chunks: Targets of `w:altChunk` by relation id.
    """
    files: dict[str, str | bytes] = {"word/document.xml": wrap("document", f"<w:body>{body}</w:body>")}
    relations = ""
    for name, content in (parts or {}).items():
        if "/" in name:
            files[name] = content
            continue
        files[f"word/{name}.xml"] = wrap(name, str(content))
        relations += f'<Relationship Id="{name}" Type="{KINDS}{name}" Target="{name}.xml"/>'
    for id_, target in (chunks or {}).items():
        relations += f'<Relationship Id="{id_}" Type="{KINDS}aFChunk" Target="{target}"/>'
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    files["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{namespace}">{relations}</Relationships>'
    return zipped(files)


def wrap(root: str, content: str) -> str:
    """A part of WordprocessingML."""
    return f"<w:{root} {NAMESPACES}>{content}</w:{root}>"


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def p(text: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    stated = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{stated}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def cell(text: str, properties: str = "") -> str:
    """A cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def numbered(text: str, number: int, level: int = 0) -> str:
    """A paragraph in a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(at: int, format: str, text: str, more: str = "") -> str:
    """A level of a list's definition."""
    start = "" if "w:start" in more else '<w:start w:val="1"/>'
    return (
        f'<w:lvl w:ilvl="{at}">{start}<w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*definitions: str, nums: str = "") -> str:
    """Definitions 0, 1, … and a list of each, numbered from 1; further lists as XML."""
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>'
        for n, levels in enumerate(definitions)
    )
    lists = "".join(num(n + 1, n) for n in range(len(definitions)))
    return made + lists + nums


def num(number: int, definition: int, more: str = "") -> str:
    """A list of a definition."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{more}</w:num>'
