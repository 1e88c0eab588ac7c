"""From the path of a PDF to a Transcript: the steps in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from publisher.model.findings import Outcome
from publisher.model.transcript import Page, Transcript
from publisher.sources.pdf.accounts import Account, account
from publisher.sources.pdf.chunks import chunks_of
from publisher.sources.pdf.cleaning import Read, Unread, cleaned
from publisher.sources.pdf.columns import regions_of
from publisher.sources.pdf.measures import body_size
from publisher.sources.pdf.painted import Strip
from publisher.sources.pdf.printed import PrintedLine, PrintedPage, printed
from publisher.sources.pdf.reporting import report
from publisher.sources.pdf.rows import rows_of
from publisher.sources.pdf.sheets import Told, sheets_of
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
    of how many. The lines of a page stand in reading order, column by column; leading blanks show
    the indent, blank lines the space above. Raises SourceError where no page can be read.
    """
    pages: list[PrintedPage] = []
    accounts: list[Account] = []
    spreads = SpreadParter()
    with sheets_of(path, shown, password) as sheets:
        for told in sheets:
            found, unread = _printed(told, spreads)
            accounts.append(account(told, unread, (line for page in found for line in page.lines)))
            pages.extend(found)
            if watch:
                watch(told.sheet.number, sheets.count)
    lines = pages_of(pages)
    recognised = Outcome(language) if language else _recognised(lines, shown)
    transcript = Transcript(shown, recognised.value, "pdf", lines)
    findings = report(accounts, _places(pages, lines), shown)
    return Outcome(transcript, (*recognised.findings, *findings))


def _printed(told: Told, spreads: SpreadParter) -> tuple[list[PrintedPage], dict[Unread, str]]:
    """Return the pages of a sheet, one or two, and the letters that are in no line, by reason."""
    read, unread = cleaned(told.sheet)
    halves = spreads.parted(read, body_size(_sizes(read.strips)))
    return [_page(half) for half in halves], unread


def _page(read: Read) -> PrintedPage:
    """Return the lines of a page in reading order, what runs in another direction behind."""
    body = body_size(_sizes(read.strips))
    lines: list[PrintedLine] = []
    for part in (read, *read.others):
        regions = regions_of(chunks_of(part.strips), body)
        first = lines[-1].region + 1 if lines else 0
        rows = chain.from_iterable(rows_of(region, n) for n, region in enumerate(regions, first))
        lines.extend(printed(row, body) for row in rows)
    sheet = read.sheet
    return PrintedPage(sheet.number, sheet.width, sheet.height, lines, sheet.rules)


def _places(pages: Sequence[PrintedPage], lines: Sequence[Page]) -> dict[int, tuple[int, int]]:
    """Return the numbers of the first and last line of each page of the PDF.

    A page without lines lies where the next line is, or the last of all.
    """
    found: dict[int, tuple[int, int]] = {}
    reached = 1
    for page, written in zip(pages, lines, strict=True):
        first, last = found.get(page.number, (reached, reached))
        last = written.lines[-1].number if written.lines else last
        found[page.number] = (first, last)
        reached = last + 1 if written.lines else reached
    total = max(1, reached - 1)
    return {page: (min(first, total), min(last, total)) for page, (first, last) in found.items()}


def _sizes(strips: Iterable[Strip]) -> Counter[float]:
    sizes: Counter[float] = Counter()
    for strip in strips:
        sizes[strip.size] += strip.letters
    return sizes


def _recognised(pages: tuple[Page, ...], shown: str) -> Outcome[str]:
    from publisher.sources.language_recognition import recognise_language  # numpy and a model

    texts = [line.text for page in pages for line in page.lines]
    return recognise_language(texts, max(1, len(texts)), shown)
