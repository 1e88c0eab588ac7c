"""Note bodies: at the foot of each page, or gathered at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from publisher.restoring.notes.endnotes import Endnotes, find_endnotes, read_mark
from publisher.restoring.notes.feet import Foot, find_feet
from publisher.restoring.notes.labels import read_label
from publisher.restoring.notes.marks import Mark, marks_of
from publisher.restoring.rows import Row


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """A body as found: its mark, the page it stands on, its rows without the label.

    ``label_row`` is the row (by line number) that carries the label, 0 where the label is
    lost. ``gathered`` for endnotes, whose marks may stand on any page before.
    """

    mark: str
    page: int
    rows: tuple[Row, ...]
    label_row: int
    label: str
    gathered: bool


@dataclass(frozen=True, slots=True)
class Parted:
    """The running text apart from the notes; ``aside`` are rows that only announce notes."""

    rows: tuple[Row, ...]
    notes: tuple[NoteDraft, ...]
    aside: tuple[Row, ...]


def part_notes(rows: tuple[Row, ...], headings: frozenset[str], rules: frozenset[int]) -> Parted:
    """Part the note bodies from the running text.

    ``headings`` are the words that may stand above endnotes, in lower case; ``rules`` the
    line numbers of printed rules. Page feet come first, for their marks stand on the same
    page; gathered notes have to do with the marks that no foot has claimed.
    """
    marks = marks_of(rows)
    feet, ends = _feet_and_ends(rows, marks, headings, rules)
    until = ends.start if ends else len(rows)
    in_feet = frozenset(at for foot in feet for at in range(foot.start, foot.end))
    running = tuple(row for at, row in enumerate(rows[:until]) if at not in in_feet)
    drafts = [d for foot in feet for d in _drafts(rows, foot.starts, (foot.start, foot.end), False)]
    aside: tuple[Row, ...] = ()
    if ends:
        gathered = _drafts(rows, ends.starts, (ends.first, len(rows)), True)
        # Columns read across mix the order of the bodies; the numbers still tell it.
        drafts += sorted(gathered, key=lambda d: int(d.mark) if d.mark.isdigit() else 0)
        aside = rows[ends.start : ends.first]
    return Parted(running, tuple(drafts), aside)


def _feet_and_ends(
    rows: tuple[Row, ...],
    marks: tuple[Mark, ...],
    headings: frozenset[str],
    rules: frozenset[int],
) -> tuple[tuple[Foot, ...], Endnotes | None]:
    """Decide which notes stand at page feet and which are gathered at the end.

    Both readings are made, and the one that finds a mark for more labels goes first; the
    other has to do with what is left (the author's notes and the editor's may be set apart).
    """
    feet = find_feet(rows, marks, rules)
    ends = find_endnotes(rows, marks, headings)
    at_foot = sum(foot.marked for foot in feet if ends is None or foot.end <= ends.start)
    if ends is not None and ends.marked > at_foot:
        gathered = {read_mark(rows[at].text) for at in ends.starts}
        apart = [f for f in feet if f.end <= ends.start and not f.marks <= gathered]
        return tuple(apart), ends
    ends = find_endnotes(rows, _unclaimed(marks, feet), headings)
    until = ends.start if ends else len(rows)
    return tuple(foot for foot in feet if foot.end <= until), ends


def _unclaimed(marks: Sequence[Mark], feet: Sequence[Foot]) -> tuple[Mark, ...]:
    """Return the marks outside of page feet whose page has no note for them at its foot."""
    claimed = {(foot.page, mark) for foot in feet for mark in foot.marks}
    inside = {at for foot in feet for at in range(foot.start, foot.end)}
    return tuple(m for m in marks if m.row not in inside and (m.page, m.mark) not in claimed)


def _drafts(
    rows: tuple[Row, ...], starts: Sequence[int], span: tuple[int, int], gathered: bool
) -> list[NoteDraft]:
    """Cut the rows of a span (end excluded) into notes at the rows that carry labels."""
    first, end = span
    drafts: list[NoteDraft] = []
    if starts and starts[0] > first:
        unlabelled = rows[first : starts[0]]
        drafts.append(NoteDraft("", rows[first].page, unlabelled, 0, "", gathered))
    for at, until in zip(starts, [*starts[1:], end], strict=True):
        label = read_label(rows[at].text)
        assert label is not None, "a note starts at a row with a label"
        printed = rows[at].text[: len(rows[at].text) - len(label.rest)].strip()
        body = rows[at + 1 : until]
        if label.rest:
            body = (replace(rows[at], text=label.rest), *body)
        drafts.append(
            NoteDraft(label.mark, rows[at].page, body, rows[at].number, printed, gathered)
        )
    return drafts
