"""Blocks of rows made to blocks of the model: words mended, references and pages in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import field, replace
from itertools import groupby
from typing import TypeAlias, assert_never

from publisher.languages.scripts import unspaced
from publisher.model.places import Place
from publisher.model.roles import TITLE_LEVEL, BlockRole
from publisher.model.text import (
    Block,
    Caption,
    Cell,
    FrontLine,
    Heading,
    Inline,
    Inlines,
    Item,
    ItemList,
    Join,
    LineBreak,
    NoteReference,
    PageBreak,
    Paragraph,
    Quotation,
    SectionBreak,
    Table,
    TableRow,
    Verse,
    Words,
)
from publisher.restoring.characters import CALL, FIRST_CALL, UNSEEN_HYPHENS
from publisher.restoring.composing.emphasis import emphasised
from publisher.restoring.composing.faces import Face, Faces
from publisher.restoring.composing.indents import indents_of
from publisher.restoring.composing.lettering import Lettering, lettering
from publisher.restoring.composing.mending import join_halves, with_beginning, with_end
from publisher.restoring.drafts import Draft, RowDraft
from publisher.restoring.measuring.looks import Looks
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.told import Reference
from publisher.restoring.wording import bullet_of
from publisher.restoring.words import End, end_of
from publisher.structs import frozen

# Of what rows of dashes are drawn that part sections.
DASHES = " \u00a0-\u2010\u2011\u2012\u2013\u2014\u2015\u2500\u2501_=~"
# The first character of all scripts without blanks between words (Thai); most lines have none above.
FIRST_UNSPACED = "\u0e00"

Joins: TypeAlias = Mapping[End, Join]


@frozen
class Composer:
    """What composing needs to know of the whole text.

    ``joins`` by the ends of their rows; ``folios`` by page index; ``begins`` are the pages that begin
    with a row, by its order; ``faces`` are what emphasis stands out of, None where the source does
    not tell how its letters are set.
    """

    source: str
    references: Sequence[Reference]
    labels: Sequence[str]
    joins: Joins
    folios: Mapping[int, str]
    begins: Mapping[int, Sequence[int]] = field(default_factory=dict)
    faces: Faces | None = None

    def blocks(self, drafts: Sequence[Draft]) -> tuple[Block, ...]:
        """Return the blocks of the model, with pages; items that stand together become one list."""
        setting = replace(self, begins=_beginnings(drafts))
        made: list[Block] = []
        for listed, group in groupby(drafts, key=lambda d: d.role is BlockRole.ITEM or d.depth > 0):
            together = list(group)
            if listed:
                made.append(setting.list_of(together))
            else:
                made += map(setting.block, together)
        return tuple(made)

    def list_of(self, drafts: Sequence[Draft], depth: int = 0) -> ItemList:
        """Return items that stand together as one list; ``depth`` is the level of its own items."""
        firsts = [
            at for at, d in enumerate(drafts) if d.role is BlockRole.ITEM and d.depth == depth
        ]
        ends = [*firsts[1:], len(drafts)]
        items = tuple(
            Item(
                self.inlines(_unbulleted(drafts[at].rows), self._face(drafts[at])),
                tuple(self._below(drafts[at + 1 : end], depth + 1)),
            )
            for at, end in zip(firsts, ends, strict=True)
        )
        return ItemList(items, _place(self.source, [r for d in drafts for r in d.rows]))

    def _below(self, drafts: Sequence[Draft], depth: int) -> Iterator[Paragraph | ItemList]:
        """Yield what stands below an item: its further paragraphs, and lists of the next level."""
        for own, group in groupby(
            drafts, key=lambda d: d.role is not BlockRole.ITEM and d.depth == depth
        ):
            together = list(group)
            if not own:
                yield self.list_of(together, depth)
                continue
            for draft in together:
                content = self.inlines(draft.rows, self._face(draft))
                yield Paragraph(content, _place(self.source, draft.rows))

    def table_of(self, draft: Draft) -> Table:
        """Return the rows of a table with their cells; an empty cell has no words."""
        rows = tuple(self._row_of(row, self._face(draft)) for row in draft.table)
        place = _place(self.source, (*draft.caption, *draft.rows, *draft.rules))
        return Table(rows, self.inlines(draft.caption, self._displayed(draft.caption)), place)

    def _row_of(self, row: RowDraft, face: Face | None) -> TableRow:
        lines = [one for cell in row.cells for one in cell.rows]
        own = self._displayed(lines) if row.head else face
        cells = tuple(Cell(self.inlines(cell.rows, own), cell.columns) for cell in row.cells)
        return TableRow(cells, row.head, row.named, _place(self.source, lines))

    def block(self, draft: Draft) -> Block:
        """Return one draft as a block of the model."""
        place, face = _place(self.source, draft.rows), self._face(draft)
        match draft.role:
            case BlockRole.BREAK:
                return _section_break(draft.rows[0].text, place)
            case BlockRole.VERSE:
                lines = tuple(self.inlines(line, face) for line in draft.runs)
                return Verse(lines, indents_of(draft), place)
            case BlockRole.ITEM:
                return self.list_of((draft,))
            case BlockRole.TITLE | BlockRole.HEADING:
                level = TITLE_LEVEL if draft.role is BlockRole.TITLE else draft.level
                return Heading(level, self.inlines(draft.rows, face), place)
            case BlockRole.FRONT | BlockRole.CAPTION:
                made = FrontLine if draft.role is BlockRole.FRONT else Caption
                return made(self.inlines(draft.rows, face), place)
            case BlockRole.QUOTATION:
                return Quotation((self.inlines(draft.rows, face),), place)
            case BlockRole.ROW if draft.table:
                return self.table_of(draft)
            case BlockRole.PARAGRAPH | BlockRole.ROW:
                return Paragraph(self.inlines(draft.rows, face), place)
            case _:
                assert_never(draft.role)

    def note_body(
        self, rows: Sequence[Row], verse: Set[int] = frozenset(), begins: Set[int] = frozenset()
    ) -> tuple[Paragraph, ...]:
        """Return the paragraphs of a note.

        ``verse`` are the orders of its rows of verse, ``begins`` of those that begin a paragraph.
        """
        parts: list[list[Row]] = []
        for row in rows:
            above = parts[-1][-1].order in verse if parts else None
            parted = row.order in begins or (above and row.gap > 0)
            if above != (row.order in verse) or parted:
                parts.append([])
            parts[-1].append(row)
        made = []
        for own in parts:
            lines = [[row] for row in own] if own[0].order in verse else [own]
            if content := self._lines(lines):
                made.append(Paragraph(content, _place(self.source, own)))
        return tuple(made)

    def _lines(self, lines: Iterable[Sequence[Row]]) -> Inlines:
        face = None if self.faces is None else self.faces.of_note()
        made: list[Inline] = []
        for rows in lines:
            made += [LineBreak()] if made else []
            made += self.inlines(rows, face)
        return tuple(made)

    def _displayed(self, rows: Sequence[Row]) -> Face | None:
        return None if self.faces is None else self.faces.of_display(rows)

    def _face(self, draft: Draft) -> Face | None:
        return None if self.faces is None else self.faces.of(draft)

    def inlines(self, rows: Sequence[Row], face: Face | None = None) -> Inlines:
        """Return the inlines of rows that run on: words, references, page breaks.

        What stands out of their ``face`` is emphasised.
        """
        if face is None:
            return tuple(inline for inline, _ in self._pieces(rows))
        return emphasised(self._pieces(rows), face)

    def _pieces(self, rows: Sequence[Row]) -> Iterator[tuple[Inline, Looks]]:
        """Yield words with the looks of their characters, and references and page breaks."""
        pending = Lettering()
        for above, row in zip((None, *rows), rows, strict=False):
            own = lettering(row)
            if above is not None:
                pending, own = self._mended(pending, own, end_of(above, row))
            if row.order in self.begins:
                yield from self._words(pending)
                pending = Lettering()
                pages = self.begins[row.order]
                yield from ((PageBreak(page, self.folios.get(page)), ()) for page in pages)
            pending = pending.before(own)
        yield from self._words(pending)

    def _mended(self, left: Lettering, right: Lettering, end: End) -> tuple[Lettering, Lettering]:
        """Return both sides of a row's end as they must stand in the text."""
        join = self.joins.get(end)
        if join is None:
            return left.become(_shown(left.text) + _between(left.text, right.text)), right
        head, tail = join_halves(join)
        begun = left.become(with_end(left.text, join.left, head))
        return begun, right.become(with_beginning(right.text, join.right, tail))

    def _words(self, own: Lettering) -> Iterator[tuple[Inline, Looks]]:
        text, looks, at = own.text, own.looks, 0
        for match in CALL.finditer(text):
            if match.start() > at:
                yield Words(text[at : match.start()]), looks[at : match.start()]
            reference = self.references[ord(match[0]) - FIRST_CALL]
            yield NoteReference(self.labels[reference.note], reference.mark), ()
            at = match.end()
        if at < len(text):
            yield Words(text[at:]), looks[at:]


