"""Verse within a note: its lines stay lines.

A note is set in small type and runs on, so a line of it that ends where the next word had room was
ended on purpose. Prose has one such line, the last; verse has several, which begin with capitals.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from publisher.restoring.characters import HYPHENS, OPENERS
from publisher.restoring.measuring.rows import Row
from publisher.restoring.wording import ending

# Most notes have none, and a text may have very many.
NONE: frozenset[int] = frozenset()
# Lines of verse at least, and where they are not set in.
FEWEST, PLAIN = 2, 4
# Blanks by which verse is set in from the prose of its note.
SET_IN = 2
# Of the widest row of all notes, what a line of verse and the word behind it fill at most; where
# lines are not set in, for those of prose end at any place.
ROOM, PLAIN_ROOM = 0.95, 0.8
# The share of the lines that begin with a capital.
CAPITALS = 0.75


def verse_in(rows: Sequence[Row], widest: float) -> frozenset[int]:
    """Return the orders of the rows of a note that are lines of verse.

    ``widest`` is the width of the widest row of all notes, in thousandths of an em.
    """
    found: set[int] = set()
    for run in _ended(rows, widest):
        found |= {row.order for row in run} if _is_verse(rows, run, widest) else set()
    return frozenset(found) if found else NONE


def widest_of(notes: Sequence[Sequence[Row]]) -> float:
    """Return the width of the widest row of all notes, 0 where there is none."""
    return max((row.width for rows in notes for row in rows), default=0.0)


def below_blanks(rows: Sequence[Row]) -> Iterator[int]:
    """Yield the orders of the rows below blank lines with which a paragraph of a note begins."""
    for above, row in pairwise(rows):
        near = row.page == above.page and row.order == above.order + 1
        if near and row.gap > 0 and not row.seen.runs and ending(above.text) in ("end", "colon"):
            yield row.order


def _ended(rows: Sequence[Row], widest: float) -> Iterator[list[Row]]:
    """Yield the runs of rows that all end where the next word had room, or are set in alike."""
    base = min((row.indent for row in rows[1:]), default=0)
    run: list[Row] = []
    for row, below in zip_longest(rows, rows[1:]):
        set_in = _is_set_in(row, rows, base)
        if run and _is_set_in(run[-1], rows, base) != set_in:
            yield run
            run = []
        ended = row.text[-1:] not in HYPHENS and _has_room(row, below, widest)
        if ended and (run or _is_capital(row)):
            run.append(row)
        elif run:
            # The last line of a run may be as long as any, if it is set in as the others are.
            yield [*run, row] if set_in else run
            run = []
    if run:
        yield run


def _is_set_in(row: Row, rows: Sequence[Row], base: int) -> bool:
    return row.indent >= base + SET_IN and row is not rows[0]


def _is_capital(row: Row) -> bool:
    return row.text.lstrip(OPENERS + "_")[:1].isupper()


def _has_room(row: Row, below: Row | None, widest: float) -> bool:
    """Tell whether the first word of the row below had room behind a row; any if there is none."""
    if below is None:
        return row.width < PLAIN_ROOM * widest
    word = below.text.split(" ", 1)[0]
    share = below.width * (len(word) + 1) / max(1, len(below.text))
    return row.width + share < ROOM * widest


def _is_verse(rows: Sequence[Row], run: Sequence[Row], widest: float) -> bool:
    """Tell whether rows that end on purpose are verse: by their capitals, indents and number."""
    base = min((row.indent for row in rows if row not in run and row is not rows[0]), default=0)
    set_in = all(row.indent >= base + SET_IN for row in run)
    if len(run) < (FEWEST if set_in else PLAIN):
        return False
    if not set_in and max(row.width for row in run) > PLAIN_ROOM * widest:
        return False
    sentences = [above.text[-1:] in ".!?" for above, _ in pairwise(run)]
    return sum(map(_is_capital, run)) >= CAPITALS * len(run) and not all(sentences)
