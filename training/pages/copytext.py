"""The copy: what goes to the compositor, block by block, with a number for every word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from training.pages.colours import FIRST_WORD


@dataclass(frozen=True, slots=True)
class Word:
    """A word between spaces: ``note`` counts from 0 where a note is called right after it.

    ``style`` is empty or one of ``italic``, ``bold``, ``spaced``; ``number`` is its colour.
    """

    text: str
    note: int | None = None
    style: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the gold text: its kind there, its words, and how it is to look.

    ``look`` refines the kind for the setter (``speaker``, ``salutation``, ``signature``, …);
    ``cells`` are the lengths of a table row's cells in words; ``turns`` are the words of a heading
    after which a new line begins; ``run_in`` lets the next block begin on the same line; ``depth``
    is the level of an item of a list, from 0.
    """

    kind: str
    words: tuple[Word, ...]
    look: str = ""
    cells: tuple[int, ...] = ()
    turns: tuple[int, ...] = ()
    run_in: bool = False
    group: int = 0
    depth: int = 0

    @property
    def text(self) -> str:
        """Return its words without the marks of notes."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Note:
    """The body of a note; ``chapter`` is the one it is called in, from 0."""

    words: tuple[Word, ...]
    chapter: int


@dataclass(frozen=True, slots=True)
class Copy:
    """A text ready to be set."""

    work: str
    kind: str
    language: str
    title: str
    author: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()


@dataclass(slots=True)
class Numbering:
    """Hands out the numbers of words, and remembers what each stands for.

    ``places`` has, by number less FIRST_WORD, the stream (``b`` or ``n``), the block's or note's
    number, the word's place in it, and its text.
    """

    places: list[tuple[str, int, int, str]] = field(default_factory=list)

    def of(self, stream: str, block: int, words: Sequence[Word]) -> tuple[Word, ...]:
        """Return words with their numbers."""
        return tuple(self._one(stream, block, at, word) for at, word in enumerate(words))

    def _one(self, stream: str, block: int, at: int, word: Word) -> Word:
        self.places.append((stream, block, at, word.text))
        return replace(word, number=FIRST_WORD + len(self.places) - 1)


def numbered(copy: Copy) -> tuple[Copy, Numbering]:
    """Return the copy with a number for every word of its blocks and notes, and their places."""
    numbering = Numbering()
    blocks = tuple(
        replace(block, words=numbering.of("b", at, block.words))
        for at, block in enumerate(copy.blocks)
    )
    notes = tuple(
        replace(note, words=numbering.of("n", at, note.words)) for at, note in enumerate(copy.notes)
    )
    return replace(copy, blocks=blocks, notes=notes), numbering


def words_of(text: str, style: str = "") -> tuple[Word, ...]:
    """Return the words of a string."""
    return tuple(Word(word, None, style) for word in text.split())
