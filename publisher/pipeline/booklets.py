"""Booklets: the PDFs of a house imposed on sheets that are printed, folded and stapled at home."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from publisher.imposition import Booklet, Layout, impose, layout_of
from publisher.model.findings import in_order
from publisher.outputs import Format, Product, booklet_path, place, read_record, write_record
from publisher.pipeline.building import build
from publisher.pipeline.freshness import digest_of, inputs_of_booklet
from publisher.pipeline.orders import Order, Report, Step
from publisher.pipeline.subject import At

BOOKLET = "booklet"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks for: the sheet by name or size, pages of a signature, paper in mm."""

    sheet: str
    signature: int | None
    paper: float


@dataclass(frozen=True, slots=True)
class Bound:
    """A booklet in its place, whether it was put there now, and the sheet it is for."""

    product: Product
    booklet: Booklet
    made: bool
    sheet: str


@dataclass(frozen=True, slots=True)
class Booklets:
    """What came of the work: a report of booklets instead of books, and how each is printed."""

    report: Report
    bound: tuple[Bound, ...]


def make_booklets(root: Path, order: Order, wish: Wish, watch: Callable[[Step], None]) -> Booklets:
    """Build the PDFs of an order where they are stale, and impose each.

    A booklet that is there with the same bytes stays untouched, unless all is to be made anew.
    Raises UsageError for a wish that cannot be had, UsageError or ManifestError for the house as
    a whole.
    """
    layout = layout_of(wish.sheet, wish.signature, wish.paper)
    report = build(root, replace(order, formats=(Format.PDF,)), watch)
    bound = tuple(_bind(root, book, layout, anew=order.anew) for book in report.products)
    record = read_record(root) | {item.product.path: item.product for item in bound}
    write_record(root, record.values())
    found = (finding for item in bound for finding in item.product.findings)
    report = replace(
        report,
        products=tuple(item.product for item in bound),
        made=frozenset(item.product.path for item in bound if item.made),
        findings=in_order({*report.findings, *found}),
    )
    return Booklets(report, bound)


def _bind(root: Path, book: Product, layout: Layout, *, anew: bool) -> Bound:
    path = booklet_path(book.kind, book.name, book.language)
    with At(path):
        booklet = impose((root / book.path).read_bytes(), layout, path)
    there = root / path
    made = anew or not there.is_file() or there.read_bytes() != booklet.pdf
    if made:
        place(there, booklet.pdf)
    product = replace(
        book,
        format=BOOKLET,
        path=path,
        made_with=str(layout),
        inputs=inputs_of_booklet(book, str(layout)),
        digest=digest_of(there),
        size=len(booklet.pdf),
        warnings=book.warnings + len(booklet.findings),
        findings=booklet.findings,
    )
    return Bound(product, booklet, made, layout.sheet)
