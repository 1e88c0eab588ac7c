"""Note bodies: at the foot of each page, or gathered at the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from publisher.restoring.notes.endnotes import find_endnotes
from publisher.restoring.notes.feet import find_feet
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
    line numbers of printed rules. Endnotes are looked for first: what stands before them may
    still have notes at the page foot (the author's and the editor's are often set apart).
    """
    marks = marks_of(rows)
    ends = find_endnotes(rows, marks, headings)
    body_until = ends.start if ends else len(rows)
    feet = find_feet(rows[:body_until], [m for m in marks if m.row < body_until], rules)
    in_feet = frozenset(at for foot in feet for at in range(foot.start, foot.end))
    running = tuple(row for at, row in enumerate(rows[:body_until]) if at not in in_feet)
    drafts = [d for foot in feet for d in _drafts(rows, foot.starts, foot.start, foot.end, False)]
    aside: tuple[Row, ...] = ()
    if ends:
        drafts += _drafts(rows, ends.starts, ends.first, len(rows), True)
        aside = rows[ends.start : ends.first]
    return Parted(running, tuple(drafts), aside)


def _drafts(
    rows: tuple[Row, ...], starts: Sequence[int], first: int, end: int, gathered: bool
) -> list[NoteDraft]:
    """Cut the rows from ``first`` to ``end`` into notes at the rows that carry labels."""
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
        drafts.append(NoteDraft(label.mark, rows[at].page, body, rows[at].number, printed, gathered))
    return drafts
