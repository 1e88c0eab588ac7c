"""The bodies of notes, cut from the rows as they were told."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import field, replace
from itertools import groupby, pairwise

from publisher.languages import Language
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.carrying.likely_marks import signs_of, usual_marks, with_signs
from publisher.restoring.roles.carrying.note_paragraphs import joined_paragraphs
from publisher.restoring.roles.carrying.told_blocks import RowsTold
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.notes import NoteDraft, SplitText
from publisher.restoring.roles.notes.labels import opening_label, read_label, unbracketed_label
from publisher.restoring.roles.notes.marks import AFTER_FIGURES, STRONG, Mark
from publisher.restoring.roles.notes.raised import note_label
from publisher.restoring.roles.notes.words_for_notes import is_for_notes, words_for_notes
from publisher.restoring.wording import ending
from publisher.structs import mutable

NOTES = frozenset((LineRole.NOTE, LineRole.NOTE_HEAD))
# Notes stand together; the mark of a note at the foot is no further up than this many such places.
RUNS_BACK = 4
# Rows of the running text between gathered notes, at most, that part nothing but their chapters.
PARTING = 3
# How many marks more have to stand further up than at the foot before notes are gathered ones: in a
# text of gathered notes, and in one of footnotes; and the factor by which those at a foot count.
CLEARLY, BEYOND_DOUBT, NEAR = 0.4, 2.5, 1.25


@mutable
class Run:
    """Notes that stand together: at the foot of a page, or gathered over several pages.

    ``start`` is the number of rows of the running text above them; ``headed`` where a heading
    announces them.
    """

    start: int
    headed: bool
    bodies: list[list[Row]] = field(default_factory=list)


class _Cutter:
    """Rows parted one after the other: the running text, heads of notes, bodies."""

    def __init__(self, words: Set[str]) -> None:
        self.words = words
        self.running: list[Row] = []
        self.aside: list[Row] = []
        self.runs: list[Run] = []
        self._open, self._headed, self._bracketed = False, False, False
        self._last: list[Row] = []

    def head(self, row: Row) -> None:
        """Set a row aside that announces notes."""
        self.aside.append(row)
        self._headed, self._open = True, False
        self._last = self.aside

    def text(self, row: Row) -> None:
        """Add a row to the running text."""
        self.running.append(row)
        self._open = self._headed = False
        self._last = self.running

    def note(self, row: Row, *, first: bool) -> None:
        """Add a row to the notes: as a new body, or to the last one, of this run or one before."""
        closing, row = row, self._without_brackets(row, first=first)
        if not row.text.strip():
            self.aside.append(closing)
            return
        label = self._label_above(row) if first else None
        if not self._open:
            self.runs.append(Run(len(self.running), self._headed))
            self._open, self._headed = True, False
        last = next((run.bodies[-1] for run in reversed(self.runs) if run.bodies), None)
        own = label is not None or note_label(row) is not None
        if last is None or (first and (own or not _is_label_alone(last))):
            last = [] if label is None else [label]
            self.runs[-1].bodies.append(last)
        last.append(row)
        self._last = last

    def _without_brackets(self, row: Row, *, first: bool) -> Row:
        """Return a row without brackets and word of a note (``[Footnote 3: So.]``, ``Note 3: So.``).

        The word is set aside.
        """
        found = opening_label(row.text) if first else None
        self._bracketed |= found is not None
        if found is None and first:
            found = unbracketed_label(row.text)
            found = found if found and found[0] in self.words else None
        if found is not None:
            word, label = found
            self.aside.append(replace(row, text=word))
            row = replace(row, text=f"[{label.mark}] {label.rest}".rstrip())
        closes = row.text.endswith("]") and row.text.count("]") > row.text.count("[")
        if self._bracketed and closes:
            self._bracketed = False
            return replace(row, text=row.text[:-1])
        return row

    def _label_above(self, row: Row) -> Row | None:
        """Take the label of a body that has none from the row above, where it stands alone.

        Such a row may have been taken for the end of what stands above the note.
        """
        above = self._last[-1] if self._last else None
        if note_label(row) is not None or above is None or above.page != row.page:
            return None
        if above.order != row.order - 1 or not _is_label_alone([above]) or len(self._last) < 2:
            return None
        return self._last.pop()


def cut_notes(
    rows: Sequence[Row], told: RowsTold, known: Language, ruled: Set[int] = frozenset()
) -> SplitText:
    """Part the bodies of the notes from the running text, as the rows were told.

    A body goes on with the next row that is told to go on, over pages and the text between. Words
    for notes that stand before their numbers are those of the ``known`` language. On the ``ruled``
    lines a person has said that a note begins.
    """
    texts = (row.text for row in rows if told[row.order].role is LineRole.NOTE)
    cutter = _Cutter(_words(texts, words_for_notes(known)))
    for row in rows:
        said = told[row.order]
        if said.role is LineRole.NOTE_HEAD:
            cutter.head(row)
        elif said.role is LineRole.NOTE:
            cutter.note(row, first=said.first)
        else:
            cutter.text(row)
    running = tuple(cutter.running)
    runs = [run for run in cutter.runs if run.bodies]
    signs = signs_of(_labelled(body).mark for run in runs for body in run.bodies)
    usual = usual_marks(running, told)
    marks = with_signs(usual, running, signs)
    _part(runs, marks)
    begins = joined_paragraphs([run.bodies for run in runs], marks, ruled)
    notes = tuple(_drafts([run for run in runs if run.bodies], marks))
    return SplitText(running, notes, tuple(cutter.aside), usual, begins=begins)


def _words(texts: Iterable[str], known: Set[str]) -> frozenset[str]:
    """Return the words for notes that several have before their numbers, in the ``texts`` of rows.

    A note that says ``Art. 12.`` has no such word: that is what it says.
    """
    found = Counter(label[0] for text in texts if (label := unbracketed_label(text)))
    return frozenset(
        word for word, often in found.items() if often > 1 and is_for_notes(word, known)
    )


def _is_label_alone(body: Sequence[Row]) -> bool:
    """Tell whether all that a body has yet is its label on a line of its own."""
    label = note_label(body[0]) if len(body) == 1 else None
    return label is not None and not label.rest


def _part(runs: Sequence[Run], marks: Sequence[Mark]) -> None:
    """Part the bodies of the runs where the label of another one opens a row within.

    Its mark stands in the text, and no body has it; the row above has ended its sentence.
    """
    labels = [label for run in runs for body in run.bodies if (label := note_label(body[0]))]
    forms = Counter(label.form for label in labels)
    open_marks = {mark.mark for mark in marks if mark.weight >= STRONG and mark.number}
    open_marks -= {label.mark for label in labels}
    if not forms or not open_marks:
        return
    form = max(forms, key=lambda form: forms[form])
    for run in runs:
        bodies: list[list[Row]] = []
        for body in run.bodies:
            bodies.append([body[0]])
            for above, row in pairwise(body):
                label = read_label(row.text)
                opens = label is not None and label.form is form and label.mark in open_marks
                if opens and ending(above.text) == "end":
                    bodies.append([])
                bodies[-1].append(row)
        run.bodies = bodies


def _drafts(runs: Sequence[Run], marks: Sequence[Mark]) -> Iterator[NoteDraft]:
    """Yield the bodies in order, each with where its mark may stand."""
    cut = [[_labelled(body) for body in run.bodies] for run in runs]
    starts = [0] * RUNS_BACK
    last = 0
    for run, drafts, (gathered, since) in zip(runs, cut, _places(runs, cut, marks), strict=True):
        # A body that found no room at its own foot stands at the next one.
        since = since if gathered else starts[-RUNS_BACK]
        ordered = _by_series(drafts) if gathered else _in_order(drafts, last)
        last = _number(drafts[-1])
        for draft in ordered:
            yield replace(draft, gathered=gathered, since=since, until=run.start, above=starts[-1])
        starts.append(run.start)


def _places(
    runs: Sequence[Run], cut: Sequence[Sequence[NoteDraft]], marks: Sequence[Mark]
) -> list[tuple[bool, int]]:
    """Tell of each run whether its notes are gathered, and from which row on their marks stand.

    They are under a heading, or where clearly more of their marks stand further up than on
    their own pages; where most notes of the text stand at the foot, many more.
    """
    likely = [mark for mark in marks if mark.weight >= AFTER_FIGURES]
    clear = list(_looked_at(runs, cut, likely, CLEARLY))
    most = 2 * sum(gathered for gathered, _ in clear) > len(runs)
    return clear if most else list(_looked_at(runs, cut, likely, BEYOND_DOUBT))


def _looked_at(
    runs: Sequence[Run], cut: Sequence[Sequence[NoteDraft]], marks: Sequence[Mark], enough: float
) -> Iterator[tuple[bool, int]]:
    """Yield whether each run is gathered, if ``enough`` marks say so, and where its text begins.

    Notes that count on belong to the text of those before, whatever stands between.
    """
    of_sign: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        of_sign[mark.mark].append(mark)
    since, behind, highest = 0, 0, 0
    for run, drafts in zip(runs, cut, strict=True):
        numbers = [number for draft in drafts if (number := _number(draft))]
        # Where no text is between them, notes that begin anew are those of further chapters.
        goes_on = min(numbers, default=0) > highest or (behind and run.start - behind <= PARTING)
        begun = since if goes_on else behind
        gathered = run.headed or _further_up(drafts, of_sign, (begun, run.start)) > enough
        if gathered:
            since, behind, highest = begun, run.start, max(numbers, default=0)
        yield gathered, begun


def _further_up(
    drafts: Sequence[NoteDraft], of_sign: Mapping[str, Sequence[Mark]], rows: tuple[int, int]
) -> float:
    """Return how much more looks like the marks of some notes further up than on their pages.

    ``of_sign`` are the marks of each sign in reading order; those on ``rows`` count, from the
    first to before the second. In units of one mark beyond doubt; below 0 where the marks stand
    on their pages.
    """
    # Stars and daggers begin anew on each page, and say nothing of others.
    counted = [draft for draft in drafts if draft.mark.isalnum()]
    found = [_likeliest(draft, of_sign.get(draft.mark, ()), rows) for draft in counted]
    return sum(anywhere for _, anywhere in found) - NEAR * sum(near for near, _ in found)


def _likeliest(
    draft: NoteDraft, marks: Sequence[Mark], rows: tuple[int, int]
) -> tuple[float, float]:
    """Return how much a note's likeliest mark looks like one, near it and anywhere above.

    Near is its own page or the one before. The marks are gone through upwards until no other one
    could say more.
    """
    near = anywhere = 0.0
    for at in range(bisect_left(marks, rows[1], key=lambda mark: mark.row) - 1, -1, -1):
        mark = marks[at]
        if mark.row < rows[0]:
            break
        pages, worth = draft.page - mark.page, min(1.0, mark.weight)
        anywhere = max(anywhere, worth)
        near = max(near, worth) if pages in (0, 1) else near
        if anywhere == 1 and (near == 1 or pages > 1):
            break
    return near, anywhere


def _in_order(drafts: Sequence[NoteDraft], last: int) -> Iterator[NoteDraft]:
    """Yield the notes of feet page by page; a page that counts on may begin anew below that.

    ``last`` is the number of the note before them, 0 where that has none.
    """
    for _, page in groupby(drafts, key=lambda draft: draft.page):
        own = list(page)
        yield from _by_series(own, counts_on=0 < last == _number(own[0]) - 1)
        last = _number(own[-1])


def _number(draft: NoteDraft) -> int:
    return int(draft.mark) if draft.mark.isdigit() else 0


def _by_series(drafts: Sequence[NoteDraft], *, counts_on: bool = False) -> Iterator[NoteDraft]:
    """Yield notes by their numbers, those of each chapter that begins anew at 1 by itself.

    ``counts_on``: the first ones go on counting, so that the first 1 begins anew as well.
    """
    series: list[list[NoteDraft]] = [[]]
    for draft in drafts:
        begun = any(above.mark == "1" for above in series[-1])
        if draft.mark == "1" and (begun or (counts_on and len(series) == 1)):
            series.append([])
        series[-1].append(draft)
    for own in series:
        yield from _by_number(own)


def _by_number(drafts: Sequence[NoteDraft]) -> Iterable[NoteDraft]:
    """Return notes by their numbers, where all have one: columns read across mix the order."""
    if not all(draft.mark.isdigit() for draft in drafts):
        return drafts
    return sorted(drafts, key=_number)


def _labelled(rows: Sequence[Row]) -> NoteDraft:
    """Return a body without its label."""
    first = rows[0]
    label = note_label(first)
    if label is None:
        return NoteDraft("", first.page, tuple(rows), 0, "", False)
    printed = first.text[: len(first.text) - len(label.rest)].strip()
    body = rows[1:]
    if label.rest:
        body = (replace(first, text=label.rest), *body)
    return NoteDraft(
        label.mark, first.page, tuple(body), first.number, printed, False, 0, sys.maxsize
    )
