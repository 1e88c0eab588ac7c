"""Verse as it is drawn: line after line ends where the next word had room.

Prose breaks where its measure ends. A line that breaks off before ends its paragraph, but only
verse does so again and again within its sentences.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.measuring.percentiles import percentile
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.knowledge.hanging_lists import LABEL
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE, HEADING, NOTE, STATES, TITLES
from publisher.restoring.wording import begins_small, ends_open

VERSE = np.array([role is LineRole.VERSE for role, _ in STATES])
# Lines of a run, and the share of their breaks that stand within a sentence.
FEWEST, OPEN = 4, 0.3
# Ems: the space in front of the next word, and what must be left behind it, for a line of prose may
# have been broken a little early.
SPACE, ROOM = 0.25, 1.5
# The share of lines that are as long as the measure, about; of it, what a last line fills at most.
MEASURE, LAST = 92, 0.9
# The share of the lines of a run that break off before the longer ones of their page and column,
# of which this many of a hundred lines are no longer.
SHORTER, LONG = 0.35, 80
# Lines of a group that are set in, or full in turn with others, at least; the share of its lines that
# may end where the longest does.
FEW, ALIKE = 2, 0.5
# Ems between words that stand apart, and such gaps of the row of a table.
APART, CELLS = 1.0, 2
# Ems: a line that is set in by less stands at the same place.
STEP = 0.5
# Words of a line on average: addresses, the rows of tables and titles have fewer.
WORDS = 3.0
# The share of the lines outside such runs that break off within a sentence from which on a text is
# verse as a whole, a poem or a play; in prose hardly any does.
MOSTLY = 0.1
# Lines from one of verse to the next, between which others in such a text are verse as well.
BETWEEN = 5
# The probability from which a line is likely furniture, a note or a heading.
LIKELY = 0.5
OTHERS = ("bullet", "item", "leaders", "wide gaps", "number alone", "number last", "ends hyphen")


def by_broken_off(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield which lines are verse; nothing where the source does not tell where its lines end.

    ``chances`` (natural logarithms) has a row for each line and a column for each state.
    """
    ends, words = _ends(sheet)
    if not np.isfinite(ends).any():
        return
    made = np.zeros(len(sheet), dtype=np.bool_)
    shares = np.exp(chances)
    other = shares[:, ASIDE | NOTE | HEADING | TITLES].sum(1) > LIKELY
    other |= np.any([sheet.names[name] > 0 for name in OTHERS], axis=0) | _in_cells(sheet)
    measure = float(np.nanpercentile(ends, MEASURE))
    broken = _broken(sheet, ends, words, np.full(len(sheet), measure)) & ~other
    broken[:-1] &= ~other[1:]
    # The lines of a page may be narrower than those of others: in columns, beside a picture.
    within_column = _broken(sheet, ends, words, _usual_end(sheet, ends))
    runs = [_without_prose(run, ends, measure) for run in _runs(broken)]
    within = _within_sentences(sheet)
    for run in runs:
        narrow = within_column[run].sum() >= SHORTER * len(run)
        made[run] = narrow and _is_ragged(ends, run) and _is_verse(sheet, run, within)
    tight = sheet.below_another & (sheet.gaps <= 0)
    for group in _parted(tight):
        stanza = _is_stanza(within_column & within, ends, group) or _sets_in(
            sheet, within, within_column, group
        )
        made[group] |= stanza and not other[group].any()
    # Poems amid prose are in such runs; what is left of a play or a long poem breaks off as well.
    left = tight & ~made
    if made.any() and (within_column & within & left).sum() >= MOSTLY * left.sum():
        # A play in verse has short speeches as well.
        made[[at for run in runs for at in run]] = True
        _fill(made, tight & ~other & (sheet.names["stage"] == 0))
    yield Fact("its lines break off where the next word had room", made, ~VERSE)


def room_left(sheet: Sheet) -> tuple[NDArray[np.floating[Any]], NDArray[np.float32]]:
    """Return the room behind each line for another word, and the width of its own first word, in ems.

    NaN where nobody knows, and less than nothing where the line is full.
    """
    ends, words = _ends(sheet)
    return _usual_end(sheet, ends) - ends - SPACE - ROOM, words


def breaks_off(sheet: Sheet) -> Flags:
    """Return which lines break off before a line right below them whose first word had room."""
    ends, words = _ends(sheet)
    return _broken(sheet, ends, words, _usual_end(sheet, ends))


def _fill(made: Flags, tight: Flags) -> None:
    """Take the few lines between lines of verse for verse, if all stand ``tight`` below each other.

    They are as long as the measure.
    """
    for above, below in pairwise(np.flatnonzero(made).tolist()):
        if below - above <= BETWEEN and tight[above + 1 : below].all():
            made[above:below] = True


