"""Everything stale in a house is built: first the texts, then the books made of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from publisher.errors import PublisherError, SourceError
from publisher.house import read_house
from publisher.model.findings import Finding, Severity, in_order
from publisher.model.formats import Format
from publisher.model.house import WorkText
from publisher.model.places import Place
from publisher.outputs import BUILD, Product, ProductKind, Store, remove_drafts
from publisher.pipeline.agenda import Agenda, BookToMake, TextToRead
from publisher.pipeline.books import (
    Book,
    about,
    books_of,
    choose,
    folder_of,
    formats_there,
    path_of,
)
from publisher.pipeline.build_state import BuildState, build_state
from publisher.pipeline.dates import today
from publisher.pipeline.house_memory import HouseMemory, open_memory
from publisher.pipeline.house_words import ANSWERS, OtherTexts
from publisher.pipeline.kept_texts import packed, unpacked
from publisher.pipeline.left_behind import left_behind, told_of, without
from publisher.pipeline.loading import load, needs_of
from publisher.pipeline.placing import place_book, place_text
from publisher.pipeline.reports import Failure, Report, Step, Watch
from publisher.pipeline.requests import BuildRequest
from publisher.pipeline.rights import not_free
from publisher.pipeline.rulings import Rulings, read_all_rulings
from publisher.pipeline.sound_house import read_sound_house
from publisher.pipeline.workers import kept_workers, tell_needs, work_off, worker_count
from publisher.pipeline.working_on import working_on
from publisher.structs import frozen, mutable

if TYPE_CHECKING:
    from publisher.pipeline.formats import BookFile
    from publisher.pipeline.stages import Reading

TextsByWork: TypeAlias = dict[WorkText, bytes]  # packed

# Seconds of work for which one more process is worth beginning.
TO_BEGIN = 2.0


def build(root: Path, request: BuildRequest, watch: Watch) -> Report:
    """Build what is stale of a request in a house; ``watch`` is told after each step.

    Raises UsageError or ManifestError for the house as a whole. What fails for one text or one
    book stands in the report, and the others are built.
    """
    with kept_workers(request.jobs, load), open_memory(root) as memory:
        return _built(memory, request, watch)


def _built(memory: HouseMemory, request: BuildRequest, watch: Watch) -> Report:
    root = memory.root
    house = read_sound_house(root, memory)
    books = books_of(house.value)
    chosen = choose(books, request.names, request.language)
    wanted = request.formats or house.value.house.formats
    tell_needs(needs_of((work.language for book in chosen for work in book.works), wanted))
    state = build_state(memory, house.value, request.jobs, anew=request.anew)
    if state.words.counted and _has_new_pictures(house.value.works):
        # Sources that were read for the first time have laid their pictures beside them.
        house = read_house(root, memory)
        books = books_of(house.value)
        chosen = choose(books, request.names, request.language)
        state = build_state(memory, house.value, request.jobs, anew=request.anew)
    formats = {
        book: request.formats or formats_there(state.there, book, house.value.house.formats)
        for book in chosen
    }
    build_ = _Build(state, Store(root), formats, request.jobs, watch, explains=request.why)
    try:
        build_.make(chosen)
    finally:  # after an interrupt too: what was learned is remembered
        state.save(books, whole=len(chosen) == len(books) and not request.formats)
    behind = left_behind(root, books)
    gone = tuple(without(root, behind)) if request.tidy else ()
    still = () if request.names else told_of(tuple(path for path in behind if path not in gone))
    findings = (*memory.findings, *about(house.findings, request.names), *still)
    return replace(build_.report(chosen, findings), removed=gone)


def _has_new_pictures(works: Iterable[WorkText]) -> bool:
    from publisher.house import pictures_are_known

    return not pictures_are_known(works)


@mutable
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
        waiting = [
            (book, form)
            for book in books
            for form in self.state.stale_formats(book, self.formats[book])
        ]
        works = self._works_to_read(books, {book for book, _ in waiting})
        # Before anything is read: a file may be edited meanwhile.
        made, read_ = {book for book, _ in waiting}, set(works)
        self.state.take(b for b in books if b in made or not read_.isdisjoint(b.works))
        kept = self._kept_texts(works)
        works = [work for work in works if work not in kept]
        # Whoever was killed has left something to make, and only then all folders are looked through.
        leave = () if works or waiting else (ProductKind.WORK.value,)
        remove_drafts(self.state.root / BUILD, time.time(), leave)
        self.steps = len(works) + len(waiting)
        if self.explains:
            self.reasons = dict(self._explained(works, waiting))
        agenda = Agenda(works, waiting, kept)
        # Texts that are up to date were made with rulings that could be read.
        ruled = read_all_rulings(self.state.root, works) if works else {}

        def offer() -> _Task | None:
            match agenda.next():
                case TextToRead(work):
                    return _TextTask(work, ruled[work], self.state.words.other_texts_of(work))
                case BookToMake(book, form):
                    _ = book.facts  # worked out here, not by whichever process makes the book
                    return _BookTask(self.state.root, book, form, agenda.texts_of(book))
            return None

        # Processes load much before they do anything, so unless a person wants them each must have
        # enough to do, and of one book none has.
        most = max(len(works), len(waiting))
        worth = most if self.jobs else min(most, int(agenda.seconds / TO_BEGIN))
        processes = worker_count(self.jobs, worth)
        do = partial(_do, _read, _make)
        done: Iterator[tuple[_Task, _Made | PublisherError]] = work_off(do, offer, processes)
        for task, result in done:
            self._take(agenda, task, result)
        for book, form, work in agenda.left():
            message = "not built, because this text could not be read"
            self._fail(path_of(book, form), SourceError(message, place=work.source))
        # In the order of the house, whatever was done first.
        paths = (*map(folder_of, works), *(path_of(*todo) for todo in waiting))
        order = {path: number for number, path in enumerate(paths)}
        self.failures.sort(key=lambda failure: order[failure.name])

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
            yield folder_of(work), reasons_for_text(self.state, work)
        for book, form in waiting:
            yield path_of(book, form), reasons_for_book(self.state, book, form)

    def _works_to_read(self, books: Iterable[Book], waiting: set[Book]) -> list[WorkText]:
        """Return the works whose text is needed, or whose intermediates are not there."""
        works = dict.fromkeys(work for book in books for work in book.works)
        needed = {work for book in waiting for work in book.works}
        return [work for work in works if work in needed or not self.state.text_is_fresh(work)]

    def _take(
        self,
        agenda: Agenda,
        task: _Task,
        result: _Made | PublisherError,
    ) -> None:
        """Put what was made into its place, and remember what failed."""
        path = (
            folder_of(task.work) if isinstance(task, _TextTask) else path_of(task.book, task.form)
        )
        match task, result:
            case _, PublisherError():
                self._fail(path, result)
            case _TextTask(work), _ReadText():
                found = (result.files, result.findings, result.doubts)
                product = place_text(self.state, work, *found)
                self._keep(product, self.state.inputs.parts_of_text(work), work)
                self.store.put(product.inputs, result.text)
                agenda.text_is_there(work, result.text)
            case _BookTask(_, book, form), made if not isinstance(made, _ReadText):
                product = place_book(self.state, book, form, made)
                self._keep(product, self.state.inputs.parts_of_book(book, form))
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
        made = [book for book in books if self._was_made(book)] if self.made else []
        works = dict.fromkeys(work for book in made for work in book.works)
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


@frozen
class _TextTask:
    """A text to be read, by whichever process has time."""

    work: WorkText
    rulings: Rulings
    other_texts: OtherTexts


@frozen
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
    from publisher.pipeline.stages import read, record  # with the forms that texts take

    work, other_texts = task.work, task.other_texts
    with working_on(work.source):
        reading = read(work, task.rulings, other_texts)
        files = {**record(reading), ANSWERS: other_texts.answers_table()}
        text = packed(reading.text)
        return _ReadText(text, reading.findings, files, _doubts_left(reading, task.rulings))


def _doubts_left(reading: Reading, rulings: Rulings) -> int:
    from publisher.model.doubts import DOUBTFUL
    from publisher.rulings import still_open

    asked = [doubt for doubt in reading.text.doubts if doubt.confidence < DOUBTFUL]
    return len(still_open(reading.transcript, (*rulings.own, *rulings.of_the_house), asked))


@frozen
class _BookTask:
    """A book to be made in one format, with its texts, by whichever process has time."""

    root: Path
    book: Book
    form: Format
    texts: tuple[bytes, ...]


# What one process does at a time, and what comes of it.
_Task: TypeAlias = _TextTask | _BookTask
_Made: TypeAlias = "_ReadText | BookFile"


def _do(
    read_text: Callable[[_TextTask], _ReadText], make: Callable[[_BookTask], BookFile], task: _Task
) -> _Made:
    return read_text(task) if isinstance(task, _TextTask) else make(task)


def _make(task: _BookTask) -> BookFile:
    from publisher.model.edition import WorkWithText
    from publisher.pipeline.stages import assemble, make_book

    texts = tuple(map(WorkWithText, task.book.works, map(unpacked, task.texts)))
    with working_on(path_of(task.book, task.form)):
        edition = assemble(task.book.plan, texts, task.book.facts)
        return make_book(edition, task.root, task.form)
