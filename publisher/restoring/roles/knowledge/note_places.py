"""Where on a page a note can open or go on, whatever its own letters look like.

A printer who sets a part of the text in smaller type (letters to the editor, news in brief) sets
it as notes are set. But a note begins somewhere: at its foot, below its text, or under a heading;
and lines that go on with one have it above them, on their page or at the foot of the last one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.notes.labels import (
    Form,
    Label,
    body_label,
    follows,
    read_label,
    worded_label,
)
from publisher.restoring.roles.states import ASIDE, AT, NOTE, STATES

Shares = NDArray[np.float64]
# Probabilities: from which a line with a label may open a note, any line is likely of a note (or
# furniture), and below which it is surely of none.
MAYBE, TOLD, NONE = 0.2, 0.5, 0.1
HEAD = np.arange(len(STATES)) == AT[LineRole.NOTE_HEAD, True]
OPENS, GOES_ON = (np.arange(len(STATES)) == AT[LineRole.NOTE, first] for first in (True, False))

# How the numbers of lists are printed, and those of many notes.
COUNTING = frozenset((Form.DOT, Form.PAREN))


def by_note_places(sheet: Sheet, shares: Shares) -> Iterator[Fact]:
    """Yield where no note opens, and where none can go on.

    ``shares`` are the probabilities of the states: a row for each line, its sum 1.
    """
    notes, aside = shares[:, NOTE].sum(1), shares[:, ASIDE].sum(1) > TOLD
    unlabelled, text = _without_label(sheet), (notes < NONE) & ~aside
    bare = unlabelled
    if sheet.paged:
        bare = unlabelled & (_above_text(sheet, text) | _on_top(sheet, ~aside))
        yield Fact("no label opens it, and it is not at the foot", bare, OPENS)
    else:
        yield Fact("no label opens it, and no page cuts notes here", bare, OPENS)
    listed = _counted(sheet, _above_text(sheet, text) if sheet.paged else ~bare)
    yield Fact("a colon leads up to what it counts", listed, OPENS)
    bare = bare | listed
    opens = (shares[:, OPENS].sum(1) > np.where(unlabelled, TOLD, MAYBE)) & ~bare
    begun = _begun(sheet, opens, (notes > TOLD) & ~aside)
    yield Fact("no note begins on its page, or at the foot before", ~begun, GOES_ON)


def by_note_heads(chances: Matrix) -> Iterator[Fact]:
    """Yield which lines announce no notes, for none stands below them.

    ``chances`` (natural logarithms) has a row for each line and a column for each state.
    """
    below = np.append(np.exp(chances[1:, NOTE]).sum(1), 0)
    below = np.maximum(below, np.append(below[1:], 0))
    yield Fact("no note stands below it", below < TOLD, HEAD)


def _counted(sheet: Sheet, within: Flags) -> Flags:
    """Return which lines count on from a 1 right below a colon: a list, if text stands below it.

    ``within`` flags the lines below which there is text. Below a list that ends its page there
    is none; then no mark may answer its numbers there.
    """
    made = np.zeros(len(sheet), dtype=np.bool_)
    above: Label | None = None
    for at, line in enumerate(sheet.worded):
        label = read_label(line.text) if line.label else None
        if label is None or label.number is None:
            continue
        led = label.number == 1 and at > 0 and sheet.worded[at - 1].text.endswith(":")
        on = above is not None and follows(above, label) and label.form is above.form
        if (on or (led and (within[at] or not _called(sheet, at)))) and label.form in COUNTING:
            made[at], above = True, label
        else:
            above = None
    return made


def _called(sheet: Sheet, at: int) -> bool:
    """Tell whether a mark further up on its page is that of the label on a line."""
    label = sheet.worded[at].label
    first = int(np.searchsorted(sheet.page, sheet.page[at]))
    return any(label in line.marks for line in sheet.worded[first:at])


def _begun(sheet: Sheet, opens: Flags, notes: Flags) -> Flags:
    """Return which lines have the beginning of a note above, on their page or over from the last."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    over = False
    for first, end in pairwise(sheet.starts.tolist()):
        made[first:end] = over | np.logical_or.accumulate(opens[first:end])
        over = bool((made & notes)[first:end].any())
    return made


def _without_label(sheet: Sheet) -> Flags:
    """Return which lines have no label, nor one alone on the line above."""
    labels = [body_label(line.text) for line in sheet.worded]
    worded = (worded_label(line.text) is not None for line in sheet.worded)
    none = [label is None and not word for label, word in zip(labels, worded, strict=True)]
    bare = np.array(none, dtype=np.bool_)
    alone = np.array([label is not None and not label.rest for label in labels], dtype=np.bool_)
    bare[1:] &= ~alone[:-1]
    return bare


def _above_text(sheet: Sheet, text: Flags) -> Flags:
    """Return which lines have a line of the text below them on their page."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    for first, end in pairwise(sheet.starts.tolist()):
        made[first : end - 1] = np.logical_or.accumulate(text[first + 1 : end][::-1])[::-1]
    return made


def _on_top(sheet: Sheet, lines: Flags) -> Flags:
    """Return the first of some lines on each page."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    for first, end in pairwise(sheet.starts.tolist()):
        made[first : first + int(lines[first:end].argmax()) + 1] = True
    return made
