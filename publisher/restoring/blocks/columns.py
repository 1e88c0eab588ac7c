"""The cells of lines that are rows of a table, one row or a part of one on each.

What parts the columns is asked in turn: bars and tabs, upright rules, blanks that all rows have
at the same place, the same number of words with figures behind. Where none of these agrees over
all lines the columns cannot be told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from publisher.expressions import compiled
from publisher.restoring.blocks.gutters import (
    BESIDE,
    COUNTED,
    MEASURED,
    MEASURED_GUTTER,
    level_words,
    unruled,
)
from publisher.restoring.drafts import CellDraft
from publisher.restoring.measuring.rows import Row
from publisher.restoring.measuring.words_apart import BLANKS, PlacedWord, piece_of, words_on
from publisher.restoring.numerals import is_figure, is_rule

BAR, TAB = "|", "\t"
# The share of the width of a column that a word covers which lies over several.
COVERED = 0.8
# Letters of a cell on average, from which on columns are no table but text.
TEXT = 45
# A word and a figure that nothing parts; blanks by which the place where they touch is estimated
# wrongly from their letters.
GLUED, TOUCHING = compiled(r"([^\W\d_]+)(\d[\d.,]*)"), 2.0
# Ems: edges of columns that differ by less are those of one.
COLUMN = 4.0
# Columns of figures that rows with single blanks have at least, and rows that a table has.
FIGURES, ROWS = 2, 2

# The cells of each line, from the first column to the last.
Cells: TypeAlias = tuple[CellDraft, ...]
Lines: TypeAlias = list[Cells]


def cells_of(rows: Sequence[Row]) -> Lines | None:
    """Return the cells of every row, None where its columns cannot be told."""
    if len(rows) < ROWS:
        return None
    for ways in WAYS:
        told = [found for way in ways if (found := way(rows)) is not None and _is_table(found)]
        if told:
            return max(told, key=_width)
    return None


def _width(lines: Lines) -> int:
    return max(sum(cell.columns for cell in line) for line in lines)


def _is_table(lines: Lines) -> bool:
    """Tell whether most lines fill two columns or more, with cells and not with text.

    Lines that stand near each other as lines of one column do not, fill columns together.
    """
    filled = [[at for at, cell in enumerate(line) if cell.rows] for line in lines]
    letters = [len(cell.rows[0].text) for line in lines for cell in line if cell.rows]
    groups: list[set[int]] = []
    for line, own in zip(lines, filled, strict=True):
        gap = line[own[0]].rows[0].seen.gap if own else None
        if groups and gap is not None and gap < BESIDE:
            groups[-1] |= set(own)
        else:
            groups.append(set(own))
    several = sum(len(own) > 1 for own in groups)
    return 2 * several > len(groups) and sum(letters) <= TEXT * max(1, len(letters))


def _by_signs(sign: str) -> Callable[[Sequence[Row]], Lines | None]:
    """Return a function that parts rows at a sign, where all have as many of them."""

    def cells(rows: Sequence[Row]) -> Lines | None:
        made = [_parted(row, sign) for row in rows]
        widths = {len(one) for one in made}
        return made if len(widths) == 1 and widths != {1} else None

    return cells


def _parted(row: Row, sign: str) -> Cells:
    """Return the cells between the signs of a row; one at its very edge is its frame."""
    printed = (row.printed or row.text).strip(" ")
    if sign == BAR and printed.startswith(BAR) and printed.endswith(BAR):
        printed = printed[1:-1]
    made: list[CellDraft] = []
    at = 0
    for part in printed.split(sign):
        words = part.split()
        start = row.text.find(words[0], at) if words else at
        for word in words:
            found = row.text.find(word, at)
            at = found + len(word) if found >= 0 else at
        made.append(_cell(row, start, at) if words and start >= 0 else CellDraft())
    left = row.text[at:].replace(sign, "").strip()
    return () if left else tuple(made)


def _cell(row: Row, start: int, end: int) -> CellDraft:
    return CellDraft((piece_of(row, start, end),))


def _by_places(rows: Sequence[Row]) -> Lines | None:
    """Return the cells by upright rules, or by the blanks that all rows have in common."""
    lines = list(_on_one_page(rows))
    measured = all(row.seen.words for row in rows if len(row.text.split()) > 1)
    ruled = _ruled(rows) if measured else []
    told = [n for n, row in enumerate(rows) if any(map(is_figure, row.text.split()))]
    body = told if len(told) >= ROWS else list(range(len(rows)))
    own = [lines[at] for at in body]
    level = list(level_words(rows, lines))
    if len(level) < len(lines):
        edges = ruled or unruled(level, level, measured=measured)
    else:
        edges = ruled or unruled(own, lines, measured=measured)
    pieces = {len(list(_pieces(line, measured=measured))) for line in own}
    if len(pieces) == 1 and len(edges) + 1 < (count := pieces.pop()) and not ruled:
        if all(len(list(_pieces(line, measured=measured))) == count for line in lines):
            return [
                tuple(_cell(row, a, b) for a, b in _pieces(line, measured=measured))
                for row, line in zip(rows, lines, strict=True)
            ]
        return None
    if not edges:
        return None
    lines = [tuple(_unglued(line, edges)) for line in lines]
    extents = _extents([lines[at] for at in body], edges)
    return [_placed(row, line, edges, extents) for row, line in zip(rows, lines, strict=True)]


def _unglued(line: Sequence[PlacedWord], edges: Sequence[float]) -> Iterator[PlacedWord]:
    """Yield the words of a line, a figure that touches the word of the cell before it by itself."""
    for word in line:
        found = GLUED.fullmatch(word.text)
        crossed = [edge for edge in edges if word.left < edge < word.right]
        if found is None or len(crossed) != 1:
            yield word
            continue
        at = word.start + found.end(1)
        place = word.left + (word.right - word.left) * found.end(1) / len(word.text)
        if abs(place - crossed[0]) > TOUCHING:
            yield word
            continue
        yield replace(word, end=at, right=crossed[0], text=found[1])
        yield replace(word, start=at, left=crossed[0], text=found[2])


def _extents(
    lines: Sequence[Sequence[PlacedWord]], edges: Sequence[float]
) -> list[tuple[float, float]]:
    """Return from where to where the words of each column stand."""
    made = []
    for left, right in pairwise((float("-inf"), *edges, float("inf"))):
        inside = [word for line in lines for word in line if left <= word.left < right]
        # What reaches into the next column says nothing of this one.
        words = [word for word in inside if word.right <= right] or inside
        sides = [(word.left, word.right) for word in words] or [(left, right)]
        made.append((min(a for a, _ in sides), max(b for _, b in sides)))
    return made


def _on_one_page(rows: Sequence[Row]) -> Iterator[tuple[PlacedWord, ...]]:
    """Yield the words of rows; those of a further page or column stand where they would on the first."""
    lines = [words_on(row) for row in rows]
    edges: dict[tuple[int, float], float] = {}
    for row, line in zip(rows, lines, strict=True):
        if line:
            at = _column(row)
            edges[at] = min(edges.get(at, line[0].left), line[0].left)
    first = _left(rows[0], edges)
    for row, line in zip(rows, lines, strict=True):
        by = first - _left(row, edges) if _column(row) != _column(rows[0]) else 0.0
        yield (
            tuple(replace(one, left=one.left + by, right=one.right + by) for one in line)
            if by
            else line
        )


def _column(row: Row) -> tuple[int, float]:
    """Return the page of a row and the left edge of its column there, roughly, where it is known."""
    return row.page, 0.0 if row.seen.edge is None else round(row.seen.edge / COLUMN)


def _left(row: Row, edges: Mapping[tuple[int, float], float]) -> float:
    """Return the left edge of a row's column in blanks, else of the rows of its page."""
    return BLANKS * row.seen.edge if row.seen.edge is not None else edges.get(_column(row), 0.0)


