"""Labels and marks that answer each other over a whole text, as knowledge above the chances.

A figure at the head of a line is weak evidence. That it is printed as this text's labels are,
that its mark stands in the text above, that no other label answers that mark, and that both rise
with the labels around it, is evidence of four kinds; together they make a note of it, or none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.measuring.percentiles import median
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.features.series import ordinal
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.notes.labels import read_label
from publisher.restoring.roles.states import HEADING, ITEM, NOTE, state
from publisher.restoring.wording import begins_small, ends_open
from publisher.structs import frozen

# A sign in the order of its kind: ``("figure", 3)``.
Sign = tuple[str, int]
# Notes of a text that are all gathered in one run: as many at least, one in how many may not be told
# (or be told elsewhere), and the share whose marks rise with them; columns out of order hide many a
# mark, and figures that mean other things do not rise so often.
MANY, ONE_IN, CALLED = 10, 5, 0.6
# Labels of a whole series that are enough for one without any label that was told.
ENOUGH = 3
NOTE_HEAD = state(LineRole.NOTE_HEAD, first=True)
# What a series of labels and marks takes away from other readings, in natural logarithms: odds of
# 3000.
SERIES = -8.0
# What a sentence that is cut in one foot and goes on in the next adds to the chance of its lines to
# go on with a note, and a word such as "Notes" above one to that of its line to head it, in natural
# logarithms (odds of 50); and what a gap above the first of its lines adds to that.
SURELY, PARTED = 4.0, 2.0
# Pages (from a mark to its note at a foot) and the chance from which a line is told.
NEXT_PAGE, TOLD = 1, 0.5


@frozen
class Label:
    """What may be a note's label: its line, page, sign, how it is printed, alone on its line."""

    line: int
    page: int
    sign: Sign
    form: str
    alone: bool

    @property
    def look(self) -> tuple[str, str, bool]:
        """Return what the labels of one series share."""
        return self.sign[0], self.form, self.alone

    def follows(self, above: Label) -> bool:
        """Tell whether this is the next sign behind another one's."""
        return self.sign == (above.sign[0], above.sign[1] + 1)


@frozen
class Opened:
    """Lines (from 0) that surely open a note, that surely open none, and that go on with one."""

    notes: frozenset[int]
    others: frozenset[int]
    bodies: frozenset[int]


def by_series(sheet: Sheet, chances: Matrix, over: Flags) -> Iterator[Fact]:
    """Yield what labels and marks that answer each other take away from a line's other states.

    ``chances`` (natural logarithms) has a row for each line and a column for each state; ``over``
    are the lines that go on with a note by where sentences do (note_rests.py).
    """
    first, within = (state(LineRole.NOTE, first=first) for first in (True, False))
    shares = np.exp(chances)
    series = _opened(sheet, shares[:, first].sum(1), shares[:, within].sum(1))
    notes = _flags(sheet, series.notes)
    yield Fact("its label and its mark answer each other in order", notes, ~first, SERIES)
    bodies, others = _flags(sheet, series.bodies), _flags(sheet, series.others)
    yield Fact("a label alone on the line above opens its note", bodies, ~within, SERIES)
    yield Fact("its page has this label already", others, first, SERIES)
    yield Fact("by where sentences go on, a note does so here", over, within, SURELY)
    why = "a note goes on here, by where sentences do, below a gap"
    yield Fact(why, _below_gaps(sheet, over), within, SURELY + PARTED)
    headed = np.append(shares[1:, first].sum(1) > TOLD, [False])
    headed &= sheet.names["note heading"] > 0
    if headed.sum() > 1:
        yield Fact("it says notes, one opens below, and so again", headed, NOTE_HEAD, SURELY)
    listed = _lists(sheet, shares[:, ITEM].sum(1)) & ~notes
    yield Fact("it counts on with the lines around it", listed, HEADING | NOTE, SERIES)


def _below_gaps(sheet: Sheet, over: Flags) -> Flags:
    """Return the runs of some lines above whose first there is a gap."""
    made = over & (sheet.gaps > 0)
    for at in np.flatnonzero(over[1:]).tolist():
        made[at + 1] |= made[at]
    return made


