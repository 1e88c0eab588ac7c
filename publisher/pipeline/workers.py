"""Work is shared among processes; the results come in order, whatever their number."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context, parent_process
from threading import Thread
from types import FrameType
from typing import NoReturn, TypeVar

from publisher.errors import OutputError, PublisherError, SourceError

if sys.platform != "win32":
    import resource

T = TypeVar("T")
R = TypeVar("R")

# For files of unknown origin: bytes of memory, and processor seconds unless more are given. A book
# of 1,000 pages is checked in a fifth of either.
MEMORY, SECONDS = 3 << 30, 60
# Seconds that a worker has to put its things away when the program is gone.
GRACE = 2


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
    with ProcessPoolExecutor(processes, get_context("spawn"), _serve) as pool:
        futures = [pool.submit(_attempt, do, task) for task in tasks]
        try:
            yield from zip(tasks, map(_result, futures), strict=True)
        finally:
            # Whoever reads the results has stopped: what has not begun is not worth waiting for.
            pool.shutdown(cancel_futures=True)


def work_apart(
    do: Callable[[T], R], tasks: Sequence[T], processes: int, seconds: int = SECONDS
) -> Iterator[tuple[T, R | PublisherError]]:
    """Yield each task with its result, as ``work_through`` does, for files that nobody vouches for.

    They are opened in other processes, which may take MEMORY and for each task so many processor
    seconds. Whatever takes more, or ends its process, comes with a SourceError.
    """
    limited, waiting = partial(_limited, do, seconds), list(tasks)
    while waiting:
        with ProcessPoolExecutor(processes, get_context("spawn"), _serve) as pool:
            futures = [pool.submit(limited, task) for task in waiting]
            try:
                for future in futures:
                    result = future.result()
                    yield waiting.pop(0), result
            except BrokenProcessPool:
                # Any of the tasks in work has ended a process. Each is done, and only it blamed,
                # when it comes first.
                pass
            finally:
                pool.shutdown(cancel_futures=True)
        if waiting:
            task = waiting.pop(0)
            yield task, _alone(limited, task)


def _alone(do: Callable[[T], R | PublisherError], task: T) -> R | PublisherError:
    with ProcessPoolExecutor(1, get_context("spawn"), _serve) as pool:
        try:
            return pool.submit(do, task).result()
        except BrokenProcessPool:
            return SourceError(
                "this file ends the process that reads it, or takes more memory or time than"
                f" files may ({MEMORY >> 30} GB)",
                hint="it may be damaged: make it again, or ask for it where it came from",
            )


def _limited(do: Callable[[T], R], seconds: int, task: T) -> R | PublisherError:
    """Do a task within the limits, where the system has them."""
    _limit(seconds)
    try:
        return _attempt(do, task)
    except MemoryError:
        return SourceError(f"reading this file takes more than {MEMORY >> 30} GB of memory")


def _limit(seconds: int) -> None:
    if sys.platform == "win32":
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    until = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, most))


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


def _serve() -> None:
    """Leave Ctrl-C to the process that began the work, and end with it, however it ended.

    Told to end, a worker puts its own things away, as far as there is time.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow, daemon=True).start()
    signal.signal(signal.SIGTERM, _end)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(number)


def _follow() -> None:
    """Wait for the end of the process that began the work, and end this one."""
    parent = parent_process()
    assert parent is not None, "a worker is started by another process"
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(1)
