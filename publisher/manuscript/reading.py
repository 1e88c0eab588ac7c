"""A manuscript read back to its Text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from publisher.errors import SourceError
from publisher.languages import language as about
from publisher.languages import with_kinds
from publisher.manuscript.escaping import read_name, unescape
from publisher.manuscript.inline_reading import InlineReader
from publisher.manuscript.markup_lines import NOTE, MarkupLine, part_notes, split_lines
from publisher.manuscript.note_pairing import NoteBody, pair_notes
from publisher.model.places import Place
from publisher.model.text import (
    Block,
    Caption,
    FrontLine,
    Heading,
    ItemList,
    Note,
    NoteBlock,
    Paragraph,
    Quotation,
    SectionBreak,
    Text,
    Verse,
)
from publisher.model.versions import REMEDY, split_format_line

# The sign of a block at the start of its line: "## A heading", "> quoted", "-" (an empty item).
MARKED = re.compile(r"(?P<sign>#{1,4}|[\^>|!-])(?:[ \t]+(?P<content>.*)|$)", re.DOTALL)
# A section break, "***", or one with its ornament as printed, "***=* * *".
BREAK = re.compile(r"\*\*\*(?:=(?P<mark>.*))?$", re.DOTALL)
# Signs whose lines make one block together when no other line stands between them.
GROUPED: dict[str, type[Quotation | Verse | ItemList]] = {">": Quotation, "|": Verse, "-": ItemList}


def read(markup: str, source: str, language: str) -> Text:
    """Return the text of a manuscript.

    ``source`` names it in places and errors; ``language`` is its tag (BCP 47).

    Pages are numbered in order of appearance from 2, page 1 begins with the text. Raises
    SourceError with ``file:line`` for markup that is not closed, a second title, notes and
    references that do not agree with each other, and a format line of another version.
    """
    fault, markup = split_format_line(markup)
    if fault:
        raise SourceError(fault, hint=REMEDY, place=f"{source}:1")
    lines, note_lines = part_notes(split_lines(markup))
    reader = InlineReader(source)
    blocks = with_kinds(tuple(_blocks(lines, reader)), about(language))
    bodies = [_body(group, reader) for group in note_lines]
    return Text(source, language, blocks, pair_notes(bodies, reader.references, source))


def _blocks(lines: list[MarkupLine], reader: InlineReader) -> Iterator[Block]:
    title: Heading | None = None
    for sign, group in groupby(lines, _group_sign):
        block = _block(sign, list(group), reader)
        if isinstance(block, Heading) and block.level == 1:
            if title:
                hint = 'a text has one "# " line; headings inside it begin with "## "'
                raise SourceError("a second title", hint=hint, place=str(block.place))
            title = block
        if block:
            yield block


def _group_sign(line: MarkupLine) -> str:
    """Return the key by which lines are grouped into blocks: a shared sign, or the line itself."""
    marked = MARKED.match(line.text)
    return marked["sign"] if marked and marked["sign"] in GROUPED else str(line.first)


def _block(sign: str, lines: list[MarkupLine], reader: InlineReader) -> Block | None:
    place = Place(reader.source, lines[0].first, lines[-1].last)
    if sign in GROUPED:
        runs = tuple(reader.read(_content(line.text), line.first) for line in lines)
        return GROUPED[sign](runs, place)
    return _single(lines[0], place, reader) if lines[0].text else None


def _single(line: MarkupLine, place: Place, reader: InlineReader) -> Block:
    section_break = BREAK.match(line.text)
    if section_break:
        mark = section_break["mark"]
        return SectionBreak("***" if mark is None else unescape(mark), place)
    marked = MARKED.match(line.text)
    content = reader.read(_content(line.text) if marked else line.text, line.first)
    match marked["sign"] if marked else "":
        case "":
            return Paragraph(content, place)
        case "^":
            return FrontLine(content, place)
        case "!":
            return Caption(content, place)
        case level:  # one to four hashes: the other signs make groups
            return Heading(len(level), content, place)


def _content(markup: str) -> str:
    marked = MARKED.match(markup)
    return marked["content"] or "" if marked else markup


def _body(lines: list[MarkupLine], reader: InlineReader) -> NoteBody:
    """Read a note: its first block stands on the line of its label, the other blocks below."""
    head = NOTE.match(lines[0].text)
    assert head is not None, "lines are parted by this pattern"
    label, mark = read_name(head["name"])
    markups = [head["body"], *(line.text for line in lines[1:])]
    pairs = [replace(line, text=markup) for markup, line in zip(markups, lines, strict=True)]
    body = tuple(_note_block(list(group), reader) for _, group in groupby(pairs, _quote_sign))
    place = Place(reader.source, lines[0].first, lines[-1].last)
    return NoteBody(Note(label, mark, body, place), head["flag"], lines[0].first)


def _quote_sign(line: MarkupLine) -> str:
    """Return the key by which lines of a note are grouped: quoted lines make one quotation."""
    return ">" if _is_quoted(line.text) else str(line.first)


def _is_quoted(markup: str) -> bool:
    marked = MARKED.match(markup)
    return marked is not None and marked["sign"] == ">"


def _note_block(lines: list[MarkupLine], reader: InlineReader) -> NoteBlock:
    place = Place(reader.source, lines[0].first, lines[-1].last)
    if _is_quoted(lines[0].text):
        return Quotation(tuple(reader.read(_content(n.text), n.first) for n in lines), place)
    return Paragraph(reader.read(lines[0].text, lines[0].first), place)