def _in_cells(sheet: Sheet) -> Flags:
    """Return which lines have words in several places, as the cells of a row, and those beside them.

    The words of a narrow cell stand on several lines.
    """
    rows = np.zeros(len(sheet), dtype=np.bool_)
    for at, line in enumerate(sheet.lines):
        words = line.geometry.words if line.geometry else ()
        gaps = [right - left for left, right in zip(words[1::2], words[2::2], strict=False)]
        rows[at] = sum(gap >= APART for gap in gaps) >= CELLS
    below = np.concatenate(([False], rows[:-1])) & sheet.below_another
    above = np.concatenate(((rows & sheet.below_another)[1:], [False]))
    return rows | below | above


def _ends(sheet: Sheet) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return where each line ends and how wide its first word is, in ems; NaN where none knows."""
    ends = np.full(len(sheet), np.nan, dtype=np.float32)
    words = np.full(len(sheet), np.nan, dtype=np.float32)
    for at, line in enumerate(sheet.lines):
        place, text = line.geometry, line.text.strip()
        if place is not None and place.width is not None and place.indent is not None:
            ends[at] = place.indent + place.width
            words[at] = place.width * len(text.split()[0]) / len(text)
    return ends, words


def _broken(
    sheet: Sheet,
    ends: NDArray[np.float32],
    words: NDArray[np.float32],
    measure: NDArray[np.floating[Any]],
) -> Flags:
    """Return which lines break off before a line right below them whose first word had room."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    below = sheet.below_another[1:] & (sheet.gaps[1:] <= 0)
    made[:-1] = below & (ends[:-1] + SPACE + words[1:] + ROOM <= measure[:-1])
    return made


def _usual_end(sheet: Sheet, ends: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return for each line where the longer ones of its page and column end.

    A few lines, at the foot of a page of two columns, may be as wide as the page.
    """
    columns = [line.geometry.column if line.geometry else None for line in sheet.lines]
    own: dict[tuple[int, int | None], list[int]] = defaultdict(list)
    for at, key in enumerate(zip(sheet.page.tolist(), columns, strict=True)):
        own[key].append(at)
    made = np.zeros(len(sheet))
    for lines in own.values():
        known = ends[lines][~np.isnan(ends[lines])]
        made[lines] = percentile(known, LONG) if len(known) else 0.0
    return made


def _runs(broken: Flags) -> Iterator[range]:
    """Yield the lines that hang together by such breaks."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], broken, [False])).astype(np.int8)))
    for first, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        yield range(first, end + 1)


def _without_prose(run: range, ends: NDArray[np.float32], measure: float) -> range:
    """Return a run without its last line, if that is longer than all others: prose begins with it."""
    longest = max(ends[run.start : run.stop - 1])
    prose = ends[run.stop - 1] > max(longest, LAST * measure)
    return range(run.start, run.stop - prose)


def _within_sentences(sheet: Sheet) -> Flags:
    """Return which lines break off within a sentence: the next one goes on in small letters.

    Points of a list may end without a stop, but each begins with a capital or a label.
    """
    texts = [one.text for one in sheet.worded]
    made = [
        ends_open(above) and begins_small(below) and not LABEL.match(below)
        for above, below in pairwise(texts)
    ]
    return np.array([*made, False], dtype=np.bool_)


def _parted(tight: Flags) -> Iterator[range]:
    """Yield the lines that stand ``tight`` together between gaps."""
    starts = [*np.flatnonzero(~tight).tolist(), len(tight)]
    yield from (range(first, end) for first, end in pairwise(starts))


def _is_stanza(broken: Flags, ends: NDArray[np.float32], group: range) -> bool:
    """Tell whether lines between gaps are a stanza, of which single lines are as long as the measure.

    In a narrow column lines are turned over. Clauses of two lines, each a paragraph, have as many
    lines that are full as others, in turn.
    """
    full = ~broken[group.start : group.stop - 1]
    in_turn = full.sum() >= FEW and (full[1:] | full[:-1]).all()
    if len(group) < FEWEST or (full[1:] & full[:-1]).any() or in_turn:
        return False
    return _is_ragged(ends, group)


def _sets_in(sheet: Sheet, within: Flags, broken: Flags, group: range) -> bool:
    """Tell whether lines are set in and out again and again within their sentences.

    Prose is set in where a clause begins a paragraph, whose first line is full; verse is set out
    again below a line that is ``broken`` off.
    """
    lines = sheet.lines[group.start : group.stop]
    places = [one.geometry.indent if one.geometry else None for one in lines]
    further = back = 0
    for at, (above, below) in enumerate(pairwise(places), start=group.start):
        if above is not None and below is not None and within[at]:
            further += below - above >= STEP
            back += above - below >= STEP and bool(broken[at])
    return len(group) >= FEWEST and further >= FEW and back > 0


def _is_ragged(ends: NDArray[np.float32], run: range) -> bool:
    """Tell whether lines end here and there; those of prose beside a picture end where it begins."""
    return bool((ends[run] > max(ends[run]) - SPACE).sum() <= ALIKE * len(run))


def _is_verse(sheet: Sheet, run: range, within: Flags) -> bool:
    words = sum(len(sheet.worded[at].text.split()) for at in run)
    broken = int(within[run.start : run.stop - 1].sum())
    return len(run) >= FEWEST and broken >= OPEN * (len(run) - 1) and words >= WORDS * len(run)
