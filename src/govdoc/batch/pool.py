"""Runs work in several processes, so that a file that kills its process costs only itself.

`concurrent.futures` loses every pending task when one process dies, and cannot say which task did it. Here each
process has a pipe of its own and answers in order, so that the first unanswered file is the one it died of: that
one is tried once more (the system may have killed the process for want of memory), then given up; the others go
back to the queue. Processes are spawned, on every system alike.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, NamedTuple, TypeVar

from govdoc.errors import GovdocError

AHEAD = 2
"""Files that wait in a process's pipe, so that it never waits for the next one."""
TRIES = 2
"""How often a file may kill its process before it is given up."""
MOST_WORKERS = 60
"""Windows waits for at most 63 handles at once."""
PATIENCE = 5.0
"""Seconds that a process gets to end by itself."""

Task = TypeVar("Task")
Answer = TypeVar("Answer")
Context = multiprocessing.get_context("spawn")


class Crash(NamedTuple):
    """What is known of a process that died of a task."""

    exitcode: int | None
    """Negative: the number of the signal that killed it."""

    def __str__(self) -> str:
        if self.exitcode is None or self.exitcode >= 0:
            return f"退出码 {self.exitcode}"
        try:
            return signal.Signals(-self.exitcode).name
        except ValueError:
            return f"信号 {-self.exitcode}"


class WorkerError(GovdocError):
    """A process cannot even start. A script that uses the pool needs `if __name__ == "__main__":`."""


def each(
    work: Callable[[Task], Answer], tasks: Iterable[Task], workers: int
) -> Iterator[tuple[Task, Answer | Crash]]:
    """Do `work` on every task in processes; yield task and answer as they come.

    Args:
        work: A function at the top level of a module. It must not raise.
        tasks: Things that can be pickled; taken from the iterable as they are needed.
        workers: How many processes.

    Raises:
        WorkerError: A process cannot start.
    """
    queue = _Queue(tasks)
    crew = [_Worker(work, queue) for _ in range(min(max(workers, 1), MOST_WORKERS))]
    try:
        while busy := {worker.connection: worker for worker in crew if worker.fill()}:
            for connection in wait(list(busy)):
                answered = busy[connection].take()  # type: ignore[index]
                if answered:
                    yield answered
    finally:
        for worker in crew:
            worker.stop()


class _Queue(Generic[Task]):
    """The tasks to do: those that came back first."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self._tasks = iter(tasks)
        self._returned: deque[tuple[Task, int]] = deque()

    def next(self) -> tuple[Task, int] | None:
        """A task and how often it has killed a process; None when all are done."""
        if self._returned:
            return self._returned.popleft()
        for task in self._tasks:
            return task, 0
        return None

    def give_back(self, tasks: Iterable[tuple[Task, int]]) -> None:
        self._returned.extend(tasks)


class _Worker(Generic[Task, Answer]):
    """A process with its pipe and the tasks it has not answered, the oldest first. Started when needed."""

    def __init__(self, work: Callable[[Task], Answer], queue: _Queue[Task]) -> None:
        self.connection: Connection[Any, Any] | None = None
        self._work = work
        self._queue = queue
        self._pending: deque[tuple[Task, int]] = deque()
        self._ready = False

    def fill(self) -> bool:
        """Send tasks until enough wait; whether there is any answer to come."""
        while len(self._pending) < AHEAD and (task := self._queue.next()):
            self._pending.append(task)
            self._send(task[0])
        return bool(self._pending)

    def _send(self, task: Task) -> None:
        if self.connection is None:
            self._start()
        assert self.connection is not None
        try:
            self.connection.send(task)
        except OSError:
            pass  # the process has died: `take` will find out and deal with all that is pending

    def take(self) -> tuple[Task, Answer | Crash] | None:
        """The next answer; None where the process has only come to life, or will try again."""
        assert self.connection is not None
        try:
            answer = self.connection.recv()
        except (EOFError, OSError):
            return self._bury()
        if not self._ready:
            self._ready = True
            return None
        return self._pending.popleft()[0], answer

    def _bury(self) -> tuple[Task, Crash] | None:
        """Deal with what a dead process leaves: the task it died of, and those behind it."""
        crash = Crash(self.stop())
        if not self._ready:
            raise WorkerError(f"工作进程无法启动（{crash}）。在脚本中调用时，请放在 if __name__ == \"__main__\": 之下。")
        task, deaths = self._pending.popleft()
        self._queue.give_back(self._pending)
        self._pending.clear()
        if deaths + 1 >= TRIES:
            return task, crash
        self._queue.give_back([(task, deaths + 1)])
        return None

    def _start(self) -> None:
        self.connection, theirs = Context.Pipe()
        self._process = Context.Process(target=_serve, args=(theirs, self._work), daemon=True)
        self._ready = False
        with _ctrl_c_kept_from_children():
            self._process.start()
        theirs.close()

    def stop(self) -> int | None:
        """End the process: by itself if it has nothing to do, by force if it has."""
        if self.connection is None:
            return None
        self.connection.close()
        if self._pending and self._ready:
            ...
        self._process.join(PATIENCE)
        return self._process.exitcode
