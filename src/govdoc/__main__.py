"""`python -m govdoc`: the same as the command `govdoc`."""

import sys

from govdoc.cli import main

if __name__ == "__main__":
    sys.exit(main())
