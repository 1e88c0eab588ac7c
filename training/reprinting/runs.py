"""A text as strings: one for each line of inlines, with a private letter for each note call."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import assert_never

from publisher.model.inlines import runs, walk
from publisher.model.text import (
    Block,
    Caption,
    Figure,
    FrontLine,
    Heading,
    Inlines,
    Item,
    ItemList,
    NoteReference,
    PageBreak,
    Paragraph,
    Quotation,
    SectionBreak,
    Table,
    Text,
    Verse,
    Words,
)

# Private letters stand for the calls of notes and for the beginnings of pages.
FIRST_CALL = 0xE000
FIRST_PAGE = 0xF000
# What is printed between sections.
ORNAMENT = "* * *"
PRIVATE = re.compile("([\ue000-\uf8ff])")


@dataclass(frozen=True, slots=True)
class Run:
    """One string of a block: ``block`` is the index of the block, ``part`` that inside it."""

    block: int
    part: int
    text: str


def is_call(letter: str) -> bool:
    """Tell whether a letter stands for the call of a note."""
    return FIRST_CALL <= ord(letter) < FIRST_PAGE


def without_calls(text: str) -> str:
    """Return the words alone."""
    return "".join(letter for letter in text if not is_call(letter))


def runs_of(text: Text) -> tuple[tuple[Run, ...], tuple[str, ...]]:
    """Return the runs of all blocks, and the label of each call by its number.

    Emphasis is not known here: plain text has none.
    """
    labels: list[str] = []
    made = tuple(
        Run(index, part, _string(inlines, labels))
        for index, block in enumerate(text.blocks)
        for part, inlines in enumerate(runs(block))
    )
    return made, tuple(labels)


def _string(inlines: Inlines, labels: list[str]) -> str:
    letters: list[str] = []
    for inline in walk(inlines):
        match inline:
            case Words():
                letters.append(inline.text)
            case NoteReference():
                letters.append(chr(FIRST_CALL + len(labels)))
                labels.append(inline.label)
            case _:
                raise ValueError(f"plain text cannot show {inline}")
    return "".join(letters)


def plain_note(text: Text, label: str) -> str:
    """Return the body of a note as one string."""
    body = next(note.body for note in text.notes if note.label == label) or ()
    labels: list[str] = []
    string = " ".join(_string(run, labels) for block in body for run in runs(block))
    if labels:
        raise ValueError("notes inside notes are not set here")
    return string


def inlines_of(
    string: str, call: Callable[[int], NoteReference], folio: Callable[[int], str | None]
) -> Inlines:
    """Return a string as inlines again.

    ``call`` gives the reference of a call's number, ``folio`` what is printed on a page.
    """
    return tuple(_inline(piece, call, folio) for piece in PRIVATE.split(string) if piece)


def _inline(
    piece: str, call: Callable[[int], NoteReference], folio: Callable[[int], str | None]
) -> Words | NoteReference | PageBreak:
    number = ord(piece[0])
    if number < FIRST_CALL:
        return Words(piece)
    if is_call(piece[0]):
        return call(number - FIRST_CALL)
    return PageBreak(number - FIRST_PAGE, folio(number - FIRST_PAGE))


def with_runs(block: Block, made: tuple[Inlines, ...]) -> Block:
    """Return a block as printed, with other runs in place of its own."""
    match block:
        case Heading() | FrontLine() | Paragraph() | Caption():
            return replace(block, content=made[0])
        case Quotation():
            return replace(block, paragraphs=made)
        case Verse():
            return replace(block, lines=made)
        case ItemList():
            return replace(block, items=tuple(map(Item, made)))
        case Table() | Figure():
            raise ValueError("tables and figures are not set here")
        case SectionBreak():
            return replace(block, mark=ORNAMENT)
        case _:
            assert_never(block)
