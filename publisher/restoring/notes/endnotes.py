"""Notes gathered at the end of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.restoring.notes.labels import Label, read_label
from publisher.restoring.notes.marks import STRONG, Mark
from publisher.restoring.rows import Row

# Of the labels of gathered notes at least so many have their mark in the text before.
MARKED = 0.6
# Without a heading above them, two notes are the fewest that can be told from a list.
FEWEST = 2
# So many beginnings are tried, from the last backwards: a long list may hold more ones.
TRIED = 12
LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Endnotes:
    """Rows from ``start`` on belong to the notes; ``first`` is the first with a label."""

    start: int
    first: int
    starts: tuple[int, ...]
    marked: int


def find_endnotes(
    rows: Sequence[Row], marks: Sequence[Mark], headings: frozenset[str]
) -> Endnotes | None:
    """Return where the gathered notes begin and which rows open one; None without any.

    They begin with the first label of the sequence, under a heading of the language or not,
    and run to the end. Of several beginnings the one with most marks in the text before it is
    taken: an earlier list numbered from 1 has none, a number inside a note leaves few.
    """
    labels = [(at, label) for at, row in enumerate(rows) if (label := read_label(row.text))]
    firsts = [(at, label) for at, label in labels if label.number == 1]
    best: Endnotes | None = None
    for first, opening in reversed(firsts[-TRIED:]):
        headed = first > 0 and _is_heading(rows[first - 1].text, headings)
        above = [m for m in marks if m.row < first]
        known = {m.mark for m in above if m.weight >= STRONG}
        below = [(at, label) for at, label in labels if at >= first]
        starts = _starts(rows, below, opening, (known, {m.mark for m in above}))
        marked = sum(read_mark(rows[at].text) in known for at in starts)
        enough = 1 if headed else FEWEST
        known_enough = len(starts) >= enough and marked >= MARKED * len(starts)
        if known_enough and (best is None or marked > best.marked):
            best = Endnotes(first - 1 if headed else first, first, starts, marked)
    return best


def read_mark(text: str) -> str:
    """Return the mark of a row that carries a label, else an empty text."""
    label = read_label(text)
    return label.mark if label else ""


def _is_heading(text: str, headings: frozenset[str]) -> bool:
    return " ".join(LETTERS.findall(text.lower())) in headings


def _starts(
    rows: Sequence[Row],
    labels: Sequence[tuple[int, Label]],
    opening: Label,
    marks: tuple[set[str], set[str]],
) -> tuple[int, ...]:
    """Return the rows that open a note: the next number, or one of the marks in its form.

    Columns read across mix the order (151, 175, 152), so a number that has its mark in the
    text and was not used yet opens a note as well, if the row before has ended. ``marks`` are
    those that are known, and all that may be marks: one of these is enough for a number that
    stands apart and has its neighbours among the labels.
    """
    known, faint = marks
    numbers = {label.number for _, label in labels if label.form is opening.form}
    filled = {label.number for at, label in labels if label.rest and _may_open(rows, at)}
    seen: set[int] = set()
    starts: list[int] = []
    expected = 1
    for at, label in labels:
        if label.number is None or label.number in seen:
            continue
        if opening.rest and not label.rest and label.number in filled:
            # The last figures of a sentence (``p.`` / ``67.``), for the note itself stands below.
            continue
        near = {label.number - 1, label.number + 1} <= numbers
        marked = label.mark in known or (rows[at].gap > 0 and near and label.mark in faint)
        jumps = label.form is opening.form and marked and _may_open(rows, at)
        if label.number == expected or jumps:
            starts.append(at)
            seen.add(label.number)
            expected = label.number + 1
    return tuple(starts)


def _may_open(rows: Sequence[Row], at: int) -> bool:
    return (
        rows[at].gap > 0
        or rows[at].first
        or rows[at - 1].text.endswith((".", "!", "?", ")", "”", '"', "]"))
    )
