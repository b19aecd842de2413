"""word/styles.xml: a paragraph style for each element of a notice, so that a clerk changes all of a kind at once.

A style's figures are those of GB/T 9704-2012 §7; what depends on the text (indents counted in characters)
stands on the paragraph.
"""

from msgspec import Struct

from govdoc.exporters.ooxml.options import DocxOptions, Fonts
from govdoc.exporters.ooxml.text import attribute
from govdoc.exporters.ooxml.units import BODY, CELL, SMALL, SQUEEZE

RED = "FF0000"
CELL_SIZE = 240
"""小四, 12 pt: text in tables; the standard leaves it open."""
TITLE_SIZE = 440
"""2号, 22 pt."""


class Style(Struct, frozen=True):
    """One paragraph style. Sizes in twips, `before` in lines."""

    id: str
    name: str
    """As the user sees it; the names of built-in styles are English in the file."""
    font: str = ""
    """Field of `Fonts`; the body's font if empty."""
    size: int = 0
    align: str = ""
    before: float = 0
    first: int = 0
    left: int = 0
    right: int = 0
    color: str = ""
    outline: int | None = None
    line: str = ""
    """Attributes of line pitch where the style has its own."""
    based_on: str = "Normal"


PARAGRAPHS = (
    Style("Body", "公文正文", first=2 * CELL, align="both"),
    Style("CopyNumber", "份号"),
    Style("Secrecy", "密级和紧急程度", font="hei"),
    Style("Mark", "发文机关标志", font="mark", align="center", color=RED),
    Style("Number", "发文字号", align="center", before=2),
    Style("Signer", "签发人", align="left"),
    Style("RedLine", "版头分隔线"),
    Style("Title", "Title", font="mark", size=TITLE_SIZE, align="center", before=2),
    Style("Caption", "题注", font="kai", align="center"),
    Style("Recipients", "主送机关", align="both"),
    Style("Heading1", "heading 1", font="hei", outline=0, based_on="Body"),
    Style("Heading2", "heading 2", font="kai", outline=1, based_on="Body"),
    Style("Heading3", "heading 3", outline=2, based_on="Body"),
    Style("Heading4", "heading 4", outline=3, based_on="Body"),
    Style("Chapter", "章", font="hei", align="center", outline=0),
    Style("Division", "节", font="kai", align="center", outline=1),
    Style("Attachments", "附件说明", align="both"),
    Style("Signatory", "发文机关署名", align="left", right=-2 * CELL),
    Style("Date", "成文日期", align="left", right=-2 * CELL),
    Style("Note", "附注", first=2 * CELL, align="both"),
    Style("Label", "附件序号", font="hei"),
    Style(
        "Cell",
        "表格文字",
        size=CELL_SIZE,
        align="left",
        line='w:before="60" w:after="60" w:line="360" w:lineRule="exact"',
    ),
    Style("Gap", "间隔", size=20, line='w:line="20" w:lineRule="exact"'),
    Style("Copies", "抄送机关", size=SMALL, left=SMALL, right=SMALL, align="both"),
    Style("Printing", "印发机关和印发日期", size=SMALL, left=SMALL, right=SMALL),
    Style("PageNumber", "页码", font="song", size=SMALL, line='w:line="320" w:lineRule="exact"'),
)
CHARACTERS = (("Hei", "一级标题字", "hei"), ("Kai", "二级标题字", "kai"))
"""Faces inside a paragraph: a run-in heading, a signer's name."""

OPEN = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
)


def styles_xml(options: DocxOptions) -> str:
    """The whole part."""
    made = [OPEN, _defaults(options), _normal(options)]
    made += [_paragraph_style(style, options) for style in PARAGRAPHS]
    made += [_character_style(id_, name, getattr(options.fonts, font)) for id_, name, font in CHARACTERS]
    return "".join([*made, TABLE_STYLE, "</w:styles>"])


def _defaults(options: DocxOptions) -> str:
    """Every run 3号 仿宋, squeezed so that 28 fit.

    No gaps between Han and digits, no line grid, no hanging stops. Stops that hang over the edge would make
    lines of 29 characters.
    """
    fonts = options.fonts
    body, latin = attribute(fonts.body), attribute(fonts.latin)
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{body}" w:cs="{latin}"/>'
        f'<w:spacing w:val="-{SQUEEZE}"/><w:sz w:val="{BODY // 10}"/><w:szCs w:val="{BODY // 10}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{_layout(options)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _layout(options: DocxOptions) -> str:
    """What every paragraph has, children in the order of the schema."""
    return (
        '<w:widowControl w:val="0"/><w:kinsoku/><w:wordWrap/><w:overflowPunct w:val="0"/>'
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        '<w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{options.line}" w:lineRule="exact"/>'
    )


def _normal(options: DocxOptions) -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_layout(options)}</w:pPr></w:style>"
    )


def _paragraph_style(style: Style, options: DocxOptions) -> str:
    return (
        f'<w:style w:type="paragraph" {_custom(style.name)}w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="{style.based_on}"/><w:qFormat/>'
        f"<w:pPr>{_paragraph_properties(style, options)}</w:pPr>"
        f"<w:rPr>{_run_properties(style, options.fonts)}</w:rPr></w:style>"
    )


def _custom(name: str) -> str:
    return "" if name.isascii() else 'w:customStyle="1" '


def _paragraph_properties(style: Style, options: DocxOptions) -> str:
    keep = "<w:keepNext/>" if options.keep_with_next and style.outline is not None else ""
    before = f'w:before="{round(style.before * options.line)}"' if style.before else ""
    spacing = f"<w:spacing {before}{style.line}/>" if before or style.line else ""
    left, right, first = style.left, style.right, style.first
    indent = (
        f'<w:ind w:left="{left}" w:right="{right}" w:firstLine="{first}"/>' if left or right or first else ""
    )
    align = f'<w:jc w:val="{style.align}"/>' if style.align else ""
    outline = f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else ""
    return keep + spacing + indent + align + outline


def _run_properties(style: Style, fonts: Fonts) -> str:
    font = _fonts(getattr(fonts, style.font), fonts, style.font) if style.font else ""
    color = f'<w:color w:val="{style.color}"/>' if style.color else ""
    size = f'<w:sz w:val="{style.size // 10}"/><w:szCs w:val="{style.size // 10}"/>' if style.size else ""
    return font + color + size


def _fonts(han: str, fonts: Fonts, role: str) -> str:
    """Han and Latin font of a face. 小标宋 and 宋体 set their own letters and digits.

    Headlines and page numbers.
    """
    latin = attribute(han if role in ("mark", "song") else fonts.latin)
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{attribute(han)}"/>'


def _character_style(id_: str, name: str, han: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{id_}">'
        f'<w:name w:val="{name}"/><w:qFormat/><w:rPr><w:rFonts w:eastAsia="{attribute(han)}"/></w:rPr></w:style>'
    )


TABLE_STYLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="GovTable"><w:name w:val="公文表格"/>'
    '<w:basedOn w:val="TableNormal"/></w:style>'
)
