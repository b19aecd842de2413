"""Many files. One pure function does the work, `convert`: bytes → Result; whatever calls it is a runner.

convert     bytes → Result. Never raises, knows nothing of files or processes: hand it to any engine
sources     SRC… → the files to convert
targets     the files → where each one's outputs go, without collisions
pool        runs `convert` in processes; a file that kills its process costs only itself
run         the four together: a folder in, a mirror of it out
"""

from govdoc.batch.convert import Failure, Result, convert
from govdoc.batch.run import OutputError, Report, run

__all__ = ["Failure", "OutputError", "Report", "Result", "convert", "run"]
