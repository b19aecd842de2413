"""Which signs in a line are Markdown's? Line → the line without them."""

import html
import re

SIGN = re.compile(r"[\\*_`\[<&]")
TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<image>!\[[^\[\]]*\]\([^()\s]*\))"
    r"|\[(?P<label>[^\[\]]*)\]\((?P<target>[^()\s]*)\)"
    r"|(?P<strong>(?<!\*)\*{2,3}(?!\*)|(?<![_\w])__(?=[^\s_])|(?<=[^\s_])__(?![_\w]))"
    r"|(?<![*\w])\*(?P<emphasis>[^\s*][^*]{0,200})\*(?![*\w])"
    r"|`(?P<code>[^`]+)`"
    r"|(?P<tag></?(?:b|strong|i|em|u|s|sup|sub|ins|del|small|big|font|span|center|p|div|a|br)(?:\s[^<>]*)?/?>)"
    r"|(?P<entity>&(?:[a-zA-Z]{2,8}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});)"
)
"""No alternative runs past the next sign of its kind, so that the time is linear."""
URL_SIGNS = frozenset("/.#:@")
"""Without one of these, what stands in parentheses behind brackets is text: [2011](试行)."""


def plain(line: str) -> str:
    """A line without emphasis, links, images, escapes, tags and entities.

    Signs of strong emphasis that have no partner in the line stay, and so do underscores to be filled in.
    """
    if not SIGN.search(line):
        return line
    strong = sum(1 for token in TOKEN.finditer(line) if token["strong"])
    return TOKEN.sub(lambda token: _shown(token, paired=strong % 2 == 0), line)


def _shown(token: re.Match[str], paired: bool) -> str:
    match token.lastgroup:
        case "escaped" | "emphasis" | "code":
            return token[token.lastgroup]
        case "target":
            return plain(token["label"]) if URL_SIGNS.intersection(token["target"]) else token[0]
        case "strong":
            return "" if paired else token[0]
        case "entity":
            return html.unescape(token[0])
        case "tag":
            return " " if token[0].startswith("<br") else ""
    return ""
