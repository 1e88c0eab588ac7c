"""A person's decisions: as they stand in a file, and as verdicts on the lines of one source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from publisher.model.places import Place
from publisher.model.text import Decision, Emendation


class RulingKind(StrEnum):
    """What a ruling decides; the values are those of the rulings files."""

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
    COLUMNS = "columns"
    NO_COLUMNS = "no-columns"
    EMENDATION = "emendation"


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision, tied to what it speaks of by content and place.

    ``text`` is the content: the line, a part of it, or ``left|right`` at a line's end.
    ``line`` is where it stood when the decision was made; the nearest line with that content
    is meant, so that a ruling survives another extraction. 0 for a word wherever it is broken.
    ``value`` is the heading's level, the note's label, or the emended text. ``after`` is what
    stands right before, given where several lines have the same content. ``place`` is that of the
    ruling itself.
    """

    kind: RulingKind
    text: str
    line: int
    value: str
    reason: str
    place: Place
    after: str = ""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Rulings brought to the lines of one source (physical lines, counted from 1).

    ``furniture``: line → is furniture. ``headings``: line → level, 0 for no heading.
    ``begins``: line → a paragraph begins with it. ``ends``: line → decision at its end.
    ``words``: (left, right) → decision wherever these halves meet, hyphens left out; what is said
    of a line goes before it. ``notes``: (line, what stands on it before the mark, blanks left out,
    mark) → label of the note called there, empty for no note. ``columns``: line → the columns of
    its page stand out of order. ``emendations``: changes of lines.
    """

    furniture: tuple[tuple[int, bool], ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    begins: tuple[tuple[int, bool], ...] = ()
    ends: tuple[tuple[int, Decision], ...] = ()
    words: tuple[tuple[str, str, Decision], ...] = ()
    notes: tuple[tuple[int, str, str, str], ...] = ()
    columns: tuple[tuple[int, bool], ...] = ()
    emendations: tuple[Emendation, ...] = ()


NO_VERDICTS = Verdicts()
