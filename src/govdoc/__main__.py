"""`python -m govdoc`: the same as the command `govdoc`."""

import gc
import sys

from govdoc.cli import main

ALLOCATIONS = 50_000
"""Objects made before garbage is looked for. A command makes some 37,000 that live as long as it does: modules,
patterns, tables. Python would look through them again and again, and once more at its end, a twelfth of all a short run costs."""


def command() -> int:
    """Run the command line of this process, which is ours alone: garbage may wait, and at the end stay."""
    gc.set_threshold(ALLOCATIONS)
    try:
        return main()
    finally:
        gc.freeze()


if __name__ == "__main__":
    sys.exit(command())
