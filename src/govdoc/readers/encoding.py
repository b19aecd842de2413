"""Which codec turns these bytes into text? bytes → Decoded.

The order of witnesses: a byte order mark; readable UTF-16 where there are NULs; strict UTF-8, which text in
another codec practically never passes; what an HTML page declares; the share of frequent characters that each
codec would yield in a sample. GB18030 decodes almost any bytes, so that it decodes says nothing: Big5 read as
GB18030 is text of rare characters.
"""

import codecs
import re
from functools import cache

from msgspec import Struct

from govdoc.errors import DecodeError, GovdocError
from govdoc.readers import data as knowledge


class Decoded(Struct, frozen=True, gc=False):
    """Text, and the codec that gave it."""

    text: str
    """Without a byte order mark."""
    encoding: str
    """Name of the Python codec."""


BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, with whose mark it begins
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 200
"""Bytes that the statistics look at: enough for a hundred characters, cheap beside decoding a notice."""
EIGHT_BIT = ("gb18030", "utf-8", "cp950")
"""Candidates where UTF-8 fails; UTF-8 among them, for a file of which a few bytes are damaged."""
SIXTEEN_BIT = ("utf-16-le", "utf-16-be")
READABLE = 0.5
"""Share of frequent characters above which a sample is text beyond doubt; mojibake stays below 0.2."""
CLOSE = 0.7
"""Share of the best candidate's score that makes another one worth trying."""
RELATED = {"cp950": ("cp950", "big5hkscs")}
"""Codecs that extend each other differently: Taiwan's Windows, Hong Kong."""
DECLARED = {
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030", "cp936", "hz-gb-2312"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "big5hkscs", "cp950", "x-x-big5"), "cp950"),
}
"""What a page's declaration stands for in practice (WHATWG Encoding Standard 4.2). Declarations of Latin-1,
or of UTF-8 on pages that are not UTF-8, are slips of a template, and not believed."""


def decode(
    data: bytes,
    *,
    encoding: str | None = None,
    errors: str = "strict",
    name: str | None = None,
    declared: str | None = None,
) -> Decoded:
    """Decode bytes, with the codec given or the one found.

    Args:
        data: Bytes of a text format.
        encoding: Codec that overrules every witness.
        errors: Python's error handler for bytes that do not fit: `strict`, `replace`, `ignore` …
        name: File name for the message.
        declared: Charset that the format's own text declares.

    Raises:
        DecodeError: Bytes do not fit, and `errors` is `strict`.
        GovdocError: No codec or error handler of that name.
    """
    if encoding is not None:
        return _decode_as(data, encoding, errors, name)
    if marked := _marked(data):
        return _first_that_fits(data, marked, errors, name)
    if b"\0" in data and (wide := _wide(data)):
        return _first_that_fits(data, (wide, "utf-8"), errors, name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as fault:
        candidates = _candidates(data, fault.start, declared)
    return _first_that_fits(data, candidates, errors, name)


def _decode_as(data: bytes, encoding: str, errors: str, name: str | None) -> Decoded:
    try:
        text = data.decode(encoding, errors)
    except UnicodeError as fault:
        offset = getattr(fault, "start", 0)
        raise DecodeError(_complaint(name, encoding, offset), offset) from fault
    except (LookupError, TypeError, ValueError) as fault:
        raise GovdocError(
            f"没有名为“{encoding}”的文字编码，或没有名为“{errors}”的容错方式。"
            "编码可用 utf-8、gb18030、big5、utf-16 等，容错方式可用 strict、replace、ignore。"
        ) from fault
    return Decoded(text.removeprefix("\ufeff"), encoding)


def _complaint(name: str | None, encoding: str, offset: int) -> str:
    return (
        f"{name or '输入的内容'}：偏移 {offset} 处（第 {offset + 1} 个字节）起不是 {encoding} 编码的文字。"
        "请用 --input-encoding（程序中用 encoding=）指明编码；"
        '若文件已有损坏，可用 --errors replace（程序中用 errors="replace"）以“�”代替坏字节。'
    )


def _marked(data: bytes) -> tuple[str, ...]:
    """The codecs whose byte order mark stands at the start."""
    return tuple(codec for mark, codec in BYTE_ORDER_MARKS if data.startswith(mark))


def _first_that_fits(data: bytes, candidates: tuple[str, ...], errors: str, name: str | None) -> Decoded:
    """The first candidate that decodes strictly; else the first, faults dealt with as the caller asked."""
    for codec in candidates:
        try:
            return Decoded(data.decode(codec).removeprefix("\ufeff"), codec)
        except UnicodeDecodeError:
            continue
    return _decode_as(data, candidates[0], errors, name)


def _candidates(data: bytes, fault: int, declared: str | None) -> tuple[str, ...]:
    """Codecs worth trying on bytes that stop being UTF-8 at `fault`, the likeliest first."""
    start = data.rfind(b"\n", 0, fault) + 1  # a line break is no second byte in any of them
    scores = _scores(data[start : start + SAMPLE], EIGHT_BIT)
    if max(scores.values()) < READABLE:
        even = start & ~1
        scores |= _scores(data[even : even + SAMPLE], SIXTEEN_BIT)
    ranked = sorted(scores, key=lambda codec: -scores[codec])
    close = [codec for codec in ranked if scores[codec] >= scores[ranked[0]] * CLOSE]
    believed = DECLARED.get((declared or "").strip().lower())
    first = [believed] if believed else []
    every = [each for codec in first + close for each in RELATED.get(codec, (codec,))]
    return tuple(dict.fromkeys(every))


def _wide(data: bytes) -> str | None:
    """The UTF-16 that bytes with NULs are, if they are readable as one of the two."""
    scores = _scores(data[:SAMPLE], SIXTEEN_BIT)
    best = max(SIXTEEN_BIT, key=lambda codec: scores[codec])
    return best if scores[best] >= READABLE else None


def _scores(sample: bytes, candidates: tuple[str, ...]) -> dict[str, float]:
    """For each codec the share of frequent characters in the text that it makes of the sample."""
    scores = {}
    for codec in candidates:
        text = sample.decode(codec, "replace")
        scores[codec] = len("".join(_frequent().findall(text))) / max(len(text), 1)
    return scores


@cache
def _frequent() -> re.Pattern[str]:
    """Runs of frequent characters, Chinese punctuation, and what ASCII text consists of."""
    characters = re.escape("".join(knowledge.lines("frequent.txt")))
    return re.compile(rf"[\t\n\r -~{characters}]+")
