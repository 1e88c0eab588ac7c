"""The record of the products in ``build/`` decides which of them must be made again.

A house is opened for it: what is known of its files and manifests, and of the words of its texts.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from publisher.house import HouseFiles, read_house
from publisher.model.findings import Finding, Outcome
from publisher.model.formats import Format
from publisher.model.house import WorkText
from publisher.outputs import (
    BUILD,
    Product,
    forget_products,
    keep_inputs,
    keep_products,
    paths_of_products,
    read_product,
    read_products,
    read_record,
)
from publisher.pipeline.books import Book, booklet_of, folder_of, path_of, stem_of
from publisher.pipeline.freshness import (
    Inputs,
    SharedInputs,
    inputs_of_booklet,
    is_fresh,
    shared_inputs,
)
from publisher.pipeline.house_memory import HouseMemory, open_memory
from publisher.pipeline.house_words import HouseWords, words_of_house
from publisher.pipeline.standings import Standing, Standings
from publisher.pipeline.suspicions import SuspiciousText, suspicion_of

# Where what belongs to one text lies in a house.
_OF_WORKS, _OF_BUILDS = "seeds/works/", f"{BUILD}/"
# So many products are asked for one by one; then all are read at once.
SINGLY = 32


def build_state(
    memory: HouseMemory, house: HouseFiles, jobs: int | None = None, *, anew: bool = False
) -> BuildState:
    """Return the state of a house's products, once the words of all its sources are counted.

    With ``anew`` nothing counts as up to date. Raises OutputError where the state cannot be written.
    """
    shared = shared_inputs(memory)
    standings = Standings(memory, house, shared.digest)
    # All texts of the house are counted, for they tell those that are built about their words.
    words = words_of_house(memory, house.works, jobs, standings)
    return BuildState(words, house, shared, standings, anew=anew)


class BuildState:
    """The record of a house's products, asked while a build is planned and kept when it ends."""

    def __init__(
        self,
        words: HouseWords,
        house: HouseFiles,
        shared: SharedInputs,
        standings: Standings,
        *,
        anew: bool = False,
    ) -> None:
        """Take a house as it was read, with what all its products share and how its texts stand."""
        self.memory = words.memory
        self.root = self.memory.root
        self.words = words
        self.there = standings.there
        self.inputs = Inputs(self.memory, shared, words.answers, self._known_inputs, house.stamps)
        self._anew, self._standings = anew, standings
        self._pamphlets: dict[str, Book] = {}  # of the texts whose standing is not known
        self._record: dict[str, Product | None] = {}
        self._whole = False
        self._printed: defaultdict[str, list[Product]] | None = None
        self._made: dict[str, WorkText | None] = {}

    def standing(self, work: WorkText) -> Standing | None:
        """Return how a text stands that is up to date, where it is known; else None."""
        return None if self._anew else self._standings.of(work)

    def _known_inputs(self, work: WorkText) -> str | None:
        standing = self._standings.of(work)
        return standing.inputs if standing else None

    def take(self, books: Iterable[Book]) -> None:
        """See the files of these books' texts as they are now, before anything is made of them."""
        known = tuple(books)
        for work in (work for book in known for work in book.works):
            self._standings.forget(work.source)
        self.inputs.take(known)

    def text_is_fresh(self, work: WorkText) -> bool:
        """Tell whether the intermediates of a text need not be made again."""
        known = self.standing(work) is not None
        return known or self._is_fresh(folder_of(work), self.inputs.of_text(work))

    def stale_formats(self, book: Book, formats: Iterable[Format]) -> tuple[Format, ...]:
        """Return those of the formats in which a book must be made again."""
        if book.plan is None and (known := self.standing(book.works[0])):
            return tuple(form for form in formats if form not in known.formats)
        return tuple(
            form
            for form in formats
            if not self._is_fresh(path_of(book, form), self.inputs.of_book(book, form))
        )

    def most_suspicious(self, works: Iterable[WorkText]) -> SuspiciousText | None:
        """Return the most suspicious of some texts; None where none of them has been restored."""
        # max keeps the first of equals.
        restored = self._restored(works)
        return max(restored, key=lambda text: text.suspicion.figure, default=None)

    def _restored(self, works: Iterable[WorkText]) -> Iterator[SuspiciousText]:
        for work in works:
            standing = self.standing(work)
            found = standing.suspicion if standing else suspicion_of(self.root, work)
            if found is not None:
                yield SuspiciousText(work.source, found, self.text_is_fresh(work))

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
        if path not in self._record and not self._whole:
            if len(self._record) < SINGLY:
                self._record[path] = read_product(self.memory.state, path)
            else:
                # What was read, or made, before stays as it is.
                self._record = {**read_record(self.memory.state), **self._record}
                self._whole = True
        return self._record.get(path)

    def printer_files(self, book: Book) -> tuple[Product, ...]:
        """Return what is known of the printers' files of a book, in order of their paths."""
        if self._printed is None:
            self._printed = defaultdict(list)
            # Their formats are like kdp.cover.pdf.
            for product in read_products(self.memory.state, f".{Format.PDF}"):
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
        known = tuple(books)
        there = {stem for book in known for stem in _stems(book)}
        gone = [p for p in paths_of_products(self.memory.state) if _stem(p) not in there]
        if gone:
            self.memory.state.change(forget_products(gone))
        unknown = self._standings.unknown()
        pamphlets = {book.works[0]: book for book in known if book.plan is None}
        unasked = _Unasked(pamphlets.keys() - set(unknown))
        whole = whole and bool(unknown or gone)
        self.memory.files.save(time.time_ns(), made=self._made, whole=whole, unasked=unasked)
        for work in filter(None, self._made.values()):
            self.words.answers(work)
        self.words.index.save()
        self._standings.keep(unknown, lambda work, files: self._stands(pamphlets[work], files))

    def _stands(self, book: Book, files: Iterable[str]) -> Standing | None:
        """Return how the text of a pamphlet stands, whose ``files`` are there; None if it is stale."""
        (work,) = book.works
        text, inputs = self.known(folder_of(work)), self.inputs.of_text(work)
        if text is None or not is_fresh(text, inputs, self.memory.files):
            return None
        formats = (form for form in Format if path_of(book, form) in files)
        return Standing(
            inputs,
            tuple(form for form in formats if self._is_as_made(book, form)),
            text.errors,
            text.warnings,
            text.doubts,
            suspicion_of(self.root, work),
        )

    def _is_as_made(self, book: Book, form: Format) -> bool:
        made = self.known(path_of(book, form))
        return is_fresh(made, self.inputs.of_book(book, form), self.memory.files)


