"""The lines of imprint and colophon: the facts of a book, each with its label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publisher.expressions import compiled
from publisher.languages import language_name, written_date
from publisher.model.edition import Edition
from publisher.model.formats import Format
from publisher.model.house import BookFacts, Counterpart
from publisher.model.provenance import Provenance
from publisher.rendering.document_plans import Label
from publisher.rendering.pictures import picture_credits
from publisher.structs import frozen

# https://example.org/licence
_WEB_ADDRESS = compiled(
    r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?:[/?#][A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?"
)


@frozen
class ImprintLine:
    """A line of imprint or colophon: a value with words before it, and behind it.

    A ``label`` is parted from its value by a colon, words ``before`` and ``after`` make one
    sentence with it. ``language`` is that of the value where it differs from the book's, ``href``
    makes it a link. ``kind`` is the class of the line.
    """

    label: str
    value: str
    href: str | None = None
    language: str | None = None
    before: str = ""
    after: str = ""
    kind: str = ""

    @property
    def words(self) -> str:
        """Return the whole line as plain text."""
        label = f"{self.label}: " if self.label else ""
        return f"{label}{self.before}{self.value}{self.after}"


def _sentence(words: str, value: str, gap: str = "{}") -> ImprintLine:
    """Return a line of words with a value in their gap."""
    before, _, after = words.partition(gap)
    return ImprintLine("", value, before=before, after=after)


def imprint_lines(
    edition: Edition, label: Label, form: Format | None = None
) -> tuple[ImprintLine, ...]:
    """Return the lines of the imprint; facts that are not known have none.

    ``form`` is the format in which links to other books may lead to theirs, None without links.
    """
    facts = edition.facts
    return (
        *_origin(facts, label),
        *_provenance(facts.provenance, label),
        *(_first_prints(edition, label) if edition.collection else ()),
        *_publication(facts, label),
        *_rights(facts, label),
        *_identifiers(facts, label),
        *_other_languages(facts, label, form),
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


def origin_line(facts: BookFacts, label: Label) -> str:
    """Return the words of the line that says where a text was first printed, empty without one."""
    said = facts.publication
    return _first_print(said, label("first_published")).words if said else ""


def _first_print(publication: str, said: str) -> ImprintLine:
    """Return the line on the first print, without a label where the value says it itself."""
    # "Publicerad i …" (published in) says what it is; a label would say it twice.
    own = publication.casefold().startswith((said.casefold(), said.split()[-1].casefold()))
    return ImprintLine("" if own else said, publication, kind="first-published")


def _provenance(source: Provenance, label: Label) -> Iterator[ImprintLine]:
    """Yield where a text was taken from: the print, the copy of it, its scan."""
    if source.source_edition:
        yield ImprintLine(label("source_edition"), source.source_edition)
    if source.source_printer:
        yield ImprintLine(label("source_printer"), source.source_printer)
    if source.holding_library:
        yield ImprintLine(label("holding_library"), source.holding_library)
    if source.shelfmark:
        yield ImprintLine(label("shelfmark"), source.shelfmark)
    if source.scan:
        yield ImprintLine(label("scan"), source.scan, href=_web_address(source.scan))
    if source.digitised_by:
        yield ImprintLine(label("digitised_by"), source.digitised_by)


def _first_prints(edition: Edition, label: Label) -> Iterator[ImprintLine]:
    """Yield a line for each text of a collection: its title, first print or date, source, rights."""
    for part in edition.parts:
        date = written_date(part.date, edition.facts.language) if part.date else None
        copy = (line.words for line in _provenance(part.provenance, label))
        own = (
            part.rights
            if part.rights not in (edition.facts.rights, edition.facts.licence)
            else None
        )
        said = [words for words in (part.publication or date, *copy, own) if words]
        if said:
            yield ImprintLine(part.title, "; ".join(said))


def _publication(facts: BookFacts, label: Label) -> Iterator[ImprintLine]:
    published = written_date(facts.published, facts.language) if facts.published else None
    parts = (facts.publisher, facts.publisher_place, published)
    if publisher := ", ".join(part for part in parts if part):
        yield _sentence(label("published_by"), publisher)
    if facts.edition:
        yield ImprintLine(label("edition"), facts.edition)
    if facts.released:
        date = written_date(facts.released, facts.language)
        yield ImprintLine(label("released"), date)
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


def _other_languages(facts: BookFacts, label: Label, form: Format | None) -> Iterator[ImprintLine]:
    for other in facts.other_languages:
        name = language_name(other.language, facts.language)
        words = label("also_in").replace("{language}", name)
        line = _sentence(words, other.title, "{title}")
        yield replace(line, language=other.language, href=_found_at(other, form))


def _found_at(other: Counterpart, form: Format | None) -> str | None:
    """Return where a book in another language is found: where its house says, else beside a page."""
    if form is not None and other.address:
        return other.address.replace("{format}", form)
    return other.page or None if form is Format.HTML else None


def colophon_words(edition: Edition, label: Label) -> str:
    """Return how the text follows its source: what belonged to a page is gone where there was one."""
    paged = any(part.text.furniture or part.text.joins for part in edition.parts)
    return " ".join(map(label, ("colophon_text", *(["colophon_removed"] if paged else []))))


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
