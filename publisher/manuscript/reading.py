"""A manuscript read back to its Text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice, takewhile

from publisher.errors import SourceError
from publisher.expressions import compiled
from publisher.languages import language as about
from publisher.languages import with_kinds
from publisher.manuscript.escaping import read_name, unescape
from publisher.manuscript.inline_reading import InlineReader
from publisher.manuscript.lists import in_list, opens_list, read_list
from publisher.manuscript.markup_lines import NOTE, MarkupLine, part_notes, split_lines
from publisher.manuscript.note_pairing import NoteBody, pair_notes
from publisher.manuscript.openings import MARKED, PICTURE, sign_of
from publisher.manuscript.table_rows import is_row, read_rows
from publisher.model.places import Place
from publisher.model.text import (
    Block,
    Caption,
    Figure,
    FrontLine,
    Heading,
    Inlines,
    Note,
    NoteBlock,
    Paragraph,
    Quotation,
    SectionBreak,
    Table,
    Text,
    Verse,
)
from publisher.model.versions import REMEDY, split_format_line

# A section break, "***", or one with its ornament as printed, "***=* * *".
BREAK = compiled(r"\*\*\*(?:=(?P<mark>.*))?$", re.DOTALL)
# A line of verse with the blanks by which it stands in.
VERSE_LINE = compiled(r"\|(?: (?P<indent> *))?[ \t]*(?P<content>.*)", re.DOTALL)


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
    at = 0
    while at < len(lines):
        size = _size(lines, at)
        block = _block(lines[at : at + size], reader) if lines[at].text else None
        if isinstance(block, Heading) and block.level == 1:
            if title:
                hint = 'a text has one "# " line; headings inside it begin with "## "'
                raise SourceError("a second title", hint=hint, place=str(block.place))
            title = block
        if block:
            yield block
        at += size


def _size(lines: Sequence[MarkupLine], at: int) -> int:
    """Return how many lines make the block that begins with one of them."""
    first = lines[at].text
    below = lines[at + 1] if at + 1 < len(lines) else None
    if opens_list(lines[at], below):
        return _run(lines, at, in_list)
    if _is_row(lines[at]) or (sign_of(first) == "!" and below and _is_row(below)):
        return _run(lines, at, _is_row)
    if PICTURE.fullmatch(first) and below and sign_of(below.text) == "!":
        return 2
    if sign_of(first) in (">", "|"):
        return _run(lines, at, lambda line: sign_of(line.text) == sign_of(first))
    return 1


def _run(lines: Sequence[MarkupLine], at: int, belongs: Callable[[MarkupLine], bool]) -> int:
    """Return how many lines a block has that goes on as long as the next line belongs to it."""
    return 1 + sum(1 for _ in takewhile(belongs, islice(lines, at + 1, None)))


def _is_row(line: MarkupLine) -> bool:
    return is_row(line.text)


def _block(lines: Sequence[MarkupLine], reader: InlineReader) -> Block:
    place = Place(reader.source, lines[0].first, lines[-1].last)
    if opens_list(lines[0], lines[1] if len(lines) > 1 else None):
        return read_list(lines, reader)
    if _is_row(lines[-1]):
        return _table(lines, place, reader)
    match sign_of(lines[0].text):
        case ">":
            return Quotation(tuple(_content(line, reader) for line in lines), place)
        case "|":
            return _verse(lines, place, reader)
        case _:
            return _single(lines, place, reader)


def _table(lines: Sequence[MarkupLine], place: Place, reader: InlineReader) -> Table:
    rows = [line for line in lines if _is_row(line)]
    caption = _content(lines[0], reader) if len(rows) < len(lines) else ()
    return Table(read_rows(rows, reader), caption, place)


def _verse(lines: Sequence[MarkupLine], place: Place, reader: InlineReader) -> Verse:
    found = [VERSE_LINE.fullmatch(line.text) for line in lines]
    known = [(line, match) for line, match in zip(lines, found, strict=True) if match]
    content = tuple(reader.read(match["content"], line.first) for line, match in known)
    indents = tuple(len(match["indent"] or "") for _, match in known)
    return Verse(content, indents if any(indents) else (), place)


def _single(lines: Sequence[MarkupLine], place: Place, reader: InlineReader) -> Block:
    line = lines[0]
    if section_break := BREAK.match(line.text):
        mark = section_break["mark"]
        return SectionBreak("***" if mark is None else unescape(mark), place)
    if picture := PICTURE.fullmatch(line.text):
        caption = _content(lines[1], reader) if len(lines) > 1 else ()
        return Figure(unescape(picture["name"]), unescape(picture["alt"]), caption, place)
    match sign_of(line.text):
        case "":
            return Paragraph(reader.read(line.text, line.first), place)
        case "^":
            return FrontLine(_content(line, reader), place)
        case "!":
            return Caption(_content(line, reader), place)
        case level:  # one to four hashes: the other signs make groups
            return Heading(len(level), _content(line, reader), place)


def _content(line: MarkupLine, reader: InlineReader) -> Inlines:
    """Return the inlines of a line behind the sign that it opens with."""
    marked = MARKED.match(line.text)
    return reader.read(marked["content"] if marked else line.text, line.first)


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
    return sign_of(markup) == ">"


def _note_block(lines: list[MarkupLine], reader: InlineReader) -> NoteBlock:
    place = Place(reader.source, lines[0].first, lines[-1].last)
    if _is_quoted(lines[0].text):
        return Quotation(tuple(_content(line, reader) for line in lines), place)
    return Paragraph(reader.read(lines[0].text, lines[0].first), place)
