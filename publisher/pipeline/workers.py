"""Work is shared among processes; the results come in order, whatever their number."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from publisher.errors import OutputError, PublisherError

T = TypeVar("T")
R = TypeVar("R")


def worker_count(wanted: int | None, tasks: int) -> int:
    """Return the number of processes to use: what is wanted or allowed, never more than tasks."""
    return max(1, min(wanted or _cores(), tasks))


def _cores() -> int:
    """Return the number of cores this process may use; of all cores where the system does not say."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def work_through(
    do: Callable[[T], R], tasks: Sequence[T], processes: int
) -> Iterator[tuple[T, R | PublisherError]]:
    """Yield each task with its result, in the order of the tasks, or the error that stopped it.

    ``do`` and its tasks travel to other processes, so it is a function of a module and they are
    frozen values. Raises OutputError where a process is killed.
    """
    if processes == 1:
        yield from ((task, _attempt(do, task)) for task in tasks)
        return
    # Processes are started afresh, not forked: a fork would copy the locks of libraries that run
    # threads of their own.
    with ProcessPoolExecutor(processes, get_context("spawn"), _ignore_interrupt) as pool:
        futures = [pool.submit(_attempt, do, task) for task in tasks]
        try:
            yield from zip(tasks, map(_result, futures), strict=True)
        finally:
            # Whoever reads the results has stopped: what has not begun is not worth waiting for.
            for future in futures:
                future.cancel()


def _result(future: Future[R | PublisherError]) -> R | PublisherError:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise OutputError(
            "a worker process was killed, perhaps for lack of memory", hint="try --jobs 1"
        ) from error


def _attempt(do: Callable[[T], R], task: T) -> R | PublisherError:
    try:
        return do(task)
    except PublisherError as error:
        return error


def _ignore_interrupt() -> None:
    """Leave Ctrl-C to the process that began the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
