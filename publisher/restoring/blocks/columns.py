"""The cells of lines that are rows of a table, one row or a part of one on each.

What parts the columns is asked in turn: bars and tabs, upright rules, blanks that all rows have
at the same place, the same number of words with figures behind. Where none of these agrees over
all lines the columns cannot be told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TypeAlias

from publisher.restoring.drafts import CellDraft
from publisher.restoring.measuring.aligned_columns import aligned_edges, without_sparse
from publisher.restoring.measuring.rows import Row
from publisher.restoring.measuring.words_apart import PlacedWord, piece_of, words_on
from publisher.restoring.numerals import is_figure, is_rule

BAR, TAB = "|", "\t"
# Blanks from which on a gap sets things apart: counted in plain text, measured on a page.
COUNTED, MEASURED = 2.0, 1.6
# The narrowest gutter that all rows show, in blanks: words of a measured line stand closer.
GUTTER, MEASURED_GUTTER = 2.0, 0.8
# Rows from which on a gutter of a single blank is told by the words beside it, which stand at one
# place: to a blank as they are counted, to this part of one as they are measured.
ALIGNED, SAME_PLACE, MEASURED_PLACE = 4, 1.0, 0.2
# Blanks by which words that are counted may be shifted.
SHIFTED = 0.9
# The share of them that do.
AT_PLACE = 0.8
# The share of the width of a column that a word covers which lies over several.
COVERED = 0.8
THOUSANDS = 3  # figures behind the blank that parts them from the others
# Letters of a cell on average, from which on columns are no table but text.
TEXT = 45
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
    """Tell whether most lines fill two columns or more, with cells and not with text."""
    filled = [[cell for cell in line if cell.rows] for line in lines]
    letters = [len(cell.rows[0].text) for line in filled for cell in line]
    several = sum(len(line) > 1 for line in filled)
    return 2 * several > len(lines) and sum(letters) <= TEXT * max(1, len(letters))


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
    edges = ruled or _unruled(own, lines, measured=measured)
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
    extents = _extents(own, edges)
    return [_placed(row, line, edges, extents) for row, line in zip(rows, lines, strict=True)]


def _unruled(
    own: Sequence[Sequence[PlacedWord]], lines: Sequence[Sequence[PlacedWord]], *, measured: bool
) -> list[float]:
    """Return the edges of the columns of some lines' ``own`` words, by gutters or by alignment."""
    edges = [_edge(*gutter, lines) for gutter in _gutters(own, measured=measured)]
    if not measured:
        return edges
    edges = without_sparse(edges, own)
    aligned = aligned_edges(lines)
    return aligned if len(aligned) >= len(edges) else edges


def _extents(
    lines: Sequence[Sequence[PlacedWord]], edges: Sequence[float]
) -> list[tuple[float, float]]:
    """Return from where to where the words of each column stand."""
    made = []
    for left, right in pairwise((float("-inf"), *edges, float("inf"))):
        words = [word for line in lines for word in line if left <= word.left < right]
        sides = [(word.left, word.right) for word in words] or [(left, right)]
        made.append((min(a for a, _ in sides), max(b for _, b in sides)))
    return made


def _on_one_page(rows: Sequence[Row]) -> Iterator[tuple[PlacedWord, ...]]:
    """Yield the words of rows; those of a further page stand where they would on the first."""
    lines = [words_on(row) for row in rows]
    edges: dict[int, float] = {}
    for row, line in zip(rows, lines, strict=True):
        if line:
            edges[row.page] = min(edges.get(row.page, line[0].left), line[0].left)
    first = edges.get(rows[0].page, 0.0)
    for row, line in zip(rows, lines, strict=True):
        by = first - edges.get(row.page, first)
        yield (
            tuple(PlacedWord(one.start, one.end, one.left + by, one.right + by) for one in line)
            if by
            else line
        )


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


def _edge(left: float, right: float, lines: Sequence[Sequence[PlacedWord]]) -> float:
    """Return the place in a gutter that the fewest words reach over, those of the head among them."""
    words = [word for line in lines for word in line]
    sides = {left, right, *(side for word in words for side in (word.left, word.right))}
    free = sorted(side for side in sides if left <= side <= right)
    places = [((a + b) / 2, b - a) for a, b in pairwise(free)]

    def reached(place: tuple[float, float]) -> tuple[int, float]:
        return sum(word.left < place[0] < word.right for word in words), -place[1]

    return min(places, key=reached)[0]


def _gutters(
    lines: Sequence[Sequence[PlacedWord]], *, measured: bool
) -> Iterator[tuple[float, float]]:
    """Yield the sides of the gutters that no word of any line crosses."""
    narrow = MEASURED_GUTTER if measured else GUTTER + SHIFTED
    if not measured:
        # Programs that draw a page in letters put a cell a place too far left or right.
        lines = [[replace(word, right=word.right - SHIFTED) for word in line] for line in lines]
    reached = -1.0
    for left, right in sorted((word.left, word.right) for line in lines for word in line):
        if 0 <= reached < left:
            around = [pair for line in lines if (pair := _around(line, reached, left))]
            several = len(around) >= max(ALIGNED, AT_PLACE * len(lines))
            aligned = several and _is_aligned(around, (reached, left), measured)
            if around and (left - reached >= narrow or aligned):
                yield reached, left
        reached = max(reached, right)


def _around(
    line: Sequence[PlacedWord], left: float, right: float
) -> tuple[PlacedWord, PlacedWord] | None:
    """Return the words beside a gutter, None where the line is on one side of it only."""
    before = [word for word in line if word.right <= left]
    behind = [word for word in line if word.left >= right]
    return (before[-1], behind[0]) if before and behind else None


def _is_aligned(
    around: Sequence[tuple[PlacedWord, PlacedWord]], gutter: tuple[float, float], measured: bool
) -> bool:
    """Tell whether words begin or end at a gutter, or figures at one place, and are no ``12 345``.

    A wider gap in one row at least, or figures on one side in all, show that they are cells.
    """
    near = MEASURED_PLACE if measured else SAME_PLACE
    ends = sum(gutter[0] - before.right <= near for before, _ in around)
    begins = sum(behind.left - gutter[1] <= near for _, behind in around)
    last = median(behind.right for _, behind in around)
    set_right = sum(
        abs(behind.right - last) <= near and is_figure(behind.text) for _, behind in around
    )
    if max(ends, begins, set_right) < AT_PLACE * len(around):
        return False
    wide = any(behind.left - before.right >= COUNTED + SHIFTED for before, behind in around)
    figures = all(is_figure(before.text) or is_figure(behind.text) for before, behind in around)
    thousands = all(
        before.text.isdigit() and behind.text.isdigit() and len(behind.text) == THOUSANDS
        for before, behind in around
    )
    return (wide or figures) and not thousands


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
