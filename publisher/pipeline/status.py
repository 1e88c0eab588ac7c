"""The works of a house at a glance: what is open about each text, and what is to be built."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from publisher.model.findings import Outcome
from publisher.model.formats import Format
from publisher.model.house import WorkText
from publisher.outputs import ProductKind
from publisher.pipeline.books import (
    Book,
    about,
    books_of,
    choose,
    folder_of,
    formats_there,
)
from publisher.pipeline.build_state import BuildState, looked_at
from publisher.pipeline.dates import today
from publisher.pipeline.left_behind import left_behind, told_of
from publisher.pipeline.rights import reason_against
from publisher.structs import frozen

AUTHOR = "aut"  # the MARC relator code
# Keys of a manifest that readers, libraries and shops ask for.
WANTED = ("author", "date", "publication", "description", "licence")


@frozen
class TextStatus:
    """One text of a house (``tarov.sv``): what was found in it, what is missing, what is not built.

    ``fault`` says why its source cannot be read, empty where it can. The counts are those of its
    last build; ``read`` is False where there was none, or its source or rulings have changed since.
    ``suspicion`` is -1 where nothing is known. ``missing`` are keys of its manifest, ``stale`` the
    formats of its pamphlet that a build would make. ``rights`` is the status of its rights, empty
    where nobody says it; ``not_free`` says why it is not to be published today, empty where nothing
    forbids it.
    """

    text: str
    title: str
    fault: str
    read: bool
    errors: int
    warnings: int
    doubts: int
    suspicion: float
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    rights: str
    not_free: str


def status_of_house(
    root: Path, names: tuple[str, ...] = (), language: str | None = None
) -> Outcome[tuple[TextStatus, ...]]:
    """Return how things stand with the texts of a house; nothing is restored for it.

    Raises UsageError, ManifestError where the house cannot be read.
    """
    with looked_at(root) as (house, state):
        books = books_of(house.value)
        behind = () if names else told_of(left_behind(root, books))
        pamphlets = [b for b in books if b.kind is ProductKind.PAMPHLET]
        chosen = choose(pamphlets, names, language)
        formats = house.value.house.formats
        made = [_status(state, book, formats_there(state.there, book, formats)) for book in chosen]
    findings = (*state.memory.findings, *about(house.findings, names), *behind)
    return Outcome(tuple(made), findings)


def _status(state: BuildState, book: Book, formats: tuple[Format, ...]) -> TextStatus:
    (work,) = book.works
    known = state.standing(work) or state.known(folder_of(work))
    suspicious = state.most_suspicious(book.works)
    read = state.text_is_fresh(work)
    return TextStatus(
        text=f"{work.work}.{work.language}",
        title=work.title,
        # What has been read since can be read: it may have failed for want of time alone.
        fault="" if read else state.words.fault(work),
        read=read,
        errors=known.errors if known else 0,
        warnings=known.warnings if known else 0,
        doubts=known.doubts if known else 0,
        suspicion=suspicious.suspicion.figure if suspicious else -1.0,
        missing=tuple(_missing(work)),
        stale=tuple(form.value for form in state.stale_formats(book, formats)),
        rights=(work.rights_state.status or ""),
        not_free=reason_against(work.rights_state, today()),
    )


def _missing(work: WorkText) -> Iterator[str]:
    facts = (
        any(person.role == AUTHOR for person in work.contributors),
        work.date,
        work.publication,
        work.description,
        work.licence or work.rights or work.rights_state.status,
    )
    yield from (key for key, fact in zip(WANTED, facts, strict=True) if not fact)
