"""Runs whole processes and says what they took."""

import os
import time
from dataclasses import dataclass


@dataclass
class Usage:
    """What one process took; CPU is user and system time, the peak is its resident memory's."""

    wall_seconds: float
    cpu_seconds: float
    peak_bytes: int
    status: int


def run(arguments, output, messages):
    """Runs a command with its standard output going to one file, its standard error to another.

    A child's peak memory counts what its parent had when it was started: the caller must still be small, so nothing
    large is imported before the clock has stopped for good.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    redirections = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, output, flags, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, messages, flags, 0o600),
    ]
    start = time.perf_counter()
    child = os.posix_spawnp(arguments[0], arguments, os.environ, file_actions=redirections)
    _, status, usage = os.wait4(child, 0)
    return Usage(
        wall_seconds=time.perf_counter() - start,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        peak_bytes=usage.ru_maxrss * 1024,
        status=os.waitstatus_to_exitcode(status),
    )
