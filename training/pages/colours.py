"""Numbers as colours: every word of a page is set in one of its own, by which it is known again.

A number below ``2 ** 18`` is written as three times six bits, and each six bits as one of 64
levels of red, green and blue, four apart, so that a reader that rounds does no harm.
"""

from __future__ import annotations

from enum import IntEnum

BITS = 6
LEVELS = 1 << BITS
STEP = 4
MIDDLE = 2

# Words of the text and of notes count from here, marks in the text and labels of notes from there.
FIRST_WORD = 1_000
FIRST_MARK = 200_000
FIRST_LABEL = 230_000
LAST = LEVELS**3


class Furniture(IntEnum):
    """What is printed that is no word of the text; the value is its number."""

    RUNNING_HEAD = 1
    PAGE_NUMBER = 2
    CONTENTS = 3
    CATCHWORD = 4
    SIGNATURE = 5
    MARGIN_FIGURE = 6
    BULLET = 8
    BREAK = 9
    NOTE_HEAD = 10

    @property
    def role(self) -> str:
        """Return its name in the tables of roles and of what was removed."""
        return self.name.lower().replace("_", "-")


# Printed with a line of the text and no furniture: bullets, ornaments, the heading of notes.
WITH_THE_TEXT = frozenset({Furniture.BULLET, Furniture.BREAK, Furniture.NOTE_HEAD})


def colour(number: int) -> tuple[int, int, int]:
    """Return red, green and blue, 0 to 255, for a number; ValueError above the last one."""
    if not 0 < number < LAST:
        raise ValueError(f"no colour for {number}: numbers are 1 to {LAST - 1}")
    levels = (number >> 2 * BITS, number >> BITS & LEVELS - 1, number & LEVELS - 1)
    red, green, blue = (level * STEP + MIDDLE for level in levels)
    return red, green, blue


def number_of(srgb: int) -> int:
    """Return the number of a colour given as 0xRRGGBB; 0 for black."""
    levels = (srgb >> 16 & 255, srgb >> 8 & 255, srgb & 255)
    red, green, blue = (level // STEP for level in levels)
    return red << 2 * BITS | green << BITS | blue


def is_word(number: int) -> bool:
    """Tell whether a number is that of a word, of the text or of a note."""
    return FIRST_WORD <= number < FIRST_MARK


def is_mark(number: int) -> bool:
    """Tell whether a number is that of a note's mark in the text."""
    return FIRST_MARK <= number < FIRST_LABEL


def is_label(number: int) -> bool:
    """Tell whether a number is that of the label before a note's body."""
    return number >= FIRST_LABEL
