"""A place in a source, shown with the lines around it."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.model.places import Place
from publisher.model.transcript import Transcript

# Lines shown before and after a place; enough to see the sentence it stands in, and few enough
# that several places fit on a screen.
CONTEXT = 3


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a source: its number, counted from 1, and its text without blanks at the end."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines of a source: those of a place, those before and after it; blank lines are left out."""

    before: tuple[SourceLine, ...]
    here: tuple[SourceLine, ...]
    after: tuple[SourceLine, ...]


def excerpt_at(transcript: Transcript, place: Place) -> Excerpt:
    """Return the lines at a place, and up to ``CONTEXT`` lines on either side of it."""
    lines = [
        SourceLine(line.number, line.text.rstrip()) for line in transcript.lines() if not line.blank
    ]
    last = max(place.first, place.last)
    before = [line for line in lines if line.number < place.first]
    here = [line for line in lines if place.first <= line.number <= last]
    after = [line for line in lines if line.number > last]
    return Excerpt(tuple(before[-CONTEXT:]), tuple(here), tuple(after[:CONTEXT]))
