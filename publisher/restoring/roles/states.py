"""What the network tells apart: a role, and whether the line is the first of its block or note."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.roles.line_roles import FURNITURE, LineRole

STATES: tuple[tuple[LineRole, bool], ...] = (
    (LineRole.TITLE, True),
    (LineRole.TITLE, False),
    (LineRole.FRONT, True),
    (LineRole.HEADING, True),
    (LineRole.HEADING, False),
    (LineRole.PARAGRAPH, True),
    (LineRole.PARAGRAPH, False),
    (LineRole.ITEM, True),
    (LineRole.VERSE, True),
    (LineRole.CAPTION, True),
    (LineRole.ROW, True),
    (LineRole.BREAK, True),
    (LineRole.NOTE, True),
    (LineRole.NOTE, False),
    (LineRole.NOTE_HEAD, True),
    (LineRole.FOLIO, True),
    (LineRole.RUNNING_HEAD, True),
    (LineRole.CONTENTS, True),
    (LineRole.CATCHWORD, True),
    (LineRole.SIGNATURE, True),
    (LineRole.MARGIN_FIGURE, True),
)
AT = {state: at for at, state in enumerate(STATES)}


def state(role: LineRole, *, first: bool) -> NDArray[np.bool_]:
    """Return a flag for each of STATES, set for a role at the beginning of its block, or within it."""
    made: NDArray[np.bool_] = np.arange(len(STATES)) == AT[role, first]
    return made


ASIDE = np.array([role in FURNITURE for role, _ in STATES])
FIRST = np.array([first for _, first in STATES])
HEADING = np.array([role is LineRole.HEADING for role, _ in STATES])
NOTE = np.array([role is LineRole.NOTE for role, _ in STATES])
ITEM = np.array([role is LineRole.ITEM for role, _ in STATES])
TITLES = HEADING | np.array([role is LineRole.TITLE for role, _ in STATES])
WORDS: Mapping[tuple[LineRole, bool], str] = MappingProxyType(
    {
        (LineRole.TITLE, True): "the title",
        (LineRole.TITLE, False): "a further line of the title",
        (LineRole.FRONT, True): "a line of the front",
        (LineRole.HEADING, True): "a heading",
        (LineRole.HEADING, False): "a further line of a heading",
        (LineRole.PARAGRAPH, True): "the first line of a paragraph",
        (LineRole.PARAGRAPH, False): "a line within a paragraph",
        (LineRole.ITEM, True): "an item of a list",
        (LineRole.VERSE, True): "a line of verse",
        (LineRole.CAPTION, True): "a caption",
        (LineRole.ROW, True): "a row of a table",
        (LineRole.BREAK, True): "a pause",
        (LineRole.NOTE, True): "the first line of a note",
        (LineRole.NOTE, False): "a line within a note",
        (LineRole.NOTE_HEAD, True): "the head of notes",
        (LineRole.FOLIO, True): "a folio",
        (LineRole.RUNNING_HEAD, True): "a running head",
        (LineRole.CONTENTS, True): "an entry of the contents",
        (LineRole.CATCHWORD, True): "a catchword, which the next page repeats",
        (LineRole.SIGNATURE, True): "a signature of the sheet",
        (LineRole.MARGIN_FIGURE, True): "a note or a figure in the margin",
    }
)
# In natural logarithms: what is ruled out, and what hardly ever follows.
NEVER, HARDLY = -60.0, -4.0
