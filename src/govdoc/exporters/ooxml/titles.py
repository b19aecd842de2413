"""标题 over several lines: broken by meaning, in the shape of a trapezoid or a rhombus (GB/T 9704-2012 7.3.1).

A break is good before 关于, round 《》, behind the verbs that a title turns on; it is bad inside a word, before 的,
between digits. Each place has a price, each shape too; the cheapest set of breaks wins.
"""

import re
from itertools import combinations, pairwise

from govdoc.exporters.ooxml.styles import TITLE_SIZE
from govdoc.exporters.ooxml.units import SQUEEZE, TYPE_WIDTH, cells

CAPACITY = TYPE_WIDTH // (TITLE_SIZE - SQUEEZE)
"""Characters of 2号 on a line."""
FULL = CAPACITY - 1
"""What a line should not exceed where it need not: a title that touches both edges looks cramped."""
LONGEST = 6 * FULL
"""Titles beyond this are cut without search."""
BEFORE = re.compile(r"关于|(?<!关于)印发|《|（|——|和(?!国)|与|及其|以及|暨|等|推进|推动|促进|加强|加快|做好|开展|贯彻|落实|实施|建立|健全|完善|深化|进一步|打击")
"""A line may begin here."""
AFTER = re.compile(r"关于(?:印发|转发|批转|发布|公布|同意)?|(?:关于)?(?:印发|转发|批转)|》|、|进一步|(?:人民政府|委员会|办公厅|办公室)(?=关于|印发|转发|批转)")
"""A line may end here."""
INSIDE = 30.0
"""Price of a break at a place that no word marks."""
GOOD = {"关于": 0.0, "印发": 2.0, "转发": 2.0, "《": 1.0, "》": 4.0, "、": 3.0, "（": 1.0, "——": 0.0}
FAIR = 5.0
"""Price of a marked place that `GOOD` does not name."""
NOT_FIRST = set("的、》，。；：）〉”’】〕％")
NOT_LAST = set("《（〈“‘【〔第")
SEARCHED = 14
"""Places that are tried together; more would cost more than they give."""


def break_title(title: str, capacity: int = FULL) -> list[str]:
    """The lines of a title; together they are the title."""
    if cells(title) <= capacity:
        return [title]
    if len(title) > LONGEST:
        return _cut(title, capacity)
    prices = _cheapest(_prices(title))
    count = -(-len(title) // capacity)
    found = _best(title, prices, count, capacity) or _best(title, prices, count + 1, capacity)
    return found or _cut(title, capacity)


def _cut(title: str, capacity: int) -> list[str]:
    return [title[at : at + capacity] for at in range(0, len(title), capacity)]


def _prices(title: str) -> dict[int, float]:
    """Position of each possible break, and its price."""
    prices: dict[int, float] = {}
    for match in BEFORE.finditer(title):
        prices[match.start()] = GOOD.get(match[0], FAIR)
    for match in AFTER.finditer(title):
        price = GOOD.get(match[0], FAIR) if match[0] in "》、" else _after(match[0])
        prices[match.end()] = min(price, prices.get(match.end(), price))
    for at in range(4, len(title) - 3):
        prices.setdefault(at, INSIDE)
    return {at: price for at, price in prices.items() if 2 <= at <= len(title) - 2 and _may_break(title, at)}


def _after(word: str) -> float:
    """关于印发 ⏎ 《…》 is common; 关于 ⏎ is ugly."""
    return 2.0 if word.endswith(("印发", "转发", "批转")) else 12.0 if word == "关于" else FAIR


def _may_break(title: str, at: int) -> bool:
    last, first = title[at - 1], title[at]
    if first in NOT_FIRST or last in NOT_LAST:
        return False
    return not (last.isascii() and first.isascii())


def _cheapest(prices: dict[int, float]) -> dict[int, float]:
    """The places worth trying: the marked ones, and some between them so that a set always exists."""
    marked = {at: price for at, price in prices.items() if price < INSIDE}
    rest = [at for at in prices if at not in marked]
    room = max(0, SEARCHED - len(marked))
    step = max(1, -(-len(rest) // room)) if room else 0
    return marked | {at: INSIDE for at in (rest[::step] if step else ())}


def _best(title: str, prices: dict[int, float], count: int, capacity: int) -> list[str] | None:
    """The cheapest way to set a title in `count` lines, if there is one."""
    places = sorted(sorted(prices, key=lambda at: (prices[at], at))[: SEARCHED + 6])
    best: tuple[float, list[str]] | None = None
    for breaks in combinations(places, count - 1):
        lines = [title[a:b] for a, b in pairwise((0, *breaks, len(title)))]
        lengths = [cells(line) for line in lines]
        if max(lengths) > capacity:
            continue
        price = sum(prices[at] for at in breaks) + _shape(lengths)
        if best is None or price < best[0]:
            best = (price, lines)
    return best[1] if best else None


def _shape(lengths: list[float]) -> float:
    """Price of a shape: even lines are dull, an hourglass is wrong, a last line of a word is worse."""
    spread = max(lengths) - min(lengths)
    price = 0.4 * spread + (6.0 if spread < 1.5 else 0.0)
    inner = lengths[1:-1]
    if inner and min(inner) < min(lengths[0], lengths[-1]):
        price += 12.0
    if min(lengths[0], lengths[-1]) < 4:
        price += 8.0
    return price
