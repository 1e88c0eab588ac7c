"""Rows of a table in plain text by the signs between their cells: bars or tabs, as many on each line.

A bar parts verse in the middle of its lines, and feet too; a tab stands behind a label, in front
of a folio and behind the name of a speaker. So what has two columns is a table only where it is
drawn as one: by a rule, by a frame, by bars below bars, or by figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from publisher.restoring.numerals import is_figure, is_rule
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.columns_of_figures import LONGEST, ROW
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.states import ASIDE
from publisher.structs import frozen

BAR, TAB = "|", "\t"
# Rows that a table has at least, and those that show one by words alone.
ROWS, OF_WORDS = 2, 3
# Columns from which on words alone show a table.
COLUMNS = 3
# The share of the cells of a column that are figures where it is one of figures, and of all cells
# that open with a capital or a figure where lines are not parts of words.
MOST = 0.6


@frozen
class _Signed:
    """A line with signs: the place of its line on the sheet, its cells, where its signs stand.

    ``framed`` where a sign opens and closes it; ``rule`` where it is nothing but a drawn rule.
    """

    at: int
    cells: tuple[str, ...]
    places: tuple[int, ...]
    framed: bool = False
    rule: bool = False


def by_signed_columns(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines are rows of a table, and the rules between them."""
    rows = np.zeros(len(sheet), dtype=np.bool_)
    for sign in (BAR, TAB):
        if not any(sign in line.text for line in sheet.lines):
            continue  # as in most texts
        held = [at for at, line in enumerate(sheet.lines) if sign in line.text or _rules(line.text)]
        for run in _runs(sheet, held, sign):
            if _is_table(run, sign):
                rows[[one.at for one in run]] = True
    yield Fact("signs part it as the lines beside it", rows, ~ROW & ~ASIDE)


def _rules(text: str) -> bool:
    return not text.lstrip()[:1].isalnum() and is_rule(text) and not text.isspace()


def _runs(sheet: Sheet, held: Sequence[int], sign: str) -> Iterator[list[_Signed]]:
    """Yield lines that stand below each other and have as many signs, with the rules among them."""
    run: list[_Signed] = []
    for at in held:
        own = _signed(sheet.lines[at].text, at, sign)
        if own is None:
            continue
        last = run[-1].at if run else at
        tight = last == at - 1 and bool(sheet.below_another[at]) and sheet.gaps[at] <= 0
        counts = {len(one.cells) for one in (*run, own) if not one.rule}
        if run and not (tight and len(counts) <= 1):
            yield run
            run = []
        run.append(own)
    if run:
        yield run


def _signed(text: str, at: int, sign: str) -> _Signed | None:
    """Return a line as its signs part it, None where it has none that stand between words."""
    if _rules(text):
        return _Signed(at, (), (), rule=True)
    bare = text.strip(" ")
    framed = sign == BAR and len(bare) > 1 and bare.startswith(BAR) and bare.endswith(BAR)
    cells = tuple(cell.strip(" ") for cell in (bare[1:-1] if framed else bare).split(sign))
    begun = text.index(bare)
    places = tuple(begun + n for n, letter in enumerate(bare) if letter == sign)
    lone = sign == TAB or all(_stands_alone(bare, place - begun) for place in places)
    return _Signed(at, cells, places, framed) if len(cells) > 1 and lone else None


def _stands_alone(text: str, place: int) -> bool:
    """Tell whether a bar has blanks or an edge of its line on both sides, or a frame's on one."""
    return not (text[place - 1 : place].strip(" ") and text[place + 1 : place + 2].strip(" "))


def _is_table(run: Sequence[_Signed], sign: str) -> bool:
    rows = [one for one in run if not one.rule]
    cells = [cell for one in rows for cell in one.cells if cell]
    if len(rows) < ROWS or sum(map(len, cells)) > LONGEST * len(cells):
        return False
    # A rule beside a column of text is written as bars at the ends of its lines.
    if sum(sum(map(bool, one.cells)) > 1 for one in rows) < MOST * len(rows):
        return False
    figures = _columns_of_figures(rows)
    if sign == TAB:
        wide = len(rows[0].cells) >= COLUMNS
        return wide and len(rows) >= (ROWS if figures else OF_WORDS) and not _is_labelled(rows)
    drawn = all(one.framed for one in rows) or any(one.rule for one in run)
    if drawn or figures:
        return True
    below = len({one.places for one in rows}) == 1 and len(rows) >= OF_WORDS
    opened = sum(not cell[0].islower() for cell in cells) >= MOST * len(cells)
    named = len(rows[0].cells) >= COLUMNS and opened
    return below or (named and len(rows) >= OF_WORDS)


def _columns_of_figures(rows: Sequence[_Signed]) -> int:
    """Return how many columns have figures in most of their rows."""
    columns = [[cell for cell in own if cell] for own in zip(*(r.cells for r in rows), strict=True)]
    return sum(bool(own) and sum(map(is_figure, own)) >= MOST * len(own) for own in columns)


def _is_labelled(rows: Sequence[_Signed]) -> bool:
    """Tell whether the last cells are folios, as in contents: figures that never fall."""
    folios = [row.cells[-1] for row in rows]
    numbers = [int(folio) for folio in folios if folio.isdecimal()]
    return len(numbers) >= len(rows) - 1 and numbers == sorted(numbers)