def _flags(sheet: Sheet, lines: Collection[int]) -> Flags:
    made = np.zeros(len(sheet), dtype=np.bool_)
    made[sorted(lines)] = True
    return made


def _opened(sheet: Sheet, first: NDArray[np.float32], within: NDArray[np.float32]) -> Opened:
    """Return what the series of labels and marks say beyond any chance.

    ``first`` and ``within`` are the probabilities of each line to be the first, or another, line
    of a note.
    """
    labels = list(labels_of(sheet))
    if not labels:
        return Opened(frozenset(), frozenset(), frozenset())
    marks = _marks(sheet, labels)
    told = {label.line: label for label in labels if first[label.line] > TOLD}
    whole = _whole_at_end(labels, marks, set(told))
    others = frozenset(_repeated(sheet, list(told.values()))) | _before(whole, told)
    told = {line: label for line, label in told.items() if line not in others}
    found = {label.line: label for label in whole or _whole_series(labels, marks)}
    if not told and not found:
        found = {label.line: label for label in _gathered(labels, marks)}
    found |= {label.line: label for label in _fitting(sheet, labels, marks, told | found)}
    gaps = _in_gaps(sheet, labels, told | found, np.maximum(first, within) > TOLD)
    notes = frozenset(found) | {label.line for label in gaps}
    alone = {line + 1 for line, label in found.items() if label.alone}
    bodies = {at for at in alone if at < len(sheet) and sheet.page[at] == sheet.page[at - 1]}
    return Opened(notes, others, frozenset(bodies - notes - set(told)))


def labels_of(sheet: Sheet) -> Iterator[Label]:
    """Yield what may be labels of notes, in the order of the lines."""
    for at, one in enumerate(sheet.worded):
        if one.label:
            read = read_label(one.text)
            form = read.form.value if read else "other"
            alone = not any(map(str.isalpha, one.text.replace(one.label, "", 1)))
            yield Label(at, int(sheet.page[at]), ordinal(one.label), form, alone)


def _marks(sheet: Sheet, labels: Sequence[Label]) -> Mapping[Sign, list[int]]:
    """Return the lines of each mark, rising; a figure alone on its line may be one too."""
    found = [(ordinal(sign), at) for at, one in enumerate(sheet.worded) for sign in one.marks]
    found += [(label.sign, label.line) for label in labels if label.alone]
    places: dict[Sign, list[int]] = defaultdict(list)
    for sign, at in sorted(found, key=lambda mark: mark[1]):
        places[sign].append(at)
    return places


def _mark_above(label: Label, marks: Mapping[Sign, list[int]]) -> int | None:
    """Return the line of the last mark above a label that calls it, None if there is none."""
    places = marks.get(label.sign, [])
    at = bisect_left(places, label.line)
    return places[at - 1] if at else None


def _repeated(sheet: Sheet, told: Sequence[Label]) -> Iterator[int]:
    """Yield the lines of labels told twice on a page that only go on with the sentence above."""
    often = Counter((label.page, label.sign) for label in told)
    for label in told:
        line = label.line
        above = sheet.worded[line - 1].text if line else ""
        rest = sheet.worded[line].text.removeprefix(sheet.worded[line].label).lstrip()
        if often[label.page, label.sign] > 1 and ends_open(above) and begins_small(rest):
            yield line


def _whole_series(labels: Sequence[Label], marks: Mapping[Sign, list[int]]) -> list[Label]:
    """Return the labels of a series from 1 on, at the feet of several pages and all answered there."""
    for _, alike in groupby(sorted(labels, key=lambda n: n.look), key=lambda n: n.look):
        feet = [list(_foot(list(page), marks)) for _, page in groupby(alike, key=lambda n: n.page)]
        series = [label for foot in feet for label in foot]
        if len(series) < ENOUGH or sum(map(bool, feet)) < 2 or series[0].sign[1] != 1:
            continue
        if all(label.follows(above) for above, label in pairwise(series)):
            return series
    return []


