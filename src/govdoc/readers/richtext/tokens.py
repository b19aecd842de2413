r"""Bytes → groups, control words, control symbols and text, each byte looked at once (RTF 1.9.1, “RTF Syntax”)."""

import re

from msgspec import Struct

WORD, NUMBER, HEX, SYMBOL, BRACE, TEXT = range(1, 7)
"""Groups of a token."""
_COMMON = rb"""
    \\([A-Za-z]{1,64})(-?[0-9]{1,10})?[ ]?  # a control word, its number, and the blank that ends it
  | ((?:\\'[0-9A-Fa-f]{2}){1,500})           # bytes
  | \\([^A-Za-z])                           # a control symbol
  | ([{}])
"""
_PAIR = rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]"
_SKIPPED = rb"\\bin([0-9]{1,10})[ ]?|\\.|([{}])"


class Tokens(Struct, frozen=True):
    """How to tell tokens."""

    all: re.Pattern[bytes]
    """One by one; line breaks of the file mean nothing."""
    in_skipped: re.Pattern[bytes]
    """In a group that is left out: where it ends, and data in which braces are none."""


ASCII = Tokens(
    re.compile(_COMMON + rb"| ([^\\{}\r\n]+) | [\r\n]+ | \\ ", re.VERBOSE | re.DOTALL),
    re.compile(_SKIPPED, re.DOTALL),
)
"""Where all that matters is ASCII."""
WIDE = Tokens(
    re.compile(
        _COMMON + rb"| ((?:" + _PAIR + rb" | [^\\{}\r\n]){1,2000}) | [\r\n]+ | \\ ", re.VERBOSE | re.DOTALL
    ),
    re.compile(_SKIPPED + rb"|" + _PAIR, re.DOTALL),
)
"""Where bytes stand as they are in a code page of two bytes a character: the second may look like a brace."""


def bytes_of(escaped: bytes) -> bytes:
    r"""The bytes that `\'hh` stand for."""
    return bytes.fromhex(escaped.replace(b"\\'", b"").decode("ascii"))


def end_of_group(data: bytes, at: int, in_skipped: re.Pattern[bytes]) -> int:
    """Where the brace stands that closes the group in which a position is; the end of the data where none does."""
    depth = 1
    while at < len(data):
        for match in in_skipped.finditer(data, at):
            if match[2] == b"{":
                depth += 1
            elif match[2] == b"}":
                depth -= 1
                if not depth:
                    return match.start()
            elif match[1] and int(match[1]):
                at = match.end() + int(match[1])
                break
        else:
            break
    return len(data)
