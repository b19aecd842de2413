r"""Characters that XML cannot hold, or would change, and how they are written so that they come back.

XML 1.0 has no place for NUL and most control characters, lone surrogates, U+FFFE and U+FFFF, not even as
character references; a parser turns a bare carriage return into a line feed, and tabs and breaks in
attributes into blanks.

* In text, such a character is the empty element `<char code="0000"/>`; a carriage return is `&#13;`.
* In an attribute it is `\u0000`, and a backslash is `\\`; tab, line feed and carriage return are `&#9;` …
"""

import re

FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""What XML cannot hold, to stand in a character class. Other formats do without it too."""
IN_TEXT = re.compile(f"[&<>\r{FORBIDDEN}]")
IN_ATTRIBUTE = re.compile(f'[&<>"\\\\\t\n\r{FORBIDDEN}]')
REFERENCES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}
ESCAPED = re.compile(r"\\(?:(\\)|u([0-9A-F]{4})|)")


def text(raw: str) -> str:
    """Text as the content of an element."""
    return IN_TEXT.sub(_in_text, raw) if IN_TEXT.search(raw) else raw


def attribute(raw: str) -> str:
    """Text as the value of an attribute in double quotes."""
    return IN_ATTRIBUTE.sub(_in_attribute, raw) if IN_ATTRIBUTE.search(raw) else raw


def unescaped(value: str) -> str:
    r"""An attribute's value as it was before `attribute`, from what an XML parser gives.

    Raises:
        ValueError: A backslash that is neither `\\` nor `\uXXXX`.
    """
    return ESCAPED.sub(_unescaped, value) if "\\" in value else value


def _in_text(match: re.Match[str]) -> str:
    return REFERENCES.get(match[0]) or f'<char code="{ord(match[0]):04X}"/>'


def _in_attribute(match: re.Match[str]) -> str:
    if match[0] == "\\":
        return "\\\\"
    return REFERENCES.get(match[0]) or f"\\u{ord(match[0]):04X}"


def _unescaped(match: re.Match[str]) -> str:
    if match[1]:
        return "\\"
    if match[2] is None:
        raise ValueError(match.string)
    return chr(int(match[2], 16))
