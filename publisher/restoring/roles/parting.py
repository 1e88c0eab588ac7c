"""The habit of a text to part its blocks by blank lines, told from all its lines together.

Volunteers' transcripts and plain text from word processors put a blank line between any two
blocks, and none within one. Where a text does so without exception, blank lines part for certain.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.measuring.percentiles import median
from publisher.restoring.roles.features import Sheet

Flags = NDArray[np.bool_]
# Blank lines from which a habit can be guessed in a short text.
FEW = 2
# Blank lines from which a habit can be told, the share of them that may lie within a sentence
# for all that, and the share of the paragraphs that may end without one.
FEWEST, WITHIN, MISSING = 20, 0.03, 0.05
# Shares of the measure: a line that ends a sentence below the first ends its paragraph, if the
# next one, longer than the second, is no line of verse.
SHORT, FULL = 0.75, 0.85
# Characters: no page is printed in lines as long as this; they are whole paragraphs.
UNPRINTED = 160


class Joint(IntEnum):
    """What stands between a line and the one above it."""

    UNKNOWN = 0
    PARTED = 1
    JOINED = 2


def joints(sheet: Sheet) -> NDArray[np.int8]:
    """Return for each line how it hangs together with the line above, as a ``Joint``.

    Lines are parted where the text puts blank lines between its blocks only, and joined where it
    also puts one between any two blocks. Where lines are too long for print, blank lines part
    whole paragraphs.
    """
    found = np.full(len(sheet), Joint.UNKNOWN, dtype=np.int8)
    inner = sheet.below_another
    parted, tight = inner & (sheet.gaps > 0), inner & (sheet.gaps <= 0)
    runs_on = _runs_on(sheet)
    if median(sheet.lengths) > UNPRINTED:
        # Blank lines between all lines are taken for the usual distance of lines.
        found[(parted | (inner & sheet.doubled & tight)) & ~runs_on] = Joint.PARTED
        return found
    blank = int(parted.sum())
    if blank < FEWEST or (parted & runs_on).sum() > WITHIN * blank:
        return found
    found[parted & ~runs_on] = Joint.PARTED
    begins = inner & _begins_paragraph(sheet)
    if (tight & begins).sum() <= MISSING * begins.sum():
        found[tight] = Joint.JOINED
    return found


def unparted(sheet: Sheet) -> Flags:
    """Return which lines have no blank line above, where the few there are part paragraphs.

    In a text too short for a habit, two blank lines or more of which none stands within a sentence,
    and no paragraph that seems to begin without one, are what there is to go by.
    """
    inner = sheet.below_another
    parted, tight = inner & (sheet.gaps > 0), inner & (sheet.gaps <= 0)
    told = FEW <= int(parted.sum()) < FEWEST and not (parted & _runs_on(sheet)).any()
    return tight & (told and not (tight & _begins_paragraph(sheet)).any())


def _begins_paragraph(sheet: Sheet) -> Flags:
    """Return which lines look like the first of a paragraph by all but a blank line above."""
    measure = sheet.kept_by(88)
    short = np.concatenate(([False], sheet.widths[:-1] < SHORT * measure))
    indented = np.concatenate(([False], np.diff(sheet.indents) > 0))
    ended = _above(sheet, "ends stop") & ~_is(sheet, "opens lower")
    begins: Flags = ended & (short | indented) & (sheet.widths > FULL * measure)
    return begins


def _runs_on(sheet: Sheet) -> Flags:
    """Return which lines go on in small letters with the sentence of the line above."""
    return _above(sheet, "ends lower", "ends comma", "ends hyphen") & _is(sheet, "opens lower")


def _is(sheet: Sheet, *names: str) -> Flags:
    flags: Flags = np.any([sheet.names[name] > 0 for name in names], axis=0)
    return flags


def _above(sheet: Sheet, *names: str) -> Flags:
    """Return of which lines the line above is one of these."""
    return np.concatenate(([False], _is(sheet, *names)[:-1]))
