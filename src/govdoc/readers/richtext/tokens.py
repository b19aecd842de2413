r"""Bytes → groups, control words, control symbols and text, each byte looked at once (RTF 1.9.1, “RTF Syntax”)."""

import re

WORD, NUMBER, HEX, SYMBOL, BRACE, TEXT = range(1, 7)
"""Groups of `TOKEN`."""
_COMMON = rb"""
    \\([A-Za-z]{1,32})(-?[0-9]{1,10})?[ ]?  # a control word, its number, and the blank that ends it
  | \\'([0-9A-Fa-f]{2})                     # a byte
  | \\([^A-Za-z])                           # a control symbol
  | ([{}])
"""
TOKEN = re.compile(_COMMON + rb"| ([^\\{}\r\n]+) | [\r\n]+ | \\ ", re.VERBOSE | re.DOTALL)
"""A token; line breaks of the file mean nothing."""
WIDE_TOKEN = re.compile(
    _COMMON + rb"| ((?:[\x81-\xfe][\x40-\x7e\x80-\xfe] | [^\\{}\r\n]){1,2000}) | [\r\n]+ | \\ ",
    re.VERBOSE | re.DOTALL,
)
"""The same where bytes stand as they are in a code page of two bytes a character: the second may look like a brace."""
IN_SKIPPED = re.compile(rb"\\bin([0-9]{1,10})[ ]?|\\.|([{}])", re.DOTALL)
"""What matters in a group that is left out: where it ends, and data in which braces are none."""


def end_of_group(data: bytes, at: int) -> int:
    """Where the brace stands that closes the group in which a position is; the end of the data where none does."""
    depth = 1
    while at < len(data):
        for match in IN_SKIPPED.finditer(data, at):
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
