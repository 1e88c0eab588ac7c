"""A Text written as manuscript.md: the copy that a careful editor sends to the typesetter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from typing import assert_never

from publisher.expressions import compiled
from publisher.manuscript.escaping import (
    IN_ALT,
    IN_MARK,
    IN_PICTURE,
    escape,
    guard_edges,
    name_note,
)
from publisher.manuscript.inline_writing import write_inlines
from publisher.manuscript.lists import write_list
from publisher.manuscript.openings import unlike_note, write_paragraph
from publisher.manuscript.table_rows import write_rows
from publisher.model.inlines import references, stanza_lines
from publisher.model.text import (
    Block,
    Caption,
    Figure,
    FrontLine,
    Heading,
    Inlines,
    ItemList,
    Note,
    NoteBlock,
    Paragraph,
    Quotation,
    SectionBreak,
    Structure,
    Table,
    Text,
    Verse,
)

# A paragraph of a note that looks like a quotation: "> than before".
LOOKS_QUOTED = compiled(r"(?=>(?:[ \t]|$))", re.MULTILINE)


def write(text: Text) -> str:
    """Return the manuscript of ``text``; ``read`` gives the same text back.

    Page breaks must be numbered in order of appearance from 2, and notes must stand in order of
    first reference, with those that nothing refers to last. Joins and furniture are not written:
    they have tables of their own.
    """
    lost = {note.label for note in text.notes if note.body is None}
    referred_to = {reference.label for reference in references(text)}
    parts = [_block(block, lost) for block in text.blocks]
    parts += [_note(note, referred_to, lost) for note in text.notes]
    return "".join(f"{part}\n\n" for part in parts if part).removesuffix("\n")


def _block(block: Block, lost: Set[str]) -> str:
    match block:
        case Heading():
            return _marked("#" * block.level, [block.content], lost)
        case FrontLine():
            return _marked("^", [block.content], lost)
        case Paragraph():
            return write_paragraph(block.content, lost)
        case Quotation():
            return _marked(">", block.paragraphs, lost)
        case Verse() | ItemList() | Table() | Figure():
            return _structure(block, lost)
        case Caption():
            return _marked("!", [block.content], lost)
        case SectionBreak():
            return _section_break(block.mark)
        case _:
            assert_never(block)


def _structure(block: Structure, lost: Set[str]) -> str:
    match block:
        case Verse():
            return _verse(block, lost)
        case ItemList():
            return write_list(block, lost)
        case Table():
            return "\n".join((*_caption(block.caption, lost), write_rows(block.rows, lost)))
        case Figure():
            return "\n".join((_picture(block), *_caption(block.caption, lost)))
        case _:
            assert_never(block)


def _marked(sign: str, runs: Iterable[Inlines], lost: Set[str]) -> str:
    return "\n".join(f"{sign} {write_inlines(run, lost)}".rstrip(" ") for run in runs)


def _caption(content: Inlines, lost: Set[str]) -> tuple[str, ...]:
    return (_marked("!", [content], lost),) if content else ()


def _picture(block: Figure) -> str:
    return f"![{escape(block.alt, IN_ALT)}](pictures/{escape(block.picture, IN_PICTURE)})"


def _verse(block: Verse, lost: Set[str]) -> str:
    lines = stanza_lines(block)
    return "\n".join(f"| {' ' * n}{write_inlines(line, lost)}".rstrip(" ") for n, line in lines)


def _section_break(mark: str) -> str:
    return "***" if mark == "***" else f"***={guard_edges(escape(mark, IN_MARK))}"


def _note(note: Note, referred_to: Set[str], lost: Set[str]) -> str:
    """Return the lines of a note; a lost body has none, for its references carry the ``!``."""
    if note.body is None:
        return ""
    name = name_note(note.label, note.mark) + ("" if note.label in referred_to else "?")
    body = "\n    ".join(line for block in note.body for line in _note_lines(block, lost))
    return f"[^{name}]: {body}".rstrip(" ")


def _note_lines(block: NoteBlock, lost: Set[str]) -> list[str]:
    match block:
        case Quotation():
            return [_marked(">", [run], lost) for run in block.paragraphs]
        case Paragraph():
            markup = unlike_note(block.content, lost)
            return [f"\\{markup}" if LOOKS_QUOTED.match(markup) else markup]
        case _:
            assert_never(block)
