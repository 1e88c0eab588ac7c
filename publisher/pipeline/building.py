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
from publisher.pipeline.build_state import Yard, folder_of, path_of
from publisher.pipeline.house_words import TOLD, Elsewhere, words_of_house
from publisher.pipeline.requests import Order, Report, Step
from publisher.pipeline.rulings import Rulings, read_all_rulings
from publisher.pipeline.stages import Made, assemble, make_book, read, record
from publisher.pipeline.workers import hands, work_through
from publisher.pipeline.working_on import At

Watch: TypeAlias = Callable[[Step], None]
Texts: TypeAlias = dict[WorkText, Text]


def build(root: Path, order: Order, watch: Watch) -> Report:
    """Build what is stale of an order in a house; ``watch`` is told after each step.

    Raises UsageError or ManifestError for the house as a whole. What fails for one text or one
    book stands in the report, and the others are built.
    """
    house = read_house(root)
    books = books_of(house.value)
    chosen = choose(books, order.names, order.language)
    words = words_of_house(root, house.value.works, order.jobs)
    yard = Yard(root, words, anew=order.anew)
    try:
        _build(yard, chosen, order, watch)
    finally:
        yard.close(books)
    return yard.report(chosen, order.formats, house.findings)


def _build(yard: Yard, books: tuple[Book, ...], order: Order, watch: Watch) -> None:
    waiting = [(book, form) for book in books for form in yard.stale_formats(book, order.formats)]
    works = _works_to_read(yard, books, {book for book, _ in waiting})
    steps = _Steps(watch, len(works) + len(waiting))
    texts = _read_texts(yard, works, order.jobs, steps)
    _make_books(yard, list(_tasks(yard, waiting, texts)), order.jobs, steps)


class _Steps:
    """Counts the steps of a build and tells of each."""

    def __init__(self, watch: Watch, total: int) -> None:
        self._watch, self._total, self._done = watch, total, 0

    def take(self, what: str) -> None:
        self._done += 1
        self._watch(Step(what, self._done, self._total))


def _works_to_read(yard: Yard, books: Iterable[Book], waiting: set[Book]) -> list[WorkText]:
    """Return the works whose text is needed, or whose intermediates are not there."""
    works = dict.fromkeys(work for book in books for work in book.works)
    needed = {work for book in waiting for work in book.works}
    return [work for work in works if work in needed or not yard.text_is_fresh(work)]


def _read_texts(yard: Yard, works: list[WorkText], jobs: int | None, steps: _Steps) -> Texts:
    texts: Texts = {}
    ruled = read_all_rulings(yard.root, works)
    tasks = [(work, ruled[work], yard.words.beside(work)) for work in works]
    for (work, *_), result in work_through(_read, tasks, hands(jobs, len(works))):
        if isinstance(result, PublisherError):
            yard.fail(folder_of(work), result)
        else:
            yard.keep_text(work, result.files, result.findings)
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
    with At(work.source):
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


def _tasks(yard: Yard, waiting: list[tuple[Book, Format]], texts: Texts) -> Iterator[_Task]:
    """Yield the books whose texts are all there; the others have failed with their text."""
    for book, form in waiting:
        missing = next((work for work in book.works if work not in texts), None)
        if missing is None:
            yield _Task(yard.root, book, form, tuple(texts[work] for work in book.works))
        else:
            error = SourceError("not built, for this text could not be read", place=missing.source)
            yard.fail(path_of(book, form), error)


def _make_books(yard: Yard, tasks: list[_Task], jobs: int | None, steps: _Steps) -> None:
    for task, result in work_through(_make, tasks, hands(jobs, len(tasks))):
        path = path_of(task.book, task.form)
        if isinstance(result, PublisherError):
            yard.fail(path, result)
        else:
            yard.keep_book(task.book, task.form, result)
        steps.take(path)


def _make(task: _Task) -> Made:
    shelf = tuple(zip(task.book.works, task.texts, strict=True))
    with At(path_of(task.book, task.form)):
        edition = assemble(task.book.plan, shelf, task.book.facts)
        return make_book(edition, task.root, task.form)