class _Unasked:
    """Tells of what is remembered whether it belongs to texts that nobody needed to ask about."""

    def __init__(self, works: Iterable[WorkText]) -> None:
        self._subjects: set[str] | None = None
        self._works = works

    def __call__(self, key: str) -> bool:
        """Tell it of a key: of a manifest, of the facts of a book, of a file."""
        if self._subjects is None:
            folders = (work.source.rpartition("/")[0] for work in self._works)
            stems = (stem for work in self._works for stem in (stem_of(work), folder_of(work)))
            self._subjects = {*folders, *stems}
        path = key.partition(" ")[2] or key
        if path.startswith(_OF_WORKS):
            return "/".join(path.split("/", 3)[:3]) in self._subjects
        return not path.startswith(_OF_BUILDS) or _stem(path) in self._subjects


def _stems(book: Book) -> tuple[str, ...]:
    """Return what the paths of a book and of its texts begin with: ``build/pamphlets/tarov.sv``."""
    return (f"{BUILD}/{book.kind}/{book.name}.{book.language}", *map(folder_of, book.works))


def _stem(path: str) -> str:
    # Neither names nor languages have dots; printers' files have more behind them
    # (``tarov.sv.kdp.cover.pdf``), named for profiles which may have gone.
    name, _, rest = path.partition(".")
    return f"{name}.{rest.partition('.')[0]}"


@contextmanager
def looked_at(root: Path) -> Iterator[tuple[Outcome[HouseFiles], BuildState]]:
    """Open a house to look at it: its manifests, and the state of its products. Nothing is written.

    Raises UsageError, ManifestError where the house cannot be read.
    """
    with open_memory(root, keep=False) as memory:
        house = read_house(root, memory)
        yield house, build_state(memory, house.value)
