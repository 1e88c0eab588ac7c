"""A book as its structure: texts, sections, blocks; and the walk over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher.model.direction import Direction
from publisher.model.edition import NumberedNote
from publisher.model.house import BookFacts, Contributor
from publisher.model.inlines import note_runs, runs
from publisher.model.places import Place
from publisher.model.provenance import UNTOLD, Provenance
from publisher.model.text import Block, Emendation, Inlines
from publisher.structs import frozen


@frozen
class Section:
    """A heading with the blocks below it, and behind these the sections of the next level.

    ``heading`` is empty where the text has none, ``place`` is its own; ``blocks`` hold no
    headings.
    """

    id: str
    heading: Inlines
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    place: Place | None = None


@frozen
class StructuredPicture:
    """A picture of a text: the name by which figures show it, and its file.

    ``millimetres`` are its width on paper, None where the file itself must tell. A ``decorative``
    one shows nothing that a reader must know.
    """

    name: str
    media_type: str
    content: bytes
    millimetres: float | None = None
    decorative: bool = False


@frozen
class StructuredText:
    """One text of a book as its structure, with the facts of its work.

    ``people`` are the lines that name them, as a title page has them. ``pages`` gives the label
    of each page of the source by its number from 1, ``opens_page`` says that the text begins on
    the first of them and no page break stands there. ``joins`` counts the words at line ends that
    were put together.
    """

    id: str
    language: str
    source: str
    title: str
    subtitle: str | None
    people: tuple[str, ...]
    contributors: tuple[Contributor, ...]
    date: str | None
    publication: str | None
    front: tuple[Block, ...]
    sections: tuple[Section, ...]
    notes: tuple[NumberedNote, ...] = ()
    pages: tuple[tuple[int, str], ...] = ()
    opens_page: bool = False
    emendations: tuple[Emendation, ...] = ()
    joins: int = 0
    pictures: tuple[StructuredPicture, ...] = ()
    provenance: Provenance = UNTOLD


@frozen
class StructuredDivision:
    """Texts that stand together under a heading of the edition (None: no heading)."""

    title: str | None
    texts: tuple[StructuredText, ...]


@frozen
class StructureRendering:
    """A book as its structure, for formats in which others go on working.

    Blocks are as they were restored: nothing is softened and no quotation mark changed. Every
    text in it can stand in an XML document. ``notes_title``, ``editors_note`` and ``made_with`` are
    words for what a maker must add, ``credits`` say who made the pictures. ``origin`` is the line
    that says where the one text of a book was first printed.
    """

    facts: BookFacts
    collection: bool
    people: tuple[str, ...]
    divisions: tuple[StructuredDivision, ...]
    notes_title: str
    made_with: str
    editors_note: str
    direction: Direction = Direction.LEFT_TO_RIGHT
    credits: tuple[str, ...] = ()
    origin: str = ""

    @property
    def texts(self) -> tuple[StructuredText, ...]:
        """Return all texts in reading order."""
        return tuple(text for division in self.divisions for text in division.texts)


def sections_of(sections: Iterable[Section]) -> Iterator[Section]:
    """Yield sections in reading order, those below one another too."""
    for section in sections:
        yield section
        yield from sections_of(section.sections)


def blocks_of(text: StructuredText) -> Iterator[Block]:
    """Yield the blocks of a text in reading order, its front first."""
    yield from text.front
    for section in sections_of(text.sections):
        yield from section.blocks


def inlines_of(text: StructuredText) -> Iterator[Inlines]:
    """Yield every run of inlines of a text: headings, blocks, then notes."""
    yield from (section.heading for section in sections_of(text.sections))
    for block in blocks_of(text):
        yield from runs(block)
    for note in text.notes:
        yield from note_runs(note.note)
