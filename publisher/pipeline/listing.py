"""What a house holds: works, editions, languages, what is built and what is stale."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from publisher.house import read_house
from publisher.model.findings import Finding
from publisher.model.formats import Format
from publisher.outputs import ProductKind
from publisher.pipeline.books import Book, booklet_of, books_of, choose, formats_there, path_of
from publisher.pipeline.build_state import BuildState
from publisher.pipeline.house_words import words_of_house
from publisher.pipeline.print_jobs import printer_files


class State(StrEnum):
    """How a product stands to what it is made from."""

    FRESH = "built"
    STALE = "stale"
    MISSING = "not built"


@dataclass(frozen=True, slots=True)
class ListedBook:
    """A book of the house with the state of each of its formats.

    A booklet and printers' files (``kdp``, ``kdp.cover``) are among them where they are there.
    """

    kind: ProductKind
    name: str
    language: str
    title: str
    states: tuple[tuple[str, str], ...]


def list_house(
    root: Path, names: tuple[str, ...] = (), language: str | None = None
) -> tuple[tuple[ListedBook, ...], tuple[Finding, ...]]:
    """Return the books of a house and what was found in its manifests.

    Raises UsageError, ManifestError where the house cannot be read.
    """
    house = read_house(root)
    state = BuildState(root, words_of_house(root, house.value.works, keep=False))
    chosen = choose(books_of(house.value), names, language)
    formats = house.value.house.formats
    return tuple(_listed(state, book, formats) for book in chosen), house.findings


def _listed(state: BuildState, book: Book, wanted: tuple[Format, ...]) -> ListedBook:
    formats = formats_there(state.root, book, wanted)
    stale = state.stale_formats(book, formats)
    states = tuple((form.value, _state(state, book, form, stale).value) for form in formats)
    if (state.root / booklet_of(book)).is_file():
        bound = _made(state.booklet_is_fresh(book))
        states = (*states, ("booklet", bound.value))
    pressed = printer_files(state, book)
    states = (*states, *((name, _made(fresh).value) for name, fresh in pressed))
    return ListedBook(book.kind, book.name, book.language, book.facts.title, states)


def _made(fresh: bool) -> State:
    return State.FRESH if fresh else State.STALE


def _state(state: BuildState, book: Book, form: Format, stale: tuple[Format, ...]) -> State:
    if not (state.root / path_of(book, form)).is_file():
        return State.MISSING
    return _made(form not in stale)
