"""The tree of a file becomes blocks and notes.

Words that stand between blocks make paragraphs of their own. What cannot stand where the file has
it (a picture amid a paragraph, a table in an item of a list) comes right behind; no letter is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from typing import ClassVar

from publisher.model.places import Place
from publisher.model.text import (
    Block,
    Caption,
    Cell,
    Figure,
    FrontLine,
    Heading,
    Inlines,
    LineBreak,
    Note,
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
from publisher.sources.markup.item_lists import listed
from publisher.sources.markup.ledger import Ledger, Spot
from publisher.sources.markup.nodes import INSIDE_LINES, Kind, Node, Part
from publisher.sources.markup.note_blocks import as_note_blocks, quoted
from publisher.sources.markup.note_names import NoteNames
from publisher.sources.markup.part_kinds import (
    fitting_rows,
    holds_lines,
    parted,
    tells_nothing,
    without_stress,
)
from publisher.sources.markup.remarks import reshaped
from publisher.sources.markup.runs import Around, Piece, Run, inlines_of
from publisher.structs import mutable

# What changes nothing of the letters inside it.
_PLAIN = (Kind.SPAN, Kind.VERBATIM)
_IN_PLACE = (*_PLAIN, Kind.CALL, Kind.PAGE, Kind.LINE_BREAK)
# What the sign of a note is set as anyway.
_RAISED = (Kind.SUPERIOR, Kind.INFERIOR)


@mutable
class Composer:
    """Takes nodes one after the other; ``blocks`` is what they have made so far."""

    ledger: Ledger
    blocks: list[Block] = field(default_factory=list)
    names: NoteNames = field(default_factory=NoteNames)
    _run: Run = field(default_factory=Run)
    _around: tuple[Around, ...] = ()
    _verbatim: bool = False
    _behind: list[Node] = field(default_factory=list)
    _carried: list[Piece] = field(default_factory=list)
    _bodies: dict[str, Node] = field(default_factory=dict)
    _page: int = 1
    _place: Place | None = None

    def compose(self, root: Node) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
        """Return the blocks of a tree, and its notes in order of first reference."""
        self.blocks = self._inside(root.content)
        self._end()
        return tuple(self.blocks), self._notes()

    def _end(self) -> None:
        """Put pages that nothing follows behind the last words."""
        if not self._carried:
            return
        pages, self._carried = inlines_of(self._carried), []
        last = self.blocks[-1] if self.blocks else None
        if isinstance(last, Paragraph):
            self.blocks[-1] = Paragraph((*last.content, *pages), last.place)
        else:
            self.blocks.append(Paragraph(pages, self._place))

    # Blocks.

    def _inside(self, parts: Iterable[Part]) -> list[Block]:
        """Return the blocks that parts make by themselves."""
        outer, self.blocks = self.blocks, []
        self._flush()
        for part in parts:
            self._take(part)
        self._flush()
        outer, self.blocks = self.blocks, outer
        return outer

    def _take(self, part: Part) -> None:
        if isinstance(part, str):
            self._run.add(part, self._around, self._verbatim)
        elif part.kind in INSIDE_LINES:
            self._take_inside(part)
        else:
            self._take_block(part)

    def _take_block(self, node: Node) -> None:
        if node.kind is Kind.NOTE:
            self._bodies.setdefault(node.name, node)
            return
        if node.kind is Kind.FIGURE and not node.content and not self._run.empty:
            self._behind.append(node)
            return
        self._flush()
        self._place = Place(node.file, node.line, node.line)
        self._blocks[node.kind](self, node)
        self._flush()

    def _flush(self) -> None:
        """End the paragraph that words stand in."""
        run, self._run = self._run, Run()
        place = self._place
        for pieces in run.paragraphs():
            if any(
                not isinstance(leaf, PageBreak) and not tells_nothing(leaf) for _, leaf in pieces
            ):
                content = inlines_of([*self._carried, *pieces])
                self.blocks.append(Paragraph(content, place))
                self._carried = []
            else:
                self._carry(pieces)
        behind, self._behind = self._behind, []
        for node in behind:
            self._take_block(node)

    def _carry(self, pieces: Iterable[Piece]) -> None:
        """Keep pages that stand between blocks for the next words."""
        self._carried += [((), leaf) for _, leaf in pieces if isinstance(leaf, PageBreak)]

    def _walk(self, node: Node) -> None:
        for part in node.content:
            self._take(part)

    def _words_in(self, parts: Iterable[Part]) -> Inlines:
        """Return all words of parts as one run; blocks in it are parted by line ends.

        Pictures and tables in it come behind.
        """
        outer = self._run
        self._run = Run()
        self._gather(parts)
        run, self._run = self._run, outer
        if run.empty or all(
            isinstance(leaf, PageBreak) or tells_nothing(leaf) for _, leaf in run.pieces
        ):
            self._carry(run.pieces)
            return ()
        pieces, self._carried = [*self._carried, *run.pieces], []
        return inlines_of(pieces)

    def _gather(self, parts: Iterable[Part]) -> None:
        for part in parts:
            if isinstance(part, str) or part.kind in _IN_PLACE:
                self._take(part)
            elif part.kind in INSIDE_LINES:
                self._within(part, lambda inner: self._gather(inner.content))
            elif part.kind is Kind.FIGURE:
                self._behind.append(part)
            elif part.kind is Kind.NOTE:
                self._take_block(part)
            elif part.kind is not Kind.BREAK:
                self._gather_block(part)

    def _gather_block(self, node: Node) -> None:
        if node.kind in (Kind.TABLE, Kind.LIST):
            what = "a list or table stands within a cell or heading"
            self.ledger.remark(reshaped(what, Spot(node.file, node.line)))
        apart = not self._run.empty
        between = Words(" ") if node.kind is Kind.CELL else LineBreak()
        if apart and not (self._run.pieces and isinstance(self._run.pieces[-1][1], LineBreak)):
            self._run.put(between, self._around)
        if node.kind is Kind.ITEM and node.mark:
            self._run.add(f"{node.mark} ", self._around)
        before = len(self._run.pieces)
        self._gather(node.content)
        if len(self._run.pieces) > before and node.kind is not Kind.CELL:
            self._run.put(LineBreak(), self._around)

    def _group(self, node: Node) -> None:
        self._walk(node)

    def _heading(self, node: Node) -> None:
        place = self._place
        if content := self._words_in(node.content):
            level = 1 if node.name == "title" else node.number + 1
            self.blocks.append(Heading(level, without_stress(content), place))

    def _front(self, node: Node) -> None:
        place = self._place
        if content := self._words_in(node.content):
            self.blocks.append(FrontLine(content, place))

    def _quotation(self, node: Node) -> None:
        place = self._place
        self.blocks += quoted(self._inside(node.content), place)

    def _verse(self, node: Node) -> None:
        place = self._place
        lines: list[tuple[Inlines, int]] = []
        loose: list[Part] = []

        def close() -> None:
            self._loose_lines(loose, lines)
            if lines:
                indents = tuple(indent for _, indent in lines)
                content = tuple(line for line, _ in lines)
                self.blocks.append(Verse(content, indents if any(indents) else (), place))
            lines.clear()

        self._stanza(node, (lines, loose), close)
        close()

    def _stanza(
        self,
        node: Node,
        found: tuple[list[tuple[Inlines, int]], list[Part]],
        close: Callable[[], None],
    ) -> None:
        lines, loose = found
        for part in node.content:
            if isinstance(part, Node) and part.kind is Kind.LINE:
                self._loose_lines(loose, lines)
                if content := self._words_in(part.content):
                    lines.append((content, max(0, part.number)))
            elif isinstance(part, Node) and holds_lines(part) and part.kind is not Kind.VERSE:
                self._within(part, lambda inner: self._stanza(inner, found, close))
            elif isinstance(part, str) or part.kind in INSIDE_LINES or part.kind is Kind.NOTE:
                loose.append(part)
            else:
                close()
                self._take(part)

    def _loose_lines(self, loose: list[Part], lines: list[tuple[Inlines, int]]) -> None:
        """Take words of a stanza that stand in no element of their own: a line end parts them."""
        run, self._run = self._run, Run()
        for part in loose:
            self._take(part)
        loose.clear()
        pieces: list[Piece] = []
        run, self._run = self._run, run
        for piece in [*run.pieces, ((), LineBreak())]:
            if not isinstance(piece[1], LineBreak):
                pieces.append(piece)
                continue
            if all(isinstance(leaf, PageBreak) or tells_nothing(leaf) for _, leaf in pieces):
                self._carry(pieces)
            else:
                lines.append((inlines_of([*self._carried, *pieces]), 0))
                self._carried = []
            pieces = []

    def _list(self, node: Node) -> None:
        place = self._place
        items = []
        for part in node.content:
            if isinstance(part, Node) and part.kind is Kind.ITEM:
                inside = [f"{part.mark} ", *part.content] if part.mark else part.content
                items.append((True, self._inside(inside)))
            elif isinstance(part, Node) or part.strip():
                items.append((False, self._inside([part])))
        self.blocks += listed(items, place)

    def _table(self, node: Node) -> None:
        place = self._place
        captions, others = parted(node.content, Kind.CAPTION)
        found, others = parted(others, Kind.ROW)
        caption = self._words_in(captions)
        rows = [self._row(row) for row in found]
        if any(cell.content for row in rows for cell in row.cells):
            self.blocks.append(Table(fitting_rows(rows), caption, place))
        elif caption:
            self.blocks.append(Caption(caption, place))
        for part in others:
            self._take(part)

    def _row(self, node: Node) -> TableRow:
        cells, others = parted(node.content, Kind.CELL)
        cells += [Node(Kind.CELL, content=others)] if others else []
        made = tuple(
            Cell(self._words_in(c.content), max(1, c.number), max(1, c.rows)) for c in cells
        )
        return TableRow(made, head=node.head, named=node.named and not node.head)

    def _figure(self, node: Node) -> None:
        place = self._place
        captions, others = parted(node.content, Kind.CAPTION)
        caption = self._words_in(captions)
        if node.name:
            self.blocks.append(Figure(node.name, node.mark, caption, place))
        elif caption:
            self.blocks.append(Caption(caption, place))
        for part in others:
            self._take(part)

    def _caption(self, node: Node) -> None:
        place = self._place
        if content := self._words_in(node.content):
            self.blocks.append(Caption(content, place))

    def _break(self, node: Node) -> None:
        self.blocks.append(SectionBreak(node.mark or "***", self._place))

    # Inside lines.

    def _take_inside(self, node: Node) -> None:
        if node.kind is Kind.CALL:
            self._call(node)
        elif node.kind is Kind.PAGE:
            self._page += 1
            self._run.put(PageBreak(self._page, node.mark or None), self._around)
        elif node.kind is Kind.LINE_BREAK:
            self._run.put(LineBreak(), self._around)
        else:
            self._within(node, self._walk)

    def _call(self, node: Node) -> None:
        if node.editors:
            self.names.editors.add(node.name)
        label, mark = self.names.label(node.name, node.mark, self._page), node.mark
        if node.editors:
            mark = label
            self.ledger.make(mark)
        around = tuple(one for one in self._around if one[0] not in _RAISED)
        self._run.put(NoteReference(label, mark), around)

    def _within(self, node: Node, walk: Callable[[Node], None]) -> None:
        """Walk what is inside a node, with what it says of its letters."""
        around, verbatim = self._around, self._verbatim
        said = (node.kind, node.name)
        if node.kind in INSIDE_LINES and node.kind not in _PLAIN and said not in around:
            self._around = (*around, said)
        self._verbatim = verbatim or node.kind is Kind.VERBATIM
        walk(node)
        self._around, self._verbatim = around, verbatim

    # Notes.

    def _notes(self) -> tuple[Note, ...]:
        """Return the notes, in order of first call, those that none calls last."""
        made: dict[str, Note] = {}
        called = self.names.called
        at = 0
        while at < len(called):  # bodies call other notes
            made[called[at]] = self._note(called[at])
            at += 1
        for key in self._bodies:
            if key not in made:
                made[key] = self._note(key)
        return tuple(made.values())

    def _note(self, key: str) -> Note:
        node = self._bodies.get(key)
        if node is not None and node.editors:
            self.names.editors.add(key)
        label, mark = self.names.of(key, node.mark if node else "", self._page)
        if node is None:
            return Note(label, mark, None)
        if not node.mark or node.made:
            self.ledger.make(mark)
        blocks = self._inside(node.content)
        if any(not isinstance(block, Paragraph | Quotation) for block in blocks):
            what = "a list, table, verse, heading or picture stands in a note"
            self.ledger.remark(reshaped(what, Spot(node.file, node.line)))
        if self._carried and blocks:  # a page that ends the note
            blocks.append(Paragraph(inlines_of(self._carried)))
        self._carried = []
        return Note(label, mark, as_note_blocks(blocks), Place(node.file, node.line, node.line))

    _blocks: ClassVar[dict[Kind, Callable[[Composer, Node], None]]] = {
        Kind.GROUP: _group,
        Kind.PARAGRAPH: _group,
        Kind.HEADING: _heading,
        Kind.FRONT: _front,
        Kind.QUOTATION: _quotation,
        Kind.VERSE: _verse,
        Kind.LINE: _group,
        Kind.LIST: _list,
        Kind.ITEM: _group,
        Kind.TABLE: _table,
        Kind.ROW: _group,
        Kind.CELL: _group,
        Kind.FIGURE: _figure,
        Kind.CAPTION: _caption,
        Kind.BREAK: _break,
    }
