"""The rows of tables whose cells the tags of a file tell, or the lines that are drawn around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from publisher.model.transcript import ToldCell
from publisher.restoring.blocks.columns import Lines
from publisher.restoring.drafts import CellDraft
from publisher.restoring.measuring.rows import Row
from publisher.restoring.measuring.told_tables import table_of
from publisher.restoring.measuring.words_apart import piece_of, words_on


class ToldTable(NamedTuple):
    """The rows of a table by their cells: which are its head, and whose first cell names them.

    ``again`` are the rows of its head where pages repeat it.
    """

    lines: Lines
    heads: tuple[bool, ...]
    named: tuple[bool, ...]
    again: tuple[Row, ...] = ()


def table_told(row: Row) -> int:
    """Return the number of the table that all words of a row stand in, 0 if in none."""
    return table_of(row.seen.cells)


def cells_told(rows: Sequence[Row]) -> ToldTable | None:
    """Return the rows of a table whose cells are told.

    None where a row stands in no table, or in another one than the first does, where a word has no
    cell (a person's correction has changed their number), or where there are no two columns.
    """
    if len({table_told(row) for row in rows}) > 1 or not table_told(rows[0]):
        return None
    held: dict[int, dict[ToldCell, list[Row]]] = defaultdict(lambda: defaultdict(list))
    again = tuple(row for row in rows if _is_again(row))
    kept = (row for row in rows if not _is_again(row))
    for cell, piece in chain.from_iterable(map(_pieces, kept)):
        if cell is None:
            return None
        held[cell.row][cell].append(piece)
    if not held:
        return None
    count = max(cell.column + cell.columns for own in held.values() for cell in own)
    if count < 2:
        return None
    ordered = [held[at] for at in sorted(held)]
    return ToldTable(
        [tuple(_filled(own, count)) for own in ordered],
        tuple(all(cell.head for cell in own) for own in ordered),
        tuple(any(cell.head and not cell.column for cell in own) for own in ordered),
        again,
    )


def _is_again(row: Row) -> bool:
    """Tell whether a row is of a head that a page repeats."""
    return all(cell is not None and cell.again for cell in row.seen.cells)


def _pieces(row: Row) -> Iterator[tuple[ToldCell | None, Row]]:
    """Yield the stretches of a row's text, each with its cell."""
    for cell, group in groupby(words_on(row), key=lambda word: word.cell):
        words = list(group)
        yield cell, piece_of(row, words[0].start, words[-1].end)


def _filled(own: dict[ToldCell, list[Row]], count: int) -> Iterator[CellDraft]:
    """Yield the cells of a row, empty ones between them and up to ``count`` columns."""
    at = 0
    for cell, rows in sorted(own.items(), key=lambda pair: pair[0].column):
        yield from [CellDraft()] * (cell.column - at)
        yield CellDraft(tuple(rows), cell.columns)
        at = cell.column + cell.columns
    yield from [CellDraft()] * (count - at)
