"""Work for other processes: they find it by the name of this module."""

from __future__ import annotations

import os

from publisher.errors import SourceError
from publisher.model.findings import Outcome
from publisher.model.house import WorkText
from publisher.model.text import Text
from publisher.pipeline.rulings import Rulings
from publisher.pipeline.working_on import working_on


def halve(number: int) -> int:
    """Halve an even number; an odd one is an error."""
    if number % 2:
        raise SourceError("odd", hint="be even", place=f"n.txt:{number}")
    return number // 2


def stumble(task: tuple[WorkText, Rulings]) -> Outcome[Text]:
    """Read a text as a defect of the program would have it."""
    with working_on(task[0].source):
        raise ZeroDivisionError


def end(code: int) -> int:
    """End the process from the inside, as want of memory would from the outside."""
    os._exit(code)
