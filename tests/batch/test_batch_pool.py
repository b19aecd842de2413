"""A task that kills its process costs only itself."""

import multiprocessing
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pool_work import die_of_seven, die_of_sevens_by_signal, die_once, double, sleep_long, sleep_on_seven

from govdoc.batch import pool
from govdoc.batch.pool import Crash, WorkerError, each


def test_every_task_is_answered() -> None:
    assert sorted(each(double, range(50), 2)) == [(n, 2 * n) for n in range(50)]


def test_no_task_starts_no_process() -> None:
    assert list(each(double, [], 4)) == []
    assert multiprocessing.active_children() == []


def test_a_task_that_ends_its_process_costs_only_itself() -> None:
    answers = dict(each(die_of_seven, range(20), 2))
    assert answers.pop(7) == Crash(3)
    assert answers == {n: 2 * n for n in range(20) if n != 7}


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_so_do_several_that_are_killed() -> None:
    answers = dict(each(die_of_sevens_by_signal, range(1, 16), 2))
    assert {n for n, answer in answers.items() if isinstance(answer, Crash)} == {7, 14}
    assert str(answers[7]) == "SIGKILL"
    assert len(answers) == 15


def test_a_process_that_dies_once_is_forgiven(tmp_path: Path) -> None:
    path = tmp_path / "memory"
    path.touch()
    assert list(each(die_once, [str(path)], 1)) == [(str(path), "done")]


def test_a_task_that_does_not_end_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "LONGEST_TASK", 3.0)
    answers = dict(each(sleep_on_seven, range(5, 12), 1))
    crash = answers.pop(7)
    assert isinstance(crash, Crash)
    assert crash.overtime
    assert "没有结束" in str(crash)
    assert answers == {n: n for n in range(5, 12) if n != 7}
    assert multiprocessing.active_children() == []


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    answers = each(double, tasks(), 1)
    next(answers)
    assert len(taken) <= 2 * pool.AHEAD
    answers.close()


def test_an_interrupt_ends_processes_at_work() -> None:
    def tasks() -> Iterator[int]:
        yield from range(2)
        raise KeyboardInterrupt

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        list(each(sleep_long, tasks(), 2))
    assert time.monotonic() - started < pool.PATIENCE
    assert multiprocessing.active_children() == []


def test_a_process_that_cannot_start_is_an_error_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_serve", os._exit)
    with pytest.raises(WorkerError, match="无法启动"):
        list(each(double, [1, 2, 3], 1))


@pytest.mark.parametrize(
    ("code", "says"), [(3, "退出码 3"), (-9, "SIGKILL"), (-999, "退出码 -999"), (None, "None")]
)
def test_a_crash_says_what_is_known(code: int | None, says: str) -> None:
    assert says in str(Crash(code))
