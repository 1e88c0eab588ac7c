"""Products are opened again, and what is wrong with them is reported."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from publisher.checking.rule import UNREADABLE
from publisher.checking.validators.ace import ACE, Ace, find_ace, run_ace
from publisher.checking.validators.epubcheck import EPUBCHECK, find_epubcheck, run_epubcheck
from publisher.checking.validators.verapdf import VERAPDF, find_verapdf, run_verapdf
from publisher.errors import PublisherError, UsageError
from publisher.model.findings import Finding, Severity, gathered
from publisher.model.formats import Format
from publisher.model.places import Place
from publisher.outputs import BOOKLET
from publisher.pipeline.books import (
    Book,
    booklet_of,
    books_of,
    choose,
    files_there,
    formats_there,
    path_of,
)
from publisher.pipeline.build_state import BuildState, looked_at
from publisher.pipeline.reports import Step, sources_with_errors
from publisher.pipeline.requests import BuildRequest
from publisher.pipeline.workers import work_apart, work_through, worker_count
from publisher.structs import frozen


@frozen
class Checked:
    """What a check found: how many faults each file has, and all findings.

    ``unfit`` are the sources of whose texts an error still stands.
    """

    files: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]
    unfit: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """Return 1 where a fault is an error, else 0."""
        return int(any(finding.severity is Severity.ERROR for finding in self.findings))


@frozen
class _Validators:
    """How each validator is run, None for one that is not wanted or not there; which are missing."""

    epubcheck: tuple[str, ...] | None
    verapdf: tuple[str, ...] | None
    ace: Ace | None
    missing: tuple[Finding, ...]


@frozen
class _Task:
    path: Path
    shown: str
    validators: _Validators


def check_house(
    root: Path,
    request: BuildRequest,
    watch: Callable[[Step], None],
    *,
    fast: bool = False,
    full: bool = False,
) -> Checked:
    """Check the products of a house that a request names.

    ``fast`` leaves EPUBCheck out, ``full`` asks Ace and veraPDF too. Raises UsageError, ManifestError
    where the house cannot be read.
    """
    with looked_at(root) as (house, built):
        books = choose(books_of(house.value), request.names, request.language)
        state, there = _products(built, books, house.value.house.formats, request)
        # What restoring found was filed when the texts were read, and stands until it is ruled on.
        in_texts = {f for book in books for f in built.findings_in_texts(book)}
        state += built.memory.findings
    errors = [finding for finding in in_texts if finding.severity is Severity.ERROR]
    files = [(root / path, path) for path in there]
    validators = _find_validators(files, fast=fast, full=full)
    checked = _check(files, [*state, *errors], request.jobs, watch, validators)
    return replace(checked, unfit=sources_with_errors(errors))


def _products(
    built: BuildState, books: Iterable[Book], usual: tuple[Format, ...], request: BuildRequest
) -> tuple[list[Finding], list[str]]:
    """Return how the products that are asked for stand to the record, and the paths of those there."""
    root, lying = built.root, files_there(built.root)
    pairs = [
        (book, form)
        for book in books
        for form in request.formats or formats_there(lying, book, usual)
    ]
    state = [finding for book, form in pairs for finding in _state(built, book, form)]
    there = [path for book, form in pairs if (root / (path := path_of(book, form))).is_file()]
    if not request.formats or Format.PDF in request.formats:
        bound = [book for book in books if (root / booklet_of(book)).is_file()]
        state += [finding for book in bound for finding in _state_of_booklet(built, book)]
        there += [booklet_of(book) for book in bound]
    return state, there


def check_files(
    paths: tuple[Path, ...],
    watch: Callable[[Step], None],
    *,
    fast: bool = False,
    full: bool = False,
) -> Checked:
    """Check books by the paths of their files; raise UsageError for a file that is no book."""
    for path in paths:
        if not path.is_file() or path.suffix.lower() not in _CHECKS:
            raise UsageError(
                "this is not an EPUB, PDF, HTML, text, DOCX or TEI file", place=str(path)
            )
    files = [(path, str(path)) for path in paths]
    return _check(files, [], None, watch, _find_validators(files, fast=fast, full=full), ours=False)


def _check(
    files: list[tuple[Path, str]],
    state: list[Finding],
    jobs: int | None,
    watch: Callable[[Step], None],
    validators: _Validators,
    *,
    ours: bool = True,
) -> Checked:
    """Check files; those that are not ``ours`` are opened in processes with limits."""
    tasks = [_Task(path, shown, validators) for path, shown in files]
    found: dict[str, tuple[Finding, ...]] = {}
    for done, (task, result) in enumerate(_checked(tasks, jobs, ours=ours), start=1):
        found[task.shown] = result
        watch(Step(task.shown, done, len(tasks)))
    if validators.ace is not None:
        books = [file for file in files if _kind(file[0]) == ".epub"]
        for (_, shown), said in zip(books, run_ace(validators.ace, books), strict=True):
            found[shown] += said
    counts = tuple((shown, len(findings)) for shown, findings in found.items())
    every = (finding for findings in found.values() for finding in findings)
    return Checked(counts, gathered((*state, *validators.missing, *every)))


def _find_validators(files: list[tuple[Path, str]], *, fast: bool, full: bool) -> _Validators:
    """Return the validators for some files; one that is not there is a finding."""
    kinds = {_kind(path) for path, _ in files}
    wanted = {
        EPUBCHECK: ".epub" in kinds and not fast,
        VERAPDF: ".pdf" in kinds and full,
        ACE: ".epub" in kinds and full,
    }
    epubcheck = find_epubcheck(os.environ) if wanted[EPUBCHECK] else None
    verapdf = find_verapdf(os.environ) if wanted[VERAPDF] else None
    ace = find_ace(os.environ) if wanted[ACE] else None
    there = {EPUBCHECK: epubcheck, VERAPDF: verapdf, ACE: ace}
    missing = (v.missing() for v, asked in wanted.items() if asked and there[v] is None)
    return _Validators(epubcheck, verapdf, ace, tuple(missing))


def _checked(
    tasks: list[_Task], jobs: int | None, *, ours: bool
) -> Iterator[tuple[_Task, tuple[Finding, ...]]]:
    processes = worker_count(jobs, len(tasks))
    if ours:
        for task, result in work_through(_open, tasks, processes):
            if isinstance(result, PublisherError):
                raise result
            yield task, result
        return
    for task, own in work_apart(_own, tasks, processes):
        if isinstance(own, PublisherError):
            own = (UNREADABLE.broken(own.message, task.shown),)
        yield task, (*own, *_validated(task))


def _kind(path: Path) -> str:
    """Return the ending that says how a file is checked (``.epub``, ``.booklet.pdf``)."""
    return BOOKLET if path.name.endswith(BOOKLET) else path.suffix.lower()


def _open(task: _Task) -> tuple[Finding, ...]:
    return (*_own(task), *_validated(task))


def _own(task: _Task) -> tuple[Finding, ...]:
    """Return what publisher itself finds in a file."""
    try:
        data = task.path.read_bytes()
    except OSError as error:
        return (UNREADABLE.broken(f"this file cannot be read: {error.strerror}", task.shown),)
    return _CHECKS[_kind(task.path)](data, task.shown)


def _validated(task: _Task) -> tuple[Finding, ...]:
    """Return what the validators find in a file."""
    if not task.path.is_file():
        return ()
    epubcheck, verapdf = task.validators.epubcheck, task.validators.verapdf
    if epubcheck and _kind(task.path) == ".epub":
        return run_epubcheck(epubcheck, task.path, task.shown)
    if verapdf and _kind(task.path) == ".pdf":
        return run_verapdf(verapdf, task.path, task.shown)
    return ()


def _check_epub(data: bytes, shown: str) -> tuple[Finding, ...]:
    from publisher.checking.epub import check_epub

    return check_epub(data, shown)


def _check_pdf(data: bytes, shown: str) -> tuple[Finding, ...]:
    from publisher.checking.pdf import check_pdf

    return check_pdf(data, shown)


def _check_booklet(data: bytes, shown: str) -> tuple[Finding, ...]:
    from publisher.checking.pdf.booklet import check_booklet

    return check_booklet(data, shown)


def _check_html(data: bytes, shown: str) -> tuple[Finding, ...]:
    from publisher.checking.page import check_page

    return check_page(data, shown)


def _check_text(data: bytes, shown: str) -> tuple[Finding, ...]:
    from publisher.checking.text import check_text

    return check_text(data, shown)


def _check_docx(data: bytes, shown: str) -> tuple[Finding, ...]:
    from publisher.checking.docx import check_docx

    return check_docx(data, shown)


def _check_tei(data: bytes, shown: str) -> tuple[Finding, ...]:
    from publisher.checking.tei import check_tei

    return check_tei(data, shown)


_CHECKS = {
    BOOKLET: _check_booklet,
    ".epub": _check_epub,
    ".pdf": _check_pdf,
    ".html": _check_html,
    ".txt": _check_text,
    ".docx": _check_docx,
    ".tei": _check_tei,
    ".xml": _check_tei,
}


def _state(built: BuildState, book: Book, form: Format) -> Iterator[Finding]:
    """Yield how a product stands to the record of what was built."""
    path = path_of(book, form)
    known = built.known(path)
    if not (built.root / path).is_file():
        yield _finding("pipeline/not-built", Severity.NOTE, "this book is not built", path)
    elif known is None or known.digest != built.digest(path):
        yield _finding(
            "pipeline/changed",
            Severity.WARNING,
            "this file has been changed since it was built",
            path,
        )
    elif built.stale_formats(book, [form]):
        yield _finding(
            "pipeline/stale", Severity.NOTE, "something this book is made from has changed", path
        )


def _state_of_booklet(built: BuildState, book: Book) -> Iterator[Finding]:
    """Yield how a booklet stands to its book."""
    path = booklet_of(book)
    known, hint = built.known(path), "“publisher booklet” makes it again"
    if known is None or known.digest != built.digest(path):
        message = "this file has been changed since it was made"
        yield replace(_finding("pipeline/changed", Severity.WARNING, message, path), hint=hint)
    elif not built.booklet_is_fresh(book):
        message = "the book of this booklet has changed"
        yield replace(_finding("pipeline/stale", Severity.NOTE, message, path), hint=hint)


def _finding(code: str, severity: Severity, message: str, shown: str) -> Finding:
    hint = "“publisher build” makes it again"
    return Finding(code, severity, message, hint, Place(shown, 1, 1))
