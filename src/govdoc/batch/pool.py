"""Runs work in several processes, so that a file that kills its process costs only itself.

`concurrent.futures` loses every pending task when one process dies, and cannot say which task did it. Here
each process has a pipe of its own and answers in order, so that the first unanswered task is the one it died
of: that one is tried once more (the system may have killed the process for want of memory), then given up;
the others go back to the queue. A task that does not end is ended, with its process. Processes are spawned, on every
system alike.
"""

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from typing import Any, Generic, TypeVar

from msgspec import Struct

from govdoc.errors import GovdocError

AHEAD = 2
"""Tasks that a process has in hand: the one it works on, and the next, so that it never waits."""
TRIES = 2
"""How many processes a task may kill before it is given up."""
MOST_WORKERS = 60
"""Windows waits for at most 63 handles at once."""
LONGEST_TASK = 600.0
"""Seconds that a task may take: ten times what the largest files need. A compiled library can loop for ever."""
WATCH = 1.0
"""Seconds between two looks at how long the tasks take."""
PATIENCE = 5.0
"""Seconds that a process gets to end."""

Task = TypeVar("Task")
Answer = TypeVar("Answer")


class Crash(Struct, frozen=True, gc=False):
    """What is known of the process that a task killed."""

    exitcode: int | None
    """Negative: the number of the signal that ended it."""
    overtime: bool = False
    """Whether it was ended because the task did not end."""

    def __str__(self) -> str:
        """SIGSEGV, or the exit code."""
        if self.overtime:
            return f"超过 {LONGEST_TASK / 60:.0f} 分钟没有结束"
        with suppress(TypeError, ValueError):
            return signal.Signals(-self.exitcode).name  # type: ignore[operator]
        return f"退出码 {self.exitcode}"


class WorkerError(GovdocError):
    """A process cannot even start. A script that uses the pool needs `if __name__ == "__main__":`."""


def each(
    work: Callable[[Task], Answer], tasks: Iterable[Task], workers: int
) -> Generator[tuple[Task, Answer | Crash], None, None]:
    """Do `work` on every task in processes; yield task and answer as they come.

    Closing the iterator ends the processes, also those at work.

    Args:
        work: A function at the top level of a module. It must not raise.
        tasks: Things that can be pickled; taken from the iterable as they are needed.
        workers: How many processes; started when there is a task for them.

    Raises:
        WorkerError: A process cannot start.
    """
    queue = _Queue(tasks)
    crew = [_Worker(work) for _ in range(min(max(workers, 1), MOST_WORKERS))]
    try:
        while busy := _busy(crew, queue):
            for connection in wait(list(busy), WATCH):
                yield from busy[connection].take(queue)
            for worker in busy.values():
                yield from worker.end_overtime(queue)
    finally:
        for worker in crew:
            worker.stop()


def _busy(crew: "list[_Worker[Task, Answer]]", queue: "_Queue[Task]") -> "dict[Any, _Worker[Task, Answer]]":
    """Hand out tasks, everyone's first before anyone's second; the workers that have any, by connection."""
    for hand in range(1, AHEAD + 1):
        for worker in crew:
            worker.fill(queue, hand)
    return {worker.connection: worker for worker in crew if worker.pending}


class _Queue(Generic[Task]):
    """The tasks to do, each with the number of processes it has killed; those that came back go first."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self._fresh = ((task, 0) for task in tasks)
        self._returned: deque[tuple[Task, int]] = deque()

    def next(self) -> tuple[Task, int] | None:
        """A task, or None when all are done."""
        return self._returned.popleft() if self._returned else next(self._fresh, None)

    def give_back(self, tasks: Iterable[tuple[Task, int]]) -> None:
        """Take tasks that a dead process leaves."""
        self._returned.extend(tasks)


class _Worker(Generic[Task, Answer]):
    """A process with its pipe, started with its first task; and what it has not answered, oldest first."""

    def __init__(self, work: Callable[[Task], Answer]) -> None:
        self.connection: Any = None
        self.pending: deque[tuple[Task, int]] = deque()
        self._work = work
        self._alive = False
        self._since = 0.0
        """When the oldest of the pending tasks was begun."""

    def fill(self, queue: _Queue[Task], hand: int) -> None:
        """Take tasks until `hand` of them are pending."""
        while len(self.pending) < hand and (entry := queue.next()):
            if self.connection is None:
                self._start()
            if not self.pending:
                self._since = time.monotonic()
            self.pending.append(entry)
            with suppress(OSError):  # it has died: `take` finds out, and deals with all that is pending
                self.connection.send(entry[0])

    def take(self, queue: _Queue[Task]) -> Iterator[tuple[Task, Answer | Crash]]:
        """The next answer, if there is one."""
        try:
            answer = self.connection.recv()
        except (EOFError, OSError):
            yield from self._bury(queue)
            return
        self._since = time.monotonic()
        if self._alive:
            yield self.pending.popleft()[0], answer
        self._alive = True  # its first word only says that it has come to life

    def end_overtime(self, queue: _Queue[Task]) -> Iterator[tuple[Task, Crash]]:
        """End a process whose task does not end; what waits behind it goes back."""
        if self.pending and time.monotonic() - self._since > LONGEST_TASK:
            (task, _), *behind = self.pending
            exitcode = self.stop()
            self.pending.clear()
            yield task, Crash(exitcode, overtime=True)
            queue.give_back(behind)

    def _bury(self, queue: _Queue[Task]) -> Iterator[tuple[Task, Crash]]:
        """Deal with what a dead process leaves: the task it died of, and those behind it."""
        (task, deaths), *behind = self.pending
        came_to_life = self._alive
        self.pending.clear()
        crash = Crash(self.stop())
        if not came_to_life:
            raise WorkerError(
                f"工作进程无法启动（{crash}）。脚本里的调用要放在 if __name__ == '__main__': 之下。"
            )
        if deaths + 1 < TRIES:
            behind.append((task, deaths + 1))
        else:
            yield task, crash
        queue.give_back(behind)

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._work), daemon=True)
        with _interrupts_kept():
            self._process.start()
        theirs.close()

    def stop(self) -> int | None:
        """End the process, by force if it is at work; its exit code."""
        if self.connection is None:
            return None
        self.connection.close()
        self.connection, self._alive = None, False
        if self.pending:
            self._process.terminate()
        self._process.join(PATIENCE)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join(PATIENCE)
        return self._process.exitcode


def _serve(connection: Any, work: Callable[[Any], Any]) -> None:
    """The process: answer task after task until the other end closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to deal with
    with suppress(EOFError, OSError):
        connection.send(None)
        while True:
            connection.send(work(connection.recv()))


@contextmanager
def _interrupts_kept() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts, so that it does not inherit the wish to die of it half-way.

    A child inherits the mask; the parent gets the signal that came meanwhile at the end. Windows has no
    masks: there a child is deaf to Ctrl-C from its first own line on.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
