"""Bringing a text's small forms to standard: number brackets, dates, widths of punctuation.

Only ever on request. GB/T 9704-2012 7.2.5 (number), 7.3.5.4 (date); GB/T 15834-2011 (punctuation of Chinese
text, dots of ordinals).
"""

import re

from govdoc.model import Marker
from govdoc.model.views import WIDE_DIGITS

HAN = "〇々一-鿿"
NUMBER = re.compile(
    rf"(?<=[{HAN}])[ \u3000]?[\[［【〔(（][ \u3000]?((?:19|20)[0-9]{{2}})[ \u3000]?[\]］】〕)）]"
    r"[ \u3000]?第?[ \u3000]?0{0,5}([1-9][0-9]{0,5})[ \u3000]?号"
)
"""A 发文字号's year and serial, in whatever brackets."""
CHINESE = rf"{HAN}《》〈〉“”‘’（）〔〕、。，；：？！％…—"
POINT = re.compile(rf"(?<=[{CHINESE}])[,;:?!]|[,;:?!](?=[{HAN}《“（])")
"""A half-width mark that touches Chinese text; one between digits or letters is none of ours."""
STOP = re.compile(rf"(?<=[{HAN}》”’）])\.(?=[{CHINESE}\s]|$)")
BRACKETS = re.compile(r"\(([^()]*)\)")
HAS_HAN = re.compile(f"[{HAN}]")
QUOTED = re.compile(r'"([^"]*)"')
WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
NESTING = 3
"""Brackets in brackets that are looked into."""


def standard_text(text: str) -> str:
    """A text with its numbers and punctuation in standard form; digits, letters and words stay."""
    text = NUMBER.sub(r"〔\1〕\2号", text)
    for _ in range(NESTING):
        widened = BRACKETS.sub(_widen, text)
        if widened == text:
            break
        text = widened
    text = QUOTED.sub(r"“\1”", text)
    text = POINT.sub(lambda match: WIDE[match[0]], text)
    return STOP.sub("。", text)


def _widen(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1 : match.start()]
    is_chinese = HAS_HAN.search(match[1]) or HAS_HAN.match(before)
    return f"（{match[1]}）" if is_chinese else match[0]


def standard_date(iso: str) -> str:
    """成文日期 in Arabic digits, no leading zeros: 2012年4月12日."""
    year, month, day = (int(piece) for piece in iso.split("-"))
    return f"{year}年{month}月{day}日"


DRESS = {
    "一、": (re.compile(r"[,，.．﹒、]$"), "、"),
    "1.": (re.compile(r"[．﹒、]$"), "."),
    "1、": (re.compile(r"[．﹒、]$"), "."),
}
TO_WIDE = {ord("("): "（", ord(")"): "）"}


def standard_marker(marker: Marker) -> str:
    """A marker in standard dress: 一、 （一） 1. （1）."""
    text = marker.text.translate(WIDE_DIGITS)
    if marker.style in ("（一）", "（1）"):
        return text.translate(TO_WIDE)
    if marker.style in DRESS:
        pattern, end = DRESS[marker.style]
        return pattern.sub(end, text)
    return text
