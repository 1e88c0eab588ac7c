"""Work is shared among processes; the results do not depend on how many there are."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import TypeAlias, TypeVar

from publisher.errors import PublisherError, SourceError
from publisher.pipeline.stem import Load, begin
from publisher.pipeline.teams import Team
from publisher.pipeline.working_on import one_of

if sys.platform != "win32":
    import resource

T = TypeVar("T")
R = TypeVar("R")
# A task by its number, so that results can come in the order of the tasks.
Numbered: TypeAlias = tuple[int, T]

# For files of unknown origin: bytes of memory, and processor seconds unless more are given. A book
# of 1,000 pages is checked in a fifth of either.
MEMORY, SECONDS = 3 << 30, 60
# The team that everything is shared with, while one is kept.
_KEPT: ContextVar[Team | None] = ContextVar("_KEPT", default=None)


def worker_count(wanted: int | None, tasks: int) -> int:
    """Return the number of processes to use: what is wanted or allowed, never more than tasks."""
    return max(1, min(wanted or _cores(), tasks))


def _cores() -> int:
    """Return the number of cores this process may use; of all cores where the system does not say."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def kept_workers(jobs: int | None, load: Load | None = None) -> Iterator[None]:
    """Let all that is shared within the block go to the same processes, which end with it.

    ``jobs`` is the number that a person wants, None for one for each core. With ``load`` what all
    need (``tell_needs``) is loaded by it once, and they are forked from where it lies: nothing may
    be open then that must not be forked, such as a data base.
    """
    processes = jobs or _cores()
    team = Team(processes, stem=begin(load) if load and processes > 1 else None)
    outer = _KEPT.set(team)
    try:
        yield
    finally:
        _KEPT.reset(outer)
        team.end_for_good()


def tell_needs(needs: object) -> None:
    """Say what the kept processes will need, before the first of them begins."""
    if team := _KEPT.get():
        team.needs = needs


def work_through(
    do: Callable[[T], R], tasks: Sequence[T], processes: int
) -> Iterator[tuple[T, R | PublisherError]]:
    """Yield each task with its result, in the order of the tasks, or the error that stopped it.

    ``do`` and its tasks travel to other processes, so it is a function of a module and they are
    frozen values. A task that ends its process comes with an OutputError. All others are done
    first, too, when an exception is raised that nobody foresaw.
    """
    offer = iter(enumerate(tasks))
    yield from _in_order(work_off(partial(_second, do), lambda: next(offer, None), processes))


def work_off(
    do: Callable[[T], R], offer: Callable[[], T | None], processes: int
) -> Iterator[tuple[T, R | PublisherError]]:
    """Yield each task with its result as soon as it is done; otherwise as ``work_through``.

    ``offer`` is asked for a task whenever a process is free, and returns None while there is
    none; what it offers may depend on the results that were yielded.
    """
    if processes == 1:
        yield from _work_here(do, offer)
        return
    kept = _KEPT.get()
    team = kept or Team(processes)
    try:
        yield from team.done(partial(_attempt, do), offer, processes)
    finally:
        # Whoever reads the results may have stopped: what has not begun is not worth waiting for.
        if team is not kept:
            team.end()


def work_apart(
    do: Callable[[T], R], tasks: Sequence[T], processes: int, seconds: int = SECONDS
) -> Iterator[tuple[T, R | PublisherError]]:
    """Yield each task with its result, as ``work_through`` does, for files that nobody vouches for.

    They are opened in other processes, which may take MEMORY and for each task so many processor
    seconds. Whatever takes more, or ends its process, comes with a SourceError.
    """
    team, offer = Team(processes, _too_much), iter(enumerate(tasks))
    limited = partial(_limited, partial(_second, do), seconds)
    try:
        yield from _in_order(team.done(limited, lambda: next(offer, None), processes))
    finally:
        team.end()


def _work_here(
    do: Callable[[T], R], offer: Callable[[], T | None]
) -> Iterator[tuple[T, R | PublisherError]]:
    """Do the tasks in this process, one after the other."""
    defects = _Defects()
    while (task := offer()) is not None:
        with defects:
            result = _attempt(do, task)
            yield task, result
    if defects.met:
        raise one_of(defects.met)


class _Defects:
    """Keeps exceptions that nobody foresaw until all else is done, as ``with`` blocks."""

    def __init__(self) -> None:
        self.met: list[Exception] = []

    def __enter__(self) -> None:
        """Begin a task."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        """Keep an exception; what ends the program itself goes on."""
        if isinstance(error, Exception):
            self.met.append(error)
        return isinstance(error, Exception)


def _in_order(
    done: Iterator[tuple[Numbered[T], R | PublisherError]],
) -> Iterator[tuple[T, R | PublisherError]]:
    """Yield tasks and results in the order of their numbers."""
    waiting: dict[int, tuple[T, R | PublisherError]] = {}
    number = 0
    for (own, task), result in done:
        waiting[own] = (task, result)
        while number in waiting:
            yield waiting.pop(number)
            number += 1


def _second(do: Callable[[T], R], numbered: Numbered[T]) -> R:
    return do(numbered[1])


def _attempt(do: Callable[[T], R], task: T) -> R | PublisherError:
    try:
        return do(task)
    except PublisherError as error:
        return error


def _too_much() -> PublisherError:
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
