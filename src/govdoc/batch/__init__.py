"""Many files. One pure function does the work, `convert`: bytes → Result; whatever calls it is a runner.

Its rooms:

    conversion  `convert`: knows nothing of files or processes, never raises; hand it to any engine
    sources     SRC… → the files to convert
    targets     the files → where each one's outputs go, without collisions
    pool        work in processes; a task that kills its process costs only itself
    runner      `run`: a folder in, a mirror of it out
    progress    the line on a terminal that says how far it is
"""

from govdoc.batch.conversion import Failure, Result, convert
from govdoc.batch.runner import OutputError, Report, run

__all__ = ["Failure", "OutputError", "Report", "Result", "convert", "run"]
