"""Notes at the foot of a page: where they begin, and which rows carry labels."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeAlias

from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.notes.labels import Form, Label, follows, read_label
from publisher.restoring.roles.notes.marks import AFTER_SENTENCE_AND_SPACE, STRONG, Mark
from publisher.restoring.roles.notes.raised import raised_label
from publisher.restoring.wording import ending
from publisher.structs import frozen

# A page longer than this is not a page but a text whose page ends are lost; what looks like
# a foot there could stand anywhere.
LONGEST_PAGE = 160
# Labels lost in a row; after more of them the next number is held for one in the text.
MOST_LOST = 3

# Evidence for a foot beginning at a row, in units of one label that has its mark above.
# Chosen on the house's own texts; only their order and rough size matter.
MARKED, UNMARKED = 1.0, -0.8
AFTER_GAP, AFTER_RULE, CONTINUES_NUMBERS = 0.4, 1.0, 0.7
# Where the source knows the type: notes are set smaller than the text above them.
SMALLER_TYPE = 1.0
# Where it shows a label raised, as those of lists are not.
RAISED_LABEL = 1.0
# A lower number below a higher one is more often a folio than a note of the page before.
DISORDERED = -0.1
# A number that the foot before has used up; ``12 ibid.`` is rarer than ``On`` / ``12 hectares``.
REPEATS, RUNS_ON = -1.5, -0.5
# A label printed in another form than NEARLY_ALL (a share) of at least FEWEST_FEET feet:
# ``3.`` counts the points of a list where notes have ``3``.
OTHERWISE, NEARLY_ALL, FEWEST_FEET = -1.0, 0.8, 4
# Forms that also count the points of lists. Where notes have one of them and MOST marks (a
# share) are glued to their words, ``(art. 2)`` is no mark.
LISTED, MOST = frozenset({Form.DOT, Form.PAREN}), 0.6
# Forms that only extractors tell apart: ``3The`` is ``3 The`` to another one.
ALIKE = {Form.GLUED: Form.PLAIN}


# A row with its label, and whether the row before it has ended its sentence.
Labelled: TypeAlias = tuple[int, Label, bool]


@frozen
class Foot:
    """The notes of one page: rows ``start`` to ``end`` (excluded), labels at ``starts``."""

    start: int
    end: int
    starts: tuple[int, ...]
    score: float
    last: Label
    page: int
    marks: frozenset[str]
    marked: int
    strong: int

    @property
    def numbers(self) -> tuple[int, ...]:
        """Return the numbers among the marks, rising."""
        return tuple(sorted(int(mark) for mark in self.marks if mark.isdigit()))


@frozen
class _Known:
    """What is known of feet: the line numbers of printed rules, how labels and marks are printed.

    ``least`` is what a mark has to weigh above a note.
    """

    rules: frozenset[int]
    form: Form | None = None
    least: float = AFTER_SENTENCE_AND_SPACE


def find_feet(
    rows: Sequence[Row], marks: Sequence[Mark], rules: frozenset[int]
) -> tuple[Foot, ...]:
    """Return the foot of every page that has one.

    A foot runs to the end of its page. Of all rows with a label the one is chosen from which
    on most labels have their mark above, on this page or at the end of the one before. Once all
    are found it is known how labels are printed, and they are sought again.
    """
    feet = _feet(rows, marks, _Known(rules))
    form, strong = _usual_form(rows, feet), sum(foot.strong for foot in feet)
    glued = strong >= max(FEWEST_FEET, MOST * sum(foot.marked for foot in feet))
    listed = glued and form in LISTED
    known = _Known(rules, form, STRONG if listed else AFTER_SENTENCE_AND_SPACE)
    return _feet(rows, marks, known) if form else feet


def _usual_form(rows: Sequence[Row], feet: Sequence[Foot]) -> Form | None:
    """Return how nearly all feet print the number they begin with; None if there is no habit."""
    firsts = (read_label(rows[foot.start].text) for foot in feet)
    forms = Counter(_form(first) for first in firsts if first and first.number is not None)
    form, count = forms.most_common(1)[0] if forms else (None, 0)
    return form if count >= max(FEWEST_FEET, NEARLY_ALL * forms.total()) else None


def _form(label: Label) -> Form:
    return ALIKE.get(label.form, label.form)


def _is_odd(label: Label, usual: Form | None) -> bool:
    return usual is not None and label.number is not None and _form(label) is not usual


def _feet(rows: Sequence[Row], marks: Sequence[Mark], known: _Known) -> tuple[Foot, ...]:
    by_page: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_page[mark.page].append(mark)
    feet: list[Foot] = []
    for start, end in _pages(rows):
        page = rows[start].page
        last = feet[-1] if feet else None
        near = by_page[page] + _still_free(by_page[page - 1], last, page)
        foot = _best_foot(rows, (start, end), near, known, last)
        if foot is not None:
            feet.append(foot)
    return tuple(feet)


def _still_free(marks: Sequence[Mark], last: Foot | None, page: int) -> list[Mark]:
    """Return the marks of the page before that have no note at that page's own foot."""
    claimed = last.marks if last is not None and last.page == page - 1 else frozenset()
    return [mark for mark in marks if mark.mark not in claimed]


