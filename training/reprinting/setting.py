"""How a text is set and what an extractor makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Hyphen(StrEnum):
    """What is left of the hyphen at a line's end; the value is what stands there."""

    SHOWN = "-"
    DROPPED = ""
    SOFT = "\u00ad"
    NEGATION = "¬"


class Trailing(StrEnum):
    """Which lines end with a blank: none, all that end with a word, or only those that run on."""

    NONE = "none"
    WORDS = "words"
    RUNNING = "running"


class Paragraphs(StrEnum):
    """How a paragraph shows: an indent, a blank line, or only its short last line."""

    INDENT = "indent"
    BLANK = "blank"
    FLUSH = "flush"


class Marks(StrEnum):
    """How a note is called: ``högern.1``, ``högern[1]``, or the mark on a line of its own."""

    GLUED = "glued"
    BRACKETED = "bracketed"
    OWN_LINE = "own line"


class Labels(StrEnum):
    """How a note begins: ``1 See``, ``1. See``, ``[1] See``, or the label on a line of its own."""

    PLAIN = "plain"
    DOT = "dot"
    BRACKETED = "bracketed"
    OWN_LINE = "own line"


class Numbers(StrEnum):
    """How notes are numbered: as the author did, from 1 on each page, or with asterisks on each page."""

    THROUGH = "through"
    PAGE = "page"
    STARS = "stars"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One way of setting and damaging a text.

    ``measure`` is the width of the column in ems (in characters if ``monospaced``), ``depth``
    the height of a page or column in lines. ``gap`` is what stands on an empty line between
    paragraphs, ``turn`` before the first letter of a page: a form feed, a blank, or line ends.
    ``top`` and ``foot`` are the lines at the edges of odd and even pages, from the second page
    on, with ``{page}`` and ``{pages}``; a line end parts two lines. ``endnotes`` is the heading
    of gathered notes; starred notes stay at the foot of their page. ``pulls`` are pull quotes:
    page and words. ``links`` are link targets at a page's foot: page and address.
    ``lost_bodies`` and ``lost_labels`` name notes by label.
    """

    measure: float = 26.0
    depth: int = 34
    monospaced: bool = False
    columns: int = 1
    tremas: bool = False

    hyphen: Hyphen = Hyphen.SHOWN
    trailing: Trailing = Trailing.NONE
    no_break_spaces: bool = False
    double: bool = False

    paragraphs: Paragraphs = Paragraphs.BLANK
    gap: str = ""
    indent: int = 2
    quotation_indent: int = 4

    marks: Marks = Marks.GLUED
    labels: Labels = Labels.PLAIN
    numbers: Numbers = Numbers.THROUGH
    endnotes: str = ""
    rule: str = ""

    turn: str = "\f"
    top: tuple[str, str] = ("", "")
    foot: tuple[str, str] = ("", "")
    pulls: tuple[tuple[int, str], ...] = ()
    links: tuple[tuple[int, str], ...] = ()
    lost_bodies: frozenset[str] = frozenset()
    lost_labels: frozenset[str] = frozenset()

    encoding: str = "utf-8"
    line_end: str = "\n"

    def folio(self, page: int) -> str | None:
        """Return the folio printed on a page, None where there is none."""
        side = 0 if page % 2 else 1
        printed = page > 1 and "{page}" in self.top[side] + self.foot[side]
        return str(page) if printed else None

    def at_end(self, label: str) -> bool:
        """Tell whether a note is printed among the gathered ones."""
        gathered = bool(self.endnotes) and label.isdigit()
        return gathered and label not in self.lost_bodies

    def at_foot(self, label: str) -> bool:
        """Tell whether a note is printed at the foot of its page."""
        gathered = bool(self.endnotes) and label.isdigit()
        return not gathered and label not in self.lost_bodies
