"""What the lines of a source are, line by line, before anything is carried out."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from publisher.structs import frozen


class LineRole(StrEnum):
    """The role of one printed line, as the decoder tells it."""

    TITLE = "title"
    FRONT = "front"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    VERSE = "verse"
    CAPTION = "caption"
    ROW = "row"
    BREAK = "break"
    NOTE = "note"
    NOTE_HEAD = "note-head"
    FOLIO = "page-number"
    RUNNING_HEAD = "running-head"
    CONTENTS = "contents"
    CATCHWORD = "catchword"
    SIGNATURE = "signature"
    MARGIN_FIGURE = "margin-figure"


# What belongs to a page and not to its text.
FURNITURE = frozenset(
    (
        LineRole.FOLIO,
        LineRole.RUNNING_HEAD,
        LineRole.CONTENTS,
        LineRole.CATCHWORD,
        LineRole.SIGNATURE,
        LineRole.MARGIN_FIGURE,
    )
)


@frozen
class LineTold:
    """What one filled line is.

    ``first``: it begins its heading, paragraph, item or note (always true for furniture).
    ``chance`` is the probability (0 to 1) of role and beginning under all that is known of the
    lines; ``begins`` that of a beginning, given that the line is text; ``heading`` that of a
    heading's line. What is certain has 1. ``reasons`` say in words
    why it is furniture.
    """

    role: LineRole
    first: bool
    chance: float = 1.0
    begins: float = 1.0
    heading: float = 0.0
    reasons: tuple[str, ...] = ()


# A line is named by its number and its part (Line.number, Line.part).
LinesTold = Mapping[tuple[int, int], LineTold]
