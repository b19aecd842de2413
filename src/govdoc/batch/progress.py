"""One line on a terminal that says how far a batch is."""

import sys
import time

from govdoc.batch.runner import Report
from govdoc.exporters.terminal import pad, width

INTERVAL = 0.1
"""Seconds between two looks of the line."""


class Progress:
    """Rewrites a line on standard error after each file; silent where nobody watches."""

    def __init__(self, show: bool) -> None:
        self._show = show
        self._next = 0.0
        self._width = 0

    def __call__(self, report: Report) -> None:
        """Show how far it is, if the last look is old enough."""
        now = time.monotonic()
        if self._show and now >= self._next:
            self._next = now + INTERVAL
            self._rewrite(line(report))

    def close(self) -> None:
        """Take the line away."""
        if self._width:
            self._rewrite("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def _rewrite(self, text: str) -> None:
        sys.stderr.write("\r" + pad(text, self._width))
        sys.stderr.flush()
        self._width = width(text)


def line(report: Report) -> str:
    """The line: 正在转换 120/2000（6%），失败 1，还需约 12 秒."""
    worked = report.done + len(report.failures)
    finished = worked + report.kept
    left = report.seconds / max(worked, 1) * (report.total - finished)
    failed = f"，失败 {len(report.failures)}" if report.failures else ""
    percent = 100 * finished // max(report.total, 1)
    return f"正在转换 {finished}/{report.total}（{percent}%）{failed}，还需约 {left:.0f} 秒"
