"""Everything stale in a house is built: first the texts, then the books made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from publisher.errors import PublisherError, SourceError
from publisher.house import read_house
from publisher.model.findings import Finding
from publisher.model.house import WorkText
from publisher.model.text import Text
from publisher.outputs import Format
from publisher.pipeline.books import Book, books_of, choose
from publisher.pipeline.build_state import BuildState, folder_of, path_of
from publisher.pipeline.house_words import TOLD, Elsewhere, words_of_house
from publisher.pipeline.requests import BuildRequest, Report, Step
from publisher.pipeline.rulings import Rulings, read_all_rulings
from publisher.pipeline.stages import MadeBook, assemble, make_book, read, record
from publisher.pipeline.workers import work_through, worker_count
from publisher.pipeline.working_on import working_on

Watch: TypeAlias = Callable[[Step], None]
TextsByWork: TypeAlias = dict[WorkText, Text]


def build(root: Path, request: BuildRequest, watch: Watch) -> Report:
    """Build what is stale of an order in a house; ``watch`` is told after each step.

    Raises UsageError or ManifestError for the house as a whole. What fails for one text or one
    book stands in the report, and the others are built.
    """
    house = read_house(root)
    books = books_of(house.value)
    chosen = choose(books, request.names, request.language)
    words = words_of_house(root, house.value.works, request.jobs)
    state = BuildState(root, words, anew=request.anew)
    try:
        _build(state, chosen, request, watch)
    finally:
        state.close(books)
    return state.report(chosen, request.formats, house.findings)


def _build(state: BuildState, books: tuple[Book, ...], request: BuildRequest, watch: Watch) -> None:
    waiting = [
        (book, form) for book in books for form in state.stale_formats(book, request.formats)
    ]
    works = _works_to_read(state, books, {book for book, _ in waiting})
    steps = _Steps(watch, len(works) + len(waiting))
    texts = _read_texts(state, works, request.jobs, steps)
    _make_books(state, list(_tasks(state, waiting, texts)), request.jobs, steps)


class _Steps:
    """Counts the steps of a build and tells of each."""

    def __init__(self, watch: Watch, total: int) -> None:
        self._watch, self._total, self._done = watch, total, 0

    def take(self, what: str) -> None:
        self._done += 1
        self._watch(Step(what, self._done, self._total))


def _works_to_read(state: BuildState, books: Iterable[Book], waiting: set[Book]) -> list[WorkText]:
    """Return the works whose text is needed, or whose intermediates are not there."""
    works = dict.fromkeys(work for book in books for work in book.works)
    needed = {work for book in waiting for work in book.works}
    return [work for work in works if work in needed or not state.text_is_fresh(work)]


def _read_texts(
    state: BuildState, works: list[WorkText], jobs: int | None, steps: _Steps
) -> TextsByWork:
    texts: TextsByWork = {}
    ruled = read_all_rulings(state.root, works)
    tasks = [(work, ruled[work], state.words.beside(work)) for work in works]
    for (work, *_), result in work_through(_read, tasks, worker_count(jobs, len(works))):
        if isinstance(result, PublisherError):
            state.fail(folder_of(work), result)
        else:
            state.keep_text(work, result.files, result.findings)
            texts[work] = result.text
        steps.take(folder_of(work))
    return texts


@dataclass(frozen=True, slots=True)
class _Read:
    """A text that was read: what is found about it, and its intermediates by file name."""

    text: Text
    findings: tuple[Finding, ...]
    files: dict[str, bytes]


def _read(task: tuple[WorkText, Rulings, Elsewhere]) -> _Read:
    work, rulings, elsewhere = task
    with working_on(work.source):
        reading = read(Path(work.path), work.source, work.language, rulings, elsewhere)
        files = {**record(reading), TOLD: elsewhere.told()}
        return _Read(reading.text, reading.findings, files)


@dataclass(frozen=True, slots=True)
class _Task:
    """A book to be made in one format, with its texts, by whichever process has time."""

    root: Path
    book: Book
    form: Format
    texts: tuple[Text, ...]


def _tasks(
    state: BuildState, waiting: list[tuple[Book, Format]], texts: TextsByWork
) -> Iterator[_Task]:
    """Yield the books whose texts are all there; the others have failed with their text."""
    for book, form in waiting:
        missing = next((work for work in book.works if work not in texts), None)
        if missing is None:
            yield _Task(state.root, book, form, tuple(texts[work] for work in book.works))
        else:
            error = SourceError("not built, for this text could not be read", place=missing.source)
            state.fail(path_of(book, form), error)


def _make_books(state: BuildState, tasks: list[_Task], jobs: int | None, steps: _Steps) -> None:
    for task, result in work_through(_make, tasks, worker_count(jobs, len(tasks))):
        path = path_of(task.book, task.form)
        if isinstance(result, PublisherError):
            state.fail(path, result)
        else:
            state.keep_book(task.book, task.form, result)
        steps.take(path)


def _make(task: _Task) -> MadeBook:
    shelf = tuple(zip(task.book.works, task.texts, strict=True))
    with working_on(path_of(task.book, task.form)):
        edition = assemble(task.book.plan, shelf, task.book.facts)
        return make_book(edition, task.root, task.form)
