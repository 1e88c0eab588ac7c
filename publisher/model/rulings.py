"""A person's decisions as they stand in a rulings file."""

from __future__ import annotations

from enum import StrEnum

from publisher.model.places import Place
from publisher.structs import frozen


class Topic(StrEnum):
    """What a ruling decides and a doubt asks about; people see these values as kinds of doubts."""

    LINE_END = "line-end"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    FURNITURE = "furniture"
    NOTE = "note"
    READING_ORDER = "reading-order"
    WORDING = "wording"


class RulingKind(StrEnum):
    """The decisions there are; the values are those of the rulings files."""

    JOIN = "join"
    KEEP = "keep"
    SPACE = "space"
    HEADING = "heading"
    NO_HEADING = "no-heading"
    PARAGRAPH = "paragraph"
    RUNS_ON = "runs-on"
    NOTE = "note"
    NO_NOTE = "no-note"
    FURNITURE = "furniture"
    TEXT = "text"
    NOTE_BODY = "note-body"
    NO_NOTES = "no-notes"
    LIST = "list"
    VERSE = "verse"
    TABLE = "table"
    NO_TABLE = "no-table"
    CONTENTS = "contents"
    COLUMNS = "columns"
    NO_COLUMNS = "no-columns"
    EMENDATION = "emendation"
    STET = "stet"
    EDITORS_NOTE = "editors-note"


@frozen
class Ruling:
    """One decision, found again by its content and its line.

    ``text`` is the content: the line, a part of it, or ``left|right`` at a line's end.
    ``line`` is where that stood when the decision was made, counted from 1; the nearest line with
    the same content is meant, so that a ruling survives another extraction. A ruling on line 0
    speaks of a word wherever it is broken. ``value`` is the heading's level, the note's label,
    how far there are no notes, the emended text, or the words of the editor's note. ``after`` is
    what stands right before, given where several lines have the same content. ``place`` is where
    the ruling stands in its file; of one that is only proposed, the lines of the source that it
    speaks of. A line of a PDF is named by its ``id`` (``p12.l7``), of which ``line`` is the number
    in the present reading.
    """

    kind: RulingKind
    text: str
    line: int
    value: str
    reason: str
    place: Place
    after: str = ""
    id: str = ""
