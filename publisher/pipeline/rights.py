"""Texts that are not free to be published today: in copyright, or under an embargo that is not over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from publisher.model.findings import Finding, Severity
from publisher.model.places import Place
from publisher.model.provenance import NOT_FREE, Rights, RightsStatus
from publisher.pipeline.books import Book, manifest_of, manifest_of_work

# The code of the finding on each status, and what to do.
_TOLD = {
    RightsStatus.IN_COPYRIGHT: (
        "rights/in-copyright",
        "once its holders agree, say rights_status = “permission”, or “licence” with their licence",
    ),
    RightsStatus.EMBARGO: (
        "rights/embargo",
        "wait until it is over; if it was lifted, take rights_status out of the manifest",
    ),
}


def reason_against(rights: Rights, day: date) -> str:
    """Return why a text is not to be published on a day (``in copyright until 2031``), else nothing."""
    if rights.status not in NOT_FREE or (rights.until and rights.until < _written(day, rights)):
        return ""
    words = "in copyright" if rights.status is RightsStatus.IN_COPYRIGHT else "under embargo"
    return f"{words} until the end of {rights.until}" if rights.until else words


def _written(day: date, rights: Rights) -> str:
    """Return a day as precisely as the end of the rights is written: a year, or a day."""
    return day.isoformat()[: len(rights.until or "")]


def not_free(books: Iterable[Book], day: date) -> tuple[Finding, ...]:
    """Return a finding for each text and each collection that is not to be published on a day."""
    states = {
        (manifest, book.language, rights): None
        for book in books
        for manifest, rights in _stated(book)
    }
    return tuple(
        Finding(
            _TOLD[rights.status][0],
            Severity.WARNING,
            f"not free to be published in “{language}”: {reason}",
            _TOLD[rights.status][1],
            Place(manifest, 1, 1),
        )
        for manifest, language, rights in states
        if rights.status and (reason := reason_against(rights, day))
    )


def _stated(book: Book) -> Iterator[tuple[str, Rights]]:
    """Yield the rights of a book and of its texts, each with the manifest that states them."""
    rights = (book.plan or book.works[0]).rights_state
    if rights.status:
        yield manifest_of(book), rights
    for work in book.works:
        if work.rights_state.status:
            yield manifest_of_work(work), work.rights_state
