"""What only a first run can tell: the word that begins each page, the page of each note's mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from training.pages.colours import FIRST_MARK, is_mark
from training.pages.copytext import Copy
from training.pages.glyphs import Glyph, glyphs
from training.pages.habits import Habits


@dataclass(frozen=True, slots=True)
class Known:
    """The catchword of each page, and the number of each note on its page; empty before a run."""

    catchwords: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()


def known(copy: Copy, pdf: bytes) -> Known:
    """Return what a PDF of the copy tells."""
    words = {word.number for block in copy.blocks for word in block.words}
    printed = glyphs(pdf)
    firsts = [_first_word(page, words) for page in printed]
    numbers = [1] * len(copy.notes)
    for page in printed:
        marks = dict.fromkeys(glyph.number for glyph in page if is_mark(glyph.number))
        for at, mark in enumerate(marks, 1):
            numbers[mark - FIRST_MARK] = at
    return Known((*firsts[1:], ""), tuple(numbers))


def _first_word(page: Sequence[Glyph], words: set[int]) -> str:
    """Return the word that begins a page, or what a page has of one that begins before it."""
    first = next((glyph.number for glyph in page if glyph.number in words), 0)
    return "".join(glyph.text for glyph in page if glyph.number == first) if first else ""


def twice(
    copy: Copy,
    habits: Habits,
    run: Callable[[Known], bytes],
    *,
    counts_notes: bool = False,
    signs: bool = False,
) -> bytes:
    """Return the PDF of a run, or of the second where something is known only after the first.

    ``counts_notes`` is true of a setter that does not itself number notes anew on each page,
    ``signs`` of one that must know how many pages there are to be signed.
    """
    by_page = counts_notes and habits.note_reset == "page" and bool(copy.notes)
    pdf = run(Known())
    again = habits.catchwords or by_page or (signs and habits.signatures)
    return run(known(copy, pdf)) if again else pdf
