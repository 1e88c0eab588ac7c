"""What the place of a line says so plainly that the network has to be very sure to gainsay it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from publisher.model.roles import BlockRole, NoteRole
from publisher.restoring.roles.features import NAMES as SEEN
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.opinion import AT as TOLD

Matrix = NDArray[np.float32]
Flags = NDArray[np.bool_]
COLUMN = {name: at for at, name in enumerate(SEEN)}
HEADING, *RUNNING, NOTE = (
    len(SEEN) + TOLD[role]
    for role in (BlockRole.HEADING, BlockRole.PARAGRAPH, BlockRole.QUOTATION, NoteRole.BODY)
)
BY_RULE_FIRST = len(SEEN) + len(TOLD)
# Ends that no heading has: a comma, a broken word, and full stops, which some have, but then the
# network decides.
GOING_ON = ("ends stop", "ends comma", "ends colon", "ends hyphen")
# Of the width of the column: a longer line is no lone one.
SHORT = 0.7
RETURNS = ("returns near", "returns alternately", "begins alike near")


def lone_headings(features: Matrix) -> Flags:
    """Return which lines are headings by rule and stand alone, short, with space above and no stop."""
    ends = [COLUMN[name] for name in GOING_ON]
    made: Flags = (
        (features[:, HEADING] > 0)
        & (features[:, BY_RULE_FIRST] > 0)
        & (features[:, COLUMN["gap"]] > 0)
        & (features[:, COLUMN["width"]] < SHORT)
        & (features[:, COLUMN["opens lower"]] == 0)
        & (features[:, COLUMN["letters"]] > 0)
        & ~(features[:, ends] > 0).any(1)
    )
    return made


def credits(features: Matrix) -> Flags:
    """Return which lines say below a gap by whom a text is, or where it was printed first."""
    made: Flags = (features[:, COLUMN["credit"]] > 0) & (features[:, COLUMN["gap"]] > 0)
    return made


def going_on(features: Matrix) -> Flags:
    """Return which lines go on with a sentence in small letters, by the rules as well.

    Heads that do so return. A figure at the end that rises is none of a head: it may be a mark.
    """
    made: Flags = (
        (features[:, RUNNING] > 0).any(1)
        & (features[:, BY_RULE_FIRST] == 0)
        & (features[:, COLUMN["opens lower"]] > 0)
        & ~(features[:, [COLUMN[name] for name in RETURNS]] > 0).any(1)
    )
    return made


def raised(sheet: Sheet, features: Matrix) -> tuple[Flags, Flags]:
    """Return which lines are raised figures, and which of them label the note on the line below.

    Where every second line is blank, a figure that was raised above its line stands nearer to
    it than lines do: behind the words above, or before those below.
    """
    near = (sheet.gaps < 0) & np.concatenate(([False], np.diff(sheet.page) == 0))
    below = np.concatenate((near[1:], [False]))
    alone = sheet.names["label alone"] > 0
    label = alone & below & ~near & (features[:, NOTE] > 0)
    return alone & (near | below), label
