"""Workers whose task heeds no exception, as libraries that call back from C do not."""

from __future__ import annotations

import time
from contextlib import suppress

from publisher.cli.ending import end_in_order
from publisher.pipeline.workers import kept_workers, work_through

# Seconds that a task takes, whatever is raised; longer than a program may take to end.
LONG = 60


def work() -> None:
    """Begin two workers that heed nothing, as a build does."""
    end_in_order()
    with kept_workers(2, load=bool):
        list(work_through(heed_nothing, [1, 2], 2))


def heed_nothing(_: int) -> None:
    """Do something for a long time, whatever is raised."""
    until = time.monotonic() + LONG
    while time.monotonic() < until:
        with suppress(BaseException):
            time.sleep(0.1)
