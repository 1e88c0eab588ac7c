"""The header says what the document is: titles, people, publication, source, and how it was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from publisher.expressions import compiled
from publisher.languages import language
from publisher.model.house import BookFacts, Contributor
from publisher.model.inlines import walk
from publisher.model.provenance import Provenance, RightsStatus
from publisher.model.structure import StructureRendering, inlines_of
from publisher.model.text import Emendation, Passage
from publisher.tei.elements import LANG, below, element

# What the attribute ``when`` may hold: 1936, 1936-08, 1936-08-04
_DATE = compiled(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
# The usual roles in English, the language of the header; others stand there by their MARC code.
_ROLES = {"trl": "translator", "ill": "illustrator", "aui": "author of the introduction"}


# The values of availability/@status.
_AVAILABLE = {
    RightsStatus.PUBLIC_DOMAIN: "free",
    RightsStatus.LICENCE: "free",
    RightsStatus.PERMISSION: "restricted",
    RightsStatus.IN_COPYRIGHT: "restricted",
    RightsStatus.EMBARGO: "restricted",
}
# What an attribute may point to; a licence may also be named by its identifier.
_ADDRESS = compiled(r"https?://\S+")


def header(book: StructureRendering, unseen: Iterable[Emendation]) -> etree._Element:
    """Return the header; ``unseen`` are emendations that the text itself does not show."""
    made, facts = element("teiHeader"), book.facts
    described = below(made, "fileDesc")
    _titles(described, facts)
    number = {"n": facts.edition} if facts.edition else {}
    below(below(described, "editionStmt"), "edition", _edition(facts), **number)
    _publication(described, book)
    if facts.series:
        series = below(described, "seriesStmt")
        below(series, "title", facts.series.name)
        if facts.series.position:
            below(series, "idno", facts.series.position, type="number")
    if book.credits:
        notes = below(described, "notesStmt")
        for said in book.credits:
            below(notes, "note", said, type="pictures")
    _sources(described, book)
    _encoding(made, book, tuple(unseen))
    _profile(made, book)
    return made


def _edition(facts: BookFacts) -> str:
    words = f"Electronic edition {facts.edition or ''}".strip()
    return f"{words}, {facts.released}" if facts.released else words


def _titles(parent: etree._Element, facts: BookFacts) -> None:
    made = below(parent, "titleStmt")
    below(made, "title", facts.title, type="main")
    if facts.subtitle:
        below(made, "title", facts.subtitle, type="sub")
    if facts.original_title:
        original = below(made, "title", facts.original_title, type="original")
        if facts.original_language:
            original.set(LANG, facts.original_language)
    # TEI wants the authors first, the editors behind them, all others at the end.
    for role in ("aut", "edt", ""):
        for person in facts.contributors:
            if person.role == role or (not role and person.role not in ("aut", "edt")):
                _person(made, person)


def _person(parent: etree._Element, person: Contributor) -> None:
    key = {"key": person.file_as} if person.file_as else {}
    if person.role in ("aut", "edt"):
        below(parent, "author" if person.role == "aut" else "editor", person.name, **key)
        return
    made = below(parent, "respStmt")
    below(made, "resp", _ROLES.get(person.role, person.role), key=f"marc:{person.role}")
    below(made, "persName", person.name, **key)


def _publication(parent: etree._Element, book: StructureRendering) -> None:
    facts, made = book.facts, below(parent, "publicationStmt")
    if facts.publisher:
        below(made, "publisher", facts.publisher)
    else:  # the statement must open with who is responsible for the file
        below(made, "authority", f"made with {book.made_with}, by no publisher")
    if facts.publisher_place:
        below(made, "pubPlace", facts.publisher_place)
    _date(made, facts.published or f"{facts.modified:%Y-%m-%d}")
    numbers = (("ISBN", facts.isbn_epub), ("ISBN", facts.isbn_print), ("URN", facts.identifier))
    for kind, number in numbers:
        if number:
            below(made, "idno", number, type=kind)
    if facts.website:
        below(made, "idno", facts.website, type="URL")
    if facts.licence or facts.rights:
        _availability(made, facts)


def _availability(parent: etree._Element, facts: BookFacts) -> None:
    status = facts.rights_state.status
    made = below(parent, "availability", **({"status": _AVAILABLE[status]} if status else {}))
    if facts.licence:
        said = facts.rights or facts.licence
        target = {"target": facts.licence} if _ADDRESS.fullmatch(facts.licence) else {}
        below(made, "licence", said, **target)
    elif facts.rights:
        below(made, "p", facts.rights)


def _date(parent: etree._Element, date: str, **more: str) -> None:
    when = {"when": date} if _DATE.fullmatch(date) else {}
    below(parent, "date", date, **when, **more)


def _sources(parent: etree._Element, book: StructureRendering) -> None:
    """Add what each text was made from: title, people, first print, name of the file."""
    made = below(parent, "sourceDesc")
    for text in book.texts:
        source = below(made, "bibl")
        for person in text.contributors:
            if person.role == "aut":
                below(source, "author", person.name)
        below(source, "title", text.title)
        if text.publication:
            below(source, "note", text.publication, type="publication")
        if text.date:
            _date(source, text.date)
        _copy(source, text.provenance)
        below(source, "idno", text.source, type="file")
        for child in source[:-1]:
            child.tail = " "


def _copy(source: etree._Element, used: Provenance) -> None:
    """Add the print that a text follows and the copy of it: library, shelfmark, scan, who made it."""
    said = (
        ("edition", used.source_edition),
        ("printer", used.source_printer),
        ("holding-library", used.holding_library),
        ("digitised-by", used.digitised_by),
    )
    for kind, words in said:
        if words:
            below(source, "note", words, type=kind)
    if used.shelfmark:
        below(source, "idno", used.shelfmark, type="shelfmark")
    if used.scan:
        below(source, "ref", used.scan, target=used.scan)


def _encoding(
    parent: etree._Element, book: StructureRendering, unseen: tuple[Emendation, ...]
) -> None:
    made = below(parent, "encodingDesc")
    below(below(made, "projectDesc"), "p", _PROJECT)
    rules = below(made, "editorialDecl")
    correction = below(rules, "correction", method="markup")
    emended = sum(len(text.emendations) for text in book.texts)
    below(correction, "p", _CORRECTION.format(emended))
    for found in unseen:
        below(correction, "p", f"{found.place}: “{found.old}” became “{found.new}”. {found.reason}")
    joins = sum(text.joins for text in book.texts)
    below(below(rules, "hyphenation", eol="none"), "p", _HYPHENATION.format(joins))
    below(below(rules, "normalization"), "p", _NORMALIZATION)
    name, _, version = book.made_with.partition(" ")
    program = below(below(made, "appInfo"), "application", ident=name, version=version)
    below(program, "label", book.made_with)


_PROJECT = (
    "The text was restored from the source named in sourceDesc. Running heads, folios and other "
    "furniture of its pages are left out; pb marks where a page begins, with its printed folio, or "
    "in brackets with the folio inferred. Notes stand at the end of each text, called by ref."
)
_CORRECTION = (
    "Emendations by a person: {}. Each stands in the text as choice with sic and corr; those that "
    "the text cannot show are listed here."
)
_HYPHENATION = (
    "Words broken at the ends of lines or pages were joined without marking: {} of them. Hyphens "
    "that belong to a word were kept."
)
_NORMALIZATION = "Spelling, capitals, punctuation and quotation marks are those of the source."


def _profile(parent: etree._Element, book: StructureRendering) -> None:
    facts, made = book.facts, below(parent, "profileDesc")
    if facts.description:
        below(below(made, "abstract"), "p", facts.description)
    if facts.date:
        _date(below(made, "creation"), facts.date)
    used = below(made, "langUsage")
    for tag in dict.fromkeys((facts.language, *_tags(book))):
        below(used, "language", language(tag).english or tag, ident=tag)
    if facts.subjects:
        keywords = below(below(made, "textClass"), "keywords")
        for subject in facts.subjects:
            below(keywords, "term", subject)


def _tags(book: StructureRendering) -> Iterator[str]:
    """Yield the languages of texts and passages, as tags."""
    for text in book.texts:
        yield text.language
        for content in inlines_of(text):
            yield from (i.language for i in walk(content) if isinstance(i, Passage))
