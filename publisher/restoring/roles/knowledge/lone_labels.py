"""Labels of notes alone on their lines at the feet of pages, told by the marks above them.

Extractors that go by the height of letters put a raised label on a line of its own, above its
note. An asterisk alone on a line parts sections as well, and a figure may be a folio. But that all
such lines of a foot have the signs of the marks above them, in their order, is no chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.features.series import ordinal
from publisher.restoring.roles.knowledge.facts import Fact, Flags
from publisher.restoring.roles.knowledge.facts import pinned as left_to
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.notes.labels import SUPERSCRIPTS
from publisher.restoring.roles.states import AT

LONE = compiled(r"[(\[]?([*∗]{1,9}|[†‡§‖¶]{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹\d]{1,3})[)\]]?")
# Characters of the longest of them, with its brackets.
LONGEST = 11
# What parts sections most often.
PAUSE = "***"
# Lines at the end of a page that may be furniture.
EDGE = 2
# Labels of one foot that show that they are such: one alone may part sections, or be a folio.
FEWEST = 2
OPENS, GOES_ON = (AT[LineRole.NOTE, first] for first in (True, False))
TEXT = AT[LineRole.PARAGRAPH, False]


def by_lone_labels(sheet: Sheet, pinned: Flags) -> Iterator[Fact]:
    """Yield which lines are labels alone, which go on with their notes, and which are marks alone.

    Of the ``pinned`` lines a person has said what they are.
    """
    opening, within, calling = (np.zeros(len(sheet), dtype=np.bool_) for _ in range(3))
    texts = (one.text if len(one.text) <= LONGEST else "" for one in sheet.worded)
    signs = [_read(match[1]) if (match := LONE.fullmatch(text)) else "" for text in texts]
    if not any(signs):
        return
    for first, end in pairwise(sheet.starts.tolist()):
        labels = _foot(sheet, signs, first, end)
        if len(labels) < FEWEST:
            continue
        opening[labels] = True
        within[_notes(sheet, labels, first, end)] = True
        own = {signs[at] for at in labels}
        calling[[at for at in range(first + 1, labels[0]) if signs[at] in own]] = True
    within &= ~opening & ~pinned
    yield from left_to("labels alone on their lines answer the marks", opening & ~pinned, OPENS)
    yield from left_to("it goes on with a note whose label stands alone", within, GOES_ON)
    yield from left_to("a mark alone on its line has its label below", calling & ~pinned, TEXT)


def _read(sign: str) -> str:
    return sign.replace("∗", "*").translate(SUPERSCRIPTS)


def _foot(sheet: Sheet, signs: Sequence[str], first: int, end: int) -> list[int]:
    """Return the lines of the labels at the foot of a page, from line ``first`` to before ``end``.

    Words stand below each. The same sign further up is a mark that has come to stand alone.
    """
    labels: list[int] = []
    for at in range(end - 2, first, -1):
        if not signs[at] or signs[at + 1]:
            continue
        if any(signs[at] == signs[below] for below in labels):
            break
        labels.append(at)
    labels.reverse()
    while labels and not _answered(sheet, signs, labels, first):
        labels.pop(0)
    return labels


def _answered(sheet: Sheet, signs: Sequence[str], labels: Sequence[int], first: int) -> bool:
    """Tell whether each label has its mark above all of them, in their order."""
    marks: list[str] = []
    for at in range(first, labels[0]):
        marks += [signs[at]] if signs[at] else map(_read, sheet.worded[at].marks)
    left = iter(marks)
    return all(signs[at] in left for at in labels) and _rise([signs[at] for at in labels])


def _rise(signs: Sequence[str]) -> bool:
    """Tell whether figures count on, and no three asterisks come without two, as a pause does.

    Stars and daggers have many an order.
    """
    places = [ordinal(sign) for sign in signs]
    if any(kind == "figure" for kind, _ in places):
        return all(below == (kind, above + 1) for (kind, above), below in pairwise(places))
    return all(sign[:-1] in signs for sign in signs if sign.startswith(PAUSE))


def _notes(sheet: Sheet, labels: Sequence[int], first: int, end: int) -> list[int]:
    """Return the lines that surely belong to the notes of a foot.

    The line below each label does, and what follows to the next one; what stands below the last
    label only to a gap, and to the last lines of the page, which may be a folio or a signature. A
    line that another mark of the page calls may open a note with its label before it.
    """
    marks = {_read(mark) for line in range(first, labels[0]) for mark in sheet.worded[line].marks}
    last = labels[-1] + 2
    while last < end - EDGE and sheet.gaps[last] <= 0:
        last += 1
    made: list[int] = []
    for at, below in zip(labels, [*labels[1:], last], strict=True):
        ends = (n for n in range(at + 2, below) if _read(sheet.worded[n].label) in marks)
        made += range(at + 1, next(ends, below))
    return made
