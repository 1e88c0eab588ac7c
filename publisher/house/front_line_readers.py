"""Readers of the lines before and after the running text: each takes facts from one kind of line.

A reader takes a line and the language of its text, and returns the facts that the line states.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from publisher.languages import (
    Language,
    date_in_lead_in,
    date_of_line,
    names_after,
    names_in,
    year_of_imprint,
)
from publisher.model.places import Place
from publisher.model.text import FrontKind
from publisher.structs import frozen

# Words: two given names and a family name.
USUAL_NAME = 3


@frozen
class Recognised:
    """One fact: its key in work.toml, its value, where it stands, and by what it was recognised.

    ``place`` is None for a fact that no line of the text states (its title from the file's name).
    """

    key: str
    value: str
    place: Place | None
    evidence: str


@frozen
class Line:
    """A line before or after the running text: its words, where it stands, and its kind."""

    words: str
    place: Place | None
    kind: FrontKind

    def tells(self, key: str, values: tuple[str, ...], evidence: str) -> tuple[Recognised, ...]:
        """Return a fact for each value."""
        return tuple(Recognised(key, value, self.place, evidence) for value in values)


LineReader: TypeAlias = Callable[[Line, Language], tuple[Recognised, ...]]


def read_translator(line: Line, about: Language) -> tuple[Recognised, ...]:
    """Read “Translation: Ib Lund”, at the head or the end."""
    names = names_after(line.words, about.cues.translators, about)
    return line.tells("translator", names, "translator’s line")


def read_publication(line: Line, _about: Language) -> tuple[Recognised, ...]:
    """Read “Published in The Printer, 2 November 1935”: the whole line is the fact."""
    return line.tells("publication", (line.words.strip(" ()[]"),), "publication note")


def read_date(line: Line, about: Language) -> tuple[Recognised, ...]:
    """Read “(21 October 1928)” and “Oslo, 6 May 1911”."""
    iso = date_of_line(line.words, about)
    return line.tells("date", (iso,), "date line") if iso else ()


def read_byline(line: Line, about: Language) -> tuple[Recognised, ...]:
    """Read “by Anna Bergh and Ib Lund”, and “Anna Bergh” on a line of its own."""
    announced = names_after(line.words, about.cues.bylines, about)
    names = announced or names_in(line.words, about)
    evidence = "byline" if announced else "name on a line of its own"
    # With so many words a name may be that of a person and that of what they belong to.
    told = ((name, f"{evidence}; please check" if _is_long(name) else evidence) for name in names)
    return tuple(Recognised("author", name, line.place, words) for name, words in told)


def _is_long(name: str) -> bool:
    """Tell whether a name has more words than given names and a family name mostly have."""
    return sum(word[:1].isupper() for word in name.split()) > USUAL_NAME


def read_subtitle(line: Line, _about: Language) -> tuple[Recognised, ...]:
    """Take the line under the title as its subtitle."""
    return line.tells("subtitle", (line.words,), "line under the title")


def read_lead_in(line: Line, about: Language) -> tuple[Recognised, ...]:
    """Read the only date of “The following article, dated 12/11 1935, was a letter”."""
    iso = date_in_lead_in(line.words, about)
    return line.tells("date", (iso,), "lead-in; please check") if iso else ()


def read_imprint(line: Line, _about: Language) -> tuple[Recognised, ...]:
    """Read the year of “Lindeveer: The Landing Press, 1927”, and nothing from any other line."""
    year = year_of_imprint(line.words)
    return line.tells("date", (year,), "place and year of the print") if year else ()


LINE_READERS: Mapping[FrontKind, LineReader] = MappingProxyType(
    {
        FrontKind.TRANSLATOR: read_translator,
        FrontKind.FIRST_PUBLISHED: read_publication,
        FrontKind.DATE: read_date,
        FrontKind.BYLINE: read_byline,
        FrontKind.SUBTITLE: read_subtitle,
        FrontKind.LEAD_IN: read_lead_in,
        FrontKind.UNKNOWN: read_imprint,
    }
)
