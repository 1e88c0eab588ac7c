"""Rows of a table as they are drawn: words that begin at the same places, line below line.

So narrow columns are told, which no gap of one line shows; and the head of a table, its last row
and what goes on in one of its cells by where its other rows have their columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from publisher.model.transcript import Line
from publisher.restoring.measuring.aligned_columns import aligned_edges
from publisher.restoring.measuring.words_apart import BLANKS, PlacedWord
from publisher.restoring.numerals import is_figure
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.columns_of_figures import LONGEST, ROW
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.states import ASIDE, NOTE

Words = tuple[PlacedWord, ...]

# Lines that are looked at together, and rows beside a line that show its columns.
WINDOW, BESIDE = 4, 8
# Columns of figures that lines show, and the share of them with a figure there.
FIGURES, MOST = 2, 0.6
# The probability from which on a line is surely a row.
SURE = np.log(0.5)
# Pieces of two lines that are rows by each other alone; rows beside a line that show where all have
# words, and such places: with fewer a line of text has words there by chance.
PIECES, FEWEST, PLACES = 3, 3, 4
# Leadings: what stands nearer to a row is a cell beside it, whose lines are as many more or fewer.
LEVEL = 0.8
# Blanks by which words differ that begin at one place; blanks and leadings that set apart, and by
# what factor they are wider than the blanks between words: those of a justified line are alike.
NEAR, APART, LEADINGS, WIDER = 0.3, 1.8, 2.2, 1.8


def by_aligned_rows(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield which lines are rows of a table, by columns of figures and by the rows beside them."""
    lines = [_words(line) for line in sheet.lines]
    if not any(lines):
        return
    rows = np.zeros(len(sheet), dtype=np.bool_)
    for at in range(len(lines) - WINDOW + 1):
        run = range(at, at + WINDOW)
        if all(lines[n] and (n == at or _is_below(sheet, n)) for n in run):
            edges = _edges([lines[n] for n in run])
            rows[list(run)] |= [bool(edges) and _keeps_to(edges, lines[n]) for n in run]
    rows |= _paired(sheet, lines)
    sure: Flags = np.logaddexp.reduce(chances[:, ROW], axis=1) > SURE
    rows |= _beside(sheet, lines, rows | sure)
    yield Fact("it stands in the columns of the rows beside it", rows, ~ROW & ~ASIDE & ~NOTE)


def _words(line: Line) -> Words:
    """Return the words of a line with their places in blanks, none where they are not known."""
    places = line.geometry.words if line.geometry else ()
    words = line.text.split()
    if len(places) != 2 * len(words):
        return ()
    sides = zip(words, places[::2], places[1::2], strict=True)
    return tuple(PlacedWord(0, 0, BLANKS * a, BLANKS * b, word) for word, a, b in sides)


def _is_below(sheet: Sheet, at: int) -> bool:
    """Tell whether a line stands in its column below the one before it, and near it."""
    place = sheet.lines[at].geometry
    near = place is not None and (place.gap is None or place.gap <= LEADINGS)
    return bool(sheet.below_another[at]) and near


def _keeps_to(edges: Sequence[float], words: Words) -> bool:
    """Tell whether a line has words at most edges, as a line of text beside a table has not."""
    begun = sum(any(0 <= word.left - edge <= 2 * NEAR for word in words) for edge in edges)
    return begun >= MOST * len(edges)


def _edges(lines: Sequence[Words]) -> list[float]:
    """Return the edges of lines with columns of figures that begin at one place, else none."""
    edges = aligned_edges(lines)
    if len(edges) < FIGURES:
        return []
    figures = 0
    for left, right in zip(edges, [*edges[1:], float("inf")], strict=True):
        cells = [" ".join(w.text for w in own if left <= w.left < right) for own in lines]
        held = [cell for cell in cells if cell]
        digits = any(any(map(str.isdigit, cell)) for cell in held)
        figures += digits and sum(map(is_figure, held)) >= MOST * len(lines)
    return edges if figures >= FIGURES else []


def _beside(sheet: Sheet, lines: Sequence[Words], sure: Flags) -> Flags:
    """Return which lines stand at sure rows, with all their pieces where those have theirs."""
    made: Flags = np.zeros(len(lines), dtype=np.bool_)
    for order in (range(len(lines) - 1, -1, -1), range(len(lines))):
        for at in order:
            if lines[at] and not (sure[at] or made[at]):
                made[at] = _stands_with(sheet, lines, sure | made, at)
    return made


def _stands_with(sheet: Sheet, lines: Sequence[Words], sure: Flags, at: int) -> bool:
    below = at + 1 < len(lines) and bool(sure[at + 1]) and _is_below(sheet, at + 1)
    above = at > 0 and bool(sure[at - 1]) and _is_below(sheet, at)
    if (below and _is_level(sheet, at + 1)) or (above and _is_level(sheet, at)):
        return True
    starts = _starts(lines[at])
    if not (above or below):
        return False
    around = range(max(0, at - BESIDE), min(len(lines), at + BESIDE + 1))
    rows = [lines[n] for n in around if sure[n] and n != at and lines[n]]
    if _fills(lines[at], rows):
        return True
    if not starts or (len(starts) < 2 and not (above and below)):
        return False
    others = [_starts(row) for row in rows]
    return all(
        sum(any(abs(other - start) <= NEAR for other in own) for own in others) > 1
        for start in starts
    )


def _paired(sheet: Sheet, lines: Sequence[Words]) -> Flags:
    """Return which lines have as many pieces as the next one, each right above one of that."""
    made: Flags = np.zeros(len(lines), dtype=np.bool_)
    starts = [_starts(words) if words else [] for words in lines]
    for at in range(1, len(lines)):
        one, other = starts[at - 1 : at + 1]
        if PIECES <= len(one) == len(other) and _is_below(sheet, at):
            pairs = zip(one, other, strict=True)
            made[at - 1 : at + 1] |= all(abs(above - below) <= NEAR for above, below in pairs)
    return made


def _fills(words: Words, rows: Sequence[Words]) -> bool:
    """Tell whether a line has a word at every place where most of the rows beside it have one.

    So rows of narrow columns are told, whose words stand no further apart than those of a text.
    """
    begun = sorted(word.left for row in rows for word in row)
    places: list[float] = []
    for left in begun:
        there = sum(any(abs(word.left - left) <= NEAR for word in row) for row in rows)
        if there >= MOST * len(rows) and not (places and left - places[-1] <= 2 * NEAR):
            places.append(left)
    hit = sum(any(abs(word.left - place) <= NEAR for word in words) for place in places)
    return len(rows) >= FEWEST and hit == len(places) >= PLACES


def _is_level(sheet: Sheet, at: int) -> bool:
    """Tell whether a line stands nearer to the one before it than lines of one column do."""
    place = sheet.lines[at].geometry
    return place is not None and place.gap is not None and place.gap < LEVEL


def _starts(words: Words) -> list[float]:
    """Return where the pieces of a line begin that wide gaps set apart, none of a line of text."""
    gaps = [behind.left - before.right for before, behind in pairwise(words)]
    wide = [gap for gap in gaps if gap >= APART]
    narrow = [gap for gap in gaps if gap < APART]
    if wide and narrow and min(wide) < WIDER * max(narrow):
        return []
    starts = [words[0].left]
    starts += [w.left for w, gap in zip(words[1:], gaps, strict=True) if gap >= APART]
    letters = sum(len(word.text) + 1 for word in words)
    return starts if letters <= LONGEST * len(starts) else []
