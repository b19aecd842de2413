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
