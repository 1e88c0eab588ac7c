"""A book as markup, ready for the makers of files: they package it and change no word."""

from __future__ import annotations

from enum import StrEnum

from publisher.model.direction import Direction
from publisher.model.findings import Finding
from publisher.model.house import BookFacts
from publisher.structs import frozen

# The two files of an e-book that documents name and its packer adds.
COVER_IMAGE = "cover.jpg"
NAVIGATION = "nav.xhtml"
# The folder of the pictures in an e-book, and before their names in documents.
PICTURES = "pictures"


class DocumentKind(StrEnum):
    """The kinds of content documents, in the words of the EPUB structure vocabulary where it has one."""

    COVER = "cover"
    HALFTITLE = "halftitle"
    TITLEPAGE = "titlepage"
    IMPRINT = "imprint"
    PART = "part"
    CHAPTER = "chapter"
    ENDNOTES = "endnotes"
    EMENDATIONS = "emendations"
    COLOPHON = "colophon"


@frozen
class Document:
    """One XHTML document; ``name`` is its file name, ``markup`` the whole file as text."""

    name: str
    kind: DocumentKind
    title: str
    markup: str


@frozen
class NavPoint:
    """An entry of the contents: label, target (``file.xhtml#id``), entries below it."""

    label: str
    href: str
    children: tuple[NavPoint, ...] = ()


@frozen
class Landmark:
    """An entry of the landmarks: epub:type, label, target."""

    type: str
    label: str
    href: str


@frozen
class PageTarget:
    """A page of the source, or of the print edition, and the place where it begins."""

    label: str
    href: str


@frozen
class PrintedPage:
    """A page of the print edition: its folio, and where its text begins.

    ``anchor`` is the id of the last element that began before that place, ``letters`` how many
    letters and figures (``str.isalnum``) of the text stand between the two.
    """

    label: str
    anchor: str
    letters: int


@frozen
class Resource:
    """A file that documents use: name inside the book, media type, content."""

    name: str
    media_type: str
    content: bytes


@frozen
class BookPicture:
    """A picture made ready for a book: the text that shows it, its name there, and its file.

    ``part`` is the id of that text in its edition, ``style`` says in CSS how wide it stands.
    ``moving`` says that it shows several frames, ``millimetres`` how wide it is on paper.
    """

    part: str
    name: str
    resource: Resource
    style: str
    moving: bool = False
    millimetres: float | None = None


@frozen
class Seen:
    """What there is to see in a book besides its words.

    ``pictures`` says that it has pictures which are not decoration, ``described`` that words stand
    for all of them, ``moving`` that some have several frames.
    """

    pictures: bool = False
    described: bool = True
    moving: bool = False


@frozen
class CoverRendering:
    """The cover: a complete HTML page to be drawn at 1600 x 2560 pixels, and its alternative text.

    ``markup`` names its style sheets by name, ``styles`` are their texts.
    """

    facts: BookFacts
    markup: str
    alt: str
    styles: tuple[Resource, ...]
    resources: tuple[Resource, ...] = ()


@frozen
class EbookRendering:
    """A book as the documents of an e-book.

    ``navigation`` is the whole navigation document (contents, landmarks, page list) as text,
    ``styles`` the style sheets that documents link. ``page_list`` leads to the pages of the
    source, or where the house wants it to those of the print edition; ``page_sources`` name the
    publications whose pages these are. ``accessibility`` says in the book's language how it can
    be read. ``direction`` is that of its lines and pages, ``seen`` what there is besides words;
    ``findings`` are those on its design.
    """

    facts: BookFacts
    documents: tuple[Document, ...]
    contents: tuple[NavPoint, ...]
    landmarks: tuple[Landmark, ...]
    page_list: tuple[PageTarget, ...]
    navigation: str
    styles: tuple[Resource, ...]
    cover: CoverRendering
    resources: tuple[Resource, ...] = ()
    page_sources: tuple[str, ...] = ()
    accessibility: str = ""
    direction: Direction = Direction.LEFT_TO_RIGHT
    seen: Seen = Seen()
    findings: tuple[Finding, ...] = ()


@frozen
class PrintRendering:
    """A book as one HTML document for the typesetter.

    ``markup`` names its style sheets by name, ``styles`` are their texts in that order.
    ``direction`` is that of its lines and pages, ``findings`` are those on its design.
    """

    facts: BookFacts
    markup: str
    styles: tuple[Resource, ...]
    resources: tuple[Resource, ...] = ()
    direction: Direction = Direction.LEFT_TO_RIGHT
    findings: tuple[Finding, ...] = ()


@frozen
class PageRendering:
    """A book as one HTML document for browsers; the rest as for print."""

    facts: BookFacts
    markup: str
    styles: tuple[Resource, ...]
    resources: tuple[Resource, ...] = ()
    findings: tuple[Finding, ...] = ()


class TextRole(StrEnum):
    """The roles of blocks of plain text, which decide how a block is set apart and broken."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    VERSE = "verse"
    LIST = "list"
    TABLE = "table"
    NOTE = "note"


@frozen
class TextBlock:
    """A block of plain text: lines that must not run together.

    ``indent`` counts steps from the left edge; ``mark`` stands before the first line of a note,
    the other lines hang behind it.
    """

    role: TextRole
    lines: tuple[str, ...]
    indent: int = 0
    mark: str = ""


@frozen
class TextRendering:
    """A book as plain text in reading order, its lines not yet broken.

    No-break spaces stand where the language wants words to stay on one line.
    """

    facts: BookFacts
    blocks: tuple[TextBlock, ...]
