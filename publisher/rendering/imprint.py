"""The lines of imprint and colophon: the facts of a book, each with its label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from publisher.languages import language_name, written_date
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
    """A line of imprint or colophon: a value with words before it, and behind it.

    A ``label`` is parted from its value by a colon, words ``before`` and ``after`` make one
    sentence with it. ``language`` is that of the value where it differs from the book's, ``href``
    makes it a link.
    """

    label: str
    value: str
    href: str | None = None
    language: str | None = None
    before: str = ""
    after: str = ""

    @property
    def words(self) -> str:
        """Return the whole line as plain text."""
        label = f"{self.label}: " if self.label else ""
        return f"{label}{self.before}{self.value}{self.after}"


def _sentence(words: str, value: str, gap: str = "{}") -> ImprintLine:
    """Return a line of words with a value in their gap."""
    before, _, after = words.partition(gap)
    return ImprintLine("", value, before=before, after=after)


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
        name = language_name(facts.original_language, facts.language)
        yield _sentence(label("translated_from"), name)
    if facts.publication:
        yield _first_print(facts.publication, label("first_published"))
    elif facts.date:
        yield ImprintLine(label("date"), written_date(facts.date, facts.language))


def _first_print(publication: str, said: str) -> ImprintLine:
    """Return the line on the first print, without a label where the value says it itself."""
    # "Publicerad i …" (published in) says what it is; a label would say it twice.
    own = publication.casefold().startswith((said.casefold(), said.split()[-1].casefold()))
    return ImprintLine("" if own else said, publication)


def _first_prints(edition: Edition) -> Iterator[ImprintLine]:
    """Yield a line for each text of a collection: its title, and its first print or date."""
    for part in edition.parts:
        date = written_date(part.date, edition.facts.language) if part.date else None
        if origin := part.publication or date:
            yield ImprintLine(part.title, origin)


def _publication(facts: BookFacts, label: Label) -> Iterator[ImprintLine]:
    published = written_date(facts.published, facts.language) if facts.published else None
    parts = (facts.publisher, facts.publisher_place, published)
    if publisher := ", ".join(part for part in parts if part):
        yield _sentence(label("published_by"), publisher)
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
    if facts.settings.identifier and not facts.isbn_epub:
        yield ImprintLine(label("identifier"), facts.identifier)


def _other_languages(facts: BookFacts, label: Label) -> Iterator[ImprintLine]:
    for other in facts.other_languages:
        name = language_name(other.language, facts.language)
        words = label("also_in").replace("{language}", name)
        yield replace(_sentence(words, other.title, "{title}"), language=other.language)


def colophon_lines(edition: Edition, label: Label) -> tuple[ImprintLine, ...]:
    """Return the lines of the colophon: how many places are emended, who made the pictures."""
    emended = sum(len(part.text.emendations) for part in edition.parts)
    return (
        *([ImprintLine(label("emendations"), str(emended))] if emended else []),
        *(ImprintLine(label("pictures"), said) for said in picture_credits(edition)),
    )


def made_with(label: Label) -> ImprintLine:
    """Return the line on the program that made the book, for a colophon on a page of its own."""
    return ImprintLine(label("made_with"), "publisher")


def _web_address(text: str) -> str | None:
    """Return the address if it is one that a link may lead to, else None."""
    return text if _WEB_ADDRESS.fullmatch(text) else None
