"""Products are opened again, and what is wrong with them is reported."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from publisher.checking.rule import UNREADABLE
from publisher.checking.validators.ace import ACE, Ace, find_ace, run_ace
from publisher.checking.validators.epubcheck import EPUBCHECK, find_epubcheck, run_epubcheck
from publisher.checking.validators.verapdf import VERAPDF, find_verapdf, run_verapdf
from publisher.errors import PublisherError, UsageError
from publisher.house import read_house
from publisher.model.findings import Finding, Severity, in_order
from publisher.model.formats import Format
from publisher.model.places import Place
from publisher.outputs import BOOKLET, digest_of
from publisher.pipeline.books import Book, booklet_of, books_of, choose, formats_there, path_of
from publisher.pipeline.build_state import BuildState
from publisher.pipeline.house_words import words_of_house
from publisher.pipeline.reports import Step, sources_with_errors
from publisher.pipeline.requests import BuildRequest
from publisher.pipeline.workers import work_through, worker_count


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class _Validators:
    """How each validator is run, None for one that is not wanted or not there; which are missing."""

    epubcheck: tuple[str, ...] | None
    verapdf: tuple[str, ...] | None
    ace: Ace | None
    missing: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
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
    house = read_house(root).value
    books = choose(books_of(house), request.names, request.language)
    built = BuildState(root, words_of_house(root, house.works, keep=False))
    pairs = [
        (book, form)
        for book in books
        for form in request.formats or formats_there(root, book, house.house.formats)
    ]
    state = [finding for book, form in pairs for finding in _state(built, book, form)]
    there = [path for book, form in pairs if (root / (path := path_of(book, form))).is_file()]
    if not request.formats or Format.PDF in request.formats:
        bound = [book for book in books if (root / booklet_of(book)).is_file()]
        state += [finding for book in bound for finding in _state_of_booklet(built, book)]
        there += [booklet_of(book) for book in bound]
    # What restoring found was filed when the texts were read, and stands until it is ruled on.
    in_texts = {f for book in books for f in built.findings_in_texts(book)}
    errors = [finding for finding in in_texts if finding.severity is Severity.ERROR]
    files = [(root / path, path) for path in there]
    checked = _check(files, [*state, *errors], request.jobs, watch, fast=fast, full=full)
    return replace(checked, unfit=sources_with_errors(errors))


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
            raise UsageError("this is not an EPUB, PDF, HTML or text file", place=str(path))
    return _check([(path, str(path)) for path in paths], [], None, watch, fast=fast, full=full)


def _check(
    files: list[tuple[Path, str]],
    state: list[Finding],
    jobs: int | None,
    watch: Callable[[Step], None],
    *,
    fast: bool,
    full: bool,
) -> Checked:
    validators = _find_validators({_kind(path) for path, _ in files}, fast=fast, full=full)
    tasks = [_Task(path, shown, validators) for path, shown in files]
    found: dict[str, tuple[Finding, ...]] = {}
    for done, (task, result) in enumerate(_checked(tasks, jobs), start=1):
        found[task.shown] = result
        watch(Step(task.shown, done, len(tasks)))
    if validators.ace is not None:
        books = [file for file in files if _kind(file[0]) == ".epub"]
        for (_, shown), said in zip(books, run_ace(validators.ace, books), strict=True):
            found[shown] += said
    counts = tuple((shown, len(findings)) for shown, findings in found.items())
    every = (finding for findings in found.values() for finding in findings)
    return Checked(counts, in_order((*state, *validators.missing, *every)))


def _find_validators(kinds: set[str], *, fast: bool, full: bool) -> _Validators:
    """Return the validators for some kinds of files; one that is not there is a finding."""
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


def _checked(tasks: list[_Task], jobs: int | None) -> Iterator[tuple[_Task, tuple[Finding, ...]]]:
    for task, result in work_through(_open, tasks, worker_count(jobs, len(tasks))):
        if isinstance(result, PublisherError):
            raise result
        yield task, result


def _kind(path: Path) -> str:
    """Return the ending that says how a file is checked (``.epub``, ``.booklet.pdf``)."""
    return BOOKLET if path.name.endswith(BOOKLET) else path.suffix.lower()


def _open(task: _Task) -> tuple[Finding, ...]:
    try:
        data = task.path.read_bytes()
    except OSError as error:
        return (UNREADABLE.broken(f"this file cannot be read: {error.strerror}", task.shown),)
    return _CHECKS[_kind(task.path)](data, task)


def _open_epub(data: bytes, task: _Task) -> tuple[Finding, ...]:
    from publisher.checking.epub import check_epub

    own, command = check_epub(data, task.shown), task.validators.epubcheck
    return (*own, *run_epubcheck(command, task.path, task.shown)) if command else own


def _open_pdf(data: bytes, task: _Task) -> tuple[Finding, ...]:
    from publisher.checking.pdf import check_pdf

    own, command = check_pdf(data, task.shown), task.validators.verapdf
    return (*own, *run_verapdf(command, task.path, task.shown)) if command else own


def _open_booklet(data: bytes, task: _Task) -> tuple[Finding, ...]:
    from publisher.checking.pdf.booklet import check_booklet

    return check_booklet(data, task.shown)


def _open_html(data: bytes, task: _Task) -> tuple[Finding, ...]:
    from publisher.checking.page import check_page

    return check_page(data, task.shown)


def _open_text(data: bytes, task: _Task) -> tuple[Finding, ...]:
    from publisher.checking.text import check_text

    return check_text(data, task.shown)


_CHECKS = {
    BOOKLET: _open_booklet,
    ".epub": _open_epub,
    ".pdf": _open_pdf,
    ".html": _open_html,
    ".txt": _open_text,
}


def _state(built: BuildState, book: Book, form: Format) -> Iterator[Finding]:
    """Yield how a product stands to the record of what was built."""
    path = path_of(book, form)
    known = built.known(path)
    if not (built.root / path).is_file():
        yield _finding("pipeline/not-built", Severity.NOTE, "this book is not built", path)
    elif known is None or known.digest != digest_of(built.root / path):
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
    if known is None or known.digest != digest_of(built.root / path):
        message = "this file has been changed since it was made"
        yield replace(_finding("pipeline/changed", Severity.WARNING, message, path), hint=hint)
    elif not built.booklet_is_fresh(book):
        message = "the book of this booklet has changed"
        yield replace(_finding("pipeline/stale", Severity.NOTE, message, path), hint=hint)


def _finding(code: str, severity: Severity, message: str, shown: str) -> Finding:
    hint = "“publisher build” makes it again"
    return Finding(code, severity, message, hint, Place(shown, 1, 1))
