"""Verse that a note quotes: below a line of the note that leads on, or below its label.

Where blank lines part blocks it is set in. At the foot of a page it may stand as the note does; with
what follows it there, for below the notes of a page no text goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise, takewhile

import numpy as np
from numpy.typing import NDArray

from publisher.expressions import compiled
from publisher.restoring.characters import OPENERS
from publisher.restoring.measuring.seen import SAME_SIZE, usual_size
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix, pinned
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE, AT

# The probability from which a line is of a note, or furniture; of the measure (the width that 97 %
# of the lines keep to) what a line of verse fills at most, set in between blank lines or not.
LIKELY, WIDEST, SHORT, SHORTER = 0.5, 97, 0.9, 0.8
# Lines of verse at least, and of prose behind it at most, at the foot of a page.
FEWEST, REST = 2, 8
# ``it begins:--``; ``[14]`` alone on its line; ``1) The water``.
LEADS_ON = compiled(r".*[:：]\s*[-–—]*$")
LABEL = compiled(r"[(\[](?:\d{1,3}|[*†‡]{1,3})[)\]]")
LABELLED = compiled(r"[(\[]?(?:\d{1,3}|[*†‡]{1,3})[)\]]\s|[*†‡]{1,3}\s?(?=\w)")


def by_verse_in_notes(sheet: Sheet, chances: Matrix, notes: NDArray[np.float64]) -> Iterator[Fact]:
    """Yield which lines are verse that goes on with the note above, and what follows it there.

    ``notes`` are the probabilities of each line to be of a note.
    """
    made, opens = (np.zeros(len(sheet), dtype=np.bool_) for _ in range(2))
    _put_between_blanks(sheet, notes, made, opens)
    if sheet.paged or any(line.runs for line in sheet.lines):
        aside = np.exp(chances[:, ASIDE]).sum(1) > LIKELY
        for start, end in pairwise(sheet.starts.tolist()):
            page = [at for at in range(start, end) if not aside[at]]
            _put_at_foot(sheet, page, notes, made, opens)
    why = "a label above verse, and its mark stands above"
    yield from pinned(why, opens, AT[LineRole.NOTE, True])
    yield from pinned("it goes on with verse in the note above", made, AT[LineRole.NOTE, False])


def _put_between_blanks(
    sheet: Sheet, notes: NDArray[np.float64], made: Flags, opens: Flags
) -> None:
    apart = np.concatenate(([True], (np.diff(sheet.page) != 0) | (sheet.gaps[1:] > 0)))
    edges = np.append(np.flatnonzero(apart), len(sheet)).tolist()
    leading = 0
    for start, end in pairwise(edges):
        above = start - 1
        if not start or sheet.page[start] != sheet.page[above]:
            continue
        leading = leading if made[above] else above
        if _is_stanza(sheet, start, end, leading):
            leads = LEADS_ON.fullmatch(sheet.worded[above].text) and notes[above] > LIKELY
            alone = LABEL.fullmatch(sheet.worded[above].text) is not None
            opens[above] |= alone and _is_called(sheet, above, 0)
            made[start:end] = made[above] or leads or opens[above]


def _is_stanza(sheet: Sheet, start: int, end: int, leading: int) -> bool:
    """Tell whether a block is short lines that are set in below the one that leads on to it."""
    capitals = sum(_is_capital(sheet, at) for at in range(start, end))
    short = sheet.fullest[start:end].max() < SHORT * sheet.kept_by(WIDEST)
    set_in = sheet.indents[start:end].min() > sheet.indents[leading]
    return bool(set_in and short and capitals > (end - start) / 2)


def _is_capital(sheet: Sheet, at: int) -> bool:
    return sheet.worded[at].text.lstrip(OPENERS + "_")[:1].isupper()


def _is_called(sheet: Sheet, at: int, since: int) -> bool:
    """Tell whether the mark of a label stands above it, from some line on."""
    label = sheet.worded[at].label
    return any(label in other.marks for other in sheet.worded[since:at])


def _put_at_foot(
    sheet: Sheet, page: Sequence[int], notes: NDArray[np.float64], made: Flags, opens: Flags
) -> None:
    """Put the verse of notes at the foot of a page, ``page`` its lines but for furniture."""
    for nth, at in enumerate(page[:-FEWEST]):
        below = page[nth + 1 :]
        own = list(takewhile(lambda line: not sheet.worded[line].label, below))
        verse = list(takewhile(partial(_is_line, sheet, at), own))
        if made[below[0]] or len(verse) < FEWEST or len(own) - len(verse) > REST:
            continue
        one = sheet.worded[at]
        labelled = one.label and LABELLED.match(one.text) and _is_called(sheet, at, page[0])
        verse_alone = labelled and _is_line(sheet, at, at) and verse == own
        if verse_alone or (LEADS_ON.fullmatch(one.text) and notes[at] > LIKELY):
            opens[at] |= bool(verse_alone)
            made[own] = True


def _is_line(sheet: Sheet, leading: int, at: int) -> bool:
    """Tell whether a line is short, begins with a capital, and is set as large as another one."""
    text = sheet.worded[at].text[len(sheet.worded[at].label) if at == leading else 0 :]
    capital = text.lstrip(OPENERS + "_*†‡)]. ")[:1].isupper()
    short = sheet.fullest[at] < SHORTER * sheet.kept_by(WIDEST)
    sizes = [usual_size(sheet.lines[one].runs) or 1.0 for one in (at, leading)]
    return bool(capital and short and abs(sizes[0] - sizes[1]) < SAME_SIZE)
