"""Stanzas of drawn pages whose lines hang below the first: ragged, where the text is justified."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.measuring.percentiles import percentile
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags
from publisher.restoring.roles.knowledge.stanzas import VERSE

# Lines of a stanza, and stanzas of as many lines one below the other.
LINES, STANZAS = 3, 2
# Leadings above the first line of a stanza.
APART = 1.2
# Ems: lines that end within so much of the edge of the column are justified; of the longer lines of a
# justified text this share is, and of a stanza that one at most.
AT_EDGE, JUSTIFIED, RAGGED = 0.2, 0.6, 1 / 3
# The share of the lines that end at the edge of the column or beyond; lines as long as this are long.
EDGE, LONG = 90, 0.8
# Ems: how far stanzas are set in, how much further their lines hang, and how much these differ.
SET_IN, HANGING, ALIKE = 1.0, 0.4, 0.15


def by_hanging_stanzas(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines are those of stanzas, though each fills its measure as text would.

    The first line of each stands out to the left, the others are alike. Entries of a bibliography
    hang like this as well, but end at the edge of the column, as all its text does.
    """
    places = [line.geometry for line in sheet.lines]
    known = [(p.indent, p.width) for p in places if p is not None]
    if len(known) < len(places) or any(None in one for one in known):
        return
    lefts, widths = np.array(known, dtype=np.float64).T
    rights = lefts + widths
    edge = percentile(rights, EDGE)
    justified = np.abs(rights - edge) < AT_EDGE
    if justified[rights > LONG * edge].mean() < JUSTIFIED:
        return
    made: Flags = np.zeros(len(sheet), dtype=np.bool_)
    for start, end in _stanzas(sheet, lefts):
        made[start:end] = justified[start:end].mean() <= RAGGED
    yield Fact("it is a line of a stanza, whose lines hang", made, ~VERSE)


def _stanzas(sheet: Sheet, lefts: NDArray[np.float64]) -> Iterator[tuple[int, int]]:
    """Yield where hanging stanzas begin and end together, one below the other."""
    gaps = [line.geometry.gap if line.geometry else None for line in sheet.lines]
    apart = [gap is None or gap >= APART for gap in gaps]
    edges = np.append(np.flatnonzero(apart), len(sheet)).tolist()

    def kind(stanza: tuple[int, int]) -> int:
        start, end = stanza
        return end - start if _hangs(sheet, lefts, start, end) else 0

    for lines, group in groupby(pairwise(edges), key=kind):
        stanzas = list(group)
        if lines and len(stanzas) >= STANZAS:
            yield stanzas[0][0], stanzas[-1][1]


def _hangs(sheet: Sheet, lefts: NDArray[np.float64], start: int, end: int) -> bool:
    if end - start < LINES:
        return False
    first, others = lefts[start], lefts[start + 1 : end]
    set_in = first >= SET_IN and others.min() - first >= HANGING
    broken = (sheet.names["ends hyphen"][start:end] > 0).any()
    return bool(set_in and np.ptp(others) <= ALIKE and not broken)
