"""The compositor sets inlines, blocks and notes of one text: one macro for each type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import assert_never

from markupsafe import Markup

from publisher.languages import direction_of
from publisher.languages.scripts import script_of, scripts_in
from publisher.model.direction import Direction
from publisher.model.edition import NumberedNote, Part
from publisher.model.house import QuotationMarks
from publisher.model.inlines import plain, plain_line, runs
from publisher.model.markers import lettered, series_of, split_marker
from publisher.model.rendering import BookPicture
from publisher.model.text import (
    Block,
    Caption,
    Emphasis,
    Figure,
    FrontLine,
    Heading,
    Inline,
    Inlines,
    Item,
    ItemList,
    LineBreak,
    NoteReference,
    PageBreak,
    Paragraph,
    Passage,
    Quotation,
    SectionBreak,
    Structure,
    Style,
    Styled,
    Table,
    Verse,
    Words,
)
from publisher.rendering.context import RenderContext
from publisher.rendering.document_plans import Label
from publisher.rendering.headings import Subheading
from publisher.rendering.note_targets import NoteTargets, call_id
from publisher.rendering.pictures import show
from publisher.rendering.source_pages import PageMark, SourcePageMarks
from publisher.rendering.tables import set_table
from publisher.rendering.typography import soften
from publisher.structs import frozen

# Share of the letters of a block that are all of them, a slip of the scanner aside.
ALL = 0.95


@frozen
class Backlink:
    """A way back from a note to where it is called; ``letter`` tells several apart (a, b, ...)."""

    href: str
    letter: str


@frozen
class SetItem:
    """An item of a list as its template needs it; the ``marker`` is empty where none was printed.

    ``below`` are the paragraphs and lists that follow the words of its first paragraph. In a
    template that knows nothing of these parts, an item is all of it.
    """

    marker: str
    content: Markup
    below: Markup

    def __html__(self) -> str:
        """Return all of the item."""
        marker = Markup("{} ").format(self.marker) if self.marker else Markup("")
        return marker + self.content + self.below


@frozen
class PrintedNote:
    """A note as its template needs it: ``first`` goes beside its number, ``rest`` below."""

    id: str
    number: str
    calls: tuple[Backlink, ...]
    first: Markup
    rest: Markup


@frozen
class CompositorContext:
    """Everything that the compositors of one book share.

    ``inline`` and ``block`` return the macro of a name; ``where`` holds the documents in which
    notes and their calls stand.
    """

    inline: Callable[[str], Callable[..., Markup]]
    block: Callable[[str], Callable[..., Markup]]
    pages: SourcePageMarks
    where: NoteTargets
    label: Label
    quotes: QuotationMarks
    pictures: tuple[BookPicture, ...] = ()


def compositor_context(
    context: RenderContext, pages: SourcePageMarks, where: NoteTargets
) -> CompositorContext:
    """Return what the compositors of a book share, with the macros of its design."""
    names = ("inlines", "blocks")
    inline, block = (context.templates.macros(f"macros/{name}.html") for name in names)
    quotes = context.edition.facts.settings.quotation_marks
    return CompositorContext(inline, block, pages, where, context.label, quotes, context.pictures)


class Compositor:
    """Sets one text; counts the calls of each note, so each call has an id of its own.

    The order of the calls to its methods must be the reading order: front, chapters, notes.
    """

    def __init__(self, part: Part, shared: CompositorContext) -> None:
        self._part = part
        self._direction = direction_of(part.text.language)
        self._apart = False
        self._context = shared
        self._notes = {note.note.label: note for note in part.notes}
        self._calls: Counter[str] = Counter()
        self._file = ""
        # A page that begins in a note has its mark there only if no running text stands on it, so
        # notes() puts another function here while it works.
        self._mark: Callable[[Part, PageBreak, str], PageMark | None] = shared.pages.in_text

    def open(self, file: str) -> None:
        """Begin the document of this name; ids set from now on lie in it."""
        self._file = file

    def inlines(self, content: Inlines) -> Markup:
        """Return a run of inlines as markup."""
        # Among letters from right to left a mark would be drawn to the figures and stops beside it.
        ways = {script.direction for script in scripts_in(plain(content))} | {self._direction}
        self._apart = Direction.RIGHT_TO_LEFT in ways
        return self._set(soften(content, self._part.text.language, self._context.quotes))

    def _set(self, content: Inlines) -> Markup:
        return Markup("").join(self._inline(inline) for inline in content)

    def _inline(self, inline: Inline) -> Markup:
        macro = self._context.inline
        match inline:
            case Words():
                return macro("words")(inline.text)
            case Emphasis():
                return macro("strong" if inline.strong else "emphasis")(self._set(inline.content))
            case Passage():
                return self._passage(inline)
            case Styled():
                return self._styled(inline)
            case NoteReference():
                return self._reference(inline)
            case PageBreak():
                return self._page_mark(self._mark(self._part, inline, self._file))
            case LineBreak():
                return macro("line_break")()
            case _:
                assert_never(inline)

    def _passage(self, inline: Passage) -> Markup:
        content, way = self._set(inline.content), direction_of(inline.language)
        # Templates of houses may still have a macro that knows no direction.
        turned = (way,) if way is not self._direction else ()
        return self._context.inline("passage")(inline.language, content, *turned)

    def _styled(self, inline: Styled) -> Markup:
        content = self._set(inline.content)
        if inline.style is Style.SMALL_CAPITALS:
            # Capitals that are small in print would stay large if only small letters were changed.
            small = any(map(str.islower, plain(inline.content)))
            return self._context.inline("small_capitals")(content, small)
        return self._context.inline("superior" if inline.style is Style.SUPERIOR else "inferior")(
            content
        )

    def first_page(self) -> Markup:
        """Return the mark of the source's page that the text begins on, nothing without pages."""
        return self._page_mark(self._context.pages.at_opening(self._part, self._file))

    def _page_mark(self, mark: PageMark | None) -> Markup:
        if mark is None:
            return Markup("")
        spoken = f"{self._context.label('page')} {mark.label}"
        return self._context.inline("page_break")(mark.id, spoken)

    def _reference(self, inline: NoteReference) -> Markup:
        note = self._notes.get(inline.label)
        if note is None or note.note.body is None:
            # The source lost the note: its printed mark stays, and leads nowhere.
            return self._context.inline("lost_note")(inline.mark)
        self._calls[note.id] += 1
        identity = call_id(note.id, self._calls[note.id])
        href = f"{self._context.where.notes[note.id]}#{note.id}"
        turned = (self._direction,) if self._apart else ()
        return self._context.inline("note_reference")(identity, href, note.number, *turned)

    def blocks(self, blocks: Iterable[Block], subheadings: Iterable[Subheading] = ()) -> Markup:
        """Return blocks as markup; ``subheadings`` are those of the headings among them."""
        below = iter(subheadings)
        return Markup("").join(self._block(block, below) for block in blocks)

    def _block(self, block: Block, below: Iterator[Subheading]) -> Markup:
        macro = self._context.block
        match block:
            case Heading():
                place = next(below)
                content = self.inlines(block.content)
                turned = self._other_way(block.content)
                return macro("heading")(block.level, place.rank, place.id, content, *turned)
            case FrontLine():
                return macro("front_line")(self.inlines(block.content))
            case Paragraph():
                return self._paragraph(block)
            case Quotation():
                return self._of_several("quotation", block.paragraphs)
            case Verse() | ItemList() | Table() | Figure():
                return self._structure(block)
            case Caption():
                return macro("caption")(self.inlines(block.content))
            case SectionBreak():
                return macro("section_break")(block.mark)
            case _:
                assert_never(block)

    def _paragraph(self, block: Paragraph) -> Markup:
        speaks = plain_line(block.content) in self._part.speakers
        turned = self._other_way(block.content) or (("",) if speaks else ())
        extra = ("speaker",) if speaks else ()
        return self._context.block("paragraph")(self.inlines(block.content), *turned, *extra)

    def _structure(self, block: Structure) -> Markup:
        macro = self._context.block
        match block:
            case Verse():
                return self._verse(block)
            case ItemList():
                return self._list(block)
            case Table():
                table = set_table(block, self.inlines)
                return macro("table")(table, *self._other_way(*runs(block)))
            case Figure():
                picture = show(block, self._part, self._context.pictures)
                turned = self._other_way(*runs(block))
                return macro("figure")(picture, self.inlines(block.caption), *turned)
            case _:
                assert_never(block)

    def _verse(self, block: Verse) -> Markup:
        lines = tuple(self.inlines(line) for line in block.lines)
        return self._context.block("verse")(
            lines, *(self._other_way(*block.lines) or ("",)), block.indents
        )

    def _list(self, block: ItemList) -> Markup:
        parted = [split_marker(item.content) for item in block.items]
        items = tuple(
            SetItem(marker, self.inlines(rest), self._below(item))
            for (marker, rest), item in zip(parted, block.items, strict=True)
        )
        series = series_of([marker for marker, _ in parted])
        turned = self._other_way(*runs(block)) or ("",)
        return self._context.block("item_list")(items, *turned, series)

    def _below(self, item: Item) -> Markup:
        return self.blocks(item.below)

    def _of_several(self, macro: str, contents: Sequence[Inlines]) -> Markup:
        several = tuple(self.inlines(content) for content in contents)
        return self._context.block(macro)(several, *self._other_way(*contents))

    def _other_way(self, *contents: Inlines) -> tuple[Direction, ...]:
        """Return the direction of contents whose letters all run the other way than the text's.

        Nothing is returned for others, since templates of houses may know no direction.
        """
        script, share = script_of(" ".join(map(plain, contents)))
        if script is None or share < ALL or script.direction is self._direction:
            return ()
        return (script.direction,)

    def notes(self, notes: Iterable[NumberedNote]) -> tuple[PrintedNote, ...]:
        """Return notes of the text with the ways back to their calls."""
        self._mark = self._context.pages.in_note
        printed = tuple(self._note(note) for note in notes)
        self._mark = self._context.pages.in_text
        return printed

    def _note(self, note: NumberedNote) -> PrintedNote:
        # A paragraph begins beside the number; a quotation is a block of its own below it.
        first, rest = Markup(""), note.note.body or ()
        if rest and isinstance(rest[0], Paragraph):
            first = self.inlines(rest[0].content)
            for way in self._other_way(rest[0].content):
                first = self._context.inline("turned")(way, first)
            rest = rest[1:]
        if note.editor:
            said = self._context.inline("editors_mark")(self._context.label("editors_note"))
            first = Markup(" ").join((said, first) if first else (said,))
        calls = tuple(self._ways_back(note.references))
        return PrintedNote(note.id, note.number, calls, first, self.blocks(rest))

    def _ways_back(self, references: tuple[str, ...]) -> Iterator[Backlink]:
        where = self._context.where.calls
        for index, reference in enumerate(references, start=1):
            if reference in where:
                yield Backlink(f"{where[reference]}#{reference}", lettered(index))
