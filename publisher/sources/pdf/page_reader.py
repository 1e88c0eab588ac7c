"""From a sheet as painted to the printed lines of its page, or its two pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from publisher.sources.pdf.chunks import chunks_of
from publisher.sources.pdf.cleaning import Read, Unread, cleaned
from publisher.sources.pdf.columns import ColumnFinder
from publisher.sources.pdf.measures import body_size
from publisher.sources.pdf.painted import Sheet, Strip
from publisher.sources.pdf.printed import PrintedLine, PrintedPage, printed
from publisher.sources.pdf.rows import rows_of
from publisher.sources.pdf.spreads import SpreadParter


class PageReader:
    """Reads the sheets of one file in their order, and remembers what is usual in it."""

    def __init__(self) -> None:
        self._spreads = SpreadParter()
        self._columns = ColumnFinder()

    def pages(self, sheet: Sheet) -> tuple[list[PrintedPage], dict[Unread, str]]:
        """Return the pages of a sheet, one or two, and the letters that are in no line, by reason."""
        read, unread = cleaned(sheet)
        halves = self._spreads.parted(read, body_size(_sizes(read.strips)))
        return [self._page(half) for half in halves], unread

    def _page(self, read: Read) -> PrintedPage:
        """Return the lines of a page in reading order, what runs in another direction behind."""
        body = body_size(_sizes(read.strips))
        lines: list[PrintedLine] = []
        for part in (read, *read.others):
            regions = self._columns.regions(chunks_of(part.strips), body)
            first = lines[-1].region + 1 if lines else 0
            rows = chain.from_iterable(
                rows_of(region, n) for n, region in enumerate(regions, first)
            )
            lines.extend(printed(row, body, part.turn) for row in rows)
        sheet = read.sheet
        return PrintedPage(sheet.number, sheet.width, sheet.height, lines, sheet.rules)


def _sizes(strips: Iterable[Strip]) -> Counter[float]:
    sizes: Counter[float] = Counter()
    for strip in strips:
        sizes[strip.size] += strip.letters
    return sizes
