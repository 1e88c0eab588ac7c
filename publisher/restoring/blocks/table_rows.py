"""Lines of cells made to the rows of a table: what is its head, what names a row, what runs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from publisher.expressions import compiled
from publisher.restoring.blocks.columns import Cells, Lines
from publisher.restoring.blocks.gutters import BESIDE
from publisher.restoring.blocks.told_cells import ToldTable
from publisher.restoring.drafts import CellDraft, RowDraft
from publisher.restoring.measuring.rows import Row
from publisher.restoring.measuring.words_apart import SHARES
from publisher.restoring.numerals import is_figure, is_year
from publisher.restoring.wording import begins_small, ending

# The last group of a figure with points, of which so many digits make a whole one.
THOUSANDS, PLACES = compiled(r"\d[.,](\d{1,2})$"), 3
# Lines of a head at most.
HEAD = 3
# The share of the cells of a column, or of the rows of a table, that shows what it holds.
MOST = 0.6
# How much wider the gaps between rows of several lines are than those between their lines.
WIDER = 1.25
# The factor by which the narrowest of them is wider than the widest of these.
APART = 1.12
# By what factor lines miss their own leading, which is twice the distance of those beside each other.
SAME = 1.05


def rows_of_table(lines: Lines, below_rule: Set[int]) -> tuple[RowDraft, ...]:
    """Return the rows of a table; ``below_rule`` are the orders of rows of text below a rule."""
    lines = _tightly_joined(lines)
    head = _head(lines, below_rule)
    ruled = _ruled(lines)
    top = list(_joined(lines[:head], ruled=False, head=True))
    body = list(_joined(lines[head:], ruled=ruled, head=False))
    return tuple(_drafts(top, body))


def rows_as_told(told: ToldTable, below_rule: Set[int]) -> tuple[RowDraft, ...]:
    """Return the rows of a table by its cells; what these call no head may look like one."""
    lines = told.lines
    heads = next((at for at, head in enumerate(told.heads) if not head), len(lines))
    heads = heads or (1 if told.again else _head(lines, below_rule))
    rows = _drafts(lines[:heads], lines[heads:])
    return tuple(
        replace(row, named=not row.head and (row.named or named))
        for row, named in zip(rows, told.named, strict=True)
    )


def _drafts(top: Sequence[Cells], body: Sequence[Cells]) -> Iterator[RowDraft]:
    named = _is_named(body)
    yield from (RowDraft(cells, head=True) for cells in top)
    yield from (RowDraft(cells, named=named and bool(cells[0].rows)) for cells in body)


def text_of(cell: CellDraft) -> str:
    """Return the words of a cell."""
    return " ".join(row.text for row in cell.rows)


def _head(lines: Lines, below_rule: Set[int]) -> int:
    """Return how many lines are the head: those above the only rule, or words above figures."""
    firsts = [_first(line) for line in lines]
    ruled = [
        at
        for at, row in enumerate(firsts)
        if at and row is not None and (row.order in below_rule or row.seen.below_rule)
    ]
    if len(ruled) == 1 and ruled[0] <= HEAD:
        return ruled[0]
    figures = [_has_figures(line) for line in lines]
    worded = next((at for at, has in enumerate(figures) if has), len(lines))
    if 0 < worded <= min(HEAD, len(lines) - 1) and sum(figures) >= MOST * (len(lines) - worded):
        return worded if sum(bool(cell.rows) for cell in lines[0]) > 1 else 0
    if _are_years(lines[0]) and not any(map(_are_years, lines[1:])):
        return int(not any(is_figure(text_of(line[0])) for line in lines[1:]))
    weights = [row.seen.weight if row else None for row in firsts]
    return int(weights[0] == "bold" and "bold" not in weights[1:])


def _first(line: Cells) -> Row | None:
    """Return the first row of text in a line of cells."""
    return next((cell.rows[0] for cell in line if cell.rows), None)


def _has_figures(line: Cells) -> bool:
    """Tell whether a figure stands in a cell behind the first."""
    return any(is_figure(text_of(cell)) for cell in line[1:])


def _are_years(line: Cells) -> bool:
    """Tell whether all cells behind the first are years."""
    filled = [text_of(cell) for cell in line[1:] if cell.rows]
    return len(filled) > 1 and all(map(is_year, filled)) and not is_figure(text_of(line[0]))


def _is_named(body: Sequence[Cells]) -> bool:
    """Tell whether the first column names the rows: words or years, with figures behind."""
    names = [text_of(cells[0]) for cells in body if cells[0].rows]
    words = all(not is_figure(name) for name in names) or all(map(is_year, names))
    return bool(names) and words and any(map(_is_of_figures, list(_columns(body))[1:]))


def _columns(body: Sequence[Cells]) -> Iterator[list[str]]:
    """Yield the words of the filled cells of each column, where no cell spans several."""
    plain = [cells for cells in body if all(cell.columns == 1 for cell in cells)]
    for column in zip(*plain, strict=True):
        yield [text_of(cell) for cell in column if cell.rows]


def _is_of_figures(column: Sequence[str]) -> bool:
    return bool(column) and sum(map(is_figure, column)) >= MOST * len(column)


def _ruled(lines: Lines) -> bool:
    """Tell whether rules are drawn between the rows, so that a line without one runs on."""
    firsts = [row for line in lines if (row := _first(line)) is not None]
    drawn = sum(bool(row.seen.below_rule and row.seen.uprights) for row in firsts)
    return drawn > max(2, len(firsts) // 3)


def _tightly_joined(lines: Lines) -> Lines:
    """Return the lines, those put together between which less is left than between rows.

    So it is where cells have several lines. Where that would put two figures into one cell, the
    gaps part groups of rows, unless lines stand too near each other to be those of one column.
    """
    gaps = [row.seen.gap if (row := _first(line)) else None for line in lines[1:]]
    known = sorted(gap for gap in gaps if gap is not None)
    if not known or known[-1] < WIDER * known[0]:
        return lines
    # Of lines that stand by half a leading beside each other, none within a row is further apart
    # than a leading of theirs.
    beside = known[0] < BESIDE
    first = sum(gap <= 2 * SAME * known[0] for gap in known) if beside else 1
    at = next((n for n in range(first, len(known)) if known[n] >= APART * known[n - 1]), 0)
    if not at:
        return lines
    least = (known[at] + known[at - 1]) / 2
    groups: list[Lines] = [[lines[0]]]
    for gap, line in zip(gaps, lines[1:], strict=True):
        # At the top of a page nothing is known of the gap: a row begins there.
        if gap is not None and gap < least:
            groups[-1].append(line)
        else:
            groups.append([line])
    if any(
        len(set(map(len, group))) > 1 or (not beside and _is_crowded(group)) for group in groups
    ):
        return lines
    return [_in_one(group) for group in groups]


def _is_crowded(group: Lines) -> bool:
    """Tell whether lines are several rows: with figures in one column, or cells of other widths.

    A line that fills less than half of the columns may have the rest of a date.
    """
    if len({tuple(cell.columns for cell in line) for line in group}) > 1:
        return True
    full = [line for line in group if 2 * sum(bool(cell.rows) for cell in line) >= len(line)]
    for column in zip(*full, strict=True):
        held = [cell for cell in column if _holds_figure(cell)]
        if any(not _completes(text_of(a), text_of(b)) for a, b in pairwise(held)):
            return True
    return False


def _completes(above: str, below: str) -> bool:
    """Tell whether a figure is broken between two lines of a cell: ``860.5`` above ``23``."""
    digits = THOUSANDS.search(above)
    return digits is not None and below.isdecimal() and len(digits[1]) + len(below) == PLACES


def _holds_figure(cell: CellDraft) -> bool:
    return any(map(str.isdigit, text_of(cell)))


def _in_one(group: Lines) -> Cells:
    held = group[0]
    for line in group[1:]:
        held = tuple(_one(above, below) for above, below in zip(held, line, strict=True))
    return held


def _joined(lines: Sequence[Cells], *, ruled: bool, head: bool) -> Iterator[Cells]:
    """Yield the rows, the lines that go on with one joined to it, cell by cell."""
    held: Cells | None = None
    for line in lines:
        if held is not None and _goes_on(held, line, ruled=ruled, head=head):
            held = tuple(_one(above, below) for above, below in zip(held, line, strict=True))
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _one(above: CellDraft, below: CellDraft) -> CellDraft:
    return CellDraft((*above.rows, *below.rows), above.columns)


def _goes_on(held: Cells, line: Cells, *, ruled: bool, head: bool) -> bool:
    """Tell whether a line goes on with the cells of the row above it.

    Without rules only words do that: below cells that have words, not in the first column alone
    or in all of them, and in small letters or below a broken word.
    """
    if [cell.columns for cell in held] != [cell.columns for cell in line]:
        return False
    if ruled:
        first = _first(line)
        return first is not None and not first.seen.below_rule
    if _opens(held, line):
        return True
    pairs = [(a, b) for a, b in zip(held, line, strict=True) if b.rows]
    broken = [_completes(text_of(a), text_of(b)) for a, b in pairs]
    figures = (is_figure(text_of(b)) for _, b in pairs)
    if not pairs or any(f and not whole for f, whole in zip(figures, broken, strict=True)):
        return False
    if not all(a.rows and _runs_on(a, b) for a, b in pairs):
        return False
    return head or len(pairs) < sum(bool(cell.rows) for cell in held)


def _runs_on(above: CellDraft, below: CellDraft) -> bool:
    words, rest = text_of(above), text_of(below)
    share = words[-1:].isdigit() and rest in SHARES
    return ending(words) == "broken" or begins_small(rest) or share or _completes(words, rest)


def _opens(held: Cells, line: Cells) -> bool:
    """Tell whether the row above is only the first words of what this line goes on with."""
    filled = [at for at, cell in enumerate(held) if cell.rows]
    return filled == [0] and bool(line[0].rows) and _runs_on(held[0], line[0])
