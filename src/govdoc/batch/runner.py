"""A folder in, a mirror of it out: sources → files → pool → outputs, each written whole or not at all."""

import errno
import os
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from govdoc import exporters, readers
from govdoc.batch.conversion import Failure, Result, convert, failure_of
from govdoc.batch.pool import Crash, each
from govdoc.batch.sources import Gathered, gather
from govdoc.batch.targets import ending, place
from govdoc.errors import FormatError, GovdocError
from govdoc.readers.faults import reason_of


class OutputError(GovdocError):
    """The output folder cannot be one."""


class Job(Struct, frozen=True, gc=False):
    """A file to convert, and where its outputs go."""

    path: str
    target: str
    """Path of the outputs, without the format's ending."""


class Report(Struct):
    """What a run has done so far; at its end, the summary."""

    total: int = 0
    """Files found."""
    done: int = 0
    """Files converted and written."""
    kept: int = 0
    """Files whose outputs an earlier run has written."""
    failures: list[tuple[str, Failure]] = field(default_factory=list)
    """Each file that failed, and why; at the end in the order of the names."""
    skipped: int = 0
    """Files in folders that are no documents."""
    seconds: float = 0.0
    """Wall time."""
    interrupted: bool = False
    """Whether Ctrl-C ended the run: what was done is kept."""


def run(
    sources: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    formats: str | Sequence[str] = ("json",),
    *,
    jobs: int | None = None,
    encoding: str | None = None,
    errors: str = "strict",
    resume: bool = False,
    watch: Callable[[Report], None] = lambda report: None,
) -> Report:
    """Convert many files. A bad file costs only itself; Ctrl-C ends the run and keeps what is done.

    Processes are spawned: a script that calls this needs `if __name__ == "__main__":` around the call.

    Args:
        sources: Folders (with all below them), files, patterns; or one of them.
        out: Folder for the outputs, a mirror of the sources' tree; made if it is not there.
        formats: Exporters to write with; or the one.
        jobs: Processes; as many as there are processors if not given.
        encoding: Codec of text files; found for each from its bytes if not given.
        errors: `strict` or `replace`, as in `load`.
        resume: Go on where an earlier run stopped: a file stays as it is if all its outputs are there, none of them
            older than the file. What failed is tried again.
        watch: Called after each file, to show progress.

    Raises:
        FormatError: No such format, or none at all.
        OutputError: `out` is a file, or a source folder itself, or cannot be made or written to.
        WorkerError: Processes cannot start.
    """
    started = time.monotonic()
    sources = [sources] if isinstance(sources, str | os.PathLike) else sources
    names = _known([formats] if isinstance(formats, str) else formats)
    gathered = gather(sources, _checked(Path(out), sources))
    if gathered.files:
        _make(Path(out))
    every = jobs_of(gathered, Path(out))
    read = {os.path.abspath(job.path) for job in every}
    waiting = [job for job in every if not (resume and _is_written(job, names, read))]
    report = Report(
        total=len(every) + len(gathered.missing), kept=len(every) - len(waiting), skipped=gathered.skipped
    )
    report.failures += [
        (name, Failure("read", f"{name}：没有这样的文件或文件夹。")) for name in gathered.missing
    ]
    work = partial(convert_file, formats=names, encoding=encoding, errors=errors)
    try:
        for job, failure in _outcomes(work, waiting, read, jobs or processors()):
            if failure:
                report.failures.append((job.path, failure))
            else:
                report.done += 1
            report.seconds = time.monotonic() - started
            watch(report)
    except KeyboardInterrupt:
        report.interrupted = True
    report.failures.sort(key=lambda pair: pair[0])
    report.seconds = time.monotonic() - started
    return report


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _known(formats: Sequence[str]) -> tuple[str, ...]:
    """The exporters' own names, each once, if there are any and all can be written."""
    names = tuple(dict.fromkeys(map(exporters.name_of, formats)))
    if not names:
        raise FormatError(f"没有指明输出格式；可用的格式：{'、'.join(exporters.names())}。")
    for name in names:
        exporters.get(name)
    return names


def _checked(out: Path, sources: Sequence[str | os.PathLike[str]]) -> Path:
    """The output folder, if it can be one."""
    if out.exists() and not out.is_dir():
        raise OutputError(f"{out}：这是文件，输出要写进文件夹。请换一个 -o。")
    if any(Path(source).is_dir() and out.resolve() == Path(source).resolve() for source in sources):
        raise OutputError(f"{out}：输出文件夹不能就是来源文件夹。请换一个 -o，例如 {out / '结果'}。")
    return out


def _make(out: Path) -> None:
    """Make the output folder: one that takes no files fails here, once, and not for each file."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        if not os.access(out, os.W_OK):
            raise PermissionError(errno.EACCES, "Permission denied")
    except OSError as error:
        raise OutputError(f"{out}：不能作输出文件夹（{reason_of(error)}）。请换一个 -o。") from error


def jobs_of(gathered: Gathered, out: Path) -> list[Job]:
    """The files with their targets."""
    targets = place([file.inside for file in gathered.files])
    return [Job(file.path, str(out / target)) for file, target in zip(gathered.files, targets, strict=True)]


def _is_written(job: Job, formats: Sequence[str], sources: set[str]) -> bool:
    """Whether a file's outputs are all there, none of them older than the file, or itself a source."""
    outputs = [job.target + ending(name) for name in formats]
    try:
        changed = os.stat(job.path).st_mtime_ns
        is_new = all(os.stat(output).st_mtime_ns >= changed for output in outputs)
    except OSError:
        return False
    return is_new and sources.isdisjoint(map(os.path.abspath, outputs))


def convert_file(job: Job, formats: tuple[str, ...], encoding: str | None, errors: str) -> Result:
    """Read a file and convert it. Never raises."""
    try:
        data, _ = readers.read_bytes(job.path)
    except Exception as error:
        return Result(job.path, failure=failure_of(error, job.path))
    return convert(data, job.path, formats, encoding=encoding, errors=errors)


def _outcomes(
    work: Callable[[Job], Result], jobs: Sequence[Job], sources: set[str], workers: int
) -> Iterator[tuple[Job, Failure | None]]:
    """Convert and write; each file with why it failed, if it did. No output goes over one of the `sources`."""
    for job, answer in each(work, jobs, min(workers, len(jobs))):
        if isinstance(answer, Crash):
            what = "处理这个文件" if answer.overtime else "处理这个文件的进程崩溃了"
            yield job, Failure("crash", f"{job.path}：{what}（{answer}）。已跳过。")
        else:
            yield job, answer.failure or _write(job, answer, sources)


def _write(job: Job, result: Result, sources: set[str]) -> Failure | None:
    """Write a file's outputs; why not, if not."""
    for written, content in result.outputs:
        target = Path(job.target + ending(written))
        if os.path.abspath(target) in sources:
            return Failure("write", f"{job.path}：输出会覆盖来源文件 {target}。请换一个输出文件夹。")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            exporters.write_atomically(target, content, durable=False)
        except (OSError, GovdocError) as error:
            return Failure("write", f"{target}：写不进去（{reason_of(error)}）。")
    return None
