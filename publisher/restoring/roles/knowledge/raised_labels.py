"""Labels that raised marks call: what they open is a note if it is raised, or set smaller, itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from publisher.restoring.measuring.looks import looks_on
from publisher.restoring.measuring.seen import SAME_SIZE, usual_size
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.features.series import ordinal
from publisher.restoring.roles.knowledge.facts import Fact, Flags
from publisher.restoring.roles.knowledge.note_series import ENOUGH, NEXT_PAGE, SERIES, Sign
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.notes.raised import raised_label, raised_signs
from publisher.restoring.roles.states import ASIDE, FIRST, state

OPENS = state(LineRole.NOTE, first=True)


def by_raised_labels(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines surely open a note, and which with a label on the line open none.

    A label is called by a raised mark on its page, be it in a further column below, or on the one
    before. Where three raised labels are, and no other one is called, figures on the line count.
    """
    if not any(line.runs for line in sheet.lines):
        return
    raised = [raised_label(line.text, line.runs) for line in sheet.lines]
    lifted = np.array(list(map(bool, raised)))
    small = np.array([(usual_size(line.runs) or 1) < 1 - SAME_SIZE for line in sheet.lines])
    called = _called(sheet, raised, lifted | small)
    yield Fact(
        "a raised mark calls its label, and it is set smaller", called & small, ~OPENS, SERIES
    )
    yield Fact("a raised mark calls its raised label", called & lifted, ~OPENS, SERIES)
    carried = lifted & np.array([not one.label for one in sheet.worded])
    begins = FIRST & ~ASIDE
    yield Fact("the mark of the word above has come down to it", carried, begins, SERIES)
    figures = np.array([one.label.isdecimal() for one in sheet.worded]) & ~lifted
    ours = called & lifted
    # Where notes are set smaller, a figure in the type of the text is called by chance.
    others = figures & called & (small if (ours & small).sum() == ours.sum() else ~lifted)
    counting = figures & (ours.sum() >= ENOUGH and not others.any())
    yield Fact("the labels of notes are raised here, and this one is not", counting, OPENS, SERIES)


def _called(sheet: Sheet, raised: Sequence[str], likely: Flags) -> Flags:
    """Return which labels have a raised mark of their own, on their page or the one before.

    ``raised`` are the raised signs with which lines begin; one that is no label is a mark. Those
    on ``likely`` lines are called first, unless their page has the same one twice.
    """
    pages: list[int] = sheet.page.tolist()
    marks: Counter[tuple[Sign, int]] = Counter()
    for line, one, sign, page in zip(sheet.lines, sheet.worded, raised, pages, strict=True):
        found = raised_signs(one.text, looks_on(line.runs, one.text), letters=True)
        own = [one.sign for one in found][1 if sign else 0 :]
        marks.update((ordinal(mark), page) for mark in own)
        marks.update([(ordinal(sign), page)] if sign and not one.label else [])
    labels: dict[int, Sign] = {
        at: ordinal(raised[at] or one.label) for at, one in enumerate(sheet.worded) if one.label
    }
    often = Counter((label, pages[at]) for at, label in labels.items() if likely[at])
    made = np.zeros(len(sheet), dtype=np.bool_)
    for at, label in sorted(labels.items(), key=lambda one: not likely[one[0]]):
        near = ((label, pages[at] - back) for back in range(NEXT_PAGE + 1))
        mark = next((mark for mark in near if marks[mark] > 0), None)
        if mark is not None and often[label, pages[at]] < 2:
            made[at] = True
            marks[mark] -= 1
    return made
