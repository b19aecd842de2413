"""What the processes of the pool do in tests: functions that a spawned process can import."""

import os
import signal
import time


def double(number: int) -> int:
    return 2 * number


def die_of_seven(number: int) -> int:
    """Like a C library that crashes on one file."""
    if number == 7:
        os._exit(3)
    return 2 * number


def die_of_sevens_by_signal(number: int) -> int:
    if number % 7 == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def die_once(path: str) -> str:
    """Like a process that the system kills for want of memory: the second try succeeds."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        return "done"
    os._exit(9)


def sleep_on_seven(number: int) -> int:
    """Like a C library that loops for ever on one file."""
    if number == 7:
        time.sleep(600)
    return number


def sleep_long(number: int) -> int:
    time.sleep(600)
    return number
