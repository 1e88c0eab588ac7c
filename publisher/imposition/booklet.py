"""A book becomes a booklet, with findings that tell what to know before it is printed."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.imposition.folding import PAGES_OF_A_SHEET, FoldedSheet, blanks, fold
from publisher.imposition.geometry import MM, Edge, FlatSheet, flat_sheet
from publisher.imposition.placing import is_turned, open_book, page_size, readable, write_sheets
from publisher.imposition.sheets import Layout
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.structs import frozen

# Millimetres of the flat stack that a staple 24/6 holds and a hand folds: twenty sheets of 80 g/m².
_THICKEST = 2.0


@frozen
class Booklet:
    """The sheets of a booklet as a PDF in which each sheet has two pages, its front and its back.

    ``pages`` is the number of pages of the book, ``blanks`` that of pages added after them.
    ``edge`` is the one on which the printer turns the sheets.
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

    A book whose file says that it is read from right to left is bound at the right.

    ``shown`` is the name of the product in findings. The same book gives the same bytes. Raises
    UsageError for a file that is not a complete PDF.
    """
    with readable(shown):
        book = open_book(pdf, shown)
        pages = len(book.pages)
        flat = flat_sheet(layout, page_size(book))
        sheets = fold(pages, layout.signature, turned=is_turned(book))
        written = write_sheets(book, flat, sheets, layout.paper)
    found = (
        *_scaled_down(flat, layout, shown),
        *_spills(pages, len(sheets), shown),
        *_too_thick(sheets, layout, shown),
    )
    return Booklet(
        pdf=written,
        pages=pages,
        sheets=len(sheets),
        signatures=sheets[-1].signature + 1,
        blanks=blanks(pages),
        edge=flat.edge,
        findings=found,
    )


def _warning(shown: str, code: str, message: str, hint: str) -> Finding:
    """Return a warning, which has no page: it is about the booklet as a whole."""
    return Finding(code, Severity.WARNING, message, hint, Place(shown, 1, 1))


def _scaled_down(flat: FlatSheet, layout: Layout, shown: str) -> Iterator[Finding]:
    """Yield a warning where two pages are larger than a sheet."""
    if flat.scale < 1:
        width, height = (side / flat.scale / MM for side in (flat.page_width, flat.page_height))
        yield _warning(
            shown,
            "imposition/scaled-down",
            f"two pages of {width:.0f} x {height:.0f} mm do not fit side by side on {layout.sheet}; "
            f"they are printed at {flat.scale:.1%} of their size",
            "choose a larger sheet with --sheet, or a smaller page in seeds/house.toml",
        )


def _spills(pages: int, sheets: int, shown: str) -> Iterator[Finding]:
    """Yield a warning where a sheet could be saved by a slightly shorter book."""
    over = pages % PAGES_OF_A_SHEET
    if over and sheets > 1:
        less, left = f"{over} page{'s' * (over > 1)}", blanks(pages)
        yield _warning(
            shown,
            "imposition/spill",
            f"{less} spill{'s' * (over == 1)} into a new sheet: {pages} pages for {pages - over}, "
            f"and {left} stay{'s' * (left == 1)} blank",
            f"a book {less} shorter saves a sheet: a heading or a long note is often enough, or"
            " another print_notes or page in the table [books] of house.toml",
        )


def _too_thick(sheets: tuple[FoldedSheet, ...], layout: Layout, shown: str) -> Iterator[Finding]:
    """Yield a warning where the sheets of a signature are more than can be folded or stapled."""
    nested = max(sheet.depth for sheet in sheets) + 1
    if nested * layout.paper > _THICKEST:
        yield _warning(
            shown,
            "imposition/thick",
            f"{nested} sheets are nested in one another, too many to fold or staple well",
            "sew several signatures: --signature 16 or 32",
        )
