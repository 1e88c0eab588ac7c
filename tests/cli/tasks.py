"""Work for other processes: they find it by the name of this module."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from publisher.errors import SourceError
from publisher.model.house import WorkText
from publisher.pipeline.memory import resident
from publisher.pipeline.working_on import working_on

LONG = 60  # seconds
KEPT: list[object] = []


class Worked(Protocol):
    """A task that is about a text of a house."""

    @property
    def work(self) -> WorkText:
        """The text."""


def halve(number: int) -> int:
    """Halve an even number; an odd one is an error."""
    if number % 2:
        raise SourceError("odd", hint="be even", place=f"n.txt:{number}")
    return number // 2


def stumble(task: Worked) -> None:
    """Read a text as a defect of the program would have it."""
    with working_on(task.work.source):
        raise ZeroDivisionError


def end(code: int) -> int:
    """End the process from the inside, as want of memory would from the outside."""
    os._exit(code)


def end_some(number: int) -> int:
    """End the process for an odd number."""
    return end(1) if number % 2 else number


def fall_at_seven(number: int) -> int:
    """Return a number, but for seven, at which the program has a defect."""
    return number if number != 7 else 1 // 0


def process(_: int) -> int:
    """Return the number of the process that does the task."""
    return os.getpid()


def end_beside(path: Path) -> str:
    """End the process for a file named so, once another process does not heed its own end."""
    other = path.with_name("unheeding")
    if path.name == "killed":
        while not other.exists():
            time.sleep(0.05)
        end(1)
    elif path == other and not path.exists():
        path.touch()
        with suppress(SystemExit):
            time.sleep(LONG)
        time.sleep(LONG)
    return "done"


def parent(_: int) -> int:
    """Return the number of the process that the one which does the task was forked from."""
    return os.getppid()


def memory_after(megabytes: int) -> int:
    """Return the megabytes of this process, after so many were taken that only a search frees.

    They lie in small pieces, every hundredth of which is still needed.
    """
    pieces: list[object] = [bytes(1000) for _ in range(1000 * megabytes)]
    KEPT.extend(pieces[::100])
    pieces.append(pieces)
    del pieces
    return resident() >> 20


def devour(size: int) -> int:
    """Ask for so many bytes of memory."""
    return len(bytearray(size))
