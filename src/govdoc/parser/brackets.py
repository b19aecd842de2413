"""Which brackets pair? One scan with a stack: any depth, any width, and the unbalanced ones known."""

import re
from typing import NamedTuple

BRACKET = re.compile(r"[（(\[［〔【〈）)\]］〕】〉\n]")
OPENERS = frozenset("（([［〔【〈")


class Pair(NamedTuple):
    """An opening bracket and the one that closes it; positions in the reading."""

    start: int
    end: int
    """Behind the closing bracket."""


def outer_pairs(text: str, start: int, end: int) -> tuple[list[Pair], list[int]]:
    """The outermost pairs of brackets, and the positions of those that pair with none.

    A bracket closes whatever is open, since authors mix the kinds: 〔2018）, （…). A paragraph's end closes nothing.
    """
    pairs: list[Pair] = []
    loose: list[int] = []
    stack: list[int] = []
    for match in BRACKET.finditer(text, start, end):
        char, at = match[0], match.start()
        if char in OPENERS:
            stack.append(at)
        elif char == "\n":
            loose += stack
            stack.clear()
        elif stack:
            opened = stack.pop()
            while pairs and pairs[-1].start > opened:
                pairs.pop()
            pairs.append(Pair(opened, at + 1))
        else:
            loose.append(at)
    return pairs, loose + stack
