"""The lines of imprint and colophon: the facts of a book, each with its label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.languages import language
from publisher.model.edition import Edition
from publisher.model.house import BookFacts
from publisher.rendering.document_plans import Label
from publisher.rendering.pictures import picture_credits

# https://example.org/licence
_WEB_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?:[/?#][A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?"
)


@dataclass(frozen=True, slots=True)
class ImprintLine:
    """A line of imprint or colophon.

    ``language`` is that of the value where it differs from the book's, ``href`` makes it a link.
    """

    label: str
    value: str
    href: str | None = None
    language: str | None = None


def imprint_lines(edition: Edition, label: Label) -> tuple[ImprintLine, ...]:
    """Return the lines of the imprint; facts that are not known have none."""
    facts = edition.facts
    return (
        *_origin(facts, label),
        *(_first_prints(edition) if edition.collection else ()),
        *_publication(facts, label),
        *_rights(facts, label),
        *_identifiers(facts, label),
        *_other_languages(facts, label),
    )


def _origin(facts: BookFacts, label: Label) -> Iterator[ImprintLine]:
    if facts.original_title:
        original = facts.original_language
        yield ImprintLine(label("original_title"), facts.original_title, language=original)
    if facts.original_language:
        yield ImprintLine(label("translated_from"), language(facts.original_language).own)
    if facts.publication:
        yield _first_print(facts.publication, label("first_published"))
    elif facts.date:
        yield ImprintLine(label("date"), facts.date)


def _first_print(publication: str, said: str) -> ImprintLine:
    """Return the line on the first print, without a label where the value says it itself."""
    # "Publicerad i …" (published in) says what it is; a label would say it twice.
    own = publication.casefold().startswith((said.casefold(), said.split()[-1].casefold()))
    return ImprintLine("" if own else said, publication)


def _first_prints(edition: Edition) -> Iterator[ImprintLine]:
    """Yield a line for each text of a collection: its title, and its first print or date."""
    for part in edition.parts:
        if origin := part.publication or part.date:
            yield ImprintLine(part.title, origin)


def _publication(facts: BookFacts, label: Label) -> Iterator[ImprintLine]:
    place = (facts.publisher_place, facts.published)
    publisher = ", ".join(part for part in (facts.publisher, *place) if part)
    if publisher:
        yield ImprintLine(label("published_by"), publisher)
    if facts.website:
        yield ImprintLine("", facts.website, href=_web_address(facts.website))
    if facts.series:
        number = f", {label('number')} {facts.series.position}" if facts.series.position else ""
        yield ImprintLine(label("series"), facts.series.name + number)


def _rights(facts: BookFacts, label: Label) -> Iterator[ImprintLine]:
    if facts.rights:
        yield ImprintLine(label("rights"), facts.rights)
    if facts.licence:
        yield ImprintLine(label("licence"), facts.licence, href=_web_address(facts.licence))


def _identifiers(facts: BookFacts, label: Label) -> Iterator[ImprintLine]:
    for edition, number in (
        ("ebook_edition", facts.isbn_epub),
        ("print_edition", facts.isbn_print),
    ):
        if number:
            yield ImprintLine(f"{label('isbn')} ({label(edition)})", number)
    if not facts.isbn_epub:
        yield ImprintLine(label("identifier"), facts.identifier)


def _other_languages(facts: BookFacts, label: Label) -> Iterator[ImprintLine]:
    for other in facts.other_languages:
        name = f"{label('also_in')} {language(other.language).own}"
        yield ImprintLine(name, other.title, language=other.language)


def colophon_lines(edition: Edition, made_with: str, label: Label) -> tuple[ImprintLine, ...]:
    """Return the lines of the colophon: pictures, sources, date, the program that made the book."""
    facts = edition.facts
    sources = tuple(dict.fromkeys(part.text.source for part in edition.parts))
    return (
        *(ImprintLine(label("pictures"), said) for said in picture_credits(edition)),
        ImprintLine(label("source" if len(sources) == 1 else "sources"), ", ".join(sources)),
        ImprintLine(label("date"), f"{facts.modified:%Y-%m-%d}"),
        ImprintLine(label("made_with"), made_with),
    )


def _web_address(text: str) -> str | None:
    """Return the address if it is one that a link may lead to, else None."""
    return text if _WEB_ADDRESS.fullmatch(text) else None
