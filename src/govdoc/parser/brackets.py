"""Which brackets pair? One scan with a stack: any depth, any width, and the unbalanced ones known."""

import re
from typing import NamedTuple

RUN = re.compile(r"[（(\[［〔【〈）)\]］〕】〉\n]+")
OPENERS = frozenset("（([［〔【〈")


_OPEN, _CLOSE, _PLAIN = r"[（(\[［〔【〈]", r"[）)\]］〕】〉]", r"[^（(\[［〔【〈）)\]］〕】〉\n]*"
PAIR = re.compile(f"{_OPEN}{_PLAIN}(?:{_OPEN}{_PLAIN}{_CLOSE}{_PLAIN})*{_CLOSE}")
"""A pair with pairs inside it that hold none: all that most notices have."""


class Pair(NamedTuple):
    """An opening bracket and the one that closes it; positions in the reading."""

    start: int
    end: int
    """Behind the closing bracket; where nobody closed it, behind its paragraph's last character."""
    closed: bool = True


SHORTEST = 4
"""Positions between a bracket and the one behind its pair's; shorter pairs, （一）, say nothing and are passed over."""
BULK = 8
"""Length from which on a run of one bracket, which only hostile text has, is taken in one step."""


def outer_pairs(text: str, start: int, end: int) -> tuple[list[Pair], list[int]]:
    """The outermost pairs of brackets, and the positions of those that pair with none.

    A bracket closes whatever is open, since authors mix the kinds: 〔2018）, （…). A paragraph's end closes nothing.
    """
    words = text[start:end]
    if not RUN.search(PAIR.sub("", words).replace("\n", "")):
        found = (match.span() for match in PAIR.finditer(text, start, end))
        return [Pair(first, last) for first, last in found if last - first > SHORTEST], []
    return _scan(text, start, end)


def _scan(text: str, start: int, end: int) -> tuple[list[Pair], list[int]]:
    """The same by a stack: any depth, and what pairs with nothing."""
    pairs: list[Pair] = []
    loose: list[int] = []
    stack: list[int] = []
    for match in RUN.finditer(text, start, end):
        run, at = match[0], match.start()
        if len(run) > BULK and run.count(run[0]) == len(run):
            at = _skip(run, at, stack, loose)
            run = run[-1]
        for char in run:
            if char in OPENERS:
                stack.append(at)
            elif char == "\n":
                if stack:
                    loose += stack
                    stack.clear()
            elif stack:
                opened = stack.pop()
                if at - opened >= SHORTEST:
                    while pairs and pairs[-1].start > opened:
                        pairs.pop()
                    pairs.append(Pair(opened, at + 1))
            else:
                loose.append(at)
            at += 1
    return pairs, loose + stack


def _skip(run: str, at: int, stack: list[int], loose: list[int]) -> int:
    """Take all of a run of one bracket but the last; return the last one's position."""
    last = at + len(run) - 1
    if run[0] in OPENERS:
        stack.extend(range(at, last))
    elif run[0] != "\n":
        closed = min(len(stack), last - at)
        if closed:
            del stack[-closed:]
        loose.extend(range(at + closed, last))
    return last
