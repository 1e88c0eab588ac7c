"""One text becomes blocks of pandoc's tree, its notes at the places where they are called."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from typing import Any, assert_never

from publisher.docx import tree
from publisher.docx.tree import Node, Nodes
from publisher.languages import direction_of
from publisher.model.edition import NumberedNote
from publisher.model.grid import columns_of, filled_rows, heads_of
from publisher.model.inlines import runs, stanza_lines, walk
from publisher.model.markers import split_marker
from publisher.model.structure import (
    Section,
    StructuredPicture,
    StructuredText,
    blocks_of,
    sections_of,
)
from publisher.model.text import (
    Block,
    Caption,
    Emphasis,
    Enclosing,
    Figure,
    FrontLine,
    Heading,
    Inlines,
    Item,
    ItemList,
    LineBreak,
    NoteBlock,
    NoteReference,
    PageBreak,
    Paragraph,
    Passage,
    Quotation,
    SectionBreak,
    Structure,
    Style,
    Styled,
    Table,
    TableRow,
    Verse,
    Words,
)
from publisher.structs import frozen

# Styles of the document by their names; ``finishing`` and the reader of a house may know them.
LANGUAGE = "Language "  # and the tag, for the letters of a passage; it is no style in the end
MARKED_ITEM = "Marked Item"
NOTE_MARK = "Note Mark"
LOST_MARK = "Lost Mark"
EDITORS_MARK = "Editors Mark"
ROW_NAME = "Row Name"
PLACEHOLDER = "Picture Placeholder"
# What every word processor shows; drawings (SVG) need a second picture beside them in a DOCX.
SHOWN = ("image/png", "image/jpeg", "image/gif")
WIDEST = 150.0  # millimetres of the text on a page of A4 or Letter
# The title of pictures that show nothing a reader must know, until ``finishing`` says it otherwise.
DECORATIVE = "decorative"
_SETTING = {
    Style.SMALL_CAPITALS: "SmallCaps",
    Style.SUPERIOR: "Superscript",
    Style.INFERIOR: "Subscript",
}


@frozen
class NoteLabels:
    """Words of the book's language: above notes that nothing calls, and before those of the editor."""

    heading: str
    editor: str