def _ruled(rows: Sequence[Row]) -> list[float]:
    """Return the upright rules between the columns, in blanks, if all rows stand between them."""
    uprights = [row.seen.uprights for row in rows]
    if not all(uprights) or len({row.page for row in rows}) > 1:
        return []
    words = [word for row in rows for word in words_on(row)]
    left, right = min(word.left for word in words), max(word.right for word in words)
    places = sorted({2 * place for own in uprights for place in own})
    inside = [place for place in places if left < place < right]
    return [b for a, b in pairwise([left, *inside]) if b - a > MEASURED_GUTTER]


def _pieces(line: Sequence[PlacedWord], *, measured: bool) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a row's text that wide gaps set apart."""
    apart = MEASURED if measured else COUNTED
    start = line[0].start if line else 0
    for above, below in pairwise(line):
        if below.left - above.right >= apart:
            yield start, above.end
            start = below.start
    if line:
        yield start, line[-1].end


def _placed(
    row: Row,
    line: Sequence[PlacedWord],
    edges: Sequence[float],
    extents: Sequence[tuple[float, float]],
) -> Cells:
    """Return the cells of a row between the edges of the columns; what lies over several spans them.

    A head may be wider than its column: where it has as many words or pieces as there are columns,
    each stands over one.
    """
    count = len(edges) + 1
    crossed = any(word.left < edge < word.right for word in line for edge in edges)
    for spans in ([(word.start, word.end) for word in line], list(_pieces(line, measured=False))):
        if crossed and len(spans) == count:
            return tuple(_cell(row, *span) for span in spans)
    made: list[tuple[int, int, int, int]] = []
    for word in line:
        first, last = _columns_of(word, extents)
        if made and made[-1][1] >= first:
            made[-1] = (made[-1][0], max(last, made[-1][1]), made[-1][2], word.end)
        else:
            made.append((first, last, word.start, word.end))
    return tuple(_filled(row, made, count))


