"""Plain text → Source: the text as it is."""

from govdoc.model import Furniture, Origin, Source

SIGNS = (
    "首页",
    "打印",
    "字体",
    "字号",
    "扫一扫",
    "网站地图",
    "ICP备",
    "版权所有",
    "分享",
    "政策解读",
    "公网安备",
)
"""One of these stands on every web page; asking for them first spares the rest."""
EDGE = 500
"""Code points at a text's beginning and end in which they are looked for."""


def read(text: str, origin: Origin) -> Source:
    """Hand the text over unchanged, with the lines that are a web page's marked as furniture.

    Which of its lines make a paragraph is the parser's question.
    """
    return Source(text, origin, furniture=_furniture(text))


def _furniture(text: str) -> tuple[Furniture, ...]:
    edges = text[:EDGE] + text[-EDGE:]
    if not any(sign in edges for sign in SIGNS):
        return ()
    from govdoc.readers.copied import page_furniture

    return page_furniture(text)
