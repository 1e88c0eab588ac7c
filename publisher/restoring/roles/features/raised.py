"""The marks of a text that raises them: what stands on the line is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from publisher.model.transcript import Line
from publisher.restoring.measuring.looks import looks_on
from publisher.restoring.roles.features.wording import NAMES, Worded, share_of_marks
from publisher.restoring.roles.notes.raised import raised_signs


def with_raised_marks(
    lines: Sequence[Line], worded: Sequence[Worded], table: NDArray[np.float32]
) -> tuple[Worded, ...]:
    """Return what each line says by itself with raised marks alone, where the text raises them.

    Stars and daggers stay marks on the line as well. The column of the marks in the ``table`` of
    values follows.
    """
    found = [_signs(line, one) for line, one in zip(lines, worded, strict=True)]
    raised = sum(map(len, found))
    figures = sum(mark.isdecimal() for one in worded for mark in one.marks)
    # The figures among the marks by their letters are the raised ones and others.
    if not raised or 2 * raised < figures:
        return tuple(worded)
    made = []
    for at, (one, signs) in enumerate(zip(worded, found, strict=True)):
        marks = (*signs, *(m for m in one.marks if not m.isdecimal() and m not in signs))
        table[at, NAMES.index("marks")] = share_of_marks(marks)
        made.append(replace(one, marks=marks))
    return tuple(made)


def _signs(line: Line, one: Worded) -> tuple[str, ...]:
    """Return the raised signs of a line but the one that opens it."""
    found = raised_signs(one.text, looks_on(line.runs, one.text))
    return tuple(raised.sign for raised in found if one.text[: raised.start].strip())