def _foot(labels: Sequence[Label], marks: Mapping[Sign, list[int]]) -> Iterator[Label]:
    """Yield the last labels of a page that rise one by one and are called above all of them."""
    foot: list[Label] = []
    for label in reversed(labels):
        if foot and not foot[-1].follows(label):
            break
        foot.append(label)
    foot.reverse()
    called = [at for label in foot if (at := _mark_above(label, marks)) is not None]
    if len(called) == len(foot) and called == sorted(called) and called[-1] < foot[0].line:
        yield from foot


def _gathered(labels: Sequence[Label], marks: Mapping[Sign, list[int]]) -> list[Label]:
    """Return the last labels of a text, where they answer all of its marks and nothing else.

    Labels and marks count from 1 to the same figure, and one run of labels alone does so.
    """
    runs = _runs_from_one(labels)
    last = {number: at[-1] for (kind, number), at in marks.items() if kind == "figure"}
    if not runs or len(last) < 2 or sorted(last) != list(range(1, len(last) + 1)):
        return []
    places = [last[number] for number in sorted(last)]
    below = [run for run in runs if len(run) == len(last) and run[0].line > places[-1]]
    return below[0] if places == sorted(places) and len(below) == 1 and below[0] is runs[-1] else []


def _runs_from_one(labels: Sequence[Label]) -> list[list[Label]]:
    """Return the runs of figures that count from 1, whatever other labels stand between."""
    runs: list[list[Label]] = []
    for label in labels:
        if label.sign[0] != "figure" or label.alone:
            continue
        if runs and label.follows(runs[-1][-1]) and label.look == runs[-1][-1].look:
            runs[-1].append(label)
        elif label.sign[1] == 1:
            runs.append([label])
    return runs


def _whole_at_end(
    labels: Sequence[Label], marks: Mapping[Sign, list[int]], told: Collection[int]
) -> list[Label]:
    """Return the notes of a text that are all gathered in one run, from 1 to the last.

    Most of them are called above in order, nearly all are told as notes (``told`` has the lines),
    and few labels are told that are not among them.
    """
    run = max(_runs_from_one(labels), key=len, default=[])
    own = {label.line for label in run}
    few = len(run) // ONE_IN
    if len(run) < MANY or len(set(told) - own) > few or len(own - set(told)) > few:
        return []
    rising: list[int] = []
    for label in run:
        # The longest row of marks that rises with the labels; of one label's marks one counts.
        for at in reversed([at for at in marks.get(label.sign, []) if at < run[0].line]):
            place = bisect_right(rising, at)
            rising[place : place + 1] = [at]
    return run if len(rising) >= CALLED * len(run) else []


def _before(whole: Sequence[Label], told: Mapping[int, Label]) -> frozenset[int]:
    """Return the lines of other labels told above all notes of a text that has them in one run.

    Figures and letters there number what is said; signs such as a star may still be notes.
    """
    first = whole[0].line if whole else 0
    kinds = "figure", "letter"
    return frozenset(line for line in told if line < first and told[line].sign[0] in kinds)


def _fitting(
    sheet: Sheet,
    labels: Sequence[Label],
    marks: Mapping[Sign, list[int]],
    told: Mapping[int, Label],
) -> Iterator[Label]:
    """Yield labels that are next in order behind a note and answer a free mark.

    They look like the others, or have lost their text and stand right below the one before.
    """
    looks = {label.look for label in told.values()}
    known, lines = dict(told), sorted(told)
    # Of each sign the last line that is known to open a note.
    last = {told[line].sign: line for line in lines}
    folios = _folios(labels)
    for label in labels:
        at = label.line
        empty = label.alone and at - 1 in known and not _is_folio(label, folios)
        if at in known or not (label.look in looks or empty) or not _may_open(sheet, at):
            continue
        place = bisect_left(lines, at)
        mark = _mark_above(label, marks)
        if not place or mark is None or not label.follows(known[lines[place - 1]]):
            continue
        near = label.page - int(sheet.page[mark]) <= NEXT_PAGE
        behind = _mark_above(known[lines[place - 1]], marks)
        if near and (behind is None or behind <= mark) and last.get(label.sign, -1) <= mark:
            known[at] = label
            lines.insert(place, at)
            last[label.sign] = max(at, last.get(label.sign, -1))
            yield label


