"""The records of the manifests: house, works and editions; and the facts of one book."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from publisher.model.formats import USUAL, Format
from publisher.model.provenance import UNSETTLED, UNTOLD, Provenance, Rights
from publisher.structs import frozen

# The designs of covers that the package has; a house may have others.
COVER_DESIGNS = ("label", "band", "plain", "border", "initial", "stripe")


class NotePlace(StrEnum):
    """Where the notes of a text stand; the values are those of house.toml."""

    BOOK_END = "book-end"
    CHAPTER_END = "chapter-end"
    FOOT = "foot"


class ColophonPlace(StrEnum):
    """Where a book says how its text was made; the values are those of house.toml."""

    IMPRINT = "imprint"
    PAGE = "page"


class PageOrigin(StrEnum):
    """Whose pages the page list of an e-book leads to."""

    SOURCE = "source"
    PRINT = "print"


class QuotationMarks(StrEnum):
    """Whether quotation marks stay as the source has them or become those of the language."""

    AS_IS = "as-is"
    HOUSE = "house"


class SpineWay(StrEnum):
    """Which way the words on a spine run; as the ``language`` has it, or always one way."""

    LANGUAGE = "language"
    DOWN = "down"
    UP = "up"


@frozen
class BookSettings:
    """The table ``books`` of house.toml: what a house decides about the design of its books.

    ``notes`` is for e-books, which have no page foot: there ``foot`` means the chapter's end.
    ``print_notes`` is for the printed book, and so is ``page``, its format by name (``a5``,
    ``digest``) or size (``120 x 190`` millimetres). ``cover`` names a design in templates/cover/,
    ``cover_picture`` a file of the house that is shown instead and ``cover_alt`` what it shows,
    in the book's language. ``margin_pages`` puts the page numbers of the source into the margin
    of the printed book. ``spine`` says which way the words on the spine of a bound book run.
    ``text_width`` is the length of lines in plain text, in characters; 0 for a line a paragraph.
    ``identifier`` prints the identifier of a book without ISBN (``urn:uuid:…``) in its imprint.
    ``emendations`` lists at the end of each book where the words of its source were changed.
    ``typeface`` is the family of the house's ``fonts/`` in which print, e-book and cover are set.
    """

    notes: NotePlace = NotePlace.BOOK_END
    print_notes: NotePlace = NotePlace.BOOK_END
    page_list: PageOrigin = PageOrigin.SOURCE
    quotation_marks: QuotationMarks = QuotationMarks.AS_IS
    colophon: ColophonPlace = ColophonPlace.IMPRINT
    identifier: bool = False
    page: str = "a5"
    cover: str = "label"
    cover_picture: str | None = None
    cover_alt: str | None = None
    margin_pages: bool = False
    spine: SpineWay = SpineWay.LANGUAGE
    text_width: int = 0
    emendations: bool = False
    typeface: str | None = None


@frozen
class Contributor:
    """A person in a role, a MARC relator code like aut, trl or edt.

    ``name`` is printed; lists are sorted by ``file_as`` if it is there (``Borgis, Ida``).
    """

    name: str
    role: str = "aut"
    file_as: str | None = None


@frozen
class Series:
    """A series, and the place of a book in it; ``position`` is a whole number or like ``2.1``."""

    name: str
    position: str | None = None


@frozen
class House:
    """The publishing house: what all its books share (seeds/house.toml).

    ``licence`` and ``website`` are web addresses; ``book_address`` is that of each of its books, with
    ``{name}``, ``{language}`` and ``{format}`` where these stand. ``colour``, like ``#7a1f1f``,
    is that of its covers; series with a colour of their own stand in
    ``series_colours`` with their names. ``formats`` are those in which its books are made unless
    a person asks for others.
    """

    name: str
    language: str
    place: str | None = None
    website: str | None = None
    rights: str | None = None
    licence: str | None = None
    colour: str = "#7a1f1f"
    settings: BookSettings = BookSettings()
    series_colours: tuple[tuple[str, str], ...] = ()
    formats: tuple[Format, ...] = USUAL
    book_address: str | None = None


@frozen
class Picture:
    """A picture of a work: the ``name`` of its file, the ``path`` to open, and what a person says of it.

    ``alt`` says in the text's language what it shows, None where nobody has said it. A
    ``decorative`` picture shows nothing that a reader must know. ``credit`` names who made it,
    ``licence`` is an SPDX identifier or words.
    """

    name: str
    path: str
    alt: str | None = None
    decorative: bool = False
    credit: str | None = None
    licence: str | None = None


@frozen
class WorkText:
    """One work in one language: the facts of work.toml, and where its source lies.

    ``source`` is the path as people see it, ``path`` the path to open (text of the house root).
    ``publication`` says where the text was first printed, ``date`` is the date of the work,
    ``published`` that of this publication of it, ``file_date`` that of its source file;
    ``edition`` is the number of this edition of it, ``released`` its date.
    ``pictures`` are those that its text may show, by name.
    """

    work: str
    language: str
    source: str
    path: str
    title: str
    subtitle: str | None = None
    original_title: str | None = None
    original_language: str | None = None
    contributors: tuple[Contributor, ...] = ()
    date: str | None = None
    publication: str | None = None
    description: str | None = None
    rights: str | None = None
    licence: str | None = None
    subjects: tuple[str, ...] = ()
    series: Series | None = None
    isbn_epub: str | None = None
    isbn_print: str | None = None
    published: str | None = None
    file_date: str | None = None
    cover_picture: str | None = None
    cover_alt: str | None = None
    pictures: tuple[Picture, ...] = ()
    emendations: bool | None = None
    provenance: Provenance = UNTOLD
    rights_state: Rights = UNSETTLED
    edition: str | None = None
    released: str | None = None


class PlannedPart(NamedTuple):
    """Works that stand together in an edition, by name and in order; ``heading`` may be None."""

    heading: str | None
    works: tuple[str, ...]


@frozen
class EditionPlan:
    """A collection in one language; seeds/editions/EDITION.toml gives one for each language.

    ``parts`` are its works in reading order. ``place`` is the path of the manifest.
    """

    name: str
    language: str
    title: str
    subtitle: str | None = None
    contributors: tuple[Contributor, ...] = ()
    date: str | None = None
    description: str | None = None
    rights: str | None = None
    licence: str | None = None
    subjects: tuple[str, ...] = ()
    series: Series | None = None
    isbn_epub: str | None = None
    isbn_print: str | None = None
    parts: tuple[PlannedPart, ...] = ()
    place: str = ""
    published: str | None = None
    cover_picture: str | None = None
    cover_alt: str | None = None
    emendations: bool | None = None
    provenance: Provenance = UNTOLD
    rights_state: Rights = UNSETTLED
    edition: str | None = None
    released: str | None = None


@frozen
class Counterpart:
    """The same work, or collection, in another language: its tag, title and identifier.

    ``address`` is where the house says it is found on the web (``{format}`` still in it), ``page``
    the file of its web page beside that of this book; either is empty where there is none.
    """

    language: str
    title: str
    identifier: str
    address: str = ""
    page: str = ""


@frozen
class BookFacts:
    """Everything that title page, imprint, package document and PDF metadata may say about a book.

    ``name`` is the stem of its files (``WORK.LANG``), ``identifier`` a URN (isbn or uuid5 of the
    name), ``modified`` UTC from SOURCE_DATE_EPOCH or the newest source. ``date`` is that of the
    work, ``published`` that of this book, ``released`` that of its ``edition``, which is a number;
    ``other_languages`` are the same work in others. ``rights`` are words, those of the status in
    ``rights_state`` first.
    """

    name: str
    language: str
    identifier: str
    title: str
    modified: datetime
    subtitle: str | None = None
    original_title: str | None = None
    original_language: str | None = None
    contributors: tuple[Contributor, ...] = ()
    date: str | None = None
    publisher: str = ""
    publisher_place: str | None = None
    website: str | None = None
    publication: str | None = None
    description: str | None = None
    rights: str | None = None
    licence: str | None = None
    subjects: tuple[str, ...] = ()
    series: Series | None = None
    isbn_epub: str | None = None
    isbn_print: str | None = None
    colour: str = "#7a1f1f"
    other_languages: tuple[Counterpart, ...] = ()
    published: str | None = None
    settings: BookSettings = BookSettings()
    provenance: Provenance = UNTOLD
    rights_state: Rights = UNSETTLED
    edition: str | None = None
    released: str | None = None
