"""Pages that are missing, or stand in the wrong order, by the folios before and behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from publisher.expressions import compiled
from publisher.model.findings import Finding
from publisher.model.transcript import Line
from publisher.sources.extraction.pieces import Extract
from publisher.structs import mutable

# Lines from the head or the foot of a page among which its folio stands.
NEAR = 2
# Characters; a line with a folio on it is no longer.
LONGEST = 80
# A number that begins or ends a line: "12", "– 12 –", "12 Of the Press", "Page 12 (24)".
BEGINS = compiled(r"\W{0,3}(\d{1,4})(?![\w.,:)])")
ENDS = compiled(r"(?<![\w.,:/(])(\d{1,4})(?:\W{0,3}|\s?(?:\(|/|[^\W\d]{2,3}\s)\s?\d{1,4}\)?)$")
# Pages in a row whose folios count on; fewer do so by chance.
ROW = 4
# Pages without a folio between two of a row: blank ones, openings, plates.
STEP = 3
# Share of the pages of a row that bear their folio.
SHARE = 0.6
# Folios; a row that begins no higher begins anew: another part, or another text.
ANEW = 3


@mutable
class Row:
    """Pages whose folios count on: those of the first and the last, and how many bear theirs.

    ``edge`` is where the folios stand, ``offset`` what they are more than the number of the page.
    """

    edge: str
    offset: int
    first: int
    last: int
    count: int = 1

    @property
    def sound(self) -> bool:
        """Tell whether so many pages bear a folio that it is no chance."""
        return self.count >= ROW and self.count >= SHARE * (self.last - self.first + 1)


def folio_gaps(extract: Extract) -> Iterator[Finding]:
    """Yield a warning where the folios of pages jump forward, or back."""
    both = zip(extract.transcript.pages, extract.filled, strict=True)
    certain = [(page, lines) for page, lines in both if page.certain]
    if len(certain) < 2 * ROW:
        return
    pages = [lines or page.lines for page, lines in certain]
    rows = list(_rows([lines for _, lines in certain]))
    chosen = _chosen(rows)
    jumps = (
        (before.last, behind.first, _jump(before, behind)) for before, behind in pairwise(chosen)
    )
    for first, last, message in (*jumps, *_exchanged(rows, chosen)):
        if message:
            yield extract.finding(
                "sources/folio-gap",
                message,
                "compare with the original; extract the missing pages, or put the pages in order",
                (pages[first][0], pages[last][-1]),
            )


def _jump(before: Row, behind: Row) -> str:
    """Return what the folios of two rows say about the pages between; nothing where all is well."""
    last, next_ = before.last + before.offset, behind.first + behind.offset
    missing = behind.offset - before.offset
    if missing > 0:
        pages = f"{missing} pages are" if missing > 1 else "a page is"
        return f"{pages} missing between page {last} and page {next_}, by their folios"
    if next_ <= ANEW:
        return ""
    return f"page {next_} follows page {last}: pages stand twice, or in the wrong order"


def _exchanged(rows: Sequence[Row], chosen: Sequence[Row]) -> Iterator[tuple[int, int, str]]:
    """Yield two neighbouring pages within a row of which each has the folio of the other."""
    there = {(row.edge, row.offset, row.first) for row in rows if row.count == 1}
    for edge, offset, at in sorted(there):
        if (edge, offset - 2, at + 1) not in there:
            continue
        if any(
            row.edge == edge and row.offset == offset - 1 and row.first < at < row.last
            for row in chosen
        ):
            number = at + offset
            yield at, at + 1, f"page {number} stands before page {number - 1}"


def _rows(pages: Sequence[Sequence[Line]]) -> Iterator[Row]:
    """Yield all rows of pages with numbers that count on at one edge."""
    going: dict[tuple[str, int], Row] = {}
    for index, lines in enumerate(pages):
        for edge, number in _numbers(lines):
            key = edge, number - index
            row = going.get(key)
            if row and row.last == index:
                continue
            if row and index - row.last <= STEP + 1:
                row.last, row.count = index, row.count + 1
                continue
            if row:
                yield row
            going[key] = Row(edge, number - index, index, index)
    yield from going.values()


def _numbers(lines: Sequence[Line]) -> Iterator[tuple[str, int]]:
    """Yield the numbers that may be the folio of a page, with the edge they stand at."""
    for edge, near in (("head", lines[:NEAR]), ("foot", lines[-NEAR:])):
        texts = (line.text.strip() for line in near)
        for text in (text for text in texts if len(text) <= LONGEST):
            found = filter(None, (BEGINS.match(text), ENDS.search(text)))
            yield from ((edge, int(number[1])) for number in found)


def _chosen(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with most folios that do not overlap, in order of their pages."""
    sound = sorted((row for row in rows if row.sound), key=lambda row: (-row.count, row.first))
    taken = bytearray(max((row.last for row in sound), default=0) + 1)
    chosen: list[Row] = []
    for row in sound:
        if not any(taken[row.first : row.last + 1]):
            taken[row.first : row.last + 1] = b"\1" * (row.last + 1 - row.first)
            chosen.append(row)
    return sorted(chosen, key=lambda row: row.first)
