"""Printers' files: the PDFs of a house made ready for a printer, each with the cover that goes round.

Nothing is put into place that the printer would refuse; what lay there before goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from publisher.errors import PreflightError
from publisher.house import read_house
from publisher.model.findings import Severity, in_order
from publisher.model.formats import Format
from publisher.model.preflight import Preflight
from publisher.model.press import Wrap
from publisher.outputs import (
    COVER,
    Making,
    Product,
    digest_of_bytes,
    forget_products,
    keep_products,
    place,
    print_file_path,
    read_record,
)
from publisher.pipeline.books import Book, books_of, path_of
from publisher.pipeline.building import build
from publisher.pipeline.freshness import is_fresh
from publisher.pipeline.house_memory import HouseMemory, open_memory
from publisher.pipeline.print_jobs import PrintJob, inputs_of_file, print_job
from publisher.pipeline.reports import Failure, Report, Watch
from publisher.pipeline.requests import BuildRequest, PrintRequest
from publisher.pipeline.working_on import working_on
from publisher.prepress import (
    finish_cover,
    finish_pages,
    page_extent,
    plan_wrap,
    preflight_cover,
    preflight_pages,
)
from publisher.structs import frozen


@frozen
class PrintReport:
    """The printers' files that were made: a report of them, and the preflight of each."""

    report: Report
    preflights: tuple[Preflight, ...]


@frozen
class _File:
    """One file of a printer: its place, its bytes, what preflight said of it, its pages."""

    path: str
    content: bytes
    preflight: Preflight
    pages: int


def build_for_printer(
    root: Path, request: BuildRequest, printing: PrintRequest, watch: Watch
) -> PrintReport:
    """Build the PDFs that are asked for where they are stale; make each ready for a printer.

    Each gets a file of pages and a cover that goes round them.

    Raises UsageError and ManifestError for the request or the house as a whole. What the printer
    would refuse stands in the report, with every reason in its preflight.
    """
    job = print_job(root, printing)
    report = build(root, replace(request, formats=(Format.PDF,)), watch)
    with open_memory(root) as memory:
        found = read_house(root, memory).value
        books = {path_of(book, Format.PDF): book for book in books_of(found)}
        run = _PrintRun(memory, job, anew=request.anew)
        for product in report.products:
            run.make(books[product.path], product)
    return PrintReport(run.report(report), tuple(run.preflights))


