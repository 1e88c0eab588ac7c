"""Filled forms → the parts that works and editions have in common."""

from __future__ import annotations

from publisher.house.forms import ROLES, BookForm, PersonForm
from publisher.model.house import Contributor, Series


def contributors(form: BookForm) -> tuple[Contributor, ...]:
    """Return the people of a book, authors first, in the order of the roles' keys."""
    named = [
        Contributor(person.name, code, person.sort)
        for key, code in ROLES.items()
        for person in _people(form, key)
    ]
    return (*named, *(Contributor(p.name, p.role, p.sort) for p in form.contributors))


def _people(form: BookForm, key: str) -> tuple[PersonForm, ...]:
    people: tuple[PersonForm, ...] = getattr(form, key)
    return people


def series(form: BookForm) -> Series | None:
    """Return the series of a book."""
    return Series(form.series.name, form.series.position) if form.series else None
