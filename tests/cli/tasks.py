"""Work for other processes: they find it by the name of this module."""

from __future__ import annotations

import os
from typing import Protocol

from publisher.errors import SourceError
from publisher.model.house import WorkText
from publisher.pipeline.working_on import working_on


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


def devour(size: int) -> int:
    """Ask for so many bytes of memory."""
    return len(bytearray(size))