def _folios(labels: Sequence[Label]) -> Mapping[Sign, set[int]]:
    """Return the pages of figures alone on their lines, by kind and by what they are more than these."""
    pages: dict[Sign, set[int]] = defaultdict(set)
    for label in labels:
        if label.alone:
            pages[label.sign[0], label.sign[1] - label.page].add(label.page)
    return pages


def _is_folio(label: Label, folios: Mapping[Sign, set[int]]) -> bool:
    """Tell whether another page has a figure alone on a line that rises with this one."""
    kind, number = label.sign
    return bool(folios.get((kind, number - label.page), set()) - {label.page})


def _in_gaps(
    sheet: Sheet,
    labels: Sequence[Label],
    told: Mapping[int, Label],
    notes: NDArray[np.bool_],
) -> Iterator[Label]:
    """Yield labels among notes that stand together, whose figure alone these lack."""
    maybe, places = notes.copy(), [label.line for label in labels]
    maybe[places] = True
    for run in _together(sorted(told.values(), key=lambda label: label.line), maybe):
        signs = {label.sign for label in run}
        numbers = sorted(number for _, number in signs)
        looks = {label.look for label in run}
        first, behind = bisect_right(places, run[0].line), bisect_left(places, run[-1].line)
        for label in labels[first:behind]:
            inside = label.line not in told
            missed = numbers[0] < label.sign[1] < numbers[-1] and label.sign not in signs
            if inside and missed and label.look in looks and _may_open(sheet, label.line):
                yield label


def _together(told: Sequence[Label], notes: NDArray[np.bool_]) -> Iterator[list[Label]]:
    """Yield the labels that only lines of notes part."""
    run: list[Label] = []
    for label in told:
        if run and not notes[run[-1].line : label.line].all():
            yield run
            run = []
        run.append(label)
    if run:
        yield run


def _may_open(sheet: Sheet, at: int) -> bool:
    """Tell whether the line above leaves it open that something begins with a line."""
    if not at or sheet.page[at] != sheet.page[at - 1] or sheet.gaps[at] > 0:
        return True
    above = sheet.worded[at - 1].text
    return not ends_open(above) or not any(map(str.isalpha, above))


def _lists(sheet: Sheet, items: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Return which lines are in a run of three or more that count on, right below each other.

    Most of its lines are items by their probabilities, ``items``; then none is a heading or a note.
    """
    made = np.zeros(len(sheet), dtype=bool)
    runs: list[list[Label]] = []
    for label in labels_of(sheet):
        above = runs[-1][-1] if runs else None
        close = above is not None and label.line == above.line + 1 and sheet.gaps[label.line] <= 0
        if above is None or not close or not label.follows(above):
            runs.append([])
        runs[-1].append(label)
    for run in runs:
        lines = [label.line for label in run]
        made[lines] = len(run) >= ENOUGH and median(items[lines]) > TOLD
    return made


def lacking(sheet: Sheet, first: NDArray[np.float32]) -> frozenset[int]:
    """Return the lines above the first label of a page among which the one before it is lost.

    Its mark stands on the page, and no label answers it. ``first`` are the chances (natural
    logarithms) of each line to open a note.
    """
    labels = list(labels_of(sheet))
    marks = _marks(sheet, labels)
    told = [label for label in labels if np.exp(first[label.line]) > TOLD]
    made: set[int] = set()
    for above, label in pairwise(told):
        kind, number = label.sign
        if above.page != label.page and above.sign == (kind, number - 2):
            lost = [at for at in marks.get((kind, number - 1), []) if above.line < at < label.line]
            made.update(range(lost[-1] + 1 if lost else label.line, label.line))
    return frozenset(made)
