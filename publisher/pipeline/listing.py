"""The books of a house are listed, each with the state of its products."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from publisher.model.findings import Outcome
from publisher.model.formats import Format
from publisher.outputs import ProductKind
from publisher.pipeline.books import (
    Book,
    about,
    booklet_of,
    books_of,
    choose,
    formats_there,
    path_of,
)
from publisher.pipeline.build_state import BuildState, looked_at
from publisher.pipeline.left_behind import left_behind, told_of
from publisher.pipeline.print_jobs import printer_files
from publisher.pipeline.suspicions import SuspiciousText
from publisher.structs import frozen


class State(StrEnum):
    """The state of a product, in words for people: stale is one that would be made otherwise now."""

    FRESH = "built"
    STALE = "stale"
    MISSING = "not built"


@frozen
class ListedProduct:
    """A product of a book: its format (``epub``, ``booklet``, ``kdp.cover``) and its state."""

    format: str
    state: State


@frozen
class ListedBook:
    """A book of a house, with a product for each of its formats, made or not.

    A booklet and printers' files are among them where they are there. ``suspicious`` is the most
    suspicious of its texts, None where none of them has been restored.
    """

    kind: ProductKind
    name: str
    language: str
    title: str
    products: tuple[ListedProduct, ...]
    suspicious: SuspiciousText | None

    @property
    def suspicion(self) -> float:
        """Return how suspicious the book is; -1 where nothing is known, which sorts it last."""
        return self.suspicious.suspicion.figure if self.suspicious else -1.0


def list_house(
    root: Path,
    names: tuple[str, ...] = (),
    language: str | None = None,
    *,
    by_suspicion: bool = False,
) -> Outcome[tuple[ListedBook, ...]]:
    """Return the books of a house, all or some of them, and what was found in its manifests.

    ``by_suspicion``: the most suspicious ones first; nothing is restored for it. Raises
    UsageError, ManifestError where the house cannot be read.
    """
    with looked_at(root) as (house, state):
        wanted = house.value.house.formats
        all_books = books_of(house.value)
        behind = () if names else told_of(left_behind(root, all_books))
        listed = [
            ListedBook(
                book.kind,
                book.name,
                book.language,
                book.title,
                tuple(_products(state, book, wanted)),
                state.most_suspicious(book.works),
            )
            for book in choose(all_books, names, language)
        ]
    if by_suspicion:
        listed.sort(key=lambda book: -book.suspicion)
    findings = (*state.memory.findings, *about(house.findings, names), *behind)
    return Outcome(tuple(listed), findings)


def _products(state: BuildState, book: Book, wanted: tuple[Format, ...]) -> Iterator[ListedProduct]:
    files = state.there
    formats = formats_there(files, book, wanted)
    stale = state.stale_formats(book, formats)
    for form in formats:
        there = path_of(book, form) in files
        yield ListedProduct(form, _made(form not in stale) if there else State.MISSING)
    if booklet_of(book) in files:
        yield ListedProduct("booklet", _made(state.booklet_is_fresh(book)))
    for file in printer_files(state, book):
        yield ListedProduct(file.name, _made(file.fresh))


def _made(fresh: bool) -> State:
    return State.FRESH if fresh else State.STALE