def _columns_of(word: PlacedWord, extents: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """Return the first and last column that a word lies over: several only if it covers them."""
    over = [min(word.right, right) - max(word.left, left) for left, right in extents]
    covered = [
        at
        for at, (left, right) in enumerate(extents)
        if over[at] > COVERED * max(right - left, 1.0)
    ]
    if len(covered) > 1:
        return covered[0], covered[-1]
    best = max(range(len(over)), key=over.__getitem__)
    return best, best


def _filled(row: Row, made: Sequence[tuple[int, int, int, int]], count: int) -> Iterator[CellDraft]:
    at = 0
    for first, last, start, end in made:
        yield from [CellDraft()] * (first - at)
        yield CellDraft((piece_of(row, start, end),), last - first + 1)
        at = last + 1
    yield from [CellDraft()] * (count - at)


def _by_words(rows: Sequence[Row]) -> Lines | None:
    """Return the cells of rows with single blanks: as many figures stand at the end of each.

    The row above them has no figure, and a word for each column.
    """
    spans = [[(word.start, word.end) for word in words_on(row)] for row in rows]
    figures = [_figures_behind(row, own) for row, own in zip(rows, spans, strict=True)]
    head = next((at for at, number in enumerate(figures) if number), len(rows))
    numbers = set(figures[head:])
    if len(numbers) != 1 or head > 1 or len(rows) - head < ROWS:
        return None
    (number,) = numbers
    rest = {len(own) > number for own in spans[head:]}
    count = number + (rest == {True})
    if number < FIGURES or len(rest) > 1:
        return None
    made: Lines = []
    for row, own in zip(rows[:head], spans[:head], strict=True):
        # Words of a head that are more than the columns: which stand over which is not shown.
        whole = CellDraft((row,), count)
        made.append(tuple(_cell(row, *s) for s in own) if len(own) == count else (whole,))
    for row, own in zip(rows[head:], spans[head:], strict=True):
        cells = own[len(own) - number :]
        named = [(own[0][0], own[len(own) - number - 1][1])] if rest == {True} else []
        made.append(tuple(_cell(row, *span) for span in (*named, *cells)))
    return made


def _figures_behind(row: Row, spans: Sequence[tuple[int, int]]) -> int:
    """Return how many figures stand at the end of a row; those of an index have commas between."""
    number = 0
    for start, end in reversed(spans):
        word = row.text[start:end]
        if not is_figure(word) or word.endswith(","):
            break
        number += 1
    return number


def without_rules(rows: Sequence[Row]) -> tuple[tuple[Row, ...], frozenset[int]]:
    """Return rows without the rules that signs draw between them, and the orders of those below one."""
    kept = tuple(row for row in rows if not is_rule(row.text))
    below = {b.order for a, b in pairwise(rows) if is_rule(a.text) and not is_rule(b.text)}
    return kept, frozenset(below)


# Of those that stand together the one is taken that tells most columns.
WAYS: tuple[tuple[Callable[[Sequence[Row]], Lines | None], ...], ...] = (
    (_by_signs(BAR),),
    (_by_signs(TAB),),
    (_by_places, _by_words),
)
