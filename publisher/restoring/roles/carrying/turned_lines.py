"""Lines of verse that were too long for the column: what was turned over goes on with its line.

The rest of a line stands below it, set in deeper than any line or flush right, and the line above
it had no room for its first word. Where nothing is set in, it opens in lower case below a full line,
in verse whose lines open with capitals, or whose short lines all stand below full ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from publisher.model.roles import BlockRole
from publisher.restoring.characters import HYPHENS
from publisher.restoring.drafts import Draft
from publisher.restoring.measuring.column import Column, depth, next_width
from publisher.restoring.measuring.percentiles import median, percentile
from publisher.restoring.measuring.rows import Row
from publisher.restoring.measuring.seen import BLANK
from publisher.restoring.wording import begins_small
from publisher.structs import frozen

# The share of the measure by which a line may miss its end and be full: as drawn, as estimated.
DRAWN, ESTIMATED = 0.02, 0.06
# Steps from one row of verse to the next, or rows of prose beside it, from which on the measure of a
# text is known; and how much wider than its longest verses the prose may be: shorter ones never
# came to the end of their column.
STEPS, PROSE, WIDER = 8, 20, 1.15
# Rows of a paragraph that runs on: names of speakers and short ones show no measure.
RUNNING = 3
# The percentile of where rows end that is the end of the column: a few stand beside an initial.
END = 98
# Blanks (four to the em) that the rest of a line stands in beyond its beginning, and by which such
# rests may differ; those of centred lines are as deep as their lines are short.
HANGING, DEEPEST, ALIKE = 2, 12, 1
# Rests that must stand at one depth.
AGAIN = 2
# What tells rests: so many rows of a kind (set in, opening in small letters, short) stand below full
# lines, and of all the others no more than so many.
BELOW_FULL, OTHERS = 0.8, 0.4
# The share of the lines below those with room that open with capitals where the verse has the habit.
CAPITALS = 0.95
# The share of the usual width of a line up to which a row is short, and up to which it may be a rest
# where so many short ones show the habit.
SHORT, REST, SHORT_ONES = 0.35, 0.5, 3
# The share of the measure that stays empty before a rest which is set flush right.
FLUSH = 0.3
# Rows that the rest of one line fills, at most.
RESTS = 2


@frozen
class Step:
    """Two rows of a stanza, and whether the one above had no room for the next word."""

    above: Row
    below: Row
    full: bool

    @property
    def deeper(self) -> int:
        """Return the blanks by which the row below stands in further."""
        return self.below.indent - self.above.indent


@frozen
class Verses:
    """How the verse of a text is set.

    ``measure`` is the width of its longest lines with their indents, or of the prose beside them,
    in thousandths of an em, as ``steps`` from one row to the next show it;
    ``hanging`` are the blanks that rests of lines stand in beyond their beginning, ``capitals``
    whether its lines open with them, ``short`` the width up to which what opens in lower case
    below a full line is a rest of it.
    """

    column: Column
    measure: float
    steps: int
    hanging: frozenset[int]
    capitals: bool
    short: float

    def is_known(self, *, beside: bool) -> bool:
        """Tell whether the measure is known, by prose ``beside`` it or by the verse alone."""
        return beside or (self.steps >= STEPS and self.measure * WIDER >= self.column.width)

    def is_full(self, above: Row, below: Row) -> bool:
        """Tell whether a line had no room for the first word of the one below it."""
        return _is_full(above, below, self.column, self.measure)


def with_turned(blocks: Sequence[Draft], column: Column) -> tuple[Draft, ...]:
    """Return the blocks, those of verse with the rows that go on the lines above them.

    A rest of a line that was told to be a paragraph of its own comes to its stanza.
    """
    stanzas = [block for block in blocks if block.role is BlockRole.VERSE]
    prose = [len(block.rows) for block in blocks if block.role is BlockRole.PARAGRAPH]
    beside = sum(rows for rows in prose if rows >= RUNNING) >= PROSE
    verses = _verses(stanzas, column, beside=beside) if stanzas else None
    if verses is None or not verses.is_known(beside=beside):
        return tuple(blocks)
    return tuple(_turned(block, verses) for block in _with_rests(blocks, verses))


def _verses(stanzas: Sequence[Draft], column: Column, *, beside: bool) -> Verses:
    """Return how verse is set; where there is prose ``beside`` it, it has the measure of that."""
    rows = [row for stanza in stanzas for row in stanza.rows]
    measure = percentile(np.array([_right(row, column) for row in rows]), END)
    if beside:
        measure = max(measure, column.width)
    steps = [
        Step(above, below, _is_full(above, below, column, measure))
        for stanza in stanzas
        for above, below in pairwise(stanza.rows)
    ]
    small = [begins_small(step.below.text) for step in steps]
    roomy = [small[at] for at, step in enumerate(steps) if not step.full]
    capitals = sum(roomy) <= (1 - CAPITALS) * len(roomy) and _tells(steps, small)
    usual = median([row.width for row in rows])
    short = [step.below.width < SHORT * usual for step in steps]
    rests = sum(short) >= SHORT_ONES and _tells(steps, short)
    hanging = frozenset(_hanging(steps))
    return Verses(column, measure, len(steps), hanging, capitals, REST * usual if rests else 0.0)


def _tells(steps: Sequence[Step], kind: Sequence[bool]) -> bool:
    """Tell whether rows of a kind stand below full lines, and others do not, so that they are rests."""
    own = [step.full for step, such in zip(steps, kind, strict=True) if such]
    others = [step.full for step, such in zip(steps, kind, strict=True) if not such]
    return sum(own) >= BELOW_FULL * len(own) and sum(others) <= OTHERS * len(others)


def _hanging(steps: Sequence[Step]) -> Iterator[int]:
    """Yield the blanks by which rows stand in that go on with their lines.

    Rows by turns set in for the rhyme stand below lines with room as well.
    """
    for deep in {step.deeper for step in steps if HANGING <= step.deeper <= DEEPEST}:
        near = [abs(step.deeper - deep) <= ALIKE for step in steps]
        if sum(near) >= AGAIN and _tells(steps, near):
            yield deep


def _with_rests(blocks: Sequence[Draft], verses: Verses) -> Iterator[Draft]:
    """Yield the blocks, rests of lines with their stanza, and what of it stands below them."""
    stanza: Draft | None = None
    rows: list[Row] = []
    rejoined = False
    for block in blocks:
        first = block.rows[0]
        near = stanza is not None and first.gap <= 0
        rest = near and _is_rest(block, rows[-1], verses)
        if rest or (near and rejoined and block.role is BlockRole.VERSE):
            rows += block.rows
            rejoined = rest
            continue
        if stanza is not None:
            yield replace(stanza, rows=tuple(rows))
        stanza, rows, rejoined = (block, list(block.rows), False)
        if block.role is not BlockRole.VERSE:
            yield block
            stanza = None
    if stanza is not None:
        yield replace(stanza, rows=tuple(rows))


def _is_rest(block: Draft, above: Row, verses: Verses) -> bool:
    """Tell whether a paragraph of a row or two is the rest of a line of verse above it."""
    short = block.role is BlockRole.PARAGRAPH and len(block.rows) <= RESTS
    return short and _goes_on(above, above, block.rows[0], verses)


def _turned(block: Draft, verses: Verses) -> Draft:
    """Return a block of verse with the rows that go on the lines above them."""
    if block.role is not BlockRole.VERSE:
        return block
    turned: set[int] = set()
    begun = block.rows[0]
    for above, row in pairwise(block.rows):
        if _goes_on(begun, above, row, verses):
            turned.add(row.order)
        else:
            begun = row
    return replace(block, turned=frozenset(turned)) if turned else block


def _goes_on(begun: Row, above: Row, row: Row, verses: Verses) -> bool:
    """Tell whether a row goes on with the line that has ``begun`` above it; ``above`` is its last row."""
    if row.gap > 0 or not verses.is_full(above, row):
        return False
    small, deep = begins_small(row.text), row.indent - begun.indent
    short = row.width <= verses.short
    if small and (verses.capitals or short or above.text[-1:] in HYPHENS):
        return True
    hangs = any(abs(deep - usual) <= ALIKE for usual in verses.hanging)
    return hangs or (small and deep >= HANGING and _is_flush_right(row, verses))


def _is_flush_right(row: Row, verses: Verses) -> bool:
    """Tell whether a row ends where the measure does, and leaves much of it empty before it."""
    missed = DRAWN if row.seen.ems else ESTIMATED
    ends = _right(row, verses.column) >= verses.measure * (1 - missed)
    return ends and row.width < (1 - FLUSH) * verses.measure


def _is_full(above: Row, below: Row, column: Column, measure: float) -> bool:
    missed = DRAWN if above.seen.ems else ESTIMATED
    return _right(above, column) + next_width(above, below, column) > measure * (1 - missed)


def _right(row: Row, column: Column) -> float:
    """Return where a row ends, in thousandths of an em from the edge of its column."""
    indent = 1000 * BLANK * row.indent if row.seen.ems else depth(row, column)
    return row.width + indent
