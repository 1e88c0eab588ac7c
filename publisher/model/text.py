"""The text as the author had it: blocks, inlines, notes, and the decisions that made them."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TypeAlias

from publisher.model.doubts import Doubt
from publisher.model.furniture import Furniture
from publisher.model.places import Place
from publisher.model.suspicion import Suspicion
from publisher.model.transcript import NOTHING_DECLARED, Declared
from publisher.structs import frozen


@frozen
class Words:
    """Plain text, spaces included."""

    text: str


@frozen
class Emphasis:
    """Stressed text; ``strong`` for bold, else italic."""

    content: tuple[Inline, ...]
    strong: bool = False


@frozen
class NoteReference:
    """A noteref: ``label`` names the note within its text, ``mark`` is the sign printed here."""

    label: str
    mark: str


@frozen
class PageBreak:
    """The beginning of a page of the source: its number from 1, and its printed folio if known."""

    page: int
    folio: str | None = None


@frozen
class LineBreak:
    """A line end that the author wanted."""


@frozen
class Passage:
    """Words in another language than the text around them; ``language`` is a BCP 47 tag."""

    language: str
    content: tuple[Inline, ...]


class Style(StrEnum):
    """How letters are set that are not stressed; the values are those of a manuscript.

    Superior letters and figures stand above the line and call no note (``1er``, ``m2``), inferior
    ones below it (``H2O``).
    """

    SMALL_CAPITALS = "smallcaps"
    SUPERIOR = "sup"
    INFERIOR = "sub"


@frozen
class Styled:
    """Words set in another way than those around them, without stress."""

    style: Style
    content: tuple[Inline, ...]


# What holds other inlines.
Enclosing: TypeAlias = Emphasis | Passage | Styled
Inline: TypeAlias = Words | Enclosing | NoteReference | PageBreak | LineBreak
Inlines: TypeAlias = tuple[Inline, ...]


@frozen
class Heading:
    """A heading: level 1 is the title of the work, which comes once; 2 to 4 stand inside the text."""

    level: int
    content: Inlines
    place: Place | None = field(default=None, compare=False)


class FrontKind(StrEnum):
    """What a line of front matter says; ``UNKNOWN`` where its words do not tell."""

    BYLINE = "byline"
    TRANSLATOR = "translator"
    DATE = "date"
    FIRST_PUBLISHED = "first published"
    SUBTITLE = "subtitle"
    LEAD_IN = "lead-in"
    UNKNOWN = "unknown"


@frozen
class FrontLine:
    """Front matter in one line.

    ``kind`` is told from the words when the text is complete, so two texts are compared without.
    """

    content: Inlines
    place: Place | None = field(default=None, compare=False)
    kind: FrontKind = field(default=FrontKind.UNKNOWN, compare=False)


@frozen
class Paragraph:
    """A paragraph of running text."""

    content: Inlines
    place: Place | None = field(default=None, compare=False)


@frozen
class Quotation:
    """A block quotation of one or more paragraphs."""

    paragraphs: tuple[Inlines, ...]
    place: Place | None = field(default=None, compare=False)


@frozen
class Verse:
    """One stanza: a tuple of inlines for each line.

    ``indents`` says how far each line stands in, in blanks; it is empty where none does.
    """

    lines: tuple[Inlines, ...]
    indents: tuple[int, ...] = ()
    place: Place | None = field(default=None, compare=False)


@frozen
class Item:
    """An item of a list: its first paragraph, and what stands below it, in order.

    A printed number or letter (``1.``, ``a)``, ``§ 3``) is part of its own text (see
    ``model/markers.py``). Two lists never stand next to each other below an item.
    """

    content: Inlines
    below: tuple[Paragraph | ItemList, ...] = ()


@frozen
class ItemList:
    """A list of items, each of which may hold lists of the next level."""

    items: tuple[Item, ...]
    place: Place | None = field(default=None, compare=False)


@frozen
class Cell:
    """A cell of a table, as wide as so many ``columns`` and as high as so many ``rows``."""

    content: Inlines
    columns: int = 1
    rows: int = 1


@frozen
class TableRow:
    """A row of a table: the cells that begin in it, from the first column on.

    The cells of a ``head`` row name the columns; of a ``named`` row the first cell names the row.
    """

    cells: tuple[Cell, ...]
    head: bool = False
    named: bool = False
    place: Place | None = field(default=None, compare=False)


@frozen
class Table:
    """A table with its caption, empty where it has none."""

    rows: tuple[TableRow, ...]
    caption: Inlines = ()
    place: Place | None = field(default=None, compare=False)


@frozen
class Figure:
    """A picture that the work holds, with its caption, empty where it has none.

    ``picture`` is the name of its file among the pictures of the work. ``alt`` says in words what
    it shows, as far as the text itself tells; what a manifest says of the picture comes before it.
    """

    picture: str
    alt: str = ""
    caption: Inlines = ()
    place: Place | None = field(default=None, compare=False)


@frozen
class Caption:
    """The caption of a picture that the source does not hold."""

    content: Inlines
    place: Place | None = field(default=None, compare=False)


@frozen
class SectionBreak:
    """A pause in the text; ``mark`` is what was printed there, asterisks or an ornament."""

    mark: str = "***"
    place: Place | None = field(default=None, compare=False)


# What is built of parts that have an order of their own.
Structure: TypeAlias = Verse | ItemList | Table | Figure
Block: TypeAlias = Heading | FrontLine | Paragraph | Quotation | Structure | Caption | SectionBreak


NoteBlock: TypeAlias = Paragraph | Quotation


@frozen
class Note:
    """A note of the author or editor.

    ``label`` is unique in the text (``7``, ``*``, or with its page ``1.p7``), ``mark`` is the
    printed sign. Labels of an ``e`` with figures (``e1``) are those of the book's editor. ``body``
    is None where the source has lost it; two quotations in it never stand next to each other. A
    note without a reference is kept. ``labelled`` is False where the source has lost the label;
    two notes are compared without it.
    """

    label: str
    mark: str
    body: tuple[NoteBlock, ...] | None
    place: Place | None = field(default=None, compare=False)
    labelled: bool = field(default=True, compare=False)


class Decision(StrEnum):
    """The decision on a break inside or after a word; the values are those of joins.tsv."""

    JOIN = "join"
    KEEP = "keep"
    SPACE = "space"


@frozen
class Join:
    """A word broken over two lines, and what was decided.

    ``left`` and ``right`` are the words beside the break as they stood (hyphen included),
    ``result`` what stands in the text now, ``confidence`` the probability from 0 to 1 that
    the decision is right, ``evidence`` its reasons, strongest first.
    """

    place: Place
    left: str
    right: str
    decision: Decision
    result: str
    confidence: float
    evidence: tuple[str, ...] = ()


@frozen
class Emendation:
    """A change of the author's text by a person: ``old`` stood on the line, ``new`` stands there now."""

    place: Place
    old: str
    new: str
    reason: str


@frozen
class Remark:
    """A note of the editor by a ruling: what it says, and the words that it is called after.

    ``before`` is what stands on the line of its place up to there, as letters and figures.
    """

    place: Place
    words: str
    before: str
    note: str


@frozen
class Reordering:
    """A page whose lines were extracted out of order; ``lines`` are their numbers as read now."""

    place: Place
    page: int
    lines: tuple[int, ...]


@frozen
class Text:
    """One text in one language, complete; notes in order of first reference, orphans last.

    ``remarks`` are not among the notes: books have them, and the manuscript is the author's alone.
    Doubts are kept in the order of their places. Two texts are compared without their doubts,
    their suspicion (None for a manuscript, in which nothing was decided), the pages that were put
    in another order, and what the file of the source ``declared`` of itself.
    """

    source: str
    language: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    joins: tuple[Join, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    emendations: tuple[Emendation, ...] = ()
    remarks: tuple[Remark, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=(), compare=False)
    reordered: tuple[Reordering, ...] = field(default=(), compare=False)
    suspicion: Suspicion | None = field(default=None, compare=False)
    declared: Declared = field(default=NOTHING_DECLARED, compare=False)
