"""How long does a piece of work take?"""

from collections.abc import Callable
from time import process_time


def seconds(work: Callable[[], object], attempts: int = 3) -> float:
    """The shortest processor time of several runs: other work on the machine only ever makes a run longer."""
    times = []
    for _ in range(attempts):
        begin = process_time()
        work()
        times.append(process_time() - begin)
    return min(times)


def is_linear(short: Callable[[], object], long: Callable[[], object], attempts: int = 3) -> bool:
    """Whether four times the input takes about four times as long; eight allows for a busy machine, as do attempts.

    What grows by the square takes sixteen times as long, whenever it is tried.
    """
    return any(seconds(long, 1) < seconds(short, 2) * 8 + 0.1 for _ in range(attempts))
