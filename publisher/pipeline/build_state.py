"""The record of the products in ``build/`` decides which of them must be made again.

A house is opened for it: what is known of its files and manifests, and of the words of its texts.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from publisher.house import HouseFiles, read_house
from publisher.model.findings import Finding, Outcome
from publisher.model.formats import Format
from publisher.model.house import WorkText
from publisher.outputs import Product, forget_products, keep_inputs, keep_products, read_record
from publisher.pipeline.books import Book, booklet_of, folder_of, path_of
from publisher.pipeline.freshness import Inputs, inputs_of_booklet, is_fresh
from publisher.pipeline.house_memory import open_memory
from publisher.pipeline.house_words import HouseWords, words_of_house
from publisher.stamps import Stamp


class BuildState:
    """The record of a house's products, asked while a build is planned and kept when it ends."""

    def __init__(
        self,
        words: HouseWords,
        stamps: Mapping[str, Stamp | None] = MappingProxyType({}),
        *,
        anew: bool = False,
    ) -> None:
        """Read the record of a house; with ``anew`` nothing counts as fresh.

        ``stamps`` are those of its manifests (``HouseFiles.stamps``).
        """
        self.memory = words.memory
        self.root = self.memory.root
        self.words = words
        self.inputs = Inputs(self.memory, words.answers, stamps)
        self._anew = anew
        self._record = read_record(self.memory.state)
        self._printed: defaultdict[str, list[Product]] | None = None
        self._made: dict[str, WorkText | None] = {}

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
        inputs = inputs_of_booklet(self.memory.program, pdf, booklet.made_with)
        return self._is_fresh(booklet.path, inputs)

    def _is_fresh(self, path: str, inputs: str) -> bool:
        return not self._anew and is_fresh(self.known(path), inputs, self.memory.files)

    def known(self, path: str) -> Product | None:
        """Return what is known of the product at a path in the house."""
        return self._record.get(path)

    def printer_files(self, book: Book) -> tuple[Product, ...]:
        """Return what is known of the printers' files of a book, in order of their paths."""
        end = f".{Format.PDF}"  # their formats are like kdp.cover.pdf
        if self._printed is None:
            self._printed = defaultdict(list)
            for product in sorted(self._record.values(), key=lambda product: product.path):
                if product.format.endswith(end):
                    self._printed[_stem(product.path)].append(product)
        return tuple(self._printed.get(_stem(path_of(book, Format.PDF)), ()))

    def findings_in_texts(self, book: Book) -> tuple[Finding, ...]:
        """Return what was found in the texts of a book when they were last read."""
        texts = (self.known(folder_of(work)) for work in book.works)
        return tuple(finding for text in texts if text for finding in text.findings)

    def digest(self, path: str) -> str:
        """Return the digest of what lies at a path in the house now."""
        return self.memory.files.digest(path)

    def remember(
        self, product: Product, parts: Mapping[str, str], text: WorkText | None = None
    ) -> None:
        """Take a product into the record at once, in the place of what was known of its path.

        ``parts`` are digests of its inputs by name, ``text`` is the text that it is, None for a book.
        """
        self._record[product.path] = product
        self._made[product.path] = text
        change = keep_inputs(product.path, parts)
        self.memory.state.change(keep_products([product]), change)

    def save(self, books: Iterable[Book], *, whole: bool) -> None:
        """Keep what was learned meanwhile; products of books that the house has no more are forgotten.

        ``whole``: all books of the house were asked about, in all their formats.
        """
        there = {stem for book in books for stem in _stems(book)}
        gone = [path for path in self._record if _stem(path) not in there]
        if gone:
            self.memory.state.change(forget_products(gone))
        self.memory.files.save(time.time_ns(), made=self._made, whole=whole)
        for work in filter(None, self._made.values()):
            self.words.answers(work)
        self.words.index.save()


def _stems(book: Book) -> set[str]:
    """Return what the paths of a book and of its texts begin with: ``build/pamphlets/tarov.sv``."""
    return {_stem(path_of(book, Format.EPUB)), *(folder_of(work) for work in book.works)}


def _stem(path: str) -> str:
    # Neither names nor languages have dots; printers' files have more behind them
    # (``tarov.sv.kdp.cover.pdf``), named for profiles which may have gone.
    return ".".join(path.split(".", 2)[:2])


@contextmanager
def looked_at(root: Path) -> Iterator[tuple[Outcome[HouseFiles], BuildState]]:
    """Open a house to look at it: its manifests, and the state of its products. Nothing is written.

    Raises UsageError, ManifestError where the house cannot be read.
    """
    with open_memory(root, keep=False) as memory:
        house = read_house(root, memory)
        words = words_of_house(memory, house.value.works)
        state = BuildState(words, house.value.stamps)
        yield house, state