class TextWriter:
    """Writes one text, whose chapters have headings of the level ``depth``, counted from 1."""

    def __init__(self, text: StructuredText, labels: NoteLabels, depth: int) -> None:
        self._text, self._labels, self._depth = text, labels, depth
        self._notes = {note.note.label: note for note in text.notes}
        # A word processor has no notes in notes: those that only notes call stand at the end.
        self._in_text = {
            inline.label
            for content in _running(text)
            for inline in walk(content)
            if isinstance(inline, NoteReference)
        }
        self._called: dict[str, None] = {}
        self._in_note = False
        self._pictures = {picture.name: picture for picture in text.pictures}

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return the published numbers of the notes that were called so far, in that order."""
        return tuple(self._notes[label].number for label in self._called)

    def blocks(self) -> Iterator[Node]:
        """Yield the blocks of the text, those notes last that are called nowhere in it."""
        yield from self._blocks(self._text.front)
        for section in self._text.sections:
            yield from self._section(section, self._depth)
        left = [note for label, note in self._notes.items() if label not in self._called]
        if left:
            self._in_note = True
            yield tree.line("Notes Heading", self._labels.heading)
            for note in left:
                yield from self._uncalled(note)

    def _section(self, section: Section, level: int) -> Iterator[Node]:
        if section.heading:
            # A word processor's headings end with the ninth level.
            yield tree.heading(min(level, 9), section.id, self._inlines(section.heading))
        yield from self._blocks(section.blocks)
        for below in section.sections:
            yield from self._section(below, level + bool(section.heading))

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[Node]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Node]:
        match block:
            case Heading() | Paragraph():
                yield self._paragraph(block.content)
            case FrontLine():
                yield tree.styled("Front Line", self._paragraph(block.content))
            case Caption():
                yield tree.styled("Image Caption", self._paragraph(block.content))
            case Quotation():
                quoted = [self._paragraph(paragraph) for paragraph in block.paragraphs]
                yield tree.around("BlockQuote", quoted)
            case Verse() | ItemList() | Table() | Figure():
                yield from self._structure(block)
            case SectionBreak():
                yield tree.line("Section Break", block.mark)
            case _:
                assert_never(block)

    def _structure(self, block: Structure) -> Iterator[Node]:
        match block:
            case Verse():
                yield tree.styled("Verse", tree.around("Para", list(self._stanza(block))))
            case ItemList():
                items = [list(self._item(item)) for item in block.items]
                yield {"t": "BulletList", "c": items}
            case Table():
                yield self._table(block)
            case Figure():
                yield from self._figure(block)
            case _:
                assert_never(block)

    def _stanza(self, block: Verse) -> Iterator[Node]:
        for at, (indent, content) in enumerate(stanza_lines(block)):
            if at:
                yield tree.line_break()
            if indent:
                yield tree.words("\N{NO-BREAK SPACE}" * indent)
            yield from self._inlines(content)

    def _item(self, item: Item) -> Iterator[Node]:
        """Yield an item; a printed marker stays what it is, text, which nothing counts anew."""
        first = self._inlines(item.content)
        marker, _ = split_marker(item.content)
        # Pandoc gives a plain block the style “Compact” whatever is around it.
        marked = tree.styled(MARKED_ITEM, tree.around("Para", first))
        yield marked if marker else tree.around("Plain", first)
        for block in item.below:
            yield from self._block(block)

    def _table(self, block: Table) -> Node:
        caption = self._inlines(block.caption)
        filled = filled_rows(block.rows)
        heads = heads_of(filled)
        named = int(all(row.named for row in filled[heads:]))
        rows = [self._row(row) for row in filled]
        columns = columns_of(filled)
        return tree.table(caption, columns, rows[:heads], [rows[heads:]], named)

    def _row(self, row: TableRow) -> list[list[Any]]:
        """Return a row; the cell that names it says so by its style."""
        cells = [
            tree.cell(self._inlines(cell.content), cell.columns, cell.rows) for cell in row.cells
        ]
        if row.named:
            first = row.cells[0]
            name = tree.styled(ROW_NAME, self._paragraph(first.content))
            cells[0] = tree.cell_of([name], first.columns, first.rows)
        return cells

    def _figure(self, block: Figure) -> Iterator[Node]:
        """Yield a picture and its caption; where the book has no file of it, what it shows."""
        picture = self._pictures.get(block.picture)
        if picture is None or picture.media_type not in SHOWN:
            yield tree.line(PLACEHOLDER, f"[{block.alt or block.picture}]")
        else:
            shown = _picture(block, picture)
            yield tree.styled("Captioned Figure", tree.around("Para", [shown]))
        if block.caption:
            yield tree.styled("Image Caption", self._paragraph(block.caption))

    def _signed(self, note: NumberedNote) -> tuple[NoteBlock, ...]:
        """Return the blocks of a note; that of the editor opens with a paragraph, for its sign."""
        body = note.note.body or ()
        opens = body and isinstance(body[0], Paragraph)
        return body if opens or not note.editor else (Paragraph(()), *body)

    def _uncalled(self, note: NumberedNote) -> Iterator[Node]:
        first, *rest = note.note.body or (Paragraph(()),)
        mark = [_mark(note.number), tree.words(" ")]
        if isinstance(first, Paragraph):
            opened = tree.around("Para", [*mark, *self._inlines(first.content)])
            yield tree.styled("Footnote Text", opened)
        else:
            yield tree.styled("Footnote Text", tree.around("Para", mark))
            rest = [first, *rest]
        for block in rest:
            yield from self._block(block)

    def _paragraph(self, content: Inlines) -> Node:
        return tree.around("Para", self._inlines(content))

    def _inlines(self, content: Inlines) -> Nodes:
        return list(self._nodes(content))

    def _nodes(self, content: Inlines) -> Iterator[Node]:
        for inline in content:
            match inline:
                case Words():
                    yield tree.words(inline.text)
                case Emphasis() | Styled() | Passage():
                    yield self._enclosing(inline)
                case NoteReference():
                    yield self._reference(inline)
                case LineBreak():
                    yield tree.line_break()
                case PageBreak():
                    pass  # pages of the source are none of a working copy
                case _:
                    assert_never(inline)

    def _enclosing(self, inline: Enclosing) -> Node:
        content = self._inlines(inline.content)
        match inline:
            case Emphasis():
                return tree.around("Strong" if inline.strong else "Emph", content)
            case Styled():
                return tree.around(_SETTING[inline.style], content)
            case Passage():
                way = {"dir": direction_of(inline.language).value}
                turned = way if way["dir"] != direction_of(self._text.language).value else {}
                return tree.span(content, custom_style=f"{LANGUAGE}{inline.language}", **turned)
            case _:
                assert_never(inline)

    def _reference(self, inline: NoteReference) -> Node:
        note = self._notes.get(inline.label)
        if note is None:  # the source lost the note: its printed mark stays
            return tree.span([tree.words(inline.mark)], custom_style=LOST_MARK)
        if self._in_note or inline.label not in self._in_text:
            return _mark(note.number)
        if inline.label in self._called:
            return tree.link([_mark(note.number)], f"{note.id}-call")
        self._called[inline.label] = None
        self._in_note = True  # notes that this one calls are found by their numbers
        blocks = self._signed(note)
        body = [node for block in blocks for node in self._block(block)]
        if note.editor:
            mark = tree.span([tree.words(f"[{self._labels.editor}]")], custom_style=EDITORS_MARK)
            body[0]["c"][:0] = [mark, tree.words(" ")]
        self._in_note = False
        called = tree.around("Note", body)
        # Only a note that is called again needs a place to lead to.
        return called if len(note.references) < 2 else tree.span([called], f"{note.id}-call")


def _picture(block: Figure, picture: StructuredPicture) -> Node:
    data = b64encode(picture.content).decode("ascii")
    address = f"data:{picture.media_type};base64,{data}"
    wide = None if picture.millimetres is None else min(picture.millimetres, WIDEST)
    title = DECORATIVE if picture.decorative else ""
    return tree.picture("" if picture.decorative else block.alt, address, title, wide)


def _mark(number: str) -> Node:
    return tree.span([tree.words(number)], custom_style=NOTE_MARK)


def _running(text: StructuredText) -> Iterator[Inlines]:
    """Yield the runs of inlines of a text, notes left aside."""
    yield from (section.heading for section in sections_of(text.sections))
    for block in blocks_of(text):
        yield from runs(block)
