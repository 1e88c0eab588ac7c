"""One text becomes the element ``text``: its front, its body in divisions, its notes."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from typing import assert_never

from lxml import etree

from publisher.model.edition import NumberedNote
from publisher.model.inlines import note_runs, pages_within_words, runs, stanza_lines
from publisher.model.markers import split_marker
from publisher.model.rendering import PICTURES
from publisher.model.structure import Section, StructuredText
from publisher.model.text import (
    Block,
    Caption,
    Emendation,
    Emphasis,
    Enclosing,
    Figure,
    FrontLine,
    Heading,
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
    TableRow,
    Verse,
    Words,
)
from publisher.tei.elements import ID, LANG, add_text, below, element
from publisher.tei.emended import Emended

_RENDERED = {Style.SMALL_CAPITALS: "small-caps", Style.SUPERIOR: "sup", Style.INFERIOR: "sub"}


class TextSetter:
    """Sets one text; ``place`` is where its book has the notes, in the words of TEI.

    The order of the calls is the reading order: what begins a page, or calls a note for the first
    time, is told by it.
    """

    def __init__(self, text: StructuredText, place: str) -> None:
        self._text, self._place = text, place
        self._notes = {note.note.label: note for note in text.notes}
        self._calls: Counter[str] = Counter()
        self._labels = dict(text.pages)
        self._pages: set[int] = set()
        self._pictures = {picture.name: picture for picture in text.pictures}
        self._emended = Emended(text.emendations)
        self._within_words: frozenset[int] = frozenset()

    @property
    def unseen(self) -> tuple[Emendation, ...]:
        """Return the emendations that do not show in what was set so far."""
        return self._emended.unseen

    def text(self, title_page: etree._Element | None) -> etree._Element:
        """Return the text; ``title_page`` opens its front matter."""
        made = element("text")
        made.set(ID, self._text.id)
        made.set(LANG, self._text.language)
        self._front(made, title_page)
        body = below(made, "body")
        for section in self._text.sections:
            self._section(body, section)
        if not len(body):  # a text of front lines alone
            below(below(body, "div"), "p")
        if self._text.notes:
            notes = below(below(made, "back"), "div", type="notes")
            for note in self._text.notes:
                self._note(notes, note)
        return made

    def _front(self, made: etree._Element, title_page: etree._Element | None) -> None:
        if title_page is None and not self._text.front:
            return
        front = below(made, "front")
        if title_page is not None:
            front.append(title_page)
        if self._text.front:
            self._opening(lines := below(front, "div", type="front-matter"))
            self._blocks(lines, self._text.front)

    def _opening(self, parent: etree._Element) -> None:
        """Mark the page that a text begins on where no break stands."""
        if self._text.opens_page:
            self._page(parent, 1)

    def _section(self, parent: etree._Element, section: Section) -> None:
        made = below(parent, "div")
        made.set(ID, section.id)
        self._opening(made)
        if section.heading:
            self._emended.open(section.place, (section.heading,))
            self._inlines(below(made, "head"), section.heading)
        self._blocks(made, section.blocks)
        for inner in section.sections:
            self._section(made, inner)
        if not section.blocks and not section.sections:
            below(made, "p")  # a division must hold more than its heading

    def _note(self, parent: etree._Element, note: NumberedNote) -> None:
        whose = {"type": "editorial"} if note.editor else {}
        made = below(parent, "note", n=note.number, place=self._place, **whose)
        made.set(ID, note.id)
        self._emended.open(note.note.place, note_runs(note.note))
        for block in note.note.body or ():
            self._block(made, block)

    def _blocks(self, parent: etree._Element, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._emended.open(block.place, runs(block))
            self._block(parent, block)

    def _block(self, parent: etree._Element, block: Block) -> None:
        match block:
            case Heading() | Paragraph():
                self._inlines(below(parent, "p"), block.content)
            case FrontLine():
                kind = block.kind.value.replace(" ", "-")
                self._inlines(below(parent, "ab", type=kind), block.content)
            case Caption():
                self._inlines(below(below(parent, "figure"), "head"), block.content)
            case Quotation():
                quote = below(parent, "quote")
                for paragraph in block.paragraphs:
                    self._inlines(below(quote, "p"), paragraph)
            case Verse() | ItemList() | Table() | Figure():
                self._structure(parent, block)
            case SectionBreak():
                below(parent, "milestone", unit="section", n=block.mark)
            case _:
                assert_never(block)

    def _structure(self, parent: etree._Element, block: Structure) -> None:
        match block:
            case Verse():
                stanza = below(parent, "lg")
                for indent, line in stanza_lines(block):
                    self._inlines(below(stanza, "l", **_indented(indent)), line)
            case ItemList():
                self._list(parent, block)
            case Table():
                made = below(parent, "table")
                if block.caption:
                    self._inlines(below(made, "head"), block.caption)
                for row in block.rows:
                    self._row(made, row)
            case Figure():
                self._figure(parent, block)
            case _:
                assert_never(block)

    def _list(self, parent: etree._Element, block: ItemList) -> None:
        """Set a list; its markers are labels if every item has one, as TEI wants them in pairs."""
        parted = [split_marker(item.content) for item in block.items]
        labelled = all(marker for marker, _ in parted)
        made = below(parent, "list", rend="labelled" if labelled else "bulleted")
        for (marker, rest), item in zip(parted, block.items, strict=True):
            if labelled:
                below(made, "label", marker)
            self._item(below(made, "item"), rest if labelled else item.content, item)

    def _item(self, made: etree._Element, content: Inlines, item: Item) -> None:
        apart = any(isinstance(block, Paragraph) for block in item.below)
        self._inlines(below(made, "p") if apart else made, content)
        for block in item.below:
            self._block(made, block)

    def _row(self, table: etree._Element, row: TableRow) -> None:
        made = below(table, "row", **({"role": "label"} if row.head else {}))
        for at, cell in enumerate(row.cells):
            label = {"role": "label"} if row.head or (row.named and at == 0) else {}
            wide = {"cols": str(cell.columns)} if cell.columns > 1 else {}
            high = {"rows": str(cell.rows)} if cell.rows > 1 else {}
            self._inlines(below(made, "cell", **label, **wide, **high), cell.content)

    def _figure(self, parent: etree._Element, block: Figure) -> None:
        """Set a picture, which the document holds where the book has its file."""
        made = below(parent, "figure")
        picture = self._pictures.get(block.picture)
        if picture is None:
            below(made, "graphic", url=f"{PICTURES}/{block.picture}")
        else:
            data = b64encode(picture.content).decode("ascii")
            media = picture.media_type
            below(made, "binaryObject", data, mimeType=media, encoding="base64")
        if block.caption:
            self._inlines(below(made, "head"), block.caption)
        if block.alt:
            below(made, "figDesc", block.alt)

    def _inlines(self, parent: etree._Element, content: Inlines) -> None:
        """Set a whole run of inlines."""
        self._within_words = pages_within_words(content)
        self._nodes(parent, content)

    def _nodes(self, parent: etree._Element, content: Inlines) -> None:
        for inline in content:
            match inline:
                case Words():
                    self._words(parent, inline.text)
                case Emphasis() | Styled() | Passage():
                    self._nodes(_enclosing(parent, inline), inline.content)
                case NoteReference():
                    self._reference(parent, inline)
                case LineBreak():
                    below(parent, "lb")
                case PageBreak():
                    self._page(parent, inline.page)
                case _:
                    assert_never(inline)

    def _words(self, parent: etree._Element, text: str) -> None:
        for piece in self._emended.pieces(text):
            if isinstance(piece, str):
                add_text(parent, piece)
            else:
                choice = below(parent, "choice")
                below(choice, "sic", piece.old)
                below(choice, "corr", piece.new)

    def _reference(self, parent: etree._Element, inline: NoteReference) -> None:
        note = self._notes.get(inline.label)
        if note is None:
            # The source lost the note: its printed mark stays, and leads nowhere.
            below(parent, "ref", inline.mark, type="noteref")
            return
        self._calls[note.id] += 1
        made = below(parent, "ref", note.number, type="noteref", target=f"#{note.id}")
        made.set(ID, f"{note.id}-ref{self._calls[note.id]}")

    def _page(self, parent: etree._Element, page: int) -> None:
        """Mark the beginning of a page, once: a note that runs on is on a page begun already."""
        if page not in self._pages:
            self._pages.add(page)
            within = {"break": "no"} if page in self._within_words else {}
            below(parent, "pb", n=self._labels.get(page, str(page)), **within)


def _indented(blanks: int) -> dict[str, str]:
    """Return how far a line of verse stands in: in steps, as TEI has it, and exactly, as CSS has it."""
    if not blanks:
        return {}
    # Two blanks are a step, about an em.
    return {"rend": f"indent-{max(1, round(blanks / 2))}", "style": f"margin-left: {blanks}ch"}


def _enclosing(parent: etree._Element, inline: Enclosing) -> etree._Element:
    match inline:
        case Emphasis():
            return below(parent, "hi", rend="bold" if inline.strong else "italic")
        case Styled():
            return below(parent, "hi", rend=_RENDERED[inline.style])
        case Passage():
            made = below(parent, "foreign")
            made.set(LANG, inline.language)
            return made
        case _:
            assert_never(inline)
