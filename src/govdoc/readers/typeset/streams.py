"""How large do the packed streams of a PDF become? Asked before PDFium unpacks them.

PDFium makes an object of each character that a page draws: a page of some kilobytes can take all memory. What a page
draws cannot be known without drawing it, but how many bytes it is drawn from can.
"""

import re
import zlib

LARGEST_STREAM = 32 * 1024 * 1024
"""Bytes of one stream unpacked; a page of text has some ten thousand, a Chinese font whole about twenty million."""
LARGEST_TOTAL = 512 * 1024 * 1024
"""Bytes of all streams unpacked, pictures aside."""
HIGHEST_RATIO = 150
"""Unpacked to packed, of streams over `SMALL`; drawn text reaches 20."""
SMALL = 1024 * 1024
PIECE = 64 * 1024
"""Bytes unpacked at a time."""
STREAM = re.compile(rb"stream\r?\n")
DICTIONARY = 600
"""Bytes before a stream in which its dictionary stands."""


def is_bomb(data: bytes) -> bool:
    """Whether a stream, or all of them, unpack to far more than a document's text can need."""
    total = 0
    for match in STREAM.finditer(data):
        before = data[max(0, match.start() - DICTIONARY) : match.start()]
        stated = before[before.rfind(b" obj") + 1 :]
        if b"/Fl" not in stated or b"/Image" in stated:
            continue
        total += (size := _unpacked(memoryview(data)[match.end() :]))
        if size > LARGEST_STREAM or total > LARGEST_TOTAL:
            return True
    return False


def _unpacked(packed: memoryview) -> int:
    """Bytes that a stream unpacks to; more than the limit as soon as that is certain."""
    unpacker = zlib.decompressobj()
    size = taken = 0
    while not unpacker.eof and size <= LARGEST_STREAM:
        piece = unpacker.unconsumed_tail
        if not piece:
            piece = bytes(packed[taken : taken + PIECE])
            taken += len(piece)
        try:
            made = len(unpacker.decompress(piece, SMALL))
        except zlib.error:
            break
        size += made
        if not piece and not made:
            break
        if size > SMALL and size > HIGHEST_RATIO * taken:
            return LARGEST_STREAM + 1
    return size
