"""The bodies of notes, cut from the rows as they were told."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.carrying.likely_marks import likely_marks, signs_of
from publisher.restoring.roles.carrying.told_blocks import RowsTold
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.notes import NoteDraft, SplitText
from publisher.restoring.roles.notes.labels import body_label
from publisher.restoring.roles.notes.marks import AFTER_FIGURES, Mark

NOTES = frozenset((LineRole.NOTE, LineRole.NOTE_HEAD))
# Notes stand together; the mark of a note at the foot is no further up than this many such places.
RUNS_BACK = 4


@dataclass(slots=True)
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

    def __init__(self) -> None:
        self.running: list[Row] = []
        self.aside: list[Row] = []
        self.runs: list[Run] = []
        self._open, self._headed = False, False
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
        label = self._label_above(row) if first else None
        if not self._open:
            self.runs.append(Run(len(self.running), self._headed))
            self._open, self._headed = True, False
        last = next((run.bodies[-1] for run in reversed(self.runs) if run.bodies), None)
        if last is None or (first and (label is not None or not _is_label_alone(last))):
            last = [] if label is None else [label]
            self.runs[-1].bodies.append(last)
        last.append(row)
        self._last = last

    def _label_above(self, row: Row) -> Row | None:
        """Take the label of a body that has none from the row above, where it stands alone.

        Such a row may have been taken for the end of what stands above the note.
        """
        above = self._last[-1] if self._last else None
        if body_label(row.text) is not None or above is None or above.page != row.page:
            return None
        if above.order != row.order - 1 or not _is_label_alone([above]) or len(self._last) < 2:
            return None
        return self._last.pop()


def cut_notes(rows: Sequence[Row], told: RowsTold) -> SplitText:
    """Part the bodies of the notes from the running text, as the rows were told.

    A body goes on with the next row that is told to go on, over pages and the text between.
    """
    cutter = _Cutter()
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
    notes = tuple(_drafts(runs, likely_marks(running, told, signs)))
    return SplitText(running, notes, tuple(cutter.aside))


def _is_label_alone(body: Sequence[Row]) -> bool:
    """Tell whether all that a body has yet is its label on a line of its own."""
    label = body_label(body[0].text) if len(body) == 1 else None
    return label is not None and not label.rest


def _drafts(runs: Sequence[Run], marks: Sequence[Mark]) -> Iterator[NoteDraft]:
    """Yield the bodies in order, each with where its mark may stand."""
    since, starts = 0, [0] * RUNS_BACK
    likely = [mark for mark in marks if mark.weight >= AFTER_FIGURES]
    rows = [mark.row for mark in likely]
    for run in runs:
        drafts = [_labelled(body) for body in run.bodies]
        above = likely[bisect_left(rows, since) : bisect_left(rows, run.start)]
        if run.headed or _is_gathered(drafts, above):
            yield from (
                replace(draft, gathered=True, since=since, until=run.start)
                for draft in _by_number(drafts)
            )
            since = run.start
        else:
            # A body that found no room at its own foot stands at the next one.
            yield from (
                replace(draft, since=starts[-RUNS_BACK], until=run.start)
                for draft in _in_order(drafts)
            )
        starts.append(run.start)


def _is_gathered(drafts: Sequence[NoteDraft], above: Sequence[Mark]) -> bool:
    """Tell whether more marks of some notes stand further up than on their own pages."""
    near = {(mark.page + n, mark.mark) for mark in above for n in (0, 1)}
    anywhere = {mark.mark for mark in above}
    labelled = [draft for draft in drafts if draft.mark]
    at_foot = sum((draft.page, draft.mark) in near for draft in labelled)
    return sum(draft.mark in anywhere for draft in labelled) > at_foot


def _in_order(drafts: Sequence[NoteDraft]) -> Iterator[NoteDraft]:
    for _, page in groupby(drafts, key=lambda draft: draft.page):
        yield from _by_number(list(page))


def _by_number(drafts: Sequence[NoteDraft]) -> Iterable[NoteDraft]:
    """Return notes by their numbers, where all have one: columns read across mix the order."""
    if not all(draft.mark.isdigit() for draft in drafts):
        return drafts
    return sorted(drafts, key=lambda draft: int(draft.mark))


def _labelled(rows: Sequence[Row]) -> NoteDraft:
    """Return a body without its label."""
    first = rows[0]
    label = body_label(first.text)
    if label is None:
        return NoteDraft("", first.page, tuple(rows), 0, "", False)
    printed = first.text[: len(first.text) - len(label.rest)].strip()
    body = rows[1:]
    if label.rest:
        body = (replace(first, text=label.rest), *body)
    return NoteDraft(
        label.mark, first.page, tuple(body), first.number, printed, False, 0, sys.maxsize
    )
