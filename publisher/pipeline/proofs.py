"""Proofs: the pages of a PDF drawn as pictures, to be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from publisher.errors import PublisherError, UsageError
from publisher.model.formats import Format
from publisher.outputs import BOOKLET, place_folder, proof_folder
from publisher.pipeline.books import Book, booklet_of, books_of, choose
from publisher.pipeline.build_state import BuildState, looked_at
from publisher.pipeline.building import build
from publisher.pipeline.reports import Failure, Report, Step, Watch
from publisher.pipeline.requests import BuildRequest
from publisher.pipeline.workers import work_apart, work_through, worker_count
from publisher.pipeline.working_on import working_on
from publisher.structs import frozen

# Processor seconds for a file of unknown origin: 1,000 pages at the highest resolution take half.
SECONDS = 3600


@frozen
class Proof:
    """The pictures of a PDF: its path and theirs in the house, ``pictures`` by name."""

    path: str
    folder: str
    pictures: tuple[str, ...]


@frozen
class ProofReport:
    """The proofs that were drawn, and the report on the PDFs that had to be built for them."""

    report: Report
    proofs: tuple[Proof, ...]


@frozen
class _Task:
    root: Path
    path: str
    folder: str
    dpi: int
    facing: bool


def make_proofs(
    root: Path,
    request: BuildRequest,
    dpi: int,
    watch: Watch,
    *,
    booklets: bool = False,
) -> ProofReport:
    """Draw the books that are asked for, or their booklets; a stale PDF is built first.

    ``dpi`` is the resolution of the pictures in dots an inch. Raises UsageError for a booklet that
    is missing or stale, since its sheet and signature are for the person to choose; UsageError or
    ManifestError for the house as a whole.
    """
    if booklets:
        with looked_at(root) as (house, state):
            books = choose(books_of(house.value), request.names, request.language)
            paths = list(_fresh_booklets(state, books))
        return _draw_all(root, Report(), paths, dpi, request.jobs, watch)
    report = build(root, replace(request, formats=(Format.PDF,)), watch)
    paths = [product.path for product in report.products]
    return _draw_all(root, report, paths, dpi, request.jobs, watch)


def proof_files(root: Path, paths: tuple[Path, ...], dpi: int, watch: Watch) -> ProofReport:
    """Draw PDFs by the paths of their files; raise UsageError for a file that is none."""
    for path in paths:
        if not path.is_file():
            raise UsageError("the file does not exist", place=str(path))
    tasks = [_task(root, _in_house(root, path), dpi) for path in paths]
    work = work_apart(_draw, tasks, worker_count(None, len(tasks)), SECONDS)
    return _drawn(Report(), work, len(tasks), watch)


def _in_house(root: Path, path: Path) -> str:
    """Return the path of a file in the house where it lies there, else its whole path."""
    whole = path.resolve()
    inside = whole.is_relative_to(root.resolve())
    return whole.relative_to(root.resolve()).as_posix() if inside else str(path.absolute())


def _fresh_booklets(state: BuildState, books: tuple[Book, ...]) -> Iterator[str]:
    for book in books:
        path = booklet_of(book)
        if not state.booklet_is_fresh(book):
            missing = not (state.root / path).is_file()
            raise UsageError(
                "the booklet does not exist" if missing else "the book of this booklet has changed",
                hint=f"“publisher booklet {book.name}.{book.language}” makes it",
                place=path,
            )
        yield path


def _draw_all(
    root: Path,
    report: Report,
    paths: list[str],
    dpi: int,
    jobs: int | None,
    watch: Watch,
) -> ProofReport:
    tasks = [_task(root, path, dpi) for path in paths]
    work = work_through(_draw, tasks, worker_count(jobs, len(tasks)))
    return _drawn(report, work, len(tasks), watch)


def _drawn(
    report: Report, work: Iterator[tuple[_Task, Proof | PublisherError]], count: int, watch: Watch
) -> ProofReport:
    """Return the proofs of some work, which is done here, added to a report."""
    proofs: list[Proof] = []
    failures = list(report.failures)
    for done, (task, result) in enumerate(work, start=1):
        if isinstance(result, PublisherError):
            failures.append(Failure(task.path, result))
        else:
            proofs.append(result)
        watch(Step(task.folder, done, count))
    return ProofReport(replace(report, products=(), failures=tuple(failures)), tuple(proofs))


def _task(root: Path, path: str, dpi: int) -> _Task:
    # The sides of a booklet's sheets face nothing; pages of a book face each other.
    return _Task(root, path, proof_folder(path), dpi, facing=not path.endswith(BOOKLET))


def _draw(task: _Task) -> Proof:
    from publisher.proofs import draw

    with working_on(task.path):
        content = (task.root / task.path).read_bytes()
        pictures = draw(content, task.path, task.dpi, facing=task.facing)
        files = ((picture.name, picture.content) for picture in pictures)
        names = place_folder(task.root / task.folder, files)
    return Proof(task.path, task.folder, names)
