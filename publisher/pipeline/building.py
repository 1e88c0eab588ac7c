"""Everything stale in a house is built: first the texts, then the books made of them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from publisher.errors import PublisherError, SourceError
from publisher.house import read_house
from publisher.model.doubts import DOUBTFUL
from publisher.model.findings import Finding, Severity, in_order
from publisher.model.formats import Format
from publisher.model.house import WorkText
from publisher.model.places import Place
from publisher.outputs import BUILD, Product, ProductKind, Store, remove_drafts
from publisher.pipeline.books import (
    Book,
    about,
    books_of,
    choose,
    files_there,
    folder_of,
    formats_there,
    path_of,
)
from publisher.pipeline.build_state import BuildState
from publisher.pipeline.dates import today
from publisher.pipeline.house_memory import HouseMemory, open_memory
from publisher.pipeline.house_words import ANSWERS, OtherTexts, words_of_house
from publisher.pipeline.kept_texts import packed, unpacked
from publisher.pipeline.left_behind import left_behind, told_of, without
from publisher.pipeline.placing import place_book, place_text
from publisher.pipeline.reports import Failure, Report, Step, Watch
from publisher.pipeline.requests import BuildRequest
from publisher.pipeline.rights import not_free
from publisher.pipeline.rulings import Rulings, read_all_rulings
from publisher.pipeline.stages import Reading, assemble, make_book, read, record
from publisher.pipeline.workers import work_through, worker_count
from publisher.pipeline.working_on import working_on

if TYPE_CHECKING:
    from publisher.pipeline.formats import BookFile

TextsByWork: TypeAlias = dict[WorkText, bytes]  # packed


def build(root: Path, request: BuildRequest, watch: Watch) -> Report:
    """Build what is stale of a request in a house; ``watch`` is told after each step.

    Raises UsageError or ManifestError for the house as a whole. What fails for one text or one
    book stands in the report, and the others are built.
    """
    with open_memory(root) as memory:
        return _built(memory, request, watch)


def _built(memory: HouseMemory, request: BuildRequest, watch: Watch) -> Report:
    root = memory.root
    house = read_house(root, memory)
    books = books_of(house.value)
    chosen = choose(books, request.names, request.language)
    # All texts of the house are counted, for they tell those that are built about their words.
    words = words_of_house(memory, house.value.works, request.jobs)
    if words.counted and _has_new_pictures(house.value.works):
        # Sources that were read for the first time have laid their pictures beside them.
        house = read_house(root, memory)
        books = books_of(house.value)
        chosen = choose(books, request.names, request.language)
    state = BuildState(words, house.value.stamps, anew=request.anew)
    there = files_there(root)
    formats = {
        book: request.formats or formats_there(there, book, house.value.house.formats)
        for book in chosen
    }
    build_ = _Build(state, Store(root), formats, request.jobs, watch, explains=request.why)
    try:
        build_.make(chosen)
    finally:  # after an interrupt too: what was learned is remembered
        state.save(books, whole=len(chosen) == len(books))
    behind = left_behind(root, books)
    gone = tuple(without(root, behind)) if request.tidy else ()
    still = () if request.names else told_of(tuple(path for path in behind if path not in gone))
    findings = (*memory.findings, *about(house.findings, request.names), *still)
    return replace(build_.report(chosen, findings), removed=gone)


def _has_new_pictures(works: Iterable[WorkText]) -> bool:
    from publisher.house import pictures_are_known

    return not pictures_are_known(works)


@dataclass(slots=True)
class _Build:
    """One build: its state, what is wanted, and what has been made or has failed so far.

    ``formats`` are those wanted of each book; ``reasons`` say why each product is made, by its
    path, where the build ``explains`` itself.
    """

    state: BuildState
    store: Store
    formats: Mapping[Book, tuple[Format, ...]]
    jobs: int | None
    watch: Watch
    explains: bool = False
    made: set[str] = field(default_factory=set)
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    steps: int = 0
    steps_done: int = 0

    def make(self, books: tuple[Book, ...]) -> None:
        """Read the texts that are needed, then make the books that are stale."""
        self.state.inputs.take(books)  # before anything is read: a file may be edited meanwhile
        waiting = [
            (book, form)
            for book in books
            for form in self.state.stale_formats(book, self.formats[book])
        ]
        works = self._works_to_read(books, {book for book, _ in waiting})
        # Whoever was killed has left something to make, and only then all folders are looked through.
        leave = () if works or waiting else (ProductKind.WORK.value,)
        remove_drafts(self.state.root / BUILD, time.time(), leave)
        self.steps = len(works) + len(waiting)
        if self.explains:
            self.reasons = dict(self._explained(works, waiting))
        kept = self._kept_texts(works)
        works = [work for work in works if work not in kept]
        self.steps -= len(kept)
        texts = kept | self._read_texts(works)
        self._make_books(list(self._tasks(waiting, texts)))

    def _kept_texts(self, works: Iterable[WorkText]) -> TextsByWork:
        """Return those of the texts that need not be restored: nothing but their books is stale."""
        fresh = (work for work in works if self.state.text_is_fresh(work))
        kept = ((work, self.store.get(self.state.inputs.of_text(work))) for work in fresh)
        return {work: text for work, text in kept if text is not None}

    def _explained(
        self, works: list[WorkText], waiting: list[tuple[Book, Format]]
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        from publisher.pipeline.reasons import reasons_for_book, reasons_for_text

        for work in works:
            if not self.state.text_is_fresh(work):
                yield folder_of(work), reasons_for_text(self.state, work)
        for book, form in waiting:
            yield path_of(book, form), reasons_for_book(self.state, book, form)

    def _works_to_read(self, books: Iterable[Book], waiting: set[Book]) -> list[WorkText]:
        """Return the works whose text is needed, or whose intermediates are not there."""
        works = dict.fromkeys(work for book in books for work in book.works)
        needed = {work for book in waiting for work in book.works}
        return [work for work in works if work in needed or not self.state.text_is_fresh(work)]

    def _read_texts(self, works: list[WorkText]) -> TextsByWork:
        texts: TextsByWork = {}
        ruled = read_all_rulings(self.state.root, works)
        tasks = [_TextTask(w, ruled[w], self.state.words.other_texts_of(w)) for w in works]
        workers = worker_count(self.jobs, len(tasks))
        for task, result in work_through(_read, tasks, workers):
            folder = folder_of(task.work)
            if isinstance(result, PublisherError):
                self._fail(folder, result)
            else:
                found = (result.files, result.findings, result.doubts)
                product = place_text(self.state, task.work, *found)
                self._keep(product, self.state.inputs.parts_of_text(task.work), task.work)
                texts[task.work] = result.text
                self.store.put(product.inputs, result.text)
            self._step(folder)
        return texts

    def _tasks(self, waiting: list[tuple[Book, Format]], texts: TextsByWork) -> Iterator[_BookTask]:
        """Yield the books whose texts are all there; the others have failed with their text."""
        for book, form in waiting:
            _ = book.facts  # worked out here, not by whichever process makes the book
            missing = next((work for work in book.works if work not in texts), None)
            if missing is None:
                read_ = tuple(texts[work] for work in book.works)
                yield _BookTask(self.state.root, book, form, read_)
            else:
                message = "not built, because this text could not be read"
                self._fail(path_of(book, form), SourceError(message, place=missing.source))

    def _make_books(self, tasks: list[_BookTask]) -> None:
        workers = worker_count(self.jobs, len(tasks))
        for task, result in work_through(_make, tasks, workers):
            path = path_of(task.book, task.form)
            if isinstance(result, PublisherError):
                self._fail(path, result)
            else:
                product = place_book(self.state, task.book, task.form, result)
                self._keep(product, self.state.inputs.parts_of_book(task.book, task.form))
            self._step(path)

    def _keep(
        self, product: Product, parts: Mapping[str, str], text: WorkText | None = None
    ) -> None:
        self.state.remember(product, parts, text)
        self.made.add(product.path)

    def _fail(self, path: str, error: PublisherError) -> None:
        self.failures.append(Failure(path, error))

    def _step(self, path: str) -> None:
        self.steps_done += 1
        self.watch(Step(path, self.steps_done, self.steps))

    def report(self, books: tuple[Book, ...], findings: tuple[Finding, ...]) -> Report:
        """Return what is there now of some books; ``findings`` are those of the manifests."""
        failed = {failure.name for failure in self.failures}
        paths = (path_of(book, form) for book in books for form in self.formats[book])
        known = (self.state.known(path) for path in paths if path not in failed)
        products = tuple(product for product in known if product is not None)
        own = {finding for product in products for finding in product.findings}
        rights = not_free(books, today())
        # A text that is edited and of which nothing was made is made next time.
        works = dict.fromkeys(w for b in books if self._was_made(b) for w in b.works)
        meanwhile = map(_changed_meanwhile, self.state.inputs.changed_meanwhile(works))
        return Report(
            products=products,
            made=frozenset(self.made),
            reasons=self.reasons,
            failures=tuple(self.failures),
            findings=in_order({*findings, *own, *rights, *meanwhile}),
            in_texts=in_order({f for book in books for f in self.state.findings_in_texts(book)}),
        )

    def _was_made(self, book: Book) -> bool:
        paths = (path_of(book, form) for form in self.formats[book])
        return any(path in self.made for path in (*paths, *map(folder_of, book.works)))


def _changed_meanwhile(work: WorkText) -> Finding:
    return Finding(
        "pipeline/changed-meanwhile",
        Severity.WARNING,
        "this text was edited while its books were made, and they may hold its earlier state",
        "“publisher build” makes them again",
        Place(work.source, 1, 1),
    )


@dataclass(frozen=True, slots=True)
class _TextTask:
    """A text to be read, by whichever process has time."""

    work: WorkText
    rulings: Rulings
    other_texts: OtherTexts


@dataclass(frozen=True, slots=True)
class _ReadText:
    """A text that was read: what was found in it, its intermediates by file name, its doubts.

    ``text`` is packed, as it goes into the store and to the processes that make its books. Of the
    doubts only the number is kept: of those that a person would be asked about now.
    """

    text: bytes
    findings: tuple[Finding, ...]
    files: dict[str, bytes]
    doubts: int


def _read(task: _TextTask) -> _ReadText:
    work, other_texts = task.work, task.other_texts
    with working_on(work.source):
        reading = read(work, task.rulings, other_texts)
        files = {**record(reading), ANSWERS: other_texts.answers_table()}
        text = packed(reading.text)
        return _ReadText(text, reading.findings, files, _doubts_left(reading, task.rulings))


def _doubts_left(reading: Reading, rulings: Rulings) -> int:
    from publisher.rulings import still_open

    asked = [doubt for doubt in reading.text.doubts if doubt.confidence < DOUBTFUL]
    return len(still_open(reading.transcript, (*rulings.own, *rulings.of_the_house), asked))


@dataclass(frozen=True, slots=True)
class _BookTask:
    """A book to be made in one format, with its texts, by whichever process has time."""

    root: Path
    book: Book
    form: Format
    texts: tuple[bytes, ...]


def _make(task: _BookTask) -> BookFile:
    from publisher.model.edition import WorkWithText

    texts = tuple(map(WorkWithText, task.book.works, map(unpacked, task.texts)))
    with working_on(path_of(task.book, task.form)):
        edition = assemble(task.book.plan, texts, task.book.facts)
        return make_book(edition, task.root, task.form)
