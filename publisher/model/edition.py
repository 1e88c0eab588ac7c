"""A book put together: texts in order, each with its numbering, in one language."""

from __future__ import annotations

from publisher.model.house import BookFacts, Contributor, Picture, WorkText
from publisher.model.provenance import UNTOLD, Provenance
from publisher.model.text import Block, Note, Text
from publisher.structs import frozen

CHAPTER_LEVEL = 2  # headings down to this level begin a chapter; deeper ones stand inside it


@frozen
class WorkWithText:
    """A text that is to go into an edition, with what the manifest of its work says."""

    work: WorkText
    text: Text


@frozen
class NumberedNote:
    """A note as published: ``number`` is what the reader sees, ``id`` is unique in the book.

    ``note`` carries mark and body; ``references`` are the ids of its calls in reading order
    (``ID-ref1``, ...), empty for a note without a call. A note of the ``editor`` has a letter for
    its number, so that the author's count on without it.
    """

    id: str
    number: str
    note: Note
    references: tuple[str, ...] = ()
    editor: bool = False


@frozen
class Chapter:
    """One document of the book: the blocks under one heading of level 2, or before the first.

    ``id`` is unique in the book; ``title`` is None for a chapter without a heading of its own.
    The heading itself is the first of the ``blocks``, for it may carry note references.
    """

    id: str
    title: str | None
    blocks: tuple[Block, ...]


@frozen
class Part:
    """One text in a book. In a pamphlet it is the whole book, in a collection one of several.

    ``front`` are those of its front lines that the other fields do not already say; title and
    byline are left out. ``notes`` are the notes with a body in published order (one numbering
    for each text), ``prefix`` makes ids unique in a collection. ``pictures`` are those that the
    text may show, ``speakers`` the words of the paragraphs that name who speaks next, in a play.
    ``rights`` are what its work says of them, in words.
    """

    id: str
    prefix: str
    title: str
    subtitle: str | None
    contributors: tuple[Contributor, ...]
    date: str | None
    publication: str | None
    text: Text
    front: tuple[Block, ...]
    chapters: tuple[Chapter, ...]
    notes: tuple[NumberedNote, ...] = ()
    pictures: tuple[Picture, ...] = ()
    speakers: frozenset[str] = frozenset()
    provenance: Provenance = UNTOLD
    rights: str | None = None


@frozen
class Division:
    """Parts that stand together under a heading of the edition (None: no heading)."""

    title: str | None
    parts: tuple[Part, ...]


@frozen
class Edition:
    """A whole book in one language; ``collection`` when it holds more than one text."""

    facts: BookFacts
    collection: bool
    divisions: tuple[Division, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return all texts in reading order."""
        return tuple(part for division in self.divisions for part in division.parts)
