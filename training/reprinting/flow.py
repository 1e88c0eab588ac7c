"""The lines of a text in the order in which they are printed, with the space above each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from publisher.model.text import (
    Block,
    Caption,
    Figure,
    FrontLine,
    Heading,
    ItemList,
    Paragraph,
    Quotation,
    SectionBreak,
    Table,
    Text,
    Verse,
)
from training.reprinting.breaking import Line, Stick
from training.reprinting.runs import ORNAMENT, Run, plain_note
from training.reprinting.setting import Paragraphs, Setting

# The run of lines that are no text, and of the lines of notes.
NO_TEXT, IN_NOTE = -1, -2
# Large type: how much narrower its column is, counted in the type of the text.
TITLE_SCALE, HEADING_SCALE = 0.55, 0.8
# Small type: how much wider.
NOTE_SCALE = 1.18
# Lines of the paragraph that follows its place after which a picture stands.
CAPTION_AFTER = 2
# Lines; a paragraph that runs round a picture has at least this many.
ROUND_PICTURE = 6


@dataclass(frozen=True, slots=True)
class Slug:
    """A line in its place: ``gap`` empty lines above it, ``indent`` blanks before it.

    ``run`` is the index of its run, or NO_TEXT, or IN_NOTE. ``small`` marks
    notes, ``tied`` lines that stay with the next one.
    """

    line: Line
    run: int
    block: type[Block] | None
    gap: int = 0
    indent: int = 0
    small: bool = False
    tied: bool = False
    label: str = ""

    @property
    def heads_notes(self) -> bool:
        """Tell whether this is the heading of the gathered notes."""
        return self.run == NO_TEXT and self.block is None


@dataclass(frozen=True, slots=True)
class Galley:
    """Sets the blocks of one text."""

    text: Text
    runs: Sequence[Run]
    setting: Setting

    def slugs(self) -> tuple[Slug, ...]:
        """Return all lines of the text; pictures have moved into the next paragraph."""
        groups = [list(g) for _, g in groupby(enumerate(self.runs), key=lambda run: run[1].block)]
        by_block = {group[0][1].block: group for group in groups}
        blocks = [
            self._block(block, by_block.get(index, []))
            for index, block in enumerate(self.text.blocks)
        ]
        spaced = map(_after_front, [[], *blocks], blocks)
        return tuple(slug for block in _with_pictures(list(spaced)) for slug in block)

    def endnotes(self) -> Iterator[Slug]:
        """Yield the gathered notes under their heading."""
        yield Slug(Line(self.setting.endnotes, 0, True), NO_TEXT, None, gap=2, tied=True)
        for note in self.text.notes:
            if self.setting.at_end(note.label):
                yield from self.note(note.label)

    def note(self, label: str) -> tuple[Slug, ...]:
        """Return the lines of a note; the label itself is put before the first one later."""
        lines = self._stick(NOTE_SCALE).set(plain_note(self.text, label), indent=1.0)
        first, *rest = (Slug(line, IN_NOTE, None, small=True) for line in lines)
        return (replace(first, label=label), *rest)

    def _stick(self, scale: float = 1.0, less: float = 0.0, *, breaks: bool = True) -> Stick:
        measure = (self.setting.measure - less) * scale
        return Stick(self.setting, self.text.language, measure, breaks)

    def _block(self, block: Block, runs: Sequence[tuple[int, Run]]) -> list[Slug]:
        match block:
            case Heading():
                return self._heading(block, runs)
            case FrontLine():
                return self._plain(FrontLine, runs, gap=1)
            case Paragraph():
                return self._paragraph(runs)
            case Quotation():
                return self._inset(Quotation, runs)
            case Verse():
                return self._inset(Verse, runs)
            case ItemList():
                return self._items(runs)
            case Table() | Figure():
                raise ValueError("tables and figures are not set here")
            case Caption():
                return self._plain(Caption, runs, gap=1)
            case SectionBreak():
                return [Slug(Line(ORNAMENT, 0, True), NO_TEXT, SectionBreak, gap=1, tied=True)]

    def _heading(self, block: Heading, runs: Sequence[tuple[int, Run]]) -> list[Slug]:
        scale = TITLE_SCALE if block.level == 1 else HEADING_SCALE
        number, run = runs[0]
        lines = self._stick(scale, breaks=False).set(run.text)
        slugs = [Slug(line, number, Heading, tied=True) for line in lines]
        return [replace(slugs[0], gap=0 if block.level == 1 else 1), *slugs[1:]]

    def _plain(self, kind: type[Block], runs: Sequence[tuple[int, Run]], gap: int) -> list[Slug]:
        number, run = runs[0]
        slugs = [Slug(line, number, kind) for line in self._stick().set(run.text)]
        return [replace(slugs[0], gap=gap), *slugs[1:]]

    def _paragraph(self, runs: Sequence[tuple[int, Run]]) -> list[Slug]:
        inset = self.setting.indent if self.setting.paragraphs is Paragraphs.INDENT else 0
        number, run = runs[0]
        slugs = [Slug(line, number, Paragraph) for line in self._stick().set(run.text, inset * 0.5)]
        gap = int(self.setting.paragraphs is Paragraphs.BLANK)
        return [replace(slugs[0], gap=gap, indent=inset), *slugs[1:]]

    def _inset(self, kind: type[Block], runs: Sequence[tuple[int, Run]]) -> list[Slug]:
        """Set a quotation or verse: every line stands in, space above the first."""
        inset = self.setting.quotation_indent
        stick = self._stick(less=inset * 0.5)
        slugs = [
            Slug(line, number, kind, indent=inset)
            for number, run in runs
            for line in stick.set(run.text)
        ]
        return [replace(slugs[0], gap=self._air()), *slugs[1:]]

    def _items(self, runs: Sequence[tuple[int, Run]]) -> list[Slug]:
        """Set a list: a bullet before each item that has no number of its own."""
        slugs: list[Slug] = []
        for number, run in runs:
            first, *rest = self._stick().set(run.text, indent=0.8)
            label = "" if run.text[:1].isdigit() else "•"
            slugs.append(Slug(first, number, ItemList, gap=self._air(), label=label))
            slugs += [Slug(line, number, ItemList) for line in rest]
        return slugs

    def _air(self) -> int:
        """Return the space around insets: where paragraphs have none, they have none."""
        return int(self.setting.paragraphs is Paragraphs.BLANK)


def _after_front(before: Sequence[Slug], block: list[Slug]) -> list[Slug]:
    """Return a block, with space above it where the front of the text ends without a heading."""
    if not before or before[0].block is not FrontLine or block[0].gap:
        return block
    return [replace(block[0], gap=1), *block[1:]]


def _with_pictures(blocks: Sequence[list[Slug]]) -> Iterator[list[Slug]]:
    """Yield the blocks, a caption in the midst of the paragraph after it if that is long."""
    held: list[Slug] = []
    for block in blocks:
        if block[0].block is Caption:
            held = block
        elif held and block[0].block is Paragraph and len(block) >= ROUND_PICTURE:
            after = replace(block[CAPTION_AFTER], gap=1)
            yield [*block[:CAPTION_AFTER], *held, after, *block[CAPTION_AFTER + 1 :]]
            held = []
        else:
            yield [*held, *block]
            held = []
    if held:
        yield held
