"""Print jobs: a printer's profile with one of its papers, and the files made for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from publisher.errors import ManifestError, PublisherError, UsageError, nearest
from publisher.model.formats import Format
from publisher.model.press import Paper, Profile
from publisher.outputs import Product
from publisher.pipeline.books import Book, path_of
from publisher.pipeline.build_state import BuildState
from publisher.pipeline.freshness import inputs_of_print_file, is_fresh
from publisher.pipeline.house_memory import HouseMemory
from publisher.pipeline.requests import PrintRequest
from publisher.structs import frozen


@frozen
class PrintJob:
    """A profile, a paper of it, and the printer's own colour profile (ICC) if it names one."""

    profile: Profile
    paper: Paper
    icc: bytes | None

    def __str__(self) -> str:
        """Return the words by which the record of products names the job."""
        return f"{self.profile.name}, {self.paper.name}"


def print_job(root: Path | None, request: PrintRequest) -> PrintJob:
    """Return the job that a person asks for, with the profile of the house or of the package.

    Raises UsageError for a profile or a paper that there is not, ManifestError for one with
    mistakes.
    """
    from publisher.house import read_profile  # with what validates profiles

    profile = read_profile(root, request.profile)
    paper = profile.paper(request.paper)
    if paper is None:
        hint = nearest(request.paper or "", [known.name for known in profile.papers])
        raise UsageError(f"{request.profile} has no paper “{request.paper}”", hint=hint)
    return PrintJob(profile, paper, _icc(root, profile))


def _icc(root: Path | None, profile: Profile) -> bytes | None:
    # Without a colour profile of its own the file names a printing condition that is registered.
    if profile.intent is None or root is None:
        return None
    path = root / profile.intent
    if not path.is_file():
        raise ManifestError("the colour profile does not exist", place=profile.intent)
    return path.read_bytes()


def inputs_of_file(memory: HouseMemory, job: PrintJob, book: Book, pdf: Product) -> str:
    """Return the digest of the inputs of a book's printer's files: its PDF, the job, its picture."""
    picture = memory.files.digest(book.cover_picture) if book.cover_picture else ""
    return inputs_of_print_file(memory.program, pdf, repr(job), picture)


@frozen
class PrinterFile:
    """A printer's file that is there: its profile (``kdp``, ``kdp.cover``), whether it is fresh."""

    name: str
    fresh: bool


def printer_files(state: BuildState, book: Book) -> Iterator[PrinterFile]:
    """Yield the printers' files of a book that are there."""
    end = f".{Format.PDF}"
    for product in state.printer_files(book):
        if (state.root / product.path).is_file():
            fresh = _is_fresh(state, book, product)
            yield PrinterFile(product.format.removesuffix(end), fresh)


def _is_fresh(state: BuildState, book: Book, product: Product) -> bool:
    """Tell whether the same job would give the same file; one that is gone gives none."""
    pdf = state.known(path_of(book, Format.PDF))
    # The record names the job as str(PrintJob) does.
    profile, _, paper = product.made_with.partition(", ")
    if pdf is None or state.stale_formats(book, [Format.PDF]):
        return False
    try:
        job = print_job(state.root, PrintRequest(profile, paper))
    except PublisherError:
        # The profile or the paper is gone, so nobody can make this file again.
        return False
    inputs = inputs_of_file(state.memory, job, book, pdf)
    return is_fresh(product, inputs, state.memory.files)
