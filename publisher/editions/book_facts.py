"""The facts that title page, imprint and metadata state of one book, from the manifests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from publisher.languages import rights_in_words
from publisher.model.formats import Format
from publisher.model.house import (
    BookFacts,
    BookSettings,
    Contributor,
    Counterpart,
    EditionPlan,
    House,
    WorkText,
)


def pamphlet_facts(
    house: House, work: WorkText, modified: datetime, siblings: Iterable[WorkText] = ()
) -> BookFacts:
    """Return the facts of a work as a book of its own; ``siblings`` are its other languages."""
    return replace(
        _facts(house, work, modified),
        contributors=work.contributors,
        original_title=work.original_title,
        original_language=work.original_language,
        publication=work.publication,
        other_languages=_others(house, work, siblings),
    )


def collection_facts(
    house: House,
    plan: EditionPlan,
    works: Iterable[WorkText],
    modified: datetime,
    siblings: Iterable[EditionPlan] = (),
) -> BookFacts:
    """Return the facts of a collection; without an author of its own it has those of its works."""
    return replace(
        _facts(house, plan, modified),
        contributors=_collected(plan, works),
        other_languages=_others(house, plan, siblings),
    )


def _facts(house: House, subject: WorkText | EditionPlan, modified: datetime) -> BookFacts:
    name = _name(subject)
    rights = subject.rights_state
    own_rights = bool(subject.rights or subject.licence or rights.status)
    return BookFacts(
        name=name,
        language=subject.language,
        identifier=_identifier(house, subject, name),
        title=subject.title,
        modified=modified,
        subtitle=subject.subtitle,
        date=subject.date,
        published=subject.published,
        publisher=house.name,
        publisher_place=house.place,
        website=house.website,
        description=subject.description,
        # A work with rights of its own must not come under the house's licence.
        rights=words_of_rights(subject) if own_rights else house.rights,
        licence=subject.licence if own_rights else house.licence,
        subjects=subject.subjects,
        series=subject.series,
        isbn_epub=subject.isbn_epub,
        isbn_print=subject.isbn_print,
        colour=_colour(house, subject),
        provenance=subject.provenance,
        rights_state=rights,
        edition=subject.edition,
        released=subject.released,
        settings=_settings(house, subject),
    )


def words_of_rights(subject: WorkText | EditionPlan) -> str | None:
    """Return what a book says of its own rights: their status, and the words of the manifest."""
    status = rights_in_words(subject.rights_state, subject.language)
    return ". ".join(words for words in (status, subject.rights) if words) or None


def _settings(house: House, subject: WorkText | EditionPlan) -> BookSettings:
    """Return the design of the house's books with what this book has of its own.

    That is the picture on its cover, and whether it lists its emendations.
    """
    settings = house.settings
    if subject.emendations is not None:
        settings = replace(settings, emendations=subject.emendations)
    if subject.cover_picture is None:
        return replace(settings, cover_alt=subject.cover_alt or settings.cover_alt)
    return replace(settings, cover_picture=subject.cover_picture, cover_alt=subject.cover_alt)


def _colour(house: House, subject: WorkText | EditionPlan) -> str:
    """Return the colour of the book's series, else that of the house."""
    name = subject.series.name if subject.series else ""
    return dict(house.series_colours).get(name, house.colour)


def _identifier(house: House, subject: WorkText | EditionPlan, name: str) -> str:
    """Return the ISBN of the e-book, else a UUID that the same names always give (RFC 9562, v5)."""
    if subject.isbn_epub:
        return f"urn:isbn:{subject.isbn_epub.replace('-', '')}"
    # A work and an edition of one name are two books.
    kind = "work" if isinstance(subject, WorkText) else "edition"
    return uuid5(NAMESPACE_URL, f"publisher:{house.name}/{kind}/{name}").urn


def _others(
    house: House,
    subject: WorkText | EditionPlan,
    siblings: Iterable[WorkText] | Iterable[EditionPlan],
) -> tuple[Counterpart, ...]:
    others = sorted((s for s in siblings if s.language != subject.language), key=_language)
    return tuple(
        Counterpart(
            other.language,
            other.title,
            _identifier(house, other, _name(other)),
            _address(house, other),
            f"{_name(other)}.{Format.HTML}" if Format.HTML in house.formats else "",
        )
        for other in others
    )


def _address(house: House, subject: WorkText | EditionPlan) -> str:
    """Return where a book is found on the web, empty where the house does not say it."""
    name = _name(subject).removesuffix(f".{subject.language}")
    address = (house.book_address or "").replace("{name}", name)
    return address.replace("{language}", subject.language)


def _language(subject: WorkText | EditionPlan) -> str:
    return subject.language


def _name(subject: WorkText | EditionPlan) -> str:
    """Return the stem of a book's files."""
    name = subject.work if isinstance(subject, WorkText) else subject.name
    return f"{name}.{subject.language}"


def _collected(plan: EditionPlan, works: Iterable[WorkText]) -> tuple[Contributor, ...]:
    if any(person.role == "aut" for person in plan.contributors):
        return plan.contributors
    authors = (person for work in works for person in work.contributors if person.role == "aut")
    return (*dict.fromkeys(authors), *plan.contributors)
