"""The record of the products in ``build/`` decides which of them must be made again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from publisher.model.findings import Finding
from publisher.model.formats import Format
from publisher.model.house import WorkText
from publisher.outputs import Product, read_record, write_record
from publisher.pipeline.books import Book, booklet_of, folder_of, path_of
from publisher.pipeline.freshness import Inputs, inputs_of_booklet, is_fresh
from publisher.pipeline.house_words import HouseWords


class BuildState:
    """The record of a house's products, asked while a build is planned and kept when it ends."""

    def __init__(self, root: Path, words: HouseWords, *, anew: bool = False) -> None:
        """Read the record of the house in ``root``; with ``anew`` nothing counts as fresh."""
        self.root = root
        self.words = words
        self.inputs = Inputs(root, words.answers)
        self._anew = anew
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

    def booklet_is_fresh(self, book: Book) -> bool:
        """Tell whether the booklet of a book is that of its PDF, and the PDF is fresh."""
        booklet, pdf = self.known(booklet_of(book)), self.known(path_of(book, Format.PDF))
        if booklet is None or pdf is None or self.stale_formats(book, [Format.PDF]):
            return False
        return self._is_fresh(booklet.path, inputs_of_booklet(pdf, booklet.made_with))

    def _is_fresh(self, path: str, inputs: str) -> bool:
        return not self._anew and is_fresh(self.known(path), inputs, self.root / path)

    def known(self, path: str) -> Product | None:
        """Return what is known of the product at a path in the house."""
        return self._record.get(path)

    def products(self) -> tuple[Product, ...]:
        """Return all that is known, in order of the paths."""
        return tuple(product for _, product in sorted(self._record.items()))

    def findings_in_texts(self, book: Book) -> tuple[Finding, ...]:
        """Return what was found in the texts of a book when they were last read."""
        texts = (self.known(folder_of(work)) for work in book.works)
        return tuple(finding for text in texts if text for finding in text.findings)

    def remember(self, product: Product) -> None:
        """Take a product into the record, in the place of what was known of its path."""
        self._record[product.path] = product

    def save(self, books: Iterable[Book]) -> None:
        """Write the record; products of books that the house no longer has are forgotten."""
        known = tuple(books)
        there = {path for book in known for path in _paths(book)}
        # Printers' files are named for profiles, which may have gone: ``tarov.sv.kdp.pdf``.
        stems = tuple(path_of(book, Format.PDF).removesuffix(Format.PDF) for book in known)
        kept = (p for p in self._record.values() if p.path in there or p.path.startswith(stems))
        write_record(self.root, kept)


def _paths(book: Book) -> set[str]:
    books = (path_of(book, form) for form in Format)
    return {*books, booklet_of(book), *(folder_of(work) for work in book.works)}
