"""Blocks in the forms in which quotations and notes can hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher.model.inlines import runs
from publisher.model.places import Place
from publisher.model.text import (
    Block,
    Emphasis,
    Heading,
    Inlines,
    NoteBlock,
    Paragraph,
    Quotation,
    Table,
    Verse,
    Words,
)
from publisher.sources.markup.item_lists import lines_in_one


def quoted(blocks: Iterable[Block], place: Place | None) -> Iterator[Block]:
    """Yield the blocks of a quotation: paragraphs in a row are one quotation."""
    paragraphs: list[Inlines] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            paragraphs.append(block.content)
        elif isinstance(block, Quotation):
            paragraphs += block.paragraphs
        else:
            if paragraphs:
                yield Quotation(tuple(paragraphs), place)
            paragraphs = []
            yield block
    if paragraphs:
        yield Quotation(tuple(paragraphs), place)


def as_note_blocks(blocks: Iterable[Block]) -> tuple[NoteBlock, ...]:
    """Return the blocks of a note: what is neither paragraph nor quotation becomes paragraphs.

    Two quotations that follow each other are one.
    """
    made: list[NoteBlock] = []
    for block in (one for given in blocks for one in _note_blocks(given)):
        last = made[-1] if made else None
        if isinstance(last, Quotation) and isinstance(block, Quotation):
            made[-1] = Quotation((*last.paragraphs, *block.paragraphs), last.place)
        else:
            made.append(block)
    return tuple(made) or (Paragraph(()),)


def _note_blocks(block: Block) -> Iterator[NoteBlock]:
    if isinstance(block, Paragraph | Quotation):
        yield block
    elif isinstance(block, Verse):
        yield Quotation((lines_in_one(block.lines),), block.place)
    elif isinstance(block, Heading):
        yield Paragraph((Emphasis(block.content, strong=True),), block.place)
    elif isinstance(block, Table):
        yield from (Paragraph(run, block.place) for run in _rows(block))
    else:
        yield from (Paragraph(run, block.place) for run in runs(block) if run)


def _rows(table: Table) -> Iterator[Inlines]:
    """Yield the rows of a table as lines, with blanks between their cells."""
    if table.caption:
        yield table.caption
    for row in table.rows:
        made: Inlines = ()
        for cell in row.cells:
            if cell.content:
                made = (*made, *((Words(" "),) if made else ()), *cell.content)
        if made:
            yield made
