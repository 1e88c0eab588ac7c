"""A book becomes a booklet, and what a person should know before printing it is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.imposition.folding import PAGES_OF_A_SHEET, FoldedSheet, blanks, fold
from publisher.imposition.geometry import MM, Edge, Table, lay
from publisher.imposition.placing import open_book, page_size, write_sheets
from publisher.imposition.sheets import Layout
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place

# What a staple 24/6 holds and a hand folds: twenty sheets of 80 g/m².
_THICKEST = 2.0  # millimetres, of the flat stack


@dataclass(frozen=True, slots=True)
class Booklet:
    """The sheets of a booklet as a PDF, two of its pages for each sheet.

    ``pages`` are those of the book, ``blanks`` those added after them; ``edge`` is the one on
    which the printer turns the sheets.
    """

    pdf: bytes
    pages: int
    sheets: int
    signatures: int
    blanks: int
    edge: Edge
    findings: tuple[Finding, ...] = ()


def impose(pdf: bytes, layout: Layout, shown: str) -> Booklet:
    """Impose a book for printing on both sides, folding and stapling.

    ``shown`` is the name of the product in findings. The same book gives the same bytes. Raises
    UsageError for a file that is not a complete PDF.
    """
    book = open_book(pdf, shown)
    pages = len(book.pages)
    table = lay(layout, *page_size(book))
    sheets = fold(pages, layout.signature)
    written = write_sheets(book, table, sheets, layout.paper)
    found = (*_scaled(table, layout), *_spilt(pages, len(sheets)), *_thick(sheets, layout))
    return Booklet(
        pdf=written,
        pages=pages,
        sheets=len(sheets),
        signatures=sheets[-1].signature + 1,
        blanks=blanks(pages),
        edge=table.edge,
        findings=tuple(_finding(shown, *parts) for parts in found),
    )


def _finding(shown: str, code: str, severity: Severity, message: str, hint: str) -> Finding:
    return Finding(code, severity, message, hint, Place(shown, 1, 1))


def _scaled(table: Table, layout: Layout) -> Iterator[tuple[str, Severity, str, str]]:
    if table.scale < 1:
        width, height = (side / table.scale / MM for side in (table.page_width, table.page_height))
        yield (
            "imposition/scaled-down",
            Severity.WARNING,
            f"two pages of {width:.0f} x {height:.0f} mm do not fit side by side on {layout.sheet}; "
            f"they are printed at {table.scale:.1%} of their size",
            "choose a larger sheet with --sheet, or a smaller page in seeds/house.toml",
        )


def _spilt(pages: int, sheets: int) -> Iterator[tuple[str, Severity, str, str]]:
    over = pages % PAGES_OF_A_SHEET
    if over and sheets > 1:
        which = "1 page spills" if over == 1 else f"{over} pages spill"
        yield (
            "imposition/spill",
            Severity.WARNING,
            f"{which} into a new sheet: {pages} pages for {pages - over}, "
            f"and {blanks(pages)} stay blank",
            f"a book that is {over} shorter saves a sheet; a heading or a long note is often enough",
        )


def _thick(
    sheets: tuple[FoldedSheet, ...], layout: Layout
) -> Iterator[tuple[str, Severity, str, str]]:
    nested = max(sheet.depth for sheet in sheets) + 1
    if nested * layout.paper > _THICKEST:
        yield (
            "imposition/thick",
            Severity.WARNING,
            f"{nested} sheets are nested in one another, too many to fold or staple well",
            "sew several signatures: --signature 16 or 32",
        )
