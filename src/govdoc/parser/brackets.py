"""Which brackets pair? One scan with a stack: any depth, any width, and the unbalanced ones known."""

import re
from typing import NamedTuple

BRACKET = re.compile(
    r"(?:[（(][^（(\[［〔【〈）)\]］〕】〉\n]{0,2}[）)])+|(?P<open>[（(\[［〔【〈]+)|(?P<close>[）)\]］〕】〉]+)|(?P<end>\n)"
)
"""Pairs too short to say anything, （一）, passed over; then runs of one direction: each is one step."""


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
        first, last = match.span()
        kind = match.lastgroup
        if kind == "open":
            stack.extend(range(first, last))
        elif kind == "end":
            loose += stack
            stack.clear()
        elif kind:
            closed = min(len(stack), last - first)
            loose.extend(range(first + closed, last))
            if closed:
                opened = stack[-closed]
                del stack[-closed:]
                while pairs and pairs[-1].start > opened:
                    pairs.pop()
                pairs.append(Pair(opened, first + closed))
    return pairs, loose + stack
