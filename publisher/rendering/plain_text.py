"""A book as plain text: the same documents and numbers as the e-book's, without markup.

Stressed words stand between ``_low lines_`` (strong ones between ``*asterisks*``), as plain text
has long had them; a note is called by its number in brackets, and the notes of each text stand
behind it. Pages of the source have no mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from publisher.languages import language
from publisher.model.edition import Edition, NumberedNote, Part
from publisher.model.figures import picture_of, words_for
from publisher.model.grid import cells_by_column
from publisher.model.house import ColophonPlace, NotePlace, Picture, QuotationMarks
from publisher.model.inlines import stanza_lines
from publisher.model.markers import split_marker
from publisher.model.rendering import DocumentKind, NavPoint, TextBlock, TextRendering, TextRole
from publisher.model.text import (
    Block,
    Caption,
    Emphasis,
    Figure,
    FrontLine,
    Heading,
    Inlines,
    ItemList,
    LineBreak,
    NoteReference,
    PageBreak,
    Paragraph,
    Passage,
    Quotation,
    SectionBreak,
    Structure,
    Styled,
    Table,
    Verse,
    Words,
)
from publisher.rendering.bodies import heading_of
from publisher.rendering.contents import make_contents
from publisher.rendering.document_plans import DocumentPlan, Label, plan_documents
from publisher.rendering.emendations import ListedEmendation, emended_texts
from publisher.rendering.headings import chapter_body
from publisher.rendering.imprint import (
    ImprintLine,
    colophon_lines,
    colophon_words,
    imprint_lines,
)
from publisher.rendering.title_pages import TitlePage, half_title_page, title_page
from publisher.rendering.typography import soften
from publisher.rendering.xml_safe import xml_safe, xml_safe_record
from publisher.structs import frozen

# Entries; fewer need no list, as in the printed book.
_LEAST_CONTENTS = 4
# Before an item of the next level.
LEVEL = "  "


def render_text(edition: Edition) -> TextRendering:
    """Return a book as blocks of plain text, in the order of the e-book's documents."""
    edition = replace(edition, facts=xml_safe_record(edition.facts))
    book = _PlainBook(edition, language(edition.facts.language).label)
    plans = plan_documents(edition, book.label, NotePlace.BOOK_END)
    blocks = (block for plan in plans for block in book.document(plan, plans))
    return TextRendering(edition.facts, tuple(map(_safe, blocks)))


def _safe(block: TextBlock) -> TextBlock:
    return replace(block, lines=tuple(xml_safe(line) for line in block.lines))


