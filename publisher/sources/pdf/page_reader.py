"""From a sheet as painted to the printed lines of its page, or its two pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from publisher.sources.pdf.chunks import chunks_of
from publisher.sources.pdf.cleaning import Read, Unread, cleaned
from publisher.sources.pdf.columns import ColumnFinder
from publisher.sources.pdf.imposed import are_spreads
from publisher.sources.pdf.measures import body_size
from publisher.sources.pdf.mirroring import mirrored, runs_from_right
from publisher.sources.pdf.painted import Sheet, Strip
from publisher.sources.pdf.printed import PrintedLine, PrintedPage, Surface, printed
from publisher.sources.pdf.regions import Region
from publisher.sources.pdf.rows import rows_of
from publisher.sources.pdf.ruled_tables import RuledTables
from publisher.sources.pdf.seams import mark_seams
from publisher.sources.pdf.spreads import Size, SpreadParter, size_of
from publisher.sources.pdf.tagged_captions import captions_apart


class PageReader:
    """Reads the sheets of one file in their order, and remembers what is usual in it.

    ``spreads`` are the sizes of sheets that are known to be two pages side by side.
    """

    def __init__(self, spreads: Iterable[Size] = ()) -> None:
        self._spreads = SpreadParter(spreads)
        self._columns = ColumnFinder()
        self._tables = RuledTables()

    def missed(self, pages: Sequence[PrintedPage]) -> set[Size]:
        """Return the sizes of spreads, if some of the pages read so far were not known as such.

        Sheets are not parted that came before the first whole spread, nor those higher than wide,
        until all of them have shown two folios.
        """
        times = Counter(page.number for page in pages)
        single = [page for page in pages if times[page.number] == 1]
        if not any(number > 1 for number in times.values()):
            return set(map(size_of, single)) if are_spreads(single) else set()
        first = next(page.number for page in pages if times[page.number] > 1)
        early = any(page.number < first and size_of(page) in self._spreads.sizes for page in single)
        return self._spreads.sizes if early else set()

    def pages(self, sheet: Sheet) -> tuple[list[PrintedPage], dict[Unread, str]]:
        """Return the pages of a sheet, one or two, and the letters that are in no line, by reason."""
        read, unread = cleaned(sheet)
        halves = self._spreads.parted(read, body_size(_sizes(read.strips)))
        pages = [self._page(half) for half in halves]
        for page, half in zip(pages, halves, strict=True):
            page.surface = Surface(half.sheet.frame, sheet.width, sheet.height, half.turn)
        return pages, unread

    def _page(self, read: Read) -> PrintedPage:
        """Return the lines of a page in reading order, what runs in another direction behind."""
        body = body_size(_sizes(read.strips))
        lines: list[PrintedLine] = []
        from_right = runs_from_right(read.strips)
        own = mirrored(read) if from_right else read
        for part in (own, *read.others):
            strips, captions = captions_apart(self._tables.marked(part.strips, part.sheet))
            regions = self._columns.regions(chunks_of(strips), body)
            regions += [Region(chunks_of(caption)) for caption in captions]
            first = lines[-1].region + 1 if lines else 0
            of_regions = [
                rows_of(region, n, from_right=from_right and part is own)
                for n, region in enumerate(regions, first)
            ]
            for rows in of_regions:
                mark_seams(rows)
            lines.extend(
                printed(row, body, part.turn, part.sheet.links)
                for row in chain.from_iterable(of_regions)
            )
        sheet = own.sheet
        return PrintedPage(
            sheet.number, sheet.width, sheet.height, lines, sheet.rules, sheet.label, from_right
        )


def _sizes(strips: Iterable[Strip]) -> Counter[float]:
    sizes: Counter[float] = Counter()
    for strip in strips:
        sizes[strip.size] += strip.letters
    return sizes
