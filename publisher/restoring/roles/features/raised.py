"""The marks of a text that raises them: what stands on the line is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from publisher.model.transcript import Line
from publisher.restoring.measuring.looks import looks_on
from publisher.restoring.measuring.seen import text_on
from publisher.restoring.roles.features.wording import NAMES, Worded, share_of_marks
from publisher.restoring.roles.notes.raised import raised_label, raised_signs

# Pages from a mark to its note at a foot.
NEXT_PAGE = 1


def read_as(line: Line) -> str:
    """Return the text of a line as it is read: a raised letter that labels it like one on the line."""
    text, sign = text_on(line), raised_label(line.text, line.runs)
    return text.replace(sign, f"{sign})", 1) if sign.isalpha() else text


def with_raised_marks(
    lines: Sequence[Line],
    page: Sequence[int],
    worded: Sequence[Worded],
    table: NDArray[np.float32],
) -> tuple[Worded, ...]:
    """Return what each line says by itself with raised marks alone, where the text raises them.

    Stars and daggers stay marks on the line as well. A raised sign with which a line begins is the
    mark of a note that the same sign labels below. The column of the marks in the ``table`` of
    values follows.
    """
    worded = list(worded)
    opening = [raised_label(line.text, line.runs) for line in lines]
    letters = any(map(str.isalpha, opening))
    found = [_signs(line, one, letters=letters) for line, one in zip(lines, worded, strict=True)]
    for at in _carried_down(found, opening, page):
        found[at] = (opening[at], *found[at])
        worded[at] = replace(worded[at], label="")
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


def _carried_down(
    found: Sequence[Sequence[str]], opening: Sequence[str], page: Sequence[int]
) -> list[int]:
    """Return the lines that begin with the mark of a word on the line above.

    Its note is labelled below, on the same page or the next one, with no other mark of it between.
    """
    made: list[int] = []
    labels: dict[str, int] = {}
    for at in range(len(found) - 1, -1, -1):
        for sign in found[at]:
            labels.pop(sign, None)
        if sign := opening[at]:
            below = labels.pop(sign, None)
            if below is None or below - page[at] > NEXT_PAGE:
                labels[sign] = page[at]
            else:
                made.append(at)
    return made


def _signs(line: Line, one: Worded, *, letters: bool) -> tuple[str, ...]:
    """Return the raised signs of a line but the one that opens it; ``letters`` where they label."""
    found = raised_signs(one.text, looks_on(line.runs, one.text), letters=letters)
    return tuple(raised.sign for raised in found if one.text[: raised.start].strip())
