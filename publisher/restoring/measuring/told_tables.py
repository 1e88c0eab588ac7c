"""Which tables that a source tells can be believed: those that hold cells, and not a whole page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from publisher.model.transcript import Line, ToldCell

# Letters of a cell on average: what has more is a page that was laid out as a table.
LETTERS = 120
# Rows with several filled cells that a table has at least, and their share of all its rows.
ROWS, SHARE = 2, 0.5
# The share of the lines of a table that may stand above a row which they follow in the tags: so
# stands the middle of a cell that lies over several rows.
UPWARDS = 0.2


def table_of(cells: Iterable[ToldCell | None]) -> int:
    """Return the number of the table that all words of a line stand in, 0 where there is none.

    ``cells`` has the cell of each word, None for one that stands in none.
    """
    tables = {cell.table if cell else 0 for cell in cells}
    return tables.pop() if len(tables) == 1 else 0


def believed_tables(lines: Iterable[Line]) -> frozenset[int]:
    """Return the numbers of the tables whose tags say what stands on the page.

    Their cells follow each other on each line from left to right, and their rows down the page.
    What lines are drawn around is a table, or no cell would be told.
    """
    letters: dict[int, Counter[tuple[int, int]]] = defaultdict(Counter)
    last: dict[int, int] = {}
    torn: set[int] = set()
    lines_of, upwards = Counter[int](), Counter[int]()
    for line in lines:
        cells = line.geometry.cells if line.geometry else ()
        words = line.text.split()
        if len(cells) != len(words):
            continue
        held = [(cell, word) for cell, word in zip(cells, words, strict=True) if cell is not None]
        for cell, word in held:
            letters[cell.table][cell.row, cell.column] += len(word)
        places = [(cell.table, cell.column) for cell, _ in held]
        if places != sorted(places):
            torn |= {table for table, _ in places}
        for table in {cell.table for cell, _ in held}:
            rows = {cell.row for cell, _ in held if cell.table == table}
            lines_of[table] += 1
            upwards[table] += min(rows) < last.get(table, 0)
            last[table] = max(rows)
    torn |= {table for table, number in upwards.items() if number > UPWARDS * lines_of[table]}
    told = {table for table, own in letters.items() if _is_table(own)} - torn
    return frozenset(told | {table for table in letters if table < 0})


def _is_table(letters: Counter[tuple[int, int]]) -> bool:
    filled = Counter(row for row, _ in letters)
    several = sum(number > 1 for number in filled.values())
    short = letters.total() <= LETTERS * len(letters)
    return short and several >= max(ROWS, SHARE * len(filled))
