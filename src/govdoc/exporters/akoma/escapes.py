"""Text as XML for readers that know only Akoma Ntoso: what XML cannot hold becomes U+FFFD."""

import re

from govdoc.exporters.xml_escapes import FORBIDDEN, IN_TEXT, REFERENCES

# The dialect has no element that stands for a character, and nothing reads this XML back: unlike in
# govdoc's own XML, a control character is lost here, visibly.
IN_ATTRIBUTE = re.compile(f'[&<>"\t\n\r{FORBIDDEN}]')
REPLACEMENT = "\ufffd"


def text(raw: str) -> str:
    """Text as the content of an element."""
    return IN_TEXT.sub(_written, raw)


def attribute(raw: str) -> str:
    """Text as the value of an attribute in double quotes."""
    return IN_ATTRIBUTE.sub(_written, raw)


def _written(match: re.Match[str]) -> str:
    return REFERENCES.get(match[0], REPLACEMENT)
