"""From the path of a PDF to a Transcript: the steps in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from publisher.model.findings import Finding, Outcome, Severity
from publisher.model.places import Place
from publisher.model.transcript import Declared, Page, Transcript
from publisher.sources.pdf.accounts import Account, account
from publisher.sources.pdf.illustrating import Wanted, illustrate
from publisher.sources.pdf.imposed import in_order
from publisher.sources.pdf.link_targets import links_of
from publisher.sources.pdf.page_reader import PageReader
from publisher.sources.pdf.picture_reports import report_pictures
from publisher.sources.pdf.pictures import Art, art_of
from publisher.sources.pdf.printed import PrintedPage
from publisher.sources.pdf.reporting import report
from publisher.sources.pdf.sheets import Sheets, sheets_of
from publisher.sources.pdf.tags import believed
from publisher.sources.pdf.writing import pages_of

PageWatch: TypeAlias = Callable[[int, int], None]


def read_pdf(
    path: Path,
    shown: str,
    language: str | None = None,
    password: str | None = None,
    watch: PageWatch | None = None,
    wanted: Wanted | None = None,
) -> Outcome[Transcript]:
    """Return the transcript of a PDF with a text layer, with findings about what is not in it.

    ``shown`` is the path as people see it; ``language`` a BCP 47 tag, recognised when None;
    ``password`` opens an encrypted file; ``watch`` is told of each page that has been read, and
    of how many. Pictures are cut out as they are ``wanted``, and none without that. The lines of a
    page stand in reading order, column by column; leading blanks show the indent, blank lines the
    space above. Raises SourceError where no page can be read.
    """
    with sheets_of(path, shown, password) as sheets:
        reader = PageReader()
        pages, accounts, arts = _read(sheets, reader, watch)
        if spreads := reader.missed(pages):
            pages, accounts, arts = _read(sheets, PageReader(spreads), watch)
        declared = sheets.declared
    ordered = in_order(pages)
    pages = believed(ordered or pages)
    illustrated = illustrate(pages, arts, path, wanted) if wanted else None
    lines = pages_of(pages)
    recognised = Outcome(language) if language else _recognised(lines, shown, declared.language)
    declared = replace(_on_pages(declared, pages), links=links_of(pages, lines))
    transcript = Transcript(shown, recognised.value, "pdf", lines, declared)
    places = _places(pages, lines)
    findings = report(accounts, places, shown)
    if illustrated:
        findings = (*findings, *report_pictures(illustrated, places, shown))
    if ordered:
        findings = (_put_in_order(transcript), *findings)
    return Outcome(transcript, (*recognised.findings, *findings))


def _read(
    sheets: Sheets, reader: PageReader, watch: PageWatch | None
) -> tuple[list[PrintedPage], list[Account], list[Art]]:
    """Return the pages of all sheets, an account of the letters of each sheet, and the art on them."""
    pages: list[PrintedPage] = []
    accounts: list[Account] = []
    arts: list[Art] = []
    for told in sheets:
        found, unread = reader.pages(told.sheet)
        accounts.append(account(told, unread, (line for page in found for line in page.lines)))
        pages.extend(found)
        if art := art_of(told.sheet):
            arts.append(art)
        if watch:
            watch(told.sheet.number, sheets.count)
    return pages, accounts, arts


def _on_pages(declared: Declared, pages: Sequence[PrintedPage]) -> Declared:
    """Return what a file says of itself, with pages of the text in place of its sheets."""
    first: dict[int, int] = {}
    for index, page in enumerate(pages, start=1):
        first.setdefault(page.number, index)
    outline = (replace(one, page=first.get(one.page, one.page)) for one in declared.outline)
    return replace(declared, outline=tuple(outline))


def _put_in_order(transcript: Transcript) -> Finding:
    last = max((line.number for line in transcript.lines()), default=1)
    return Finding(
        "sources/sheets-put-in-order",
        Severity.NOTE,
        "these are the sheets of a booklet, in the printer's order: its pages were put in order by"
        " their folios",
        "see whether page follows page, and take the file from before if you have it",
        Place(transcript.source, 1, last),
    )


def _places(pages: Sequence[PrintedPage], lines: Sequence[Page]) -> dict[int, tuple[int, int]]:
    """Return the numbers of the first and last line of each page of the PDF.

    A page without lines lies where the next line is, or the last of all; of the two pages of a
    booklet's sheet, which lie far apart, the first with lines counts.
    """
    found: dict[int, tuple[int, int]] = {}
    reached, before = 1, 0
    for page, written in zip(pages, lines, strict=True):
        first, last = found.get(page.number, (reached, reached))
        if written.lines and (page.number == before or last == first):
            first = first if page.number == before else written.lines[0].number
            last = written.lines[-1].number
        found[page.number] = (first, last)
        before = page.number
        reached = last + 1 if written.lines else reached
    total = max(1, reached - 1)
    return {page: (min(first, total), min(last, total)) for page, (first, last) in found.items()}


def _recognised(pages: tuple[Page, ...], shown: str, stated: str) -> Outcome[str]:
    from publisher.sources.language_recognition import recognise_language  # numpy and a model

    texts = [line.text for page in pages for line in page.lines]
    return recognise_language(texts, max(1, len(texts)), shown, stated)
