"""Which brackets pair? One pass with a stack: any depth, any width, and the unbalanced ones known."""

import re

from msgspec import Struct

OPENERS = "（([［〔【〈"
_OPEN, _CLOSE = r"（(\[［〔【〈", r"）)\]］〕】〉"
_PLAIN = rf"[^{_OPEN}{_CLOSE}\n]*+"
_WHOLE = rf"{_PLAIN}(?:[{_OPEN}]{_PLAIN}[{_CLOSE}]{_PLAIN})*+[{_CLOSE}]"
_SHORT = rf"[^{_OPEN}{_CLOSE}\n]{{0,2}}[{_CLOSE}]"
TOKEN = re.compile(
    rf"[{_OPEN}{_CLOSE}](?:(?<=[{_OPEN}])(?:(?P<short>{_SHORT}(?:[{_OPEN}]{_SHORT})*+)|{_WHOLE}|[{_OPEN}]++)|[{_CLOSE}]++)?"
)
"""Short pairs in a row; a whole pair with pairs inside it that hold none, which is all that most notices have; else
brackets in a row that open, or that close. Each begins with one class, since only then does the search run fast."""


class Pair(Struct, frozen=True, gc=False, order=True):
    """An opening bracket and the one that closes it; positions in the reading."""

    start: int
    end: int
    """Behind the closing bracket; where nobody closed it, behind its paragraph's last character."""
    closed: bool = True


SHORTEST = 5
"""Length of the shortest pair that is told; shorter ones, （一）, say nothing (`_SHORT` passes them over)."""


def outer_pairs(text: str, start: int, end: int) -> tuple[list[Pair], list[int]]:
    """The outermost pairs of brackets, and the positions of those that pair with none.

    A bracket closes whatever is open, since authors mix the kinds: 〔2018）, （…). A paragraph's end closes nothing.
    """
    pairs: list[Pair] = []
    loose: list[int] = []
    stack: list[int] = []
    for match in TOKEN.finditer(text, start, end):
        if match.lastgroup:
            continue
        at, behind = match.span()
        if stack and text.find("\n", stack[-1], at) >= 0:
            loose += stack
            stack.clear()
        if text[at] not in OPENERS:
            _close(stack, at, behind, pairs, loose)
        elif text[behind - 1] in OPENERS:
            stack += range(at, behind)
        elif behind - at >= SHORTEST:
            pairs.append(Pair(at, behind))
    return pairs, loose + stack


def _close(stack: list[int], start: int, end: int, pairs: list[Pair], loose: list[int]) -> None:
    """Let brackets in a row close what is open: the last that finds an opening one makes the outermost pair."""
    behind = min(end, start + len(stack))
    if behind > start:
        opened = stack[start - behind]
        del stack[start - behind :]
        if behind - opened >= SHORTEST:
            while pairs and pairs[-1].start > opened:
                pairs.pop()
            pairs.append(Pair(opened, behind))
    loose += range(behind, end)
