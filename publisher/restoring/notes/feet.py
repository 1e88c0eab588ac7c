"""Notes at the foot of a page: where they begin, and which rows carry labels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from publisher.restoring.boundaries import ending
from publisher.restoring.notes.labels import Label, follows, read_label
from publisher.restoring.notes.marks import AFTER_SPACE, Mark
from publisher.restoring.rows import Row

# A page longer than this is not a page but a text whose page ends are lost; what looks like
# a foot there could stand anywhere.
LONGEST_PAGE = 160
# So many labels in a row may be lost before the next one is held for a number in the text.
MOST_LOST = 3

# Evidence for a foot beginning at a row, in units of one label that has its mark above.
MARKED, UNMARKED = 1.0, -0.8
AFTER_GAP, AFTER_RULE, CONTINUES_NUMBERS = 0.4, 1.0, 0.7


@dataclass(frozen=True, slots=True)
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


def find_feet(
    rows: Sequence[Row], marks: Sequence[Mark], rules: frozenset[int]
) -> tuple[Foot, ...]:
    """Return the foot of every page that has one.

    A foot runs to the end of its page. Of all rows with a label the one is chosen from which
    on most labels have their mark above, on this page or at the end of the one before.
    """
    by_page: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_page[mark.page].append(mark)
    feet: list[Foot] = []
    for start, end in _pages(rows):
        page = rows[start].page
        last = feet[-1] if feet else None
        near = by_page[page] + _still_free(by_page[page - 1], last, page)
        foot = _best_foot(rows, (start, end), near, rules, last.last if last else None)
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
    rules: frozenset[int],
    last: Label | None,
) -> Foot | None:
    best: Foot | None = None
    for at in range(page[0] + 1, page[1]):
        label = read_label(rows[at].text)
        if label is None:
            continue
        foot = _foot(rows, at, page[1], near, last)
        score = foot.score + _lead(rows, at, rules)
        if score > 0.5 and (best is None or score >= best.score):
            best = replace(foot, score=score)
    return best


def _foot(
    rows: Sequence[Row], start: int, end: int, near: Sequence[Mark], last: Label | None
) -> Foot:
    """Read the labels from a row to the page's end and weigh them against the marks above."""
    marked = {m.mark for m in near if m.row < start and m.weight > AFTER_SPACE}
    faintly = {m.mark for m in near if m.row < start}
    starts: list[int] = []
    score = 0.0
    previous: Label | None = None
    for at in range(start, end):
        label = read_label(rows[at].text)
        ended = at == start or ending(rows[at - 1].text) == "end" or rows[at].gap > 0
        if label is None or not _opens_note(previous, label, marked, ended):
            continue
        starts.append(at)
        score += MARKED if label.mark in marked else 0.0 if label.mark in faintly else UNMARKED
        if previous is None and last is not None and follows(last, label):
            score += CONTINUES_NUMBERS
        previous = label if label.number is not None or previous is None else previous
    assert previous is not None, "the first row carries a label"
    read = frozenset(label.mark for at in starts if (label := read_label(rows[at].text)))
    found = len(read & marked)
    return Foot(start, end, tuple(starts), score, previous, rows[start].page, read, found)


def _opens_note(previous: Label | None, label: Label, marked: set[str], ended: bool) -> bool:
    """Tell whether a label opens a note after ``previous``, or is a number inside its text.

    ``marked``: marks above; ``ended``: the row before has ended its sentence.
    """
    if previous is None:
        return True
    if follows(previous, label):
        return ended or label.mark in marked
    if previous.number is not None and label.number is not None:
        skips = 1 < label.number - previous.number <= MOST_LOST + 1
        return skips and ended and label.mark in marked
    return label.mark in marked


def _lead(rows: Sequence[Row], at: int, rules: frozenset[int]) -> float:
    """Return what the space above a row says for a foot beginning there."""
    ruled = any(rows[at - 1].number < rule < rows[at].number for rule in rules)
    return (AFTER_GAP if rows[at].gap > 0 else 0.0) + (AFTER_RULE if ruled else 0.0)
