"""Prints the table of the fourteen checks on every sample: `python tests/render/render_table.py [FOLDER]`.

With a FOLDER, the DOCX and PDF files stay there to be looked at.
"""

import sys
import tempfile
from pathlib import Path

from render_checks import CHECKS, Rendered
from render_convert import missing
from render_samples import render


def row(rendered: Rendered) -> tuple[int, int, str]:
    """Passed and failed checks of a sample, and a line that names what failed."""
    outcomes = {name: check(rendered) for name, check in CHECKS.items()}
    failed = [
        f"{name}: {outcome.measured}" for name, outcome in outcomes.items() if outcome and not outcome.passes
    ]
    passed = sum(1 for outcome in outcomes.values() if outcome and outcome.passes)
    absent = sum(1 for outcome in outcomes.values() if outcome is None)
    counts = f"{passed:3} passed {absent:2} n/a {len(failed):2} failed"
    shown = f"{rendered.name:22} {len(rendered.pages):3} pages {counts}"
    return passed, len(failed), f"{shown}  {'; '.join(failed)}".rstrip()


def main() -> int:
    """Print the table; 1 if any check fails."""
    if lack := missing():
        print(lack)
        return 1
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else temporary).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        rows = [row(rendered) for rendered in render(folder).values()]
    for *_, line in rows:
        print(line)
    passed, failed = sum(row[0] for row in rows), sum(row[1] for row in rows)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
