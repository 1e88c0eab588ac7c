"""Tables of books, checked → the records that works and editions have in common."""

from __future__ import annotations

from publisher.house.manifest_schema import ROLES, BookSchema, PersonSchema
from publisher.model.house import Contributor, Series


def contributors(book: BookSchema) -> tuple[Contributor, ...]:
    """Return the people of a book, authors first, in the order of the roles' keys."""
    named = [
        Contributor(person.name, code, person.sort)
        for key, code in ROLES.items()
        for person in _people(book, key)
    ]
    return (*named, *(Contributor(p.name, p.role, p.sort) for p in book.contributors))


def _people(book: BookSchema, key: str) -> tuple[PersonSchema, ...]:
    people: tuple[PersonSchema, ...] = getattr(book, key)
    return people


def series(book: BookSchema) -> Series | None:
    """Return the series of a book."""
    return Series(book.series.name, book.series.position) if book.series else None