@frozen
class _PlainBook:
    """Sets the documents of a book as plain text."""

    edition: Edition
    label: Label

    def document(self, plan: DocumentPlan, plans: tuple[DocumentPlan, ...]) -> Iterator[TextBlock]:
        """Yield the blocks of one document; the contents follow the imprint."""
        match plan.kind:
            case DocumentKind.COVER | DocumentKind.HALFTITLE:
                pass
            case DocumentKind.TITLEPAGE:
                yield from self._title_page(plan)
            case DocumentKind.IMPRINT:
                yield TextBlock(TextRole.PARAGRAPH, _facts(imprint_lines(self.edition, self.label)))
                if self.edition.facts.settings.colophon is ColophonPlace.IMPRINT:
                    yield from self._colophon()
                yield from self._contents(plans)
            case DocumentKind.PART:
                yield from self._opening(half_title_page(plan, self.label), plan.part)
            case DocumentKind.CHAPTER:
                yield from self._chapter(plan)
            case DocumentKind.ENDNOTES:
                yield from self._endnotes(plan)
            case DocumentKind.EMENDATIONS:
                yield TextBlock(TextRole.HEADING, (plan.title,))
                yield from self._emendations(plans)
            case DocumentKind.COLOPHON:
                yield TextBlock(TextRole.HEADING, (plan.title,))
                yield from self._colophon()
            case _:
                assert_never(plan.kind)

    def _colophon(self) -> Iterator[TextBlock]:
        yield _paragraph(colophon_words(self.edition, self.label))
        if lines := colophon_lines(self.edition, self.label):
            yield TextBlock(TextRole.PARAGRAPH, _facts(lines))

    def _title_page(self, plan: DocumentPlan) -> Iterator[TextBlock]:
        facts = self.edition.facts
        yield from self._opening(title_page(self.edition, self.label), plan.part)
        if facts.series:
            yield _paragraph(f"{facts.series.name} {facts.series.position or ''}".strip())
        if facts.publisher:
            yield _paragraph(facts.publisher)

    def _opening(self, page: TitlePage, part: Part | None) -> Iterator[TextBlock]:
        yield TextBlock(TextRole.TITLE, (page.title,))
        if page.subtitle:
            yield _paragraph(page.subtitle)
        for people in page.people:
            yield _paragraph(f"{people.label} {people.names}".strip())
        for line in page.lines if part else ():
            yield TextBlock(TextRole.PARAGRAPH, self._setter(part).lines(line.content))

    def _contents(self, plans: tuple[DocumentPlan, ...]) -> Iterator[TextBlock]:
        quotes, collection = self._quotes, self.edition.collection
        entries = tuple(_entries(make_contents(plans, quotes, collection=collection)))
        if len(entries) >= _LEAST_CONTENTS:
            yield TextBlock(TextRole.HEADING, (self.label("contents"),))
            yield TextBlock(TextRole.LIST, entries)

    def _chapter(self, plan: DocumentPlan) -> Iterator[TextBlock]:
        if plan.part is None or plan.chapter is None:
            return
        setter = self._setter(plan.part)
        heading = heading_of(plan, plan.chapter)
        if heading is not None:
            yield TextBlock(TextRole.HEADING, setter.lines(heading))
        for block in chapter_body(plan.chapter):
            yield from setter.block(block)

    def _endnotes(self, plan: DocumentPlan) -> Iterator[TextBlock]:
        yield TextBlock(TextRole.HEADING, (plan.title,))
        if plan.part is not None:
            setter = self._setter(plan.part)
            for note in plan.notes:
                yield from setter.note(note)

    def _emendations(self, plans: tuple[DocumentPlan, ...]) -> Iterator[TextBlock]:
        for text in emended_texts(plans, self.label):
            if text.title:
                yield TextBlock(TextRole.SUBHEADING, (text.title,))
            yield TextBlock(TextRole.LIST, tuple(map(_change, text.changes)))

    def _setter(self, part: Part | None) -> _Setter:
        tag = part.text.language if part else self.edition.facts.language
        numbers = {note.note.label: note.number for note in part.notes} if part else {}
        pictures = part.pictures if part else ()
        return _Setter(tag, self._quotes, numbers, pictures, self.label("editors_note"))

    @property
    def _quotes(self) -> QuotationMarks:
        return self.edition.facts.settings.quotation_marks


def _paragraph(text: str) -> TextBlock:
    return TextBlock(TextRole.PARAGRAPH, (text,))


def _change(change: ListedEmendation) -> str:
    place = ", ".join(filter(None, (change.page, change.where)))
    reason = f" ({change.reason})" if change.reason else ""
    return f"{place}{': ' if place else ''}{change.old} → {change.new}{reason}"


def _facts(lines: Iterable[ImprintLine]) -> tuple[str, ...]:
    return tuple(line.words for line in lines)


def _entries(points: Iterable[NavPoint], depth: int = 0) -> Iterator[str]:
    for point in points:
        yield "  " * depth + point.label
        yield from _entries(point.children, depth + 1)


