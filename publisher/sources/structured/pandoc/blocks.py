"""pandoc's blocks become those of a text, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from publisher.expressions import compiled
from publisher.model.findings import Severity
from publisher.model.inlines import plain
from publisher.model.media import picture_type
from publisher.model.text import (
    Block,
    Caption,
    Figure,
    FrontLine,
    Heading,
    Inlines,
    NoteBlock,
    Paragraph,
    Quotation,
    SectionBreak,
    Words,
)
from publisher.sources.structured.outline import TITLE
from publisher.sources.structured.pandoc.continuing import joined_lists
from publisher.sources.structured.pandoc.flat import Flat, Flattener, lines_of
from publisher.sources.structured.pandoc.inlines import InlineMaker, trimmed
from publisher.sources.structured.pandoc.lists import LISTS, ListMaker
from publisher.sources.structured.pandoc.marks import Role
from publisher.sources.structured.pandoc.state import Node, State, excerpt, strings
from publisher.sources.structured.pandoc.tables import TableMaker
from publisher.sources.structured.verses import parted_at_breaks, verses
from publisher.structs import mutable

# A paragraph of nothing but stars or ornaments is a pause.
ORNAMENT = compiled(r"[*∗⁎⁂✱✲✳✻✼❋❦❧☙•·#]+(?:[ \u00a0]+[*∗⁎⁂✱✲✳✻✼❋❦❧☙•·#]+)*")
PARAGRAPHS = ("Plain", "Para")


@mutable
class BlockMaker:
    """Appends blocks to the state."""

    state: State
    inlines: InlineMaker

    def take(self, blocks: list[Node]) -> None:
        """Take blocks in their order."""
        for block in joined_lists(blocks):
            for made in self._made(block["t"], block.get("c"), block):
                if not self.state.notes.takes(made):
                    self.state.blocks.append(made)
            self._take_pictures()

    def _take_pictures(self) -> None:
        """Put pictures that stand amid other words behind the block of these words."""
        while self.inlines.pictures:
            images = self.inlines.pictures[:]
            self.inlines.pictures.clear()
            message = "a picture amid words stands behind their paragraph now"
            self.state.note("sources/picture-moved", message)
            for made in (one for image in images for one in self.figure(image, ())):
                self.state.blocks.append(made)

    def _made(self, kind: str, content: Any, block: Node) -> Iterator[Block]:
        match kind:
            case "Plain" | "Para":
                yield from self._paragraph(content)
            case "Header":
                words = self.inlines.run(content[2])
                if words:
                    yield Heading(content[0], words)
            case "BlockQuote":
                self._quotation(content)
            case "BulletList" | "OrderedList" | "DefinitionList":
                yield ListMaker(self._flattener("an item of a list")).list_of(kind, content)
            case "Table":
                yield from self._table(content)
            case "Figure":
                yield from self._figure(content)
            case "HorizontalRule":
                yield SectionBreak()
            case _:
                yield from self._rarer(kind, content, block)

    def _rarer(self, kind: str, content: Any, block: Node) -> Iterator[Block]:
        match kind:
            case "Div":
                self.take(content[1])
            case "Null":
                return
            case "LineBlock":
                yield from verses([self.inlines.run(line) for line in content])
            case "CodeBlock":
                message = "code is in the text, line by line"
                self.state.note("sources/code", message)
                yield from verses(lines_of_code(content[1]))
            case "RawBlock":
                yield from _paragraphs([trimmed(tuple(self.inlines.raw(*content)))])
            case _:
                yield from _paragraphs([tuple(self.inlines.unknown(kind, block))])

    def _flattener(self, where: str) -> Flattener:
        return Flattener(self.state, self.inlines, where)

    def _paragraph(self, nodes: list[Node]) -> Iterator[Block]:
        images = [node for node in nodes if node["t"] == "Image"]
        if images and not "".join(strings([n for n in nodes if n["t"] != "Image"])).strip():
            yield from (made for image in images for made in self.figure(image, ()))
        else:
            role, words = self.inlines.marked_run(nodes)
            if role is Role.CAPTION and images:
                yield from self._captioned(images, words)
            else:
                yield from self._marked(role, words)

    def _captioned(self, images: list[Node], words: Inlines) -> Iterator[Block]:
        """Yield the figures of a paragraph that holds pictures and their caption."""
        self.inlines.pictures.clear()
        for image in images[:-1]:
            yield from self.figure(image, ())
        yield from self.figure(images[-1], words)

    def _marked(self, role: Role | None, words: Inlines) -> Iterator[Block]:
        """Yield a paragraph as what it is marked as, or as its own signs say."""
        if role is Role.BREAK and not words:
            yield SectionBreak()
        elif role is Role.UNCALLED:
            self.state.notes.below = True
        elif not words:
            return
        elif ORNAMENT.fullmatch(plain(words)):
            yield SectionBreak(plain(words))
        elif role is Role.TITLE and not any(isinstance(b, Heading) for b in self.state.blocks):
            yield Heading(TITLE, words)
        elif role in (Role.TITLE, Role.SUBTITLE, Role.FRONT):
            yield FrontLine(words)
        elif role is Role.CAPTION:
            yield Caption(words)
        elif role is Role.VERSE:
            yield from verses(parted_at_breaks(words))
        else:
            yield Paragraph(words)

    def _quotation(self, blocks: list[Node]) -> None:
        """Take a quotation; what is no paragraph stands between its parts, unquoted."""
        for plain_ones, group in groupby(blocks, lambda block: block["t"] in (*PARAGRAPHS, "Div")):
            parts = list(group)
            if plain_ones:
                runs = self._flattener("a quotation").runs(parts)
                if runs:
                    self.state.blocks.append(Quotation(runs))
                self._take_pictures()
                continue
            inside = {part["t"] for part in parts} - {"BlockQuote"}
            if inside & {*LISTS, "Table", "Figure", "CodeBlock", "LineBlock", "Header"}:
                message = (
                    "a list, table, figure, verse or heading within a quotation stands unquoted"
                )
                hint = "compare with the file; nothing to do, if it reads well"
                self.state.found("sources/reshaped", Severity.WARNING, message, hint)
            for part in parts:
                if part["t"] == "BlockQuote":
                    self._quotation(part["c"])
                else:
                    self.take([part])

    def _table(self, content: Any) -> Iterator[Block]:
        table = TableMaker(self._flattener("a cell of a table")).table_of(content)
        if table.rows:
            yield table
        elif table.caption:
            yield Paragraph(table.caption)

    def _figure(self, content: Any) -> Iterator[Block]:
        caption = lines_of(list(self._flattener("a caption").runs(content[1][1] or [])))
        images = list(_images(content[2]))
        self.state.short_caption("".join(strings(content[1][0])))
        for image in images[:-1]:
            yield from self.figure(image, ())
        if images:
            yield from self.figure(images[-1], caption)
        rest = [block for block in content[2] if not list(_images([block]))]
        if rest:
            self.take(rest)
        if caption and not images:
            yield Caption(caption)

    def figure(self, image: Node, caption: Inlines) -> Iterator[Block]:
        """Yield the figure of an image, or its words where the file does not hold the picture."""
        _, words, (address, title) = image["c"]
        alt = self.state.alts.get(address) or plain(self.inlines.run(words)) or title
        if alt in self.state.made_alts or (self.state.made_alts and alt == plain(caption)):
            alt = ""
        held = self.state.held.get(address)
        if held is not None and picture_type(held.data):
            self.state.drawn[held.name] = held
            yield Figure(held.name, alt, caption)
            return
        name = address.rpartition("/")[2] if held else address or excerpt(alt)
        what = "of a kind that no book shows" if held else "not there"
        message = f"a picture is {what}, and not in the text: {name}"
        hint = (
            "save it as PNG or JPEG in the file"
            if held
            else "put it into the file, or beside it under this name"
        )
        self.state.found("sources/picture-missing", Severity.WARNING, message, hint)
        if caption:
            yield Caption(caption)
        elif alt:
            self.state.added.append(alt)
            yield Caption((Words(alt),))

    def note_body(self, blocks: list[Node]) -> tuple[NoteBlock, ...]:
        """Return the body of a note: paragraphs and quotations."""
        flat = self._flattener("a note").flat(blocks)
        return tuple(_note_blocks(list(flat)))


def _note_blocks(flat: list[Flat]) -> Iterator[NoteBlock]:
    for quoted, group in groupby(flat, lambda one: one.quoted):
        runs = tuple(one.content for one in group)
        if quoted:
            yield Quotation(runs)
        else:
            yield from map(Paragraph, runs)


def _paragraphs(runs: list[Inlines]) -> Iterator[Paragraph]:
    yield from (Paragraph(run) for run in runs if run)


def _images(blocks: list[Node]) -> Iterator[Node]:
    for block in blocks:
        if block["t"] in PARAGRAPHS:
            inside = block["c"]
            images = [node for node in inside if node["t"] == "Image"]
            if not "".join(strings([n for n in inside if n["t"] != "Image"])).strip():
                yield from images


def lines_of_code(code: str) -> list[Inlines]:
    """Return the lines of code, blanks and all; an empty one is an empty run."""
    return [(Words(line),) if line.strip() else () for line in code.split("\n")]
