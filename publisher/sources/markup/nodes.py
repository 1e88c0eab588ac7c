"""The tree into which each kind of markup is put, before its blocks are composed.

A node says what a part is, and no longer which element it was. Its letters are those of the file.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum, auto
from typing import TypeAlias

from publisher.structs import mutable


class Kind(StrEnum):
    """What a node is; the comments say what its fields hold."""

    # Blocks.
    GROUP = auto()  # holds blocks, and words that stand between them
    PARAGRAPH = auto()
    HEADING = auto()  # number: the level in the file, from 1; name: "title" for that of the work
    FRONT = auto()  # a line of the front
    QUOTATION = auto()
    VERSE = auto()  # holds lines: a stanza
    LINE = auto()  # number: how far it stands in, in blanks
    LIST = auto()
    ITEM = auto()  # mark: its marker, where that is counted and not written in its words
    TABLE = auto()
    ROW = auto()  # head, named: see TableRow
    CELL = auto()  # number: columns; rows
    FIGURE = auto()  # name: of the picture, empty where there is none; mark: what it shows
    CAPTION = auto()
    BREAK = auto()  # mark: the sign
    NOTE = auto()  # name: its key; mark: its sign; made: whether the sign is counted, not written;
    # editors: whether it is the editor's
    # What stands inside lines.
    SPAN = auto()
    EMPHASIS = auto()
    STRONG = auto()
    SMALL_CAPITALS = auto()
    SUPERIOR = auto()
    INFERIOR = auto()
    PASSAGE = auto()  # name: its language
    CALL = auto()  # name: key of the note; mark: its sign; made, editors: as for a note
    PAGE = auto()  # mark: the folio; made: whether it stands in an attribute
    LINE_BREAK = auto()
    VERBATIM = auto()  # blanks and line ends count


@mutable(eq=False)
class Node:
    """A part of a file, on ``line`` (from 1) of ``file`` (a file inside an e-book; else empty)."""

    kind: Kind
    line: int = 1
    file: str = ""
    content: list[Node | str] = field(default_factory=list)
    name: str = ""
    mark: str = ""
    number: int = 1
    rows: int = 1
    head: bool = False
    named: bool = False
    made: bool = False
    editors: bool = False


Part: TypeAlias = Node | str

INSIDE_LINES = frozenset(
    {
        Kind.SPAN,
        Kind.EMPHASIS,
        Kind.STRONG,
        Kind.SMALL_CAPITALS,
        Kind.SUPERIOR,
        Kind.INFERIOR,
        Kind.PASSAGE,
        Kind.CALL,
        Kind.PAGE,
        Kind.LINE_BREAK,
        Kind.VERBATIM,
    }
)


def words_of(part: Part) -> str:
    """Return the letters of a part and of all parts in it."""
    if isinstance(part, str):
        return part
    return "".join(words_of(inner) for inner in part.content)
