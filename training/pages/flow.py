"""The order in which every setter sets a book: front, contents, chapters, their notes, the end."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from itertools import groupby

from training.pages.copytext import Block, Copy, Note
from training.pages.habits import Habits
from training.pages.headings import labels

# Blocks that are set together: their lines or rows follow each other without a gap.
TOGETHER = {"verse", "row", "li"}
# Notes of a page before it is known which they are.
USUAL = 3
# Blocks from one margin figure to the next.
EVERY = 3
# A signature stands on the first page of each sheet of sixteen, and with a 2 on the third.
SHEET = 16
# Bullets of lists, and ems by which the items of each level stand further in than those above.
BULLETS = ("•", "–")
FURTHER_IN = 1.6
SIGNS = ("*", "†", "‡", "§", "‖", "¶")


class Flow(ABC):
    """Walks through the copy; a setter says how each part is written in its language."""

    def __init__(self, copy: Copy, habits: Habits, numbers: Sequence[int] = ()) -> None:
        """Take ``numbers`` of notes that are counted anew on each page, where these are known."""
        self.copy, self.habits, self.numbers = copy, habits, numbers
        self.named = labels(copy.language)
        self.chapter = 0

    @abstractmethod
    def run(self, blocks: Sequence[Block], at: int) -> str:
        """Return the source of one block, or of blocks set together; ``at`` is the first's number."""

    @abstractmethod
    def endnotes(self, notes: Sequence[tuple[int, Note]]) -> Iterator[str]:
        """Yield the source of gathered notes under their heading."""

    @abstractmethod
    def contents(self) -> str:
        """Return the source of the contents."""

    def body(self) -> Iterator[str]:
        """Yield the parts of the book in order."""
        habits = self.habits
        runs = [list(run) for _, run in groupby(enumerate(self.copy.blocks), key=_together)]
        front = habits.contents != "no" and habits.contents_at == "front"
        started = False
        for run in runs:
            at, first = run[0]
            if front and not started and first.kind not in ("title", "front"):
                yield self.contents()
                started = True
            if first.kind == "h2":
                yield from self._chapter_notes()
                self.chapter += 1
            yield self.run([block for _, block in run], at)
        yield from self._chapter_notes()
        if habits.note_place == "book" and self.copy.notes:
            yield from self.endnotes(list(enumerate(self.copy.notes)))
        if habits.contents != "no" and not front:
            yield self.contents()

    def _chapter_notes(self) -> Iterator[str]:
        own = [(k, note) for k, note in enumerate(self.copy.notes) if note.chapter == self.chapter]
        if self.habits.note_place == "chapter" and own:
            yield from self.endnotes(own)

    def begins_text(self, block: Block) -> bool:
        """Tell whether a chapter is the first after a preface, whose folios are Roman."""
        return self.habits.preface and block.kind == "h2" and self.chapter == 2

    def turns(self, block: Block) -> bool:
        """Tell whether a heading begins a page."""
        habit = self.habits.chapter_page == "page" and self.chapter > 1
        return block.kind == "h2" and (habit or self.begins_text(block))

    def number(self, note: int) -> int:
        """Return the number of a note: through the book, or anew in each chapter or on each page."""
        if self.habits.note_reset == "page":
            return self.numbers[note] if self.numbers else 1 + note % USUAL
        if self.habits.note_reset != "chapter":
            return note + 1
        chapter = self.copy.notes[note].chapter
        return note + 1 - sum(other.chapter < chapter for other in self.copy.notes)

    def sign(self, note: int) -> str:
        """Return what is printed for a note whose number is known before it is set."""
        number = self.number(note)
        match self.habits.mark:
            case "symbols":
                return SIGNS[(number - 1) % len(SIGNS)] * (1 + (number - 1) // len(SIGNS))
            case "stars" if number < len(SIGNS):
                return "*" * number
            case "letters" if number <= 26:
                return chr(96 + number)
            case _:
                return str(number)

    def bullet(self, block: Block) -> str:
        """Return the bullet of an item: another one on the next level; none of what is counted."""
        mark = self.habits.list_mark
        if mark not in BULLETS or block.look == "entry":
            return ""
        return BULLETS[(BULLETS.index(mark) + block.depth) % len(BULLETS)]

    def margin_figure(self, at: int) -> str:
        """Return what stands beside a paragraph: the page of an older edition that begins in it."""
        return str(at // EVERY + 1) if self.habits.margin_figures and at % EVERY == 0 else ""

    def before(self, at: int) -> Block | None:
        """Return the block before one, None before the first."""
        return self.copy.blocks[at - 1] if at else None

    def follows_heading(self, at: int) -> bool:
        """Tell whether a block stands below a heading, the title or a chapter's summary."""
        before = self.before(at)
        above = ("h2", "h3", "h4", "title", "front")
        return before is not None and (before.kind in above or before.look == "argument")

    def opens_chapter(self, block: Block, at: int) -> bool:
        """Tell whether a paragraph gets the initial of its chapter."""
        before = self.before(at)
        opens = before is not None and (before.kind == "h2" or before.look == "argument")
        opening = opens and self.habits.initials != "none"
        return opening and not block.look and block.words[0].text[:1].isalpha()

    def entries(self) -> Iterator[tuple[int, Block]]:
        """Yield (number, heading) of what stands in the contents."""
        for at, block in enumerate(self.copy.blocks):
            if block.kind in ("h2", "h3") and not block.run_in:
                yield at, block

    def entry(self, block: Block, at: int) -> str:
        """Return what the contents say of a heading: itself, and its summary where they have it."""
        after = self.copy.blocks[at + 1] if at + 1 < len(self.copy.blocks) else block
        told = self.habits.contents == "analytic" and after.look == "argument"
        return f"{block.text} {after.text.rstrip('.')}" if told else block.text


def _together(numbered: tuple[int, Block]) -> object:
    at, block = numbered
    return (block.kind, block.group) if block.kind in TOGETHER else at


def signature(page: int) -> str:
    """Return the signature of a page of the book, counted from 1; none on most, nor on the first."""
    sheet, within = divmod(page - 1, SHEET)
    if page == 1 or within not in (0, 2):
        return ""
    return chr(ord("A") + sheet % 26) + (" 2" if within else "")