@frozen
class _Setter:
    """Sets the blocks of one text: its language, quotation marks, note numbers by label, pictures.

    ``editor`` says in the book's language that a note is the editor's.
    """

    tag: str
    quotes: QuotationMarks
    numbers: dict[str, str]
    pictures: tuple[Picture, ...]
    editor: str

    def block(self, block: Block, indent: int = 0) -> Iterator[TextBlock]:
        """Yield a block of the text, those inside it each on their own."""
        match block:
            case Heading():
                yield TextBlock(TextRole.SUBHEADING, self.lines(block.content))
            case FrontLine() | Paragraph():
                yield TextBlock(TextRole.PARAGRAPH, self.lines(block.content), indent)
            case Caption():
                # In brackets, for it speaks of a picture that is not there.
                yield TextBlock(TextRole.PARAGRAPH, _bracketed(self.lines(block.content)), indent)
            case Quotation():
                for paragraph in block.paragraphs:
                    yield TextBlock(TextRole.PARAGRAPH, self.lines(paragraph), indent + 1)
            case Verse() | ItemList() | Table() | Figure():
                yield from self._structure(block, indent)
            case SectionBreak():
                yield TextBlock(TextRole.PARAGRAPH, (block.mark,), indent + 1)
            case _:
                assert_never(block)

    def _structure(self, block: Structure, indent: int) -> Iterator[TextBlock]:
        match block:
            case Verse():
                yield TextBlock(TextRole.VERSE, tuple(self._stanza(block)), indent + 1)
            case ItemList():
                yield TextBlock(TextRole.LIST, tuple(self._items(block, 0)), indent)
            case Table():
                yield from self._table(block, indent)
            case Figure():
                yield from self._figure(block, indent)
            case _:
                assert_never(block)

    def _stanza(self, block: Verse) -> Iterator[str]:
        for indent, run in stanza_lines(block):
            yield from (f"{' ' * indent}{line}" for line in self.lines(run))

    def _items(self, block: ItemList, level: int) -> Iterator[str]:
        """Yield the lines of a list, each level two blanks further in, with a sign for each item."""
        for item in block.items:
            marker, _ = split_marker(item.content)
            first, *rest = self.lines(item.content)
            yield f"{LEVEL * level}{first if marker else f'- {first}'}"
            yield from (f"{LEVEL * (level + 1)}{line}" for line in rest)
            for below in item.below:
                if isinstance(below, ItemList):
                    yield from self._items(below, level + 1)
                else:
                    lines = self.lines(below.content)
                    yield from (f"{LEVEL * (level + 1)}{line}" for line in lines)

    def _table(self, block: Table, indent: int) -> Iterator[TextBlock]:
        """Yield a caption, then the rows with their columns below each other, parted by bars."""
        if block.caption:
            yield TextBlock(TextRole.PARAGRAPH, self.lines(block.caption), indent)
        placed = [
            {column: " ".join(self.lines(cell.content)) for column, cell in cells}
            for cells in cells_by_column(block.rows)
        ]
        columns = range(max((max(row, default=0) for row in placed), default=0) + 1)
        widths = [max(len(row.get(at, "")) for row in placed) for at in columns]
        rows = (
            " | ".join(row.get(at, "").ljust(width) for at, width in zip(columns, widths, strict=True))
            for row in placed
        )  # fmt: skip
        yield TextBlock(TextRole.TABLE, tuple(row.rstrip() for row in rows), indent)

    def _figure(self, block: Figure, indent: int) -> Iterator[TextBlock]:
        """Yield what a picture shows, and its caption, in brackets: there is no picture here."""
        picture = picture_of(block, self.pictures)
        if picture is not None and picture.decorative and not block.caption:
            return
        said = (words_for(block, picture), *(self.lines(block.caption) if block.caption else ()))
        lines = tuple(line for line in said if line) or (block.picture,)
        yield TextBlock(TextRole.PARAGRAPH, _bracketed(lines), indent)

    def note(self, note: NumberedNote) -> Iterator[TextBlock]:
        """Yield the body of a note, its number in brackets before the first line."""
        first, *rest = note.note.body or (Paragraph(()),)
        mark, left = f"[{note.number}]", 1
        if note.editor:
            mark = f"{mark} [{self.editor}]"
        if isinstance(first, Paragraph):
            yield TextBlock(TextRole.NOTE, self.lines(first.content), mark=mark)
        else:
            yield TextBlock(TextRole.NOTE, ("",), mark=mark)
            rest = [first, *rest]
        for block in rest:
            yield from self.block(block, left)

    def lines(self, content: Inlines) -> tuple[str, ...]:
        """Return a run of inlines as lines, which end where the author wanted it so."""
        text = self._text(soften(content, self.tag, self.quotes))
        return tuple(line.strip(" ") for line in text.split("\n"))

    def _text(self, content: Inlines) -> str:
        parts: list[str] = []
        for inline in content:
            match inline:
                case Words():
                    parts.append(inline.text)
                case Emphasis():
                    sign = "*" if inline.strong else "_"
                    parts.append(_between(sign, self._text(inline.content)))
                case Passage() | Styled():
                    parts.append(self._text(inline.content))
                case NoteReference():
                    parts.append(f"[{self.numbers.get(inline.label) or inline.mark.strip('[]()')}]")
                case LineBreak():
                    parts.append("\n")
                case PageBreak():
                    pass
                case _:
                    assert_never(inline)
        return "".join(parts)


def _bracketed(lines: tuple[str, ...]) -> tuple[str, ...]:
    *rest, last = lines
    first, *others = (*rest, f"{last}]")
    return (f"[{first}", *others)


def _between(sign: str, text: str) -> str:
    """Return text between two signs, the blanks at its ends outside; no signs around nothing."""
    words = text.strip()
    return text.replace(words, f"{sign}{words}{sign}", 1) if words else text
