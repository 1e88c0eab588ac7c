"""Labels that open no note: printed otherwise than those of the notes, or amid text in larger type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from publisher.restoring.measuring.seen import SAME_SIZE, usual_size
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags
from publisher.restoring.roles.knowledge.note_series import NEXT_PAGE, SERIES, Label, labels_of
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.notes.labels import Form
from publisher.restoring.roles.notes.raised import raised_label
from publisher.restoring.roles.states import NOTE, state

OPENS = state(LineRole.NOTE, first=True)
# Labels between two that an extractor may have lost, and labels that are looked back upon; lines of
# a page that its notes hardly have.
LOST, NEAR, FOOT = 2, 8, 20
OTHERS = frozenset((Form.DOT, Form.PLAIN, Form.GLUED))
# Labels in brackets that show how a text has them, and how many times as many as others that marks
# call as well; lines of larger type below the points of a list.
MANY, TIMES, BELOW = 10, 5, 3


def by_other_labels(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines open no note for what their labels are, or for what stands below them."""
    labels = list(labels_of(sheet))
    unlike = _flags(sheet, _unlike_brackets(sheet, labels))
    why = "the labels of notes are in brackets here, and this one is not"
    yield Fact(why, unlike, OPENS)
    yield Fact(f"{why}, below a gap", unlike & (sheet.gaps > 0), NOTE)
    why = "no mark near it is that figure, and no label comes before it"
    yield Fact(why, _flags(sheet, _without_series(sheet, labels)), OPENS)
    why = "it has no label, and far more stands below it than notes do"
    yield Fact(why, _high_up(sheet), OPENS)
    if any(line.runs for line in sheet.lines):
        why = "it begins with a letter amid text in larger type"
        yield Fact(why, _flags(sheet, _amid_text(sheet, labels)), OPENS, SERIES)


def _flags(sheet: Sheet, labels: Sequence[Label]) -> Flags:
    made = np.zeros(len(sheet), dtype=np.bool_)
    made[[label.line for label in labels]] = True
    return made


def _unlike_brackets(sheet: Sheet, labels: Sequence[Label]) -> list[Label]:
    """Return the figures without brackets, where nearly all that marks call have them.

    Of those that are read as no form a bracket may be misread.
    """
    marks = Counter(mark for one in sheet.worded for mark in one.marks)
    figures = [one for one in labels if one.sign[0] == "figure"]
    called = [one for one in figures if marks[str(one.sign[1])]]
    inside = [one for one in called if one.form == Form.BRACKET]
    if len(inside) < MANY or len(inside) < TIMES * (len(called) - len(inside)):
        return []
    return [one for one in figures if one.form in OTHERS]


def _without_series(sheet: Sheet, labels: Sequence[Label]) -> list[Label]:
    """Return the bare figures that no mark near them calls and that count on from no label above.

    Before a first note there is no label; what has so many lines below it on its page is none.
    """
    marks: dict[str, int] = {}  # the last page of each so far
    numbers: list[int] = []
    found, above = [], 0
    for nth, label in enumerate(labels):
        for at in range(above, label.line):
            marks.update(dict.fromkeys(sheet.worded[at].marks, int(sheet.page[at])))
        above, (kind, number) = label.line, label.sign
        if kind != "figure":
            continue
        end = int(np.searchsorted(sheet.page, label.page, "right"))
        counted = any(number - LOST - 1 <= one < number for one in numbers[-NEAR:])
        amid = end - label.line > FOOT if number == 1 else not counted
        near = label.page - marks.get(str(number), -NEXT_PAGE - 1) <= NEXT_PAGE
        called = near or (number == 1 and "1" in marks)
        goes_on = any(below.follows(label) for below in labels[nth + 1 : nth + 1 + LOST])
        if label.form in OTHERS and amid and not called and not goes_on:
            found.append(label)
        numbers.append(number)
    return found


def _high_up(sheet: Sheet) -> Flags:
    """Return the lines without labels that are far from the end of their page, and on the upper half."""
    ends = np.searchsorted(sheet.page, sheet.page, "right")
    starts = np.searchsorted(sheet.page, sheet.page, "left")
    below, above = ends - np.arange(len(sheet)) - 1, np.arange(len(sheet)) - starts
    bare = np.array([not one.label for one in sheet.worded])
    made: Flags = bare & (below > FOOT) & (below > above) & sheet.paged
    return made


def _amid_text(sheet: Sheet, labels: Sequence[Label]) -> list[Label]:
    """Return the letters below which text in larger type goes on in their column."""
    sizes = np.array([usual_size(line.runs) or 1.0 for line in sheet.lines])
    columns = [line.geometry.column if line.geometry else None for line in sheet.lines]
    found = []
    for label in labels:
        line = sheet.lines[label.line]
        if label.sign[0] != "letter" or raised_label(line.text, line.runs):
            continue
        end = int(np.searchsorted(sheet.page, label.page, "right"))
        larger = [
            at
            for at in range(label.line + 1, end)
            if sizes[at] - sizes[label.line] >= SAME_SIZE and columns[at] == columns[label.line]
        ]
        if len(larger) >= BELOW:
            found.append(label)
    return found
