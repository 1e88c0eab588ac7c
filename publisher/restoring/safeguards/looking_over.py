"""The concerns, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from publisher.model.findings import Finding
from publisher.model.places import Place
from publisher.restoring.safeguards.cut_notes import cut_notes
from publisher.restoring.safeguards.doubtful import (
    doubtful_beginnings,
    doubtful_headings,
    doubtful_lines,
    doubtful_notes,
)
from publisher.restoring.safeguards.empty_chapters import empty_chapters
from publisher.restoring.safeguards.furniture_words import furniture_words
from publisher.restoring.safeguards.headings import headings
from publisher.restoring.safeguards.listed_headings import listed_headings
from publisher.restoring.safeguards.listed_notes import listed_notes
from publisher.restoring.safeguards.long_notes import long_notes
from publisher.restoring.safeguards.made import Made
from publisher.restoring.safeguards.note_order import note_order
from publisher.restoring.safeguards.note_share import note_share
from publisher.restoring.safeguards.page_beginnings import page_beginnings
from publisher.restoring.safeguards.repeated_lines import repeated_headings, repeated_lines

Concern: TypeAlias = Callable[[Made], Iterator[Finding]]

CONCERNS: tuple[Concern, ...] = (
    long_notes,
    cut_notes,
    note_share,
    empty_chapters,
    note_order,
    listed_notes,
    headings,
    listed_headings,
    page_beginnings,
    furniture_words,
    repeated_lines,
    repeated_headings,
    doubtful_lines,
    doubtful_headings,
    doubtful_beginnings,
    doubtful_notes,
)


def look_over(made: Made) -> tuple[Finding, ...]:
    """Return an error for whatever is seldom right, unless a person has ruled on its lines."""
    ruled = sorted(made.ruled)
    found = (finding for concern in CONCERNS for finding in concern(made))
    return tuple(one for one in found if not _settled(one.place, ruled))


def _settled(place: Place, ruled: list[int]) -> bool:
    return any(place.first <= line <= place.last for line in ruled)
