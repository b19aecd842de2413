"""DOCX files of what Word has beside plain paragraphs, as LibreOffice can open and save them."""

import io
import zipfile

from docx_files import cell, docx, level, numbered, numbering, p, zipped

KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{KINDS}/officeDocument" Target="word/document.xml"/></Relationships>'
)
NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
RULES = (
    '<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/>'
    "</w:tblBorders></w:tblPr>"
)
AUTHOR = 'w:id="1" w:author="x" w:date="2024-01-01T00:00:00Z"'
BOX = 'style="position:absolute;margin-left:10pt;margin-top:10pt;width:200pt;height:60pt"'
FORMATS = (
    "decimal", "upperRoman", "lowerLetter", "chineseCounting", "chineseLegalSimplified", "ideographTraditional",
    "decimalEnclosedCircle", "decimalFullWidth", "decimalZero", "japaneseCounting", "bullet",
)  # fmt: skip
"""Number formats that LibreOffice writes into a DOC; ⑴ and 一〇 become others."""


def openable(data: bytes) -> bytes:
    """A DOCX of a few parts with those that a program needs to open it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return zipped({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, **files})


def table(*rows: str, widths: tuple[int, ...]) -> str:
    """A ruled table."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"<w:tbl>{RULES}<w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    )


def sized(width: int, more: str = "") -> str:
    """Properties of a cell."""
    return f'<w:tcW w:w="{width}" w:type="dxa"/>{more}'


def words(*contents: str) -> str:
    """A paragraph of runs."""
    return f"<w:p>{''.join(contents)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def box(body: str, number: int = 1) -> str:
    """A text box."""
    return (
        f'<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="s{number}" type="#_x0000_t202" {BOX}>'
        f"<v:textbox><w:txbxContent>{body}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


MERGED = table(
    cell("任务分工", sized(6500, '<w:gridSpan w:val="3"/>')),
    cell("一", sized(2000, '<w:vMerge w:val="restart"/>'))
    + cell("甲", sized(3000))
    + cell("丁", sized(1500)),
    cell("", sized(2000, "<w:vMerge/>")) + cell("乙", sized(4500, '<w:gridSpan w:val="2"/>')),
    widths=(2000, 3000, 1500),
)
INNER = table(cell("内一", sized(900)) + cell("内二", sized(900)), widths=(900, 900))
NESTED = table(
    f"<w:tc><w:tcPr>{sized(3000)}</w:tcPr>{p('外')}{INNER}{p()}</w:tc>" + cell("右", sized(3000)),
    cell("下", sized(3000)) + cell("右下", sized(3000)),
    widths=(3000, 3000),
)
WITH_BOX = table(
    f"<w:tc><w:tcPr>{sized(3000)}</w:tcPr>{words(run('格'), box(p('盒')))}</w:tc>" + cell("右", sized(3000)),
    cell("下", sized(3000)) + cell("右下", sized(3000)),
    widths=(3000, 3000),
)
COUNTED = table(
    *[f"<w:tc><w:tcPr>{sized(3000)}</w:tcPr>{numbered('', 1)}</w:tc>" + cell("任务", sized(3000))] * 3,
    widths=(3000, 3000),
)
LEVELS = numbering(
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "（%4）")
)
ITEMS = ("0总体", "1甲", "2a", "2b", "1乙", "2c", "3d", "0任务", "1丙")
IN_LIST = '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
STYLES = NORMAL + "".join(
    f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/>{more}</w:style>'
    for id_, name, more in (
        ("zhang", "heading 1", IN_LIST.format(0)),
        ("tiao", "条", IN_LIST.format(1)),
        ("own", "x", '<w:basedOn w:val="zhang"/>'),
        ("title", "Title", ""),
    )
)
CHAPTERS = numbering(
    level(0, "chineseCounting", "第%1章", '<w:pStyle w:val="zhang"/>')
    + level(1, "chineseCounting", "第%2条", '<w:pStyle w:val="tiao"/>')
)
NOTES = (
    "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p/></w:footnote>'
        for number, kind in enumerate(("separator", "continuationSeparator"))
    )
    + f"<w:footnote w:id='2'>{p('指2023年数据。')}</w:footnote><w:footnote w:id='3'>{p('又一条。')}{p('第二段。')}</w:footnote>"
)


