"""Rows of a table as they stand: two columns of figures and more, line below line, set apart.

A contents page has one column of figures, and an index none that stand apart; a line of text
has gaps too where it is justified, but none that the lines beside it have as often.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from publisher.expressions import compiled
from publisher.model.transcript import Line
from publisher.restoring.measuring.words_apart import pieces_on
from publisher.restoring.numerals import is_figure
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Matrix
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE, NOTE, STATES

ROW = np.array([role is LineRole.ROW for role, _ in STATES])
# Columns of such a table at least, its rows with figures, and lines of words above them at most.
COLUMNS, ROWS, HEAD = 3, 2, 1
# Pages on which a line returns as furniture at least.
FIGURE, PAGES = compiled(r"\d+"), 3
# Letters of a piece at most: what is longer is text between two gaps.
LONGEST = 40


def by_columns_of_figures(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines are rows of a table, its head among them."""
    rows = np.zeros(len(sheet), dtype=np.bool_)
    pieces = [_pieces(line) for line in sheet.lines]
    for run in _runs(sheet, pieces):
        figures = [at for at in run if all(map(is_figure, pieces[at][1:]))]
        if len(figures) < ROWS or figures[0] - run[0] > HEAD:
            continue
        # Points that lead to a folio stand where figures do.
        columns = list(zip(*(pieces[at] for at in figures), strict=True))[1:]
        if sum(any(map(str.isdigit, "".join(column))) for column in columns) >= COLUMNS - 1:
            rows[run] = True
    yield Fact("it stands in columns of figures", rows, ~ROW & ~ASIDE & ~NOTE)


def by_returning_lines(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield which lines are no rows: on other pages they are furniture, figures apart."""
    frames = [FIGURE.sub("0", line.text.strip()) for line in sheet.lines]
    aside = np.logaddexp.reduce(chances[:, ASIDE], axis=1) > np.log(0.5)
    pages: dict[str, set[int]] = defaultdict(set)
    for at in np.flatnonzero(aside).tolist():
        pages[frames[at]].add(int(sheet.page[at]))
    often = {own for own, found in pages.items() if len(found) >= PAGES}
    worded = {own for own in often if any(map(str.isalpha, own))}
    returns = [own in worded for own in frames]
    yield Fact("it returns as furniture", np.array(returns, dtype=np.bool_), ROW)


def _pieces(line: Line) -> tuple[str, ...]:
    pieces = pieces_on(line)
    return pieces if max(map(len, pieces), default=0) <= LONGEST else ()


def _runs(sheet: Sheet, pieces: Sequence[tuple[str, ...]]) -> Iterator[list[int]]:
    """Yield lines that stand below each other and have as many pieces."""
    held: list[int] = []
    for at, own in enumerate(pieces):
        goes_on = held and sheet.below_another[at] and sheet.gaps[at] <= 0
        if len(own) >= COLUMNS and goes_on and len(own) == len(pieces[held[-1]]):
            held.append(at)
            continue
        if held:
            yield held
        held = [at] if len(own) >= COLUMNS else []
    if held:
        yield held
