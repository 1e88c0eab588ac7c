"""A place in a source, shown with the lines around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from publisher.model.places import Place
from publisher.model.transcript import Transcript

NumberedLine: TypeAlias = tuple[int, str]

# So many lines that something stands on are shown before and after a place.
LINES = 3


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines of a source with their numbers: those of a place, those before and after it.

    Blank lines are left out.
    """

    before: tuple[NumberedLine, ...]
    here: tuple[NumberedLine, ...]
    after: tuple[NumberedLine, ...]


def excerpt_at(transcript: Transcript, place: Place) -> Excerpt:
    """Return the lines at a place and some around it."""
    lines = [(line.number, line.text.rstrip()) for line in transcript.lines() if not line.blank]
    last = max(place.first, place.last)
    before = [line for line in lines if line[0] < place.first]
    here = [line for line in lines if place.first <= line[0] <= last]
    after = [line for line in lines if line[0] > last]
    return Excerpt(tuple(before[-LINES:]), tuple(here), tuple(after[:LINES]))
