"""From the rows of all pages to the lines of a transcript: text, runs and geometry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from publisher.model.transcript import Geometry, Line, Page, PrintedPicture, Run
from publisher.sources.pdf.edges import Edges, EdgesOfPages
from publisher.sources.pdf.illustrating import lines_before
from publisher.sources.pdf.measures import Measures, measure
from publisher.sources.pdf.mirroring import mirrored_box
from publisher.sources.pdf.painted import Box
from publisher.sources.pdf.printed import PrintedLine, PrintedPage, sets_apart
from publisher.sources.pdf.runs import scaled
from publisher.sources.pdf.spacing import BLANK

# Leadings of a gap beyond the usual one that make the first blank line.
FIRST_BLANK = 0.35
LEAST_BELOW_RULE = 0.15
# What must be missing to the next whole leading at most, to count as one more blank line.
NEXT_BLANK = 0.3
MOST_BLANKS = 3
# Ems: how far in a centred line begins, and by how much its two margins may differ.
SET_IN = 1.0
UNEVEN = 0.7
# Sizes of a line: how far its letters reach above and below the baseline, in most faces.
ASCENT, DESCENT = 0.75, 0.25
# Ems: a rule is at least so long.
RULE = 3.0
# Points: a rule is no thicker, and an upright one stands at least so many sizes of a line high.
THICK, HIGH = 3.0, 0.6
# Numbers that are kept to be shared: a book has fewer different ones than that.
MANY_NUMBERS = 20_000
# Lines on either side of one with wide gaps, which may be rows of the same table.
BESIDE = 3


def pages_of(pages: Sequence[PrintedPage]) -> tuple[Page, ...]:
    """Return the pages of a transcript, with their lines numbered through.

    Printed lines without links are let go as they are written, for thousands of pages do not stand
    in memory twice.
    """
    linked = any(line.links for page in pages for line in page.lines)
    rows = [page.lines for page in pages]
    # Without page labels a sheet is labelled with its number, and that is no folio.
    labelled = any(page.label != str(page.number) for page in pages if page.label)
    measures = measure(rows)
    edges = EdgesOfPages(rows, measures.body)
    numbers = count(1)
    made: list[Page] = []
    last = 0
    for index, page in enumerate(pages):
        lines = tuple(_lines(page, index, measures, edges, numbers))
        pictures = tuple(_pictures(page, lines, last))
        label = page.label if labelled else ""
        made.append(Page(index + 1, lines, label=label, pictures=pictures))
        last = lines[-1].number if lines else last
        if not linked:
            page.lines.clear()
    return tuple(made)


def _pictures(page: PrintedPage, written: Sequence[Line], before: int) -> Iterator[PrintedPicture]:
    """Yield the pictures of a page in the order of reading; ``before`` is the last line above it."""
    placed = [line.number for line in written if line.geometry is not None]
    numbers = (before, *placed)
    found = [(lines_before(_as_counted(one.box, page), page.lines), one) for one in page.pictures]
    for at, one in sorted(found, key=lambda pair: pair[0]):
        left, top, right, bottom = (round(side, 1) for side in one.box)
        box = left, top, right, bottom
        yield PrintedPicture(one.name, box, numbers[at], one.digest, one.alt)


def _lines(
    page: PrintedPage, index: int, measures: Measures, edges: EdgesOfPages, numbers: count[int]
) -> Iterator[Line]:
    above: PrintedLine | None = None
    spread = _spread(page.lines, measures.body)
    for at, row in enumerate(page.lines):
        gap = _gap(above, row, measures) if row.column else None
        under_rule = _below_rule(row, page, measures.body)
        for _ in range(_blank_lines(gap, _least_gap(measures, under_rule))):
            yield Line(next(numbers), "")
        uprights = _uprights(row, page)
        told = bool(uprights or row.cells) or any(spread[max(0, at - BESIDE) : at + BESIDE + 1])
        words = row.words if told else ()
        placed = _Placed(row, gap, under_rule, edges.of(index, row), words, uprights)
        yield _line(next(numbers), placed, page, measures)
        above = row if row.column else above


class _Placed(NamedTuple):
    """A row with the gap above it in leadings, and the edges of its column.

    ``words`` are the sides of its words where they matter, ``uprights`` the rules beside them.
    """

    row: PrintedLine
    gap: float | None
    below_rule: bool
    edges: Edges
    words: Sequence[float] = ()
    uprights: tuple[float, ...] = ()


def _spread(lines: Sequence[PrintedLine], body: float) -> list[bool]:
    """Return for each line whether wide gaps set things apart on it."""
    return [sets_apart(line.words, body) for line in lines]


def _uprights(row: PrintedLine, page: PrintedPage) -> tuple[float, ...]:
    """Return where upright rules and the sides of drawn boxes stand beside a row, in points."""
    if not page.rules or not row.words:
        return ()
    middle = row.y - HIGH * row.size / 2
    places: set[float] = set()
    for rule in page.rules:
        high = rule.bottom - rule.top >= HIGH * row.size
        if high and rule.top < middle < rule.bottom:
            wide = rule.right - rule.left > THICK
            places |= {rule.left, rule.right} if wide else {(rule.left + rule.right) / 2}
    return tuple(sorted(places))


def _gap(above: PrintedLine | None, row: PrintedLine, measures: Measures) -> float | None:
    """Return the gap to the row above in leadings; None at the top of a page or of a column."""
    if above is None or row.y <= above.y:
        return None
    return (row.y - above.y) / measures.between(above, row)


def _least_gap(measures: Measures, under_rule: bool) -> float:
    """Return the gap, in leadings, from which on a blank line stands for it."""
    if under_rule:
        return 1 + LEAST_BELOW_RULE
    return measures.paragraph_gap - 0.02 if measures.paragraph_gap else 1 + FIRST_BLANK


def _blank_lines(gap: float | None, least: float) -> int:
    if gap is None or gap < least:
        return 0
    return min(MOST_BLANKS, max(1, int(gap - 1 + NEXT_BLANK)))


def _line(number: int, placed: _Placed, page: PrintedPage, measures: Measures) -> Line:
    row, gap, edges = placed.row, placed.gap, placed.edges
    body, leading = measures.body, measures.leading
    indent = (row.left - edges.left) / body
    runs = scaled(row.runs, max(0, round(indent / BLANK)), body)
    geometry = Geometry(
        indent=_rounded(indent, 2),
        gap=None if gap is None else _rounded(gap, 2),
        width=_rounded((row.right - row.left) / body, 2),
        centred=_centred(row, edges, body),
        column=row.column or None,
        from_top=_rounded(row.y / leading, 1),
        from_bottom=_rounded((page.height - row.y) / leading, 1),
        below_rule=placed.below_rule,
        box=_box(row, page),
        raised_label=_raised_label(runs),
        tag=row.tag,
        words=_in_ems(placed.words, body),
        uprights=_in_ems(placed.uprights, body) if placed.words else (),
        cells=row.cells,
    )
    return Line(number, "".join(run.text for run in runs), runs=runs, geometry=geometry)


def _in_ems(places: Sequence[float], body: float) -> tuple[float, ...]:
    return tuple(_rounded(place / body, 2) for place in places)


def _box(row: PrintedLine, page: PrintedPage) -> tuple[float, float, float, float]:
    """Return the sides of a line: it reaches as far above and below its baseline as letters do."""
    top, bottom = row.y - ASCENT * row.size, row.y + DESCENT * row.size
    box = _as_counted(Box(row.left, top, row.right, bottom), page)
    left, upper, right, lower = (_rounded(side, 1) for side in box)
    return left, upper, right, lower


def _as_counted(box: Box, page: PrintedPage) -> Box:
    """Return a rectangle from where the lines of its page are counted, or back from there."""
    return mirrored_box(box, page.width) if page.mirrored else box


def _rounded(value: float, digits: int) -> float:
    """Return a number rounded, and never -0.0."""
    return _kept(round(value, digits) + 0.0)


@lru_cache(maxsize=MANY_NUMBERS)
def _kept(number: float) -> float:
    """Return a number that equals another one as the same object: they take half of a long text."""
    return number


def _centred(row: PrintedLine, edges: Edges, body: float) -> bool:
    before, behind = row.left - edges.left, edges.right - row.right
    return before > SET_IN * body and abs(before - behind) <= UNEVEN * body


def _below_rule(row: PrintedLine, page: PrintedPage, body: float) -> bool:
    """Tell whether a drawn rule, or the top of a filled box, is the next thing above."""
    if not page.rules:
        return False
    above = [other.y for other in page.lines if other.y < row.y - 0.3 * body and _over(other, row)]
    last = max(above, default=0.0)
    return any(
        last + 0.05 * body < rule.top < row.y - 0.3 * row.size
        and rule.right - rule.left >= RULE * body
        and rule.left < row.right
        and row.left < rule.right
        for rule in page.rules
    )


def _over(other: PrintedLine, row: PrintedLine) -> bool:
    return other.left < row.right and row.left < other.right


def _raised_label(runs: Sequence[Run]) -> str:
    first = next((run for run in runs if run.text.strip()), None)
    return first.text.strip() if first is not None and first.raised > 0 else ""
