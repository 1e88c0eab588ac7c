"""Readers of the lines before and after the running text: each tells what one kind of line says.

A reader takes a line and what is known of its text, and returns the facts that the line states,
none where it is not of its kind. ``LINE_READERS`` has them in the order in which they are asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from publisher.house.dating import find_date
from publisher.languages import Language, after_cue, is_name, names_in
from publisher.model.places import Place

# Words; a longer line under the title is its lead-in.
LONGEST_SUBTITLE = 14
# Words that may stand beside a date on its line: a place, and one like "den".
WORDS_BESIDE_DATE = 3
# From 1400, when printing was near, to 2099.
A_YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Recognised:
    """One fact: its key in work.toml, its value, where it stands, and by what it was recognised.

    ``place`` is None for a fact that no line of the text states (its title from the file's name).
    """

    key: str
    value: str
    place: Place | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line before or after the running text.

    ``front``: it is set as a front line, not as a paragraph; ``early``: it stands before the
    title; ``next``: it is the first line after the title.
    """

    text: str
    place: Place | None
    front: bool = True
    early: bool = False
    next: bool = False

    def tells(self, key: str, value: str, evidence: str) -> tuple[Recognised, ...]:
        """Return the one fact of this line."""
        return (Recognised(key, value, self.place, evidence),)


@dataclass(frozen=True, slots=True)
class TextContext:
    """The text a line belongs to: its language, and the words that it writes small."""

    language: Language
    small: frozenset[str]


LineReader: TypeAlias = Callable[[Line, TextContext], tuple[Recognised, ...]]


def read_translator(line: Line, context: TextContext) -> tuple[Recognised, ...]:
    """Read “Translation: Ib Lund”, at the head or the end."""
    rest = after_cue(line.text, context.language.cues.translators)
    names = names_in(rest, context.language) if rest else ()
    return tuple(f for name in names for f in line.tells("translator", name, "translator’s line"))


def read_publication(line: Line, context: TextContext) -> tuple[Recognised, ...]:
    """Read “Published in The Printer, 2 November 1935”: the whole line is the fact."""
    if after_cue(line.text, context.language.cues.publications) is None:
        return ()
    return line.tells("publication", line.text.strip(" ()[]"), "publication note")


def read_byline(line: Line, context: TextContext) -> tuple[Recognised, ...]:
    """Read “by Anna Bergh and Ib Lund”, but not “by the sea”."""
    rest = after_cue(line.text, context.language.cues.bylines) if line.front else None
    names = names_in(rest, context.language) if rest else ()
    return tuple(f for name in names for f in line.tells("author", name, "byline"))


def read_date(line: Line, context: TextContext) -> tuple[Recognised, ...]:
    """Read “(21 October 1928)” and “Oslo, 6 May 1911”."""
    dated = find_date(line.text, context.language.cues)
    if dated is None or dated.other_words > WORDS_BESIDE_DATE:
        return ()
    return line.tells("date", dated.iso, "date line")


def read_name(line: Line, context: TextContext) -> tuple[Recognised, ...]:
    """Read “Anna Bergh” on a line of its own, but not “A Short Course”.

    The words of that are written small elsewhere in the text, so that they are no name.
    """
    if not line.front or not is_name(line.text, context.language):
        return ()
    capitalised = (word for word in line.text.split() if word[:1].isupper())
    if not line.early and any(word.casefold() in context.small for word in capitalised):
        return ()
    names = names_in(line.text, context.language)
    return tuple(
        f for name in names for f in line.tells("author", name, "name on a line of its own")
    )


def read_subtitle(line: Line, context: TextContext) -> tuple[Recognised, ...]:
    """Read the line under the title as its subtitle, if it is short and no caption or lead-in."""
    captions = after_cue(line.text, context.language.cues.captions) is not None
    short = len(line.text.split()) <= LONGEST_SUBTITLE and not line.text.startswith(("[", "("))
    if not line.front or not line.next or captions or not short:
        return ()
    return line.tells("subtitle", line.text, "line under the title")


def read_date_of_lead_in(line: Line, context: TextContext) -> tuple[Recognised, ...]:
    """Read “The following article, dated 12/11 1935, was a letter”: the only date in such a line.

    Where another year stands in it, nobody knows which of them is meant.
    """
    leads_in = line.front or line.next
    dated = find_date(line.text, context.language.cues) if leads_in else None
    if dated is None or set(A_YEAR.findall(line.text)) > {dated.iso[:4]}:
        return ()
    return line.tells("date", dated.iso, "lead-in; please check")


# The surest come first; the first that tells something settles the line.
LINE_READERS: tuple[LineReader, ...] = (
    read_translator,
    read_publication,
    read_date,
    read_byline,
    read_name,
    read_date_of_lead_in,
    read_subtitle,
)
