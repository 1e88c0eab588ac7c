"""The sheets of a file: read by playa-pdf, by PDFium where that fails, and what PDFium witnesses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from publisher.errors import SourceError
from publisher.model.transcript import NOTHING_DECLARED, Declared
from publisher.sources.pdf import pdfium_pages, playa_pages
from publisher.sources.pdf.painted import Box, Image, Sheet
from publisher.sources.pdf.pdfium_file import declared_by
from publisher.sources.pdf.pdfium_pages import Witness
from publisher.sources.pdf.playa_file import declared_in
from publisher.sources.pdf.playa_links import Links
from publisher.sources.pdf.playa_tables import TaggedTables
from publisher.sources.pdf.second_letters import fill_in, has_unmapped
from publisher.sources.pdf.small_capitals import with_small_capitals
from publisher.sources.pdf.superiors import with_superiors

# The share of the letters of a page that must have a width.
WITH_WIDTHS = 0.8

D = TypeVar("D")
T = TypeVar("T")


class Told(NamedTuple):
    """A sheet as read; ``trouble`` is what the first reader stumbled over, empty if it did not.

    ``failed`` tells that the second reader could not read it either, so that nothing is on the
    sheet; ``witnessed`` is what the second reader reads, None where it fails.
    """

    sheet: Sheet
    witnessed: str | None = None
    trouble: str = ""
    failed: bool = False


class _Reader(Generic[D]):
    """A file opened by one of the two libraries; what it stumbles over is kept, not raised.

    PDFium's only error is a RuntimeError, and one of the kinds caught here.
    """

    def __init__(self, open_it: Callable[[], AbstractContextManager[D]], stack: ExitStack) -> None:
        self.trouble = ""
        self.document = self._tried(lambda: stack.enter_context(open_it()))

    def ask(self, question: Callable[[D], T]) -> T | None:
        """Return what the file answers; None where the library fails."""
        document = self.document
        return None if document is None else self._tried(lambda: question(document))

    def _tried(self, step: Callable[[], T]) -> T | None:
        try:
            return step()
        except playa_pages.TROUBLE as error:
            self.trouble = str(error) or type(error).__name__
            return None


class Sheets:
    """The pages of an open file, in their order."""

    def __init__(self, path: Path, password: str | None, stack: ExitStack) -> None:
        self._first = _Reader(lambda: playa_pages.opened(path, password), stack)
        self._second = _Reader(lambda: pdfium_pages.opened(path, password), stack)
        counts = (
            self._first.ask(playa_pages.page_count),
            self._second.ask(pdfium_pages.page_count),
        )
        self.count = max(count or 0 for count in counts)
        self._links = self._first.ask(Links)
        self._tables = TaggedTables()

    @property
    def declared(self) -> Declared:
        """What the file says of itself; the pages of its outline are sheets."""
        told = self._second.ask(declared_by) or NOTHING_DECLARED
        more = self._first.ask(declared_in) or NOTHING_DECLARED
        return replace(
            told,
            title=told.title or more.title,
            author=told.author or more.author,
            language=more.language,
        )

    def __iter__(self) -> Iterator[Told]:
        """Read the sheets one after the other."""
        return map(self._told, range(self.count))

    def _told(self, index: int) -> Told:
        sheet = self._first.ask(
            lambda document: playa_pages.sheet_of(document, index, self._tables)
        )
        witness = self._second.ask(lambda document: pdfium_pages.witness_of(document, index))
        witnessed = None if witness is None else witness.letters
        trouble = self._first.trouble
        if sheet is not None and _has_widths(sheet):
            if has_unmapped(sheet) and (second := self._second_sheet(index)) is not None:
                fill_in(sheet, second)
            sheet.links = self._links.on(index) if self._links else []
            sheet.pictures = self._seen(index, sheet.pictures)
            seen = witness or Witness()
            sheet = with_superiors(sheet, seen.superiors)
            return Told(with_small_capitals(sheet, seen.small_capitals), witnessed)
        if sheet is not None:
            trouble = "its font does not say how wide its letters are"
        sheet = self._second_sheet(index) or sheet
        if sheet is not None:
            return Told(sheet, witnessed, trouble)
        return Told(Sheet(index + 1, 0, 0, Box(0, 0, 0, 0)), None, trouble, failed=True)

    def _seen(self, index: int, images: list[Image]) -> list[Image]:
        """Return images with what is seen of each; the whole of it where nobody knows."""
        if not images:
            return images
        clipped = self._second.ask(lambda document: pdfium_pages.clipped(document, index, images))
        return images if clipped is None else clipped

    def _second_sheet(self, index: int) -> Sheet | None:
        return self._second.ask(lambda document: pdfium_pages.sheet_of(document, index))


def _has_widths(sheet: Sheet) -> bool:
    """Tell whether most letters have a width, without which nobody can tell where words end."""
    letters = [glyph for strip in sheet.strips for glyph in strip.glyphs if not glyph.blank]
    return sum(glyph.end > glyph.start for glyph in letters) >= WITH_WIDTHS * len(letters)


@contextmanager
def sheets_of(path: Path, shown: str, password: str | None) -> Iterator[Sheets]:
    """Open a PDF for both readers; raises SourceError where neither finds a page in it."""
    with ExitStack() as stack:
        sheets = Sheets(path, password, stack)
        if not sheets.count:
            hint = "fetch or export it again, or open it in a PDF program and save it anew"
            raise SourceError("no page of the PDF can be found", hint=hint, place=shown)
        yield sheets
