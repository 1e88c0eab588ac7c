"""The walk over inlines and blocks, written once for every room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar, assert_never

from publisher.model.text import (
    Block,
    Caption,
    Emphasis,
    Enclosing,
    Figure,
    FrontLine,
    Heading,
    Inline,
    Inlines,
    Item,
    ItemList,
    LineBreak,
    Note,
    NoteReference,
    PageBreak,
    Paragraph,
    Passage,
    Quotation,
    SectionBreak,
    Styled,
    Table,
    TableRow,
    Text,
    Verse,
    Words,
)

BlockT = TypeVar("BlockT", bound=Block)


def runs(block: Block) -> tuple[Inlines, ...]:
    """Return the runs of inlines that a block holds, in reading order."""
    match block:
        case Heading() | FrontLine() | Paragraph() | Caption():
            return (block.content,)
        case Quotation():
            return block.paragraphs
        case Verse():
            return block.lines
        case ItemList():
            return tuple(run for item in block.items for run in item_runs(item))
        case Table():
            cells = (cell.content for row in block.rows for cell in row.cells)
            return (*_filled(block.caption), *cells)
        case Figure():
            return _filled(block.caption)
        case SectionBreak():
            return ()
        case _:
            assert_never(block)


def item_runs(item: Item) -> tuple[Inlines, ...]:
    """Return the runs of inlines that an item of a list holds, in reading order."""
    return (item.content, *(run for block in item.below for run in runs(block)))


def _filled(content: Inlines) -> tuple[Inlines, ...]:
    return (content,) if content else ()


def note_runs(note: Note) -> tuple[Inlines, ...]:
    """Return the runs of inlines in the body of a note; none where the source has lost it."""
    return tuple(run for block in note.body or () for run in runs(block))


def mapped(block: BlockT, change: Callable[[Inlines], Inlines]) -> BlockT:
    """Return a block with each of its runs changed, in reading order."""
    match block:
        case Heading() | FrontLine() | Paragraph() | Caption():
            return replace(block, content=change(block.content))
        case Quotation():
            return replace(block, paragraphs=tuple(map(change, block.paragraphs)))
        case Verse():
            return replace(block, lines=tuple(map(change, block.lines)))
        case ItemList():
            return replace(block, items=tuple(_mapped_item(item, change) for item in block.items))
        case Table():
            caption = change(block.caption) if block.caption else ()
            rows = tuple(_mapped_row(row, change) for row in block.rows)
            return replace(block, caption=caption, rows=rows)
        case Figure():
            return replace(block, caption=change(block.caption) if block.caption else ())
        case SectionBreak():
            return block
        case _:
            assert_never(block)


def _mapped_item(item: Item, change: Callable[[Inlines], Inlines]) -> Item:
    content = change(item.content)
    return replace(item, content=content, below=tuple(mapped(b, change) for b in item.below))


def _mapped_row(row: TableRow, change: Callable[[Inlines], Inlines]) -> TableRow:
    cells = tuple(replace(cell, content=change(cell.content)) for cell in row.cells)
    return replace(row, cells=cells)


def walk(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield every inline, those inside others after the one that holds them."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Enclosing):
            yield from walk(inline.content)


def plain(inlines: Iterable[Inline]) -> str:
    """Return only the words: no marks and no page breaks, and a space for each line break."""
    parts: list[str] = []
    for inline in walk(inlines):
        match inline:
            case Words():
                parts.append(inline.text)
            case LineBreak():
                parts.append(" ")
            case Emphasis() | Passage() | Styled() | NoteReference() | PageBreak():
                pass
            case _:
                assert_never(inline)
    return "".join(parts)


def plain_line(inlines: Iterable[Inline]) -> str:
    """Return only the words, as ``plain`` does, with single blanks between them and none around."""
    return " ".join(plain(inlines).split())


def stanza_lines(verse: Verse) -> Iterator[tuple[int, Inlines]]:
    """Yield the lines of a stanza, each behind the number of blanks by which it stands in."""
    yield from zip(verse.indents or (0,) * len(verse.lines), verse.lines, strict=True)


def pages_within_words(content: Inlines) -> frozenset[int]:
    """Return the pages that begin inside a word of a run, by their numbers from 1."""
    found: set[int] = set()
    waiting: list[int] = []  # pages that begin behind a letter, where no words have come since
    last = ""
    for inline in walk(content):
        match inline:
            case PageBreak() if last.isalnum():
                waiting.append(inline.page)
            case Words() if inline.text:
                found.update(waiting if inline.text[0].isalnum() else ())
                waiting, last = [], inline.text[-1]
            case LineBreak() | NoteReference():
                waiting, last = [], ""
            case _:
                pass
    return frozenset(found)


def references(text: Text) -> Iterator[NoteReference]:
    """Yield every note reference: those of the blocks, then those inside notes."""
    for block in text.blocks:
        for run in runs(block):
            yield from (i for i in walk(run) if isinstance(i, NoteReference))
    for note in text.notes:
        for run in note_runs(note):
            yield from (i for i in walk(run) if isinstance(i, NoteReference))
