"""From the path of a PDF to a Transcript: the steps in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from publisher.model.findings import Outcome
from publisher.model.transcript import Page, Transcript
from publisher.sources.pdf import playa_pages
from publisher.sources.pdf.chunks import chunks_of
from publisher.sources.pdf.cleaning import Read, cleaned
from publisher.sources.pdf.columns import regions_of
from publisher.sources.pdf.measures import body_size
from publisher.sources.pdf.painted import Strip
from publisher.sources.pdf.printed import PrintedPage, printed
from publisher.sources.pdf.rows import rows_of
from publisher.sources.pdf.spreads import SpreadParter
from publisher.sources.pdf.writing import pages_of

PageWatch: TypeAlias = Callable[[int, int], None]


def read_pdf(
    path: Path,
    shown: str,
    language: str | None = None,
    password: str | None = None,
    watch: PageWatch | None = None,
) -> Outcome[Transcript]:
    """Return the transcript of a PDF with a text layer, with findings about what is not in it.

    ``shown`` is the path as people see it; ``language`` a BCP 47 tag, recognised when None;
    ``password`` opens an encrypted file; ``watch`` is told of each page that has been read, and
    of how many. The lines of a page stand in reading order, column by
    column; leading blanks show the indent, blank lines the space above.
    """
    pages: list[PrintedPage] = []
    spreads = SpreadParter()
    with playa_pages.opened(path, password) as document:
        count = playa_pages.page_count(document)
        for index in range(count):
            read = cleaned(playa_pages.sheet_of(document, index))
            body = body_size(_sizes(read.strips))
            pages.extend(_printed(half) for half in spreads.parted(read, body))
            if watch:
                watch(index + 1, count)
    lines = pages_of(pages)
    recognised = Outcome(language) if language else _recognised(lines, shown)
    transcript = Transcript(shown, recognised.value, "pdf", lines)
    return Outcome(transcript, recognised.findings)


def _printed(read: Read) -> PrintedPage:
    """Return the lines of a page in reading order."""
    body = body_size(_sizes(read.strips))
    regions = regions_of(chunks_of(read.strips), body)
    rows = chain.from_iterable(rows_of(region, n) for n, region in enumerate(regions))
    sheet = read.sheet
    return PrintedPage(sheet.width, sheet.height, [printed(row, body) for row in rows], sheet.rules)


def _sizes(strips: Iterable[Strip]) -> Counter[float]:
    sizes: Counter[float] = Counter()
    for strip in strips:
        sizes[strip.size] += strip.letters
    return sizes


def _recognised(pages: tuple[Page, ...], shown: str) -> Outcome[str]:
    from publisher.sources.language_recognition import recognise_language  # numpy and a model

    texts = [line.text for page in pages for line in page.lines]
    return recognise_language(texts, max(1, len(texts)), shown)
