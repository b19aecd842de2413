"""标题 over several lines.

Broken by meaning, in the shape of a trapezoid or a rhombus (GB/T 9704-2012 7.3.1). A break is good before
关于, round 《》, behind the name of the issuer; fair beside a known word; bad anywhere else; never inside a
known word, a number, before 的. Each place has a price, each shape too; the cheapest breaks win.
"""

import re
from itertools import combinations, pairwise

from govdoc.exporters.ooxml.data import title_words
from govdoc.exporters.ooxml.styles import TITLE_SIZE
from govdoc.exporters.ooxml.units import SQUEEZE, TYPE_WIDTH, cells

CAPACITY = TYPE_WIDTH // (TITLE_SIZE - SQUEEZE) - 1
"""Characters of 2号 on a line, less one: a title that touches both edges looks cramped."""
GOOD = re.compile(
    r"(?=关于)|(?=《)|(?<=》)|(?=（20)|(?<=印发)|(?<=转发)|(?<=[ \u3000])|(?<=人民政府)(?!办)|(?<=办公[厅室])"
)
"""Between the phrases of a title."""
FAIR = re.compile(r"(?<=、)|(?<=）)|(?=——)")
"""In a list, or at a bracket that clings to what it follows."""
PRICES = {"good": 1.0, "word": 9.0, "fair": 11.0, "unknown": 40.0, "line": 8.0}
"""What a break costs between phrases, beside a known word, in a list, anywhere else; and one more line."""
NOT_FIRST = frozenset("的和与及、》，。；：）〉”’】〕％等")
NOT_LAST = frozenset("《（〈“‘【〔第关")
PLACES = {2: 40, 3: 16, 4: 12}
"""How many places are tried, by number of lines: combinations grow fast."""
MOST_LINES = 6
FEW = 10
"""Places tried where there are more lines than `PLACES` knows."""


def break_title(title: str, capacity: int = CAPACITY) -> list[str]:
    """The lines of a title; together they are the title."""
    least = -int(-cells(title) // capacity)
    if least <= 1:
        return [title]
    if least > MOST_LINES:
        return _cut(title, capacity)
    prices = _prices(title)
    options = [_cheapest(title, prices, count, capacity) for count in (least, least + 1)]
    found = [(price + PRICES["line"] * extra, lines) for extra, (price, lines) in enumerate(options) if lines]
    return min(found)[1] if found else _cut(title, capacity)


def _cut(title: str, capacity: int) -> list[str]:
    return [title[at : at + capacity] for at in range(0, len(title), capacity)]


def _prices(title: str) -> dict[int, float]:
    """Each place where a line may end, and its price."""
    prices = dict.fromkeys(range(2, len(title) - 1), PRICES["unknown"])
    for match in title_words().finditer(title):
        prices |= {match.start(): PRICES["word"], match.end(): PRICES["word"]}
        for inside in range(match.start() + 1, match.end()):
            prices.pop(inside, None)
    prices |= {match.start(): PRICES["fair"] for match in FAIR.finditer(title)}
    prices |= {match.start(): PRICES["good"] for match in GOOD.finditer(title)}
    return {at: price for at, price in prices.items() if 2 <= at <= len(title) - 2 and _may_break(title, at)}


def _may_break(title: str, at: int) -> bool:
    last, first = title[at - 1], title[at]
    if first in NOT_FIRST or last in NOT_LAST:
        return False
    return not (last.isascii() and first.isascii() and last != " ")


def _cheapest(title: str, prices: dict[int, float], count: int, capacity: int) -> tuple[float, list[str]]:
    """The cheapest way to set a title in `count` lines; no lines if there is none."""
    ideal = len(title) / count
    by_price = sorted(prices, key=lambda at: (prices[at], abs(at - ideal * max(1, round(at / ideal)))))
    places = sorted(by_price[: PLACES.get(count, FEW)])
    best: tuple[float, list[str]] = (float("inf"), [])
    for breaks in combinations(places, count - 1):
        lines = [title[a:b] for a, b in pairwise((0, *breaks, len(title)))]
        lengths = [cells(line) for line in lines]
        if max(lengths) <= capacity:
            best = min(best, (sum(prices[at] for at in breaks) + _shape(lengths), lines))
    return best


def _shape(lengths: list[float]) -> float:
    """Price of a shape: even lines are dull, an hourglass is wrong, a line of one word is worse."""
    spread = max(lengths) - min(lengths)
    price = 0.4 * spread + (6.0 if spread < 1.5 else 0.0)
    inner = lengths[1:-1]
    if inner and min(inner) < min(lengths[0], lengths[-1]):
        price += 12.0
    if min(lengths[0], lengths[-1]) < 5:
        price += 10.0
    return price