def _beginnings(drafts: Sequence[Draft]) -> dict[int, range]:
    """Return which pages begin with a row, by its order, the first page left out.

    A page without running text (a plate, nothing but notes) begins with the next one, so that
    the count never shifts; a pause in the text cannot hold the beginning of its page either.
    """
    begins: dict[int, range] = {}
    shown = 1
    for row in (row for d in drafts if d.role is not BlockRole.BREAK for row in d.all_rows):
        if row.page > shown:
            begins[row.order] = range(shown + 1, row.page + 1)
            shown = row.page
    return begins


def _shown(left: str) -> str:
    """Return a row with its last hyphen shown, whatever sign stood for it."""
    return left[:-1] + "-" if left[-1:] in UNSEEN_HYPHENS else left


def _section_break(mark: str, place: Place) -> SectionBreak:
    """Return the break; however many asterisks or dashes were printed, they say the same."""
    stars = not mark.strip("*∗ ") or not mark.strip(DASHES)
    return SectionBreak(place=place) if stars else SectionBreak(mark, place)


def _unbulleted(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    first = rows[0]
    return (replace(first, text=first.text[len(bullet_of(first.text)) :]), *rows[1:])


def _place(source: str, rows: Sequence[Row]) -> Place:
    numbers = [row.number for row in rows]
    return Place(source, min(numbers), max(numbers))


def _between(left: str, right: str) -> str:
    """Return what stands between two rows where no word is joined: a blank, if the script has any."""
    if max(left[-1:], right[:1]) < FIRST_UNSPACED:
        return " "
    last = next((sign for sign in reversed(left) if sign.isalpha()), "")
    first = next((sign for sign in right if sign.isalpha()), "")
    return "" if unspaced(last + first) else " "
