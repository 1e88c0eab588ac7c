"""The state of a build: what is known of each product, what was made now, what failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from publisher.errors import PublisherError
from publisher.model.findings import Finding, Severity, in_order
from publisher.model.house import WorkText
from publisher.outputs import (
    Format,
    Kind,
    Product,
    book_path,
    booklet_path,
    place,
    read_record,
    work_folder,
    write_record,
)
from publisher.pipeline.books import Book
from publisher.pipeline.freshness import digest_of, inputs_of, inputs_of_booklet, is_fresh
from publisher.pipeline.house_words import HouseWords
from publisher.pipeline.requests import Failure, Report
from publisher.pipeline.stages import MadeBook

TEXT = "text"


def path_of(book: Book, form: Format) -> str:
    """Return where a book lies in its house."""
    return book_path(book.kind, book.name, book.language, form)


def booklet_of(book: Book) -> str:
    """Return where the booklet of a book lies in its house."""
    return booklet_path(book.kind, book.name, book.language)


def folder_of(work: WorkText) -> str:
    """Return where the intermediates of a text lie in its house."""
    return work_folder(work.work, work.language)


class BuildState:
    """What lies in ``build/``, and what is made to lie there now."""

    def __init__(self, root: Path, words: HouseWords, *, anew: bool = False) -> None:
        self.root = root
        self.words = words
        self.inputs = inputs_of(root, words.answers)
        self.failures: list[Failure] = []
        self._anew = anew
        self._made: set[str] = set()
        self._record = read_record(root)

    def text_is_fresh(self, work: WorkText) -> bool:
        """Tell whether the intermediates of a text need not be made again."""
        return self._is_fresh(folder_of(work), self.inputs.of_text(work))

    def stale_formats(self, book: Book, formats: Iterable[Format]) -> tuple[Format, ...]:
        """Return those of the formats in which a book must be made again."""
        return tuple(
            form
            for form in formats
            if not self._is_fresh(path_of(book, form), self.inputs.of_book(book, form))
        )

    def _is_fresh(self, path: str, inputs: str) -> bool:
        known = self._record.get(path)
        return not self._anew and is_fresh(known, inputs, self.root / path)

    def booklet_is_fresh(self, book: Book) -> bool:
        """Tell whether the booklet of a book is that of its PDF, and the PDF is fresh."""
        booklet, pdf = self.known(booklet_of(book)), self.known(path_of(book, Format.PDF))
        if booklet is None or pdf is None or self.stale_formats(book, [Format.PDF]):
            return False
        inputs = inputs_of_booklet(pdf, booklet.made_with)
        return self._is_fresh(booklet.path, inputs)

    def known(self, path: str) -> Product | None:
        """Return what is known of the product at a place."""
        return self._record.get(path)

    def products(self) -> tuple[Product, ...]:
        """Return all that is known, in order of the places."""
        return tuple(product for _, product in sorted(self._record.items()))

    def keep_text(
        self, work: WorkText, files: dict[str, bytes], findings: tuple[Finding, ...]
    ) -> None:
        """Put the intermediates of a text into place and remember them; earlier others go."""
        folder = folder_of(work)
        for path in (self.root / folder).glob("*"):
            if path.name not in files and path.is_file():
                path.unlink()
        for name, content in sorted(files.items()):
            place(self.root / folder / name, content)
        counts = Counter(finding.severity for finding in findings)
        self._keep(
            Product(
                kind=Kind.WORK,
                name=work.work,
                language=work.language,
                format=TEXT,
                path=folder,
                inputs=self.inputs.of_text(work),
                digest=digest_of(self.root / folder),
                size=sum(len(content) for content in files.values()),
                pages=None,
                chapters=0,
                notes=0,
                errors=counts[Severity.ERROR],
                warnings=counts[Severity.WARNING],
                remarks=counts[Severity.NOTE],
                findings=findings,
            )
        )

    def keep_book(self, book: Book, form: Format, made: MadeBook) -> None:
        """Put the file of a book into place and remember it."""
        path = path_of(book, form)
        place(self.root / path, made.content)
        counts = Counter(f.severity for f in (*made.findings, *self._findings_of_texts(book)))
        self._keep(
            Product(
                kind=book.kind,
                name=book.name,
                language=book.language,
                format=form,
                path=path,
                inputs=self.inputs.of_book(book, form),
                digest=digest_of(self.root / path),
                size=len(made.content),
                pages=made.pages,
                chapters=made.chapters,
                notes=made.notes,
                errors=counts[Severity.ERROR],
                warnings=counts[Severity.WARNING],
                remarks=counts[Severity.NOTE],
                findings=made.findings,
            )
        )

    def _keep(self, product: Product) -> None:
        self._record[product.path] = product
        self._made.add(product.path)

    def _findings_of_texts(self, book: Book) -> tuple[Finding, ...]:
        texts = (self.known(folder_of(work)) for work in book.works)
        return tuple(finding for text in texts if text for finding in text.findings)

    def fail(self, name: str, error: PublisherError) -> None:
        """Remember that something could not be made, and why."""
        self.failures.append(Failure(name, error))

    def close(self, books: Iterable[Book]) -> None:
        """Write down what is known; products of books that the house has no more are forgotten."""
        known = tuple(books)
        there = {path for book in known for path in _paths(book)}
        pressed = tuple(path_of(book, Format.PDF).removesuffix(Format.PDF) for book in known)
        kept = (p for p in self._record.values() if p.path in there or p.path.startswith(pressed))
        write_record(self.root, kept)

    def report(
        self, books: Iterable[Book], formats: tuple[Format, ...], findings: tuple[Finding, ...]
    ) -> Report:
        """Return what is there now of some books; ``findings`` are those of the manifests."""
        wanted = tuple(books)
        paths = [path_of(book, form) for book in wanted for form in formats]
        failed = {failure.name for failure in self.failures}
        products = [p for path in paths if path not in failed and (p := self.known(path))]
        texts = {f for book in wanted for f in self._findings_of_texts(book)}
        own = {finding for product in products for finding in product.findings}
        return Report(
            products=tuple(products),
            made=frozenset(self._made),
            failures=tuple(self.failures),
            findings=in_order({*findings, *own}),
            in_texts=in_order(texts),
        )


def _paths(book: Book) -> set[str]:
    books = (path_of(book, form) for form in Format)
    return {*books, booklet_of(book), *(folder_of(work) for work in book.works)}
