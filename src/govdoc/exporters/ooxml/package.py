"""The DOCX as a file: its parts in a zip.

All but the text are the same for every notice of the same options.
"""

import io
import zipfile
from functools import lru_cache

from govdoc.exporters.ooxml.options import DocxOptions
from govdoc.exporters.ooxml.paragraphs import Look, border, paragraph
from govdoc.exporters.ooxml.styles import RED, styles_xml
from govdoc.exporters.ooxml.text import attribute, escape
from govdoc.exporters.ooxml.units import LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, SMALL, twips

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""Time stamp of every entry: the same document gives the same bytes."""
SPEED = 6
"""zlib level."""
PAGE_OPTIONS = ("fonts", "recipe", "form", "keep_with_next")
"""The options that the static parts depend on."""
RELATED = (("styles", "styles"), ("settings", "settings"), ("fontTable", "fontTable"), ("footer", "footer1"),
           ("footer", "footer2"), ("footer", "footer3"))  # fmt: skip
"""Parts that word/document.xml refers to, as rId1, rId2, …: kind and name."""


def package(body: str, title: str | None, options: DocxOptions) -> bytes:
    """The file.

    Args:
        body: What stands in `w:body` before the section's properties.
        title: For the file's metadata.
        options: Fonts, margins, form.
    """
    document = f"{XML}<w:document {W} {R}><w:body>{body}{section(options)}</w:body></w:document>"
    buffer = io.BytesIO()
    page = DocxOptions(**{name: getattr(options, name) for name in PAGE_OPTIONS})
    buffer.write(_prepared(page))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED, compresslevel=SPEED) as archive:
        _add(archive, "docProps/core.xml", _core(title or ""))
        _add(archive, "word/document.xml", document)
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, name: str, text: str) -> None:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, text.encode())


@lru_cache(maxsize=16)
def _prepared(options: DocxOptions) -> bytes:
    """A zip of the parts that do not depend on the notice, by the options that they do depend on."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in _static(options):
            _add(archive, name, text)
    return buffer.getvalue()


def _static(options: DocxOptions) -> list[tuple[str, str]]:
    return [
        ("[Content_Types].xml", _content_types()),
        ("_rels/.rels", _package_relations()),
        ("docProps/app.xml", APP),
        ("word/_rels/document.xml.rels", _document_relations()),
        ("word/styles.xml", styles_xml(options)),
        ("word/settings.xml", SETTINGS),
        ("word/fontTable.xml", _font_table(options)),
        ("word/footer1.xml", _footer("right", options)),
        ("word/footer2.xml", _footer("left", options)),
        ("word/footer3.xml", _first_footer(options)),
    ]


def _content_types() -> str:
    parts = [
        ("/word/document.xml", f"{MIME}.document.main+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ]
    parts += [(f"/word/{name}.xml", f"{MIME}.{kind}+xml") for kind, name in RELATED]
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(pairs: list[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(pairs, 1)
    )
    return f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def _package_relations() -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _relations([(f"{OFFICE}/officeDocument", "word/document.xml"), (core, "docProps/core.xml"),
                       (f"{OFFICE}/extended-properties", "docProps/app.xml")])  # fmt: skip


def _document_relations() -> str:
    return _relations([(f"{OFFICE}/{kind}", f"{name}.xml") for kind, name in RELATED])


def _core(title: str) -> str:
    return (
        f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>'
    )


APP = (
    f'{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>govdoc</Application></Properties>"
)
SETTINGS = (
    f"{XML}<w:settings {W}><w:evenAndOddHeaders/>"
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)
OTHER_NAMES = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "方正小标宋简体": "小标宋"}
"""What to use where a font is missing: the same face as newer systems name it."""


def _font_table(options: DocxOptions) -> str:
    fonts = options.fonts
    names = dict.fromkeys((fonts.body, fonts.kai, fonts.hei, fonts.mark, fonts.song, fonts.latin))
    rows = "".join(f'<w:font w:name="{attribute(name)}">{_other_name(name)}</w:font>' for name in names)
    return f"{XML}<w:fonts {W}>{rows}</w:fonts>"


def _other_name(name: str) -> str:
    return f'<w:altName w:val="{OTHER_NAMES[name]}"/>' if name in OTHER_NAMES else ""


PAGE_NUMBER = (
    '<w:t xml:space="preserve">— </w:t>',
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
    '<w:fldChar w:fldCharType="separate"/>',
    "<w:t>1</w:t>",
    '<w:fldChar w:fldCharType="end"/>',
    '<w:t xml:space="preserve"> —</w:t>',
)
"""The runs of a page number."""


def _footer(side: str, options: DocxOptions) -> str:
    """页码 (7.5): dashes round the number, one character from the outer edge.

    Right on odd pages, left on even.
    """
    field = "".join(f"<w:r>{piece}</w:r>" for piece in PAGE_NUMBER)
    layout = f'<w:ind w:{side}="{SMALL}"/><w:jc w:val="{side}"/>'
    number = f'<w:p><w:pPr><w:pStyle w:val="PageNumber"/>{layout}</w:pPr>{field}</w:p>'
    lift = f'<w:spacing w:line="{FOOTER - LETTER_FOOTER}" w:lineRule="exact"/>'
    below = f"<w:p><w:pPr>{lift}</w:pPr></w:p>" if options.form == "letter" else ""
    return f"{XML}<w:ftr {W}>{number}{below}</w:ftr>"


FOOTER = twips(25.2)
"""From the paper's bottom to that of the page number's line: its dash then stands 7 mm below the 版心."""
LETTER_FOOTER = twips(20)
"""信函格式 (10.1): the lower red double line stands 20 mm above the paper's edge."""
LETTER_LINE = 170
"""信函格式 (10.1): length of the red double lines, mm."""


def letter_edges() -> tuple[int, int]:
    """Indents that make a paragraph as wide as a letter's red lines: they reach over both margins."""
    edge = (PAGE_WIDTH - twips(LETTER_LINE)) // 2
    return edge - LEFT, edge - RIGHT


def _first_footer(options: DocxOptions) -> str:
    """A letter's first page: no page number, but the lower red line, thin over thick."""
    left, right = letter_edges()
    rule = border("bottom", 24, RED, kind="thinThickSmallGap")
    look = Look(borders=rule, left=left, right=right) if options.form == "letter" else None
    return f"{XML}<w:ftr {W}>{paragraph('PageNumber', '', look)}</w:ftr>"


def section(options: DocxOptions) -> str:
    """`w:sectPr`: paper, margins, footers."""
    letter = options.form == "letter"
    first = '<w:footerReference w:type="first" r:id="rId6"/>' if letter else ""
    margins = options.margins
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="even" r:id="rId5"/>'
        f'{first}<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{margins.top}" w:right="{RIGHT}" w:bottom="{margins.bottom}" w:left="{LEFT}"'
        f' w:header="851" w:footer="{LETTER_FOOTER if letter else FOOTER}" w:gutter="0"/>'
        f"{'<w:titlePg/>' if letter else ''}</w:sectPr>"
    )
