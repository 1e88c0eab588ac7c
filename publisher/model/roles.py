"""What a line of a source is: part of a block, of a note, or of the page's furniture."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias, assert_never

from publisher.model.furniture import FurnitureKind
from publisher.model.text import (
    Block,
    Caption,
    FrontLine,
    Heading,
    ItemList,
    Paragraph,
    Quotation,
    SectionBreak,
    Verse,
)


class BlockRole(StrEnum):
    """The role of a line of the running text; each becomes one kind of Block."""

    TITLE = "title"
    FRONT = "front"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    ITEM = "item"
    VERSE = "verse"
    CAPTION = "caption"
    BREAK = "break"


class NoteRole(StrEnum):
    """The role of a line of the notes: part of a body, or the heading above gathered notes."""

    BODY = "note"
    HEADING = "note-head"


Role: TypeAlias = BlockRole | NoteRole | FurnitureKind

TITLE_LEVEL = 1


def role_of(block: Block) -> BlockRole:
    """Return the role that the lines of a block have."""
    match block:
        case Heading():
            return BlockRole.TITLE if block.level == TITLE_LEVEL else BlockRole.HEADING
        case FrontLine():
            return BlockRole.FRONT
        case Paragraph():
            return BlockRole.PARAGRAPH
        case Quotation():
            return BlockRole.QUOTATION
        case Verse():
            return BlockRole.VERSE
        case ItemList():
            return BlockRole.ITEM
        case Caption():
            return BlockRole.CAPTION
        case SectionBreak():
            return BlockRole.BREAK
        case _:
            assert_never(block)
