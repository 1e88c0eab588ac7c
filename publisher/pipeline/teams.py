"""A team of processes: begun once, given tasks until there are none, ended with the program."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from types import FrameType
from typing import NoReturn, TypeVar

from publisher.errors import OutputError, PublisherError
from publisher.pipeline.memory import give_back
from publisher.pipeline.stem import Stem
from publisher.pipeline.working_on import one_of

T = TypeVar("T")
R = TypeVar("R")

# Tasks that lie ready beside those in work, so that no process waits for the next one; few, so
# that a longer one that turns up is not far behind.
READY = 1
# Seconds that a worker has to put its things away when the program is gone.
GRACE = 2


class Team:
    """Processes that do tasks; they begin when there is something to do, and one that ends is replaced.

    ``blame`` returns the error of a task that ends its process, each time it is done by itself.
    They are forked from the ``stem`` where there is one, which loads what they need (``needs``).
    """

    def __init__(
        self,
        processes: int,
        blame: Callable[[], PublisherError] | None = None,
        stem: Stem | None = None,
    ) -> None:
        self._processes, self._stem = processes, stem
        self.needs: object = None
        self._blame = blame or _killed
        self._pool: ProcessPoolExecutor | None = None

    def end(self) -> None:
        """End the processes, after what they are doing; what has not begun is not begun.

        Who interrupts that too does not wait for them: they are told to end at once.
        """
        pool, self._pool = self._pool, None
        if pool is not None:
            with ExitStack() as interrupted:
                interrupted.callback(_end_at_once)
                pool.shutdown(cancel_futures=True)
                interrupted.pop_all()

    def end_for_good(self) -> None:
        """End the processes, and the one that they are forked from."""
        try:
            self.end()
        finally:
            self._without_stem()

    def _without_stem(self) -> None:
        """Let processes start afresh from now on."""
        if self._stem is not None:
            self._stem.end()
        self._stem = None

    def done(
        self,
        do: Callable[[T], R | PublisherError],
        offer: Callable[[], T | None],
        at_once: int,
    ) -> Iterator[tuple[T, R | PublisherError]]:
        """Yield each task that ``offer`` returns with its result, as soon as it is done.

        ``at_once`` is the number of tasks in work. An exception that nobody foresaw is raised when
        all that is offered is done.
        """
        running: dict[Future[R | PublisherError], T] = {}
        defects: list[Exception] = []
        while True:
            while len(running) < at_once + READY and (task := offer()) is not None:
                running[self._begun(do, task)] = task
            if not running:
                break
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                task = running.pop(future)
                if isinstance(future.exception(), BrokenProcessPool):
                    future = _alone(do, task)
                error = future.exception()
                if error is None:
                    yield task, future.result()
                elif isinstance(error, BrokenProcessPool):
                    yield task, self._blame()
                elif isinstance(error, Exception):
                    defects.append(error)
                else:
                    raise error
        if defects:
            raise one_of(defects)

    def _begun(self, do: Callable[[T], R | PublisherError], task: T) -> Future[R | PublisherError]:
        try:
            return self._begin().submit(_done, do, task)
        except BrokenProcessPool:
            self.end()
        except (EOFError, OSError):
            # The stem was ended from outside, and with it what is in work: that is done again.
            if self._pool is not None:
                self._pool.shutdown()
            self._pool = None
            self._without_stem()
        return self._begin().submit(_done, do, task)

    def _begin(self) -> ProcessPoolExecutor:
        if self._pool is None:
            if self._stem is not None and not self._stem.serve(self.needs):
                self._without_stem()
            self._pool = _processes(self._processes, forked=self._stem is not None)
        return self._pool


def _alone(do: Callable[[T], R | PublisherError], task: T) -> Future[R | PublisherError]:
    """Do a task again that was in work when a process ended: it may not have been to blame."""
    with _processes(1) as pool:
        return pool.submit(_done, do, task)


def _end_at_once() -> None:
    # A thread whose waiting was interrupted counts as ended, and Python would then wait for workers
    # to which nobody says that there is nothing more to do.
    for process in active_children():
        process.terminate()


def _killed() -> PublisherError:
    return OutputError(
        "a worker process was killed, perhaps for lack of memory", hint="try --jobs 1"
    )


def _processes(number: int, *, forked: bool = False) -> ProcessPoolExecutor:
    # Processes are started afresh, or forked from one that was made for it (stem.py), never from
    # this one: a fork would copy the locks of libraries that run threads of their own.
    return ProcessPoolExecutor(number, get_context("forkserver" if forked else "spawn"), _serve)


def _done(do: Callable[[T], R], task: T) -> R:
    try:
        result = do(task)
        give_back()
    except SystemExit as told:
        # What runs this would hand it on as any other failure, and wait for the next task.
        os._exit(told.code if isinstance(told.code, int) else 1)
    return result


def _serve() -> None:
    """Leave Ctrl-C to the process that began the work, and end with it, however it ended.

    Told to end, a worker puts its own things away, as far as there is time.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow, daemon=True).start()
    signal.signal(signal.SIGTERM, _end)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    # Raised where exceptions are not heeded, it would be lost.
    Thread(target=_end_at_last, daemon=True).start()
    raise SystemExit(number)


def _end_at_last() -> None:
    time.sleep(GRACE)
    os._exit(1)


def _follow() -> None:
    """Wait for the end of the process that began the work, and end this one."""
    parent = parent_process()
    assert parent is not None, "a worker is started by another process"
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
    _end_at_last()
