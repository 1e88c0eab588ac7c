"""Booklets: the PDFs of a house imposed on sheets that are printed, folded and stapled at home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from publisher.errors import PublisherError, UsageError
from publisher.imposition import Booklet, Layout, impose, layout_of
from publisher.model.findings import Finding, in_order
from publisher.model.formats import Format
from publisher.outputs import BOOKLET as ENDING
from publisher.outputs import (
    Making,
    Product,
    booklet_path,
    digest_of_bytes,
    keep_products,
    place,
)
from publisher.pipeline.building import build
from publisher.pipeline.freshness import inputs_of_booklet
from publisher.pipeline.house_memory import open_memory
from publisher.pipeline.reports import Report, Watch
from publisher.pipeline.requests import BuildRequest
from publisher.pipeline.workers import work_apart
from publisher.pipeline.working_on import working_on
from publisher.structs import frozen

BOOKLET = "booklet"


@frozen
class BookletOptions:
    """How a booklet is to be imposed.

    ``sheet`` is a name (``a4``) or a size, ``signature`` the number of pages of one signature (None:
    one signature of all), ``paper`` the thickness of a sheet in millimetres.
    """

    sheet: str
    signature: int | None
    paper: float


@frozen
class MadeBooklet:
    """A booklet that was made: of which book, at which path, for which sheet.

    ``language`` is empty for the booklet of a file outside any house.
    """

    name: str
    language: str
    path: str
    sheet: str
    booklet: Booklet


@frozen
class BookletReport:
    """The booklets that were made, and a report in which they are the products."""

    report: Report
    booklets: tuple[MadeBooklet, ...]


def make_booklets(
    root: Path, request: BuildRequest, options: BookletOptions, watch: Watch
) -> BookletReport:
    """Build the PDFs of a request where they are stale, and impose each.

    A booklet that is there with the same bytes stays untouched, unless all is to be made anew.
    Raises UsageError for options that no sheet can meet, UsageError or ManifestError for the house as
    a whole.
    """
    layout = layout_of(options.sheet, options.signature, options.paper)
    report = build(root, replace(request, formats=(Format.PDF,)), watch)
    booklets = tuple(_fold(root, book, layout) for book in report.products)
    # Imposing is quick and gives the same bytes, so that the bytes tell whether it was needed.
    made = frozenset(
        booklet.path for booklet in booklets if request.anew or not _lies_there(root, booklet)
    )
    for item in booklets:
        if item.path in made:
            place(root / item.path, item.booklet.pdf)
    # build() has kept the books; the booklets are added to them.
    with open_memory(root) as memory:
        pairs = zip(report.products, booklets, strict=True)
        products = tuple(_product(memory.program, *pair, layout) for pair in pairs)
        memory.state.change(keep_products(products))
    found = in_order((*report.findings, *_findings(booklets)))
    return BookletReport(replace(report, products=products, made=made, findings=found), booklets)


def fold_files(paths: tuple[Path, ...], options: BookletOptions) -> BookletReport:
    """Impose PDFs by the paths of their files; the booklet of each lies beside it.

    Raises UsageError for options that no sheet can meet and for what is no PDF.
    """
    layout = layout_of(options.sheet, options.signature, options.paper)
    for path in paths:
        if not path.is_file():
            raise UsageError("the file does not exist", place=str(path))
    booklets = []
    for path, item in work_apart(partial(_fold_file, layout), paths, 1):
        if isinstance(item, PublisherError):
            item.place = item.place or str(path)
            raise item
        place(Path(item.path), item.booklet.pdf)
        booklets.append(item)
    found = in_order(_findings(tuple(booklets)))
    return BookletReport(Report(findings=found), tuple(booklets))


def _fold(root: Path, book: Product, layout: Layout) -> MadeBooklet:
    path = booklet_path(book.kind, book.name, book.language)
    with working_on(path):
        booklet = impose((root / book.path).read_bytes(), layout, path)
    return MadeBooklet(book.name, book.language, path, layout.sheet, booklet)


def _fold_file(layout: Layout, path: Path) -> MadeBooklet:
    beside = str(path.with_name(f"{path.stem}{ENDING}"))
    with working_on(str(path)):
        booklet = impose(path.read_bytes(), layout, str(path))
    return MadeBooklet(path.stem, "", beside, layout.sheet, booklet)


def _lies_there(root: Path, item: MadeBooklet) -> bool:
    there = root / item.path
    return there.is_file() and there.read_bytes() == item.booklet.pdf


def _findings(booklets: tuple[MadeBooklet, ...]) -> Iterator[Finding]:
    return (finding for item in booklets for finding in item.booklet.findings)


def _product(program: str, book: Product, item: MadeBooklet, layout: Layout) -> Product:
    """Return the product that the booklet of a book is."""
    booklet = item.booklet
    asked = str(layout)
    inputs = inputs_of_booklet(program, book, asked)
    making = Making(inputs, digest_of_bytes(booklet.pdf), len(booklet.pdf), asked)
    return book.derived(BOOKLET, item.path, making, booklet.findings)
