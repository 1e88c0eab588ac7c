"""Stanzas between blank lines: every line is ended on purpose, and begins with a capital."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from publisher.restoring.measuring.percentiles import median
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import STATES, state
from publisher.restoring.wording import are_points

# Lines of a stanza, where it stands alone and where others are like it.
ALONE, FEWEST = 4, 3
# Of the measure (the width that 97 % of the lines keep to): what a line and the next word fill.
ROOM, WIDEST = 0.9, 97
# The same for lines that need not be verse to begin something each: far from the end of the column,
# or nearer, where most of them had room even on the widest line of their block.
ENDED, NEARER, OWN, MOST = 0.5, 0.85, 0.92, 0.5
# A line that fills so much of the measure is text; above the first one stands a title page.
FULL = 0.85
# Words of a line on average: addresses and the ends of letters have fewer. The share of the lines
# that may end a sentence: speeches of one line each are no verse.
WORDS, SENTENCES = 3.5, 0.67
# The share of the lines that may open in small letters: with an elision, or in mid-sentence.
SMALL = 0.15
# Blanks by which lines are set in, and the share of the measure that none of them reaches, where
# more may.
SET_IN, NARROW = 4, 0.6
# How much the widths of the lines may differ, as a share of their mean.
UNEVEN = 0.4
GOES_ON = state(LineRole.PARAGRAPH, first=False)
VERSE = np.array([role is LineRole.VERSE for role, _ in STATES])
OTHERS = (
    "bullet",
    "item",
    "entry",
    "speaker",
    "stage",
    "leaders",
    "wide gaps",
    "number alone",
    "number last",
    "ends digit",
    "ends hyphen",
    "no letters",
    "section sign",
    "caption word",
)


def by_stanzas(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines are verse: stanzas between blank lines, below the first full line.

    A line alone that ends in a colon is the one that leads on to them.
    """
    measure = sheet.kept_by(WIDEST)
    full = np.flatnonzero(sheet.fullest > FULL * measure)
    made = np.zeros(len(sheet), dtype=np.bool_)
    apart = np.concatenate(([True], (np.diff(sheet.page) != 0) | (sheet.gaps[1:] > 0)))
    edges = np.append(np.flatnonzero(apart), len(sheet)).tolist()
    first = int(full[0]) if len(full) else len(sheet)
    found = [
        (start, end)
        for start, end in pairwise(edges)
        if start > first and end - start >= FEWEST and _is_stanza(sheet, range(start, end), measure)
    ]
    for start, end in found:
        made[start:end] = len(found) > 1 or end - start >= ALONE
    for own in _over_pages(sheet, edges):
        if own[0] > first and len(own) >= ALONE and _is_stanza(sheet, own, measure):
            made[own] = True
    yield Fact("it is a line of a stanza, ended on purpose", made, ~VERSE)
    listed = np.zeros(len(sheet), dtype=np.bool_)
    for start, end in pairwise(edges):
        if start > first and end - start >= FEWEST and _are_ended(sheet, start, end, measure):
            listed[start + 1 : end] = True
    yield Fact("each line of its block is ended on purpose", listed, GOES_ON)
    yield Fact("it stands alone and leads on, with a colon", _leading(sheet, apart), VERSE)


def _leading(sheet: Sheet, apart: Flags) -> Flags:
    """Return which lines end in a colon and stand alone between blanks, above what is set in."""
    alone = apart & np.append(apart[1:], True)
    further = np.append(sheet.indents[1:] > sheet.indents[:-1], False)
    made: Flags = alone & further & (sheet.names["ends colon"] > 0)
    return made


def _are_ended(sheet: Sheet, start: int, end: int, measure: float) -> bool:
    """Tell whether all lines of a block, such as the persons of a play, had room for the next word."""
    room = sheet.widths[start : end - 1] + sheet.word_widths[start + 1 : end]
    opens = sheet.names["opens lower"][start:end] + sheet.names["opens digit"][start:end]
    broken = sheet.names["ends hyphen"][start:end] > 0
    own = (room <= OWN * sheet.widths[start:end].max()).mean() >= MOST
    ended = room.max() <= (NEARER if own else ENDED) * measure
    return bool(ended) and not (opens > 0).any() and not broken.any()


def _over_pages(sheet: Sheet, edges: Sequence[int]) -> Iterator[list[int]]:
    """Yield the lines of the last block of each page with those of the first one of the next.

    Both have two lines or more, are set in alike, and no sentence ends between them.
    """
    folios = sheet.names["number alone"] > 0
    blocks = [[at for at in range(*pair) if not folios[at]] for pair in pairwise(edges)]
    blocks = [block for block in blocks if len(block) > 1]
    for above, below in pairwise(blocks):
        turned = sheet.page[below[0]] == sheet.page[above[-1]] + 1
        indents = [sheet.indents[block].min() for block in (above, below)]
        if turned and indents[0] == indents[1] > 0 and sheet.names["ends stop"][above[-1]] == 0:
            yield [*above, *below]


def _is_stanza(sheet: Sheet, lines: Sequence[int], measure: float) -> bool:
    """Tell whether lines are a stanza; rows of points stand for others that are left out."""
    own = [at for at in lines if not are_points(sheet.worded[at].text)]
    if len(own) < 2:
        return False
    widths = sheet.fullest[own]
    room = sheet.widths[own[:-1]] + sheet.word_widths[own[1:]]
    if room.max() > ROOM * measure or widths.max() > ROOM * measure:
        return False
    texts = [sheet.worded[at].text for at in own]
    wordy = sum(len(text.split()) for text in texts) >= WORDS * len(texts)
    even = widths.std() <= UNEVEN * widths.mean()
    return wordy and bool(even) and _reads_like_verse(sheet, own, _is_set_in(sheet, own, measure))


def _is_set_in(sheet: Sheet, own: Sequence[int], measure: float) -> bool:
    """Tell whether lines begin below each other, set in, and narrower than prose is."""
    indents = sheet.indents[own]
    level = np.ptp(indents) == 0 and indents[0] >= SET_IN + median(sheet.indents)
    return bool(level) and sheet.fullest[own].max() <= NARROW * measure


def _reads_like_verse(sheet: Sheet, own: Sequence[int], set_in: bool) -> bool:
    """Tell whether lines begin with capitals, and pause at their ends more than they stop there.

    Where they are ``set_in``, some may begin in small letters.
    """

    def are(*names: str) -> Flags:
        flags: Flags = np.any([sheet.names[name][own] > 0 for name in names], axis=0)
        return flags

    small, other = are("opens lower", "opens digit"), are(*OTHERS)
    stops, pauses = are("ends stop"), are("ends comma", "ends colon", "ends stop", "ends quote")
    read = (
        (set_in or small.mean() <= SMALL)
        and not other.any()
        and stops.mean() <= SENTENCES
        and pauses.any()
    )
    return bool(read)
