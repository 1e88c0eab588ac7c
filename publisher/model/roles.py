"""What a line of a source is: part of a block, of a note, or of the page's furniture."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from publisher.model.furniture import FurnitureKind


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
    ROW = "row"
    BREAK = "break"


class NoteRole(StrEnum):
    """The role of a line of the notes: part of a body, or the heading above gathered notes."""

    BODY = "note"
    HEADING = "note-head"


Role: TypeAlias = BlockRole | NoteRole | FurnitureKind

TITLE_LEVEL = 1