def styled(text: str, style: str, more: str = "") -> str:
    """A paragraph of a style."""
    return p(text, f'<w:pStyle w:val="{style}"/>{more}')


WORD: dict[str, bytes] = {
    "levels": docx("".join(numbered(each[1:], 1, int(each[0])) for each in ITEMS), {"numbering": LEVELS}),
    "styles": docx(
        styled("总则", "zhang") + styled("为了", "tiao") + styled("附则", "own") + styled("施行", "tiao")
        + styled("不编号", "own", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        {"numbering": CHAPTERS, "styles": STYLES},
    ),
    **{
        f"number {each}": docx(numbered("甲", 1) * 12, {"numbering": numbering(level(0, each, "%1、"))})
        for each in FORMATS
    },
    "table": docx(p("前") + MERGED + p() + MERGED + p("后")),
    "table in a cell": docx(NESTED + p("后")),
    "numbers in cells": docx(COUNTED + p("后"), {"numbering": numbering(level(0, "decimal", "%1"))}),
    "wide table": docx(
        table(*["".join(cell(str(at), sized(300)) for at in range(40))] * 3, widths=(300,) * 40) + p("后")
    ),
    "cell that arranges": docx(
        f"<w:tbl><w:tblGrid><w:gridCol w:w='6000'/></w:tblGrid><w:tr><w:tc><w:tcPr>{sized(6000)}</w:tcPr>"
        f"{p('望川市人民政府文件')}{p('望政发〔2024〕1号')}</w:tc></w:tr></w:tbl>" + p("后")
    ),
    "tracked changes": docx(
        words(run("保留"), f"<w:del {AUTHOR}><w:r><w:delText>删去</w:delText></w:r></w:del>",
              f"<w:ins {AUTHOR}>{run('加入')}</w:ins>")
        + p("各单位", f"<w:rPr><w:del {AUTHOR}/></w:rPr>") + p("要落实责任。") + p("二")
    ),
    "hidden": docx(words(run("密", "<w:vanish/>"), run("公")) + p("后")),
    "signs": docx(
        words("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:t>B</w:t></w:r>")
        + words(run("前"), '<w:r><w:br w:type="page"/></w:r>', run("后")) + p("𠮷野家 ½ é “x” — …") + p("末")
    ),
    "sections": docx(
        p("一", '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>') + p("二")
        + p("三", "<w:pageBreakBefore/>") + '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>'
    ),
    "link": docx(words(run("见"), f'<w:hyperlink w:anchor="x">{run("办法")}</w:hyperlink>', run("。")) + p("后")),
    "footnotes": docx(
        words(run("正文"), "<w:r><w:footnoteReference w:id='2'/></w:r>", run("续。"),
              "<w:r><w:footnoteReference w:id='3'/></w:r>") + p("后"),
        {"footnotes": NOTES},
    ),
    "title": docx(
        '<w:p><w:pPr><w:pStyle w:val="title"/></w:pPr><w:r><w:t>关于印发</w:t><w:br/><w:t>方案的通知</w:t></w:r></w:p>'
        + p("后"), {"styles": STYLES}
    ),
    "text boxes": docx(
        words(run("望政〔2024〕1号"), box(p("签发人：周明远") + p("第二段"))) + p("后")
        + words(run("又"), box(p("盒二"), 2)) + p("末")
    ),
    "table in a text box": docx(words(run("甲"), box(MERGED + p("盒"))) + p("后")),
    "text box in a cell": docx(WITH_BOX + p("后")),
}  # fmt: skip
"""LibreOffice loses a level that runs on (`w:lvlRestart`), legal numbering (`w:isLgl`), lists that share a definition,
and groups of boxes on the way to DOC; `test_readers_doc.py` has them."""
