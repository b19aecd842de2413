"""One line on a terminal that says how far a batch is."""

import sys
import time

from govdoc.batch.run import Report

INTERVAL = 0.1
"""Seconds between two looks of the line."""
ERASE = "\r\x1b[K"


class Progress:
    """Rewrites a line on standard error after each file; silent where nobody watches."""

    def __init__(self, show: bool) -> None:
        self._show = show
        self._next = 0.0

    def __call__(self, report: Report) -> None:
        """Show how far it is, if the last look is old enough."""
        now = time.monotonic()
        if self._show and now >= self._next:
            self._next = now + INTERVAL
            sys.stderr.write(ERASE + line(report))
            sys.stderr.flush()

    def close(self) -> None:
        """Take the line away."""
        if self._show and self._next:
            sys.stderr.write(ERASE)
            sys.stderr.flush()


def line(report: Report) -> str:
    """The line: 正在转换 120/2000（6%），失败 1，还需约 12 秒."""
    finished = report.done + len(report.failures)
    left = report.seconds / max(finished, 1) * (report.total - finished)
    failed = f"，失败 {len(report.failures)}" if report.failures else ""
    return f"正在转换 {finished}/{report.total}（{100 * finished // max(report.total, 1)}%）{failed}，还需约 {left:.0f} 秒"