def _pages(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    at = 0
    for _, group in groupby(rows, key=lambda row: row.page):
        length = sum(1 for _ in group)
        if length <= LONGEST_PAGE:
            yield at, at + length
        at += length


def _best_foot(
    rows: Sequence[Row],
    page: tuple[int, int],
    near: Sequence[Mark],
    known: _Known,
    last: Foot | None,
) -> Foot | None:
    best: Foot | None = None
    labels = _labels(rows, page[0] + 1, page[1])
    for nth, (at, _, _) in enumerate(labels):
        foot = _foot(rows, labels[nth:], page[1], near, last, known)
        score = foot.score + _lead(rows, at, known.rules)
        if score > 0.5 and (best is None or score >= best.score):
            best = replace(foot, score=score)
    return best


def _foot(
    rows: Sequence[Row],
    labels: Sequence[Labelled],
    end: int,
    near: Sequence[Mark],
    last: Foot | None,
    known: _Known,
) -> Foot:
    """Weigh the labels from a row to the page's end against the marks above."""
    start = labels[0][0]
    above = [mark for mark in near if mark.row < start]
    marked = {mark.mark for mark in above if mark.weight >= known.least}
    strongly = {mark.mark for mark in above if mark.weight >= STRONG}
    faintly = {mark.mark for mark in above}
    opened: list[tuple[int, Label]] = []
    score = _opening_score(rows, start, labels[0][1], last)
    highest: Label | None = None
    for at, label, said in labels:
        ended = said or at == start
        read = {known.mark for _, known in opened}
        again = not ended and any(a > at and e and o.mark == label.mark for a, o, e in labels)
        if label.mark in read or again or not _opens_note(highest, label, marked, ended):
            continue
        opened.append((at, label))
        # What goes on with the line above opens a note only if a mark leaves no doubt.
        called = strongly if at == start and _runs_on(rows, start, label) else marked
        score += MARKED if label.mark in called else 0.0 if label.mark in faintly else UNMARKED
        score += OTHERWISE if _is_odd(label, known.form) else 0.0
        score += DISORDERED if highest and not follows(highest, label) else 0.0
        highest = _higher(highest, label)
    assert highest is not None, "the first row carries a label"
    starts, marks = tuple(at for at, _ in opened), frozenset(label.mark for _, label in opened)
    found = len(marks & marked), len(marks & strongly)
    return Foot(start, end, starts, score, highest, rows[start].page, marks, *found)


def _labels(rows: Sequence[Row], start: int, end: int) -> list[Labelled]:
    """Return the rows with a label, and whether the row before each has ended its sentence."""
    return [
        (at, label, ending(rows[at - 1].text) == "end" or rows[at].gap > 0)
        for at in range(start, end)
        if (label := read_label(rows[at].text))
    ]


def _opening_score(rows: Sequence[Row], start: int, label: Label, last: Foot | None) -> float:
    """Return what the first label of a foot says for it: its number, the letters behind it."""
    score = RUNS_ON if _runs_on(rows, start, label) else 0.0
    if last is None or label.number is None or last.last.number is None:
        return score
    if follows(last.last, label):
        return score + CONTINUES_NUMBERS
    used_up = label.mark in last.marks and min(last.numbers) > 1
    return score + (REPEATS if used_up else 0.0)


def _runs_on(rows: Sequence[Row], at: int, label: Label) -> bool:
    return label.rest[:1].islower() and ending(rows[at - 1].text) != "end"


def _higher(highest: Label | None, label: Label) -> Label:
    """Return the label that the next one is measured by: the highest number so far."""
    if highest is None or (highest.number or 0) < (label.number or 0):
        return label
    return highest


def _opens_note(previous: Label | None, label: Label, marked: set[str], ended: bool) -> bool:
    """Tell whether a label opens a note after ``previous``, or is a number inside its text.

    ``marked``: marks above; ``ended``: the row before has ended its sentence. A number may be
    missing, and a note that is set below its own page comes before those with lower numbers.
    """
    if previous is None:
        return True
    if follows(previous, label):
        return ended or label.mark in marked
    if previous.number is not None and label.number is not None:
        near = -MOST_LOST <= label.number - previous.number <= MOST_LOST + 1
        return near and ended and label.mark in marked
    return label.mark in marked


def _lead(rows: Sequence[Row], at: int, rules: frozenset[int]) -> float:
    """Return what the space above a row says for a foot beginning there."""
    above, row = rows[at - 1], rows[at]
    ruled = row.seen.below_rule or any(above.number < rule < row.number for rule in rules)
    smaller = row.seen.larger == "smaller" and above.seen.larger != "smaller"
    lead = (AFTER_GAP if row.gap > 0 else 0.0) + (AFTER_RULE if ruled else 0.0)
    raised = bool(raised_label(row.text, row.seen.runs))
    return lead + (SMALLER_TYPE if smaller else 0.0) + (RAISED_LABEL if raised else 0.0)