class _PrintRun:
    """Makes the files of one print job, and collects their products, failures and preflights."""

    def __init__(self, memory: HouseMemory, job: PrintJob, *, anew: bool) -> None:
        self._memory, self._root, self._job, self._anew = memory, memory.root, job, anew
        self._record = read_record(memory.state)
        self._products: list[Product] = []
        self._made: set[str] = set()
        self._failures: list[Failure] = []
        self.preflights: list[Preflight] = []

    def make(self, book: Book, pdf: Product) -> None:
        """Make the pages and the cover of a book, up to the first that the printer would refuse."""
        inputs = inputs_of_file(self._memory, self._job, book, pdf)
        refused = False
        for path, make in self._files(book, pdf):
            if refused:
                # A cover that fits pages which nobody may print would only mislead.
                self._forget(path)
                continue
            with working_on(path):
                file = self._fresh(path, inputs, book) or make(path)
            self.preflights.append(file.preflight)
            refused = not file.preflight.passed
            if refused:
                self._forget(path)
                self._failures.append(Failure(path, _refusal(file.preflight)))
            else:
                self._keep(pdf, file, inputs)

    def _files(self, book: Book, pdf: Product) -> Iterator[tuple[str, Callable[[str], _File]]]:
        name = self._job.profile.name
        pages = print_file_path(book.kind, book.name, book.language, name)
        cover = print_file_path(book.kind, book.name, book.language, name + COVER)
        yield pages, lambda path: self._pages(book, pdf, path)
        yield cover, lambda path: self._cover(book, pages, path)

    def _pages(self, book: Book, pdf: Product, path: str) -> _File:
        job, data = self._job, (self._root / pdf.path).read_bytes()
        content = finish_pages(data, job.profile, book.facts, job.icc)
        return self._judged_pages(content, path)

    def _judged_pages(self, content: bytes, path: str) -> _File:
        preflight = preflight_pages(content, self._job.profile, self._job.paper, path)
        return _File(path, content, preflight, page_extent(content, path)[0])

    def _cover(self, book: Book, pages: str, path: str) -> _File:
        from publisher.printing import draw_wrap, search_path_of
        from publisher.rendering import find_design, wrap_page

        job, design = self._job, find_design(self._root)
        wrap = wrap_of((self._root / pages).read_bytes(), pages, job, book.facts.isbn_print)
        markup, styles = wrap_page(book.facts, design, wrap)
        drawn = draw_wrap(markup, styles, search_path_of(self._root), path)
        content = finish_cover(drawn, job.profile, wrap, book.facts, job.icc)
        return _File(path, content, preflight_cover(content, job.profile, wrap, path), 1)

    def _fresh(self, path: str, inputs: str, book: Book) -> _File | None:
        """Return the file that lies there, preflighted again, if it is still what would be made."""
        if not self._is_fresh(path, inputs):
            return None
        content = (self._root / path).read_bytes()
        if not path.endswith(f"{COVER}.pdf"):
            return self._judged_pages(content, path)
        pages = path.replace(f"{COVER}.pdf", ".pdf")
        wrap = wrap_of((self._root / pages).read_bytes(), pages, self._job, book.facts.isbn_print)
        return _File(path, content, preflight_cover(content, self._job.profile, wrap, path), 1)

    def _keep(self, pdf: Product, file: _File, inputs: str) -> None:
        if not self._is_fresh(file.path, inputs):
            place(self._root / file.path, file.content)
            self._made.add(file.path)
        digest, size = digest_of_bytes(file.content), len(file.content)
        making = Making(inputs, digest, size, str(self._job))
        form = file.path.split(".", 2)[2]  # build/pamphlets/tarov.sv.kdp.cover.pdf: kdp.cover.pdf
        product = pdf.derived(form, file.path, making, file.preflight.findings, file.pages)
        self._memory.state.change(keep_products([product]))
        self._products.append(product)

    def _is_fresh(self, path: str, inputs: str) -> bool:
        known = self._record.get(path)
        return not self._anew and is_fresh(known, inputs, self._memory.files)

    def _forget(self, path: str) -> None:
        """Delete the earlier file of a path: it is not what the printer would get now."""
        (self._root / path).unlink(missing_ok=True)
        self._memory.state.change(forget_products([path]))

    def report(self, of_books: Report) -> Report:
        """Return the report of the printers' files; what failed before them failed for them too."""
        found = (finding for product in self._products for finding in product.findings)
        return replace(
            of_books,
            products=tuple(self._products),
            made=frozenset(self._made),
            failures=(*of_books.failures, *self._failures),
            findings=in_order({*of_books.findings, *found}),
        )


def wrap_of(pages: bytes, shown: str, job: PrintJob, isbn: str | None) -> Wrap:
    """Return the measures of the cover that goes round a finished file of pages.

    ``shown`` is the path of the file as people see it, ``isbn`` the number of its barcode.
    """
    count, trim = page_extent(pages, shown)
    return plan_wrap(job.profile, job.paper, count, trim, isbn)


def _refusal(preflight: Preflight) -> PreflightError:
    reasons = [f for f in preflight.findings if f.severity is Severity.ERROR]
    lines = "".join(f"\n  {reason.message} [{reason.code}]" for reason in reasons)
    count = "one reason" if len(reasons) == 1 else f"{len(reasons)} reasons"
    return PreflightError(
        f"not made, because {preflight.profile} would refuse it ({count}){lines}",
        hint=reasons[0].hint,
        place=preflight.shown,
    )
