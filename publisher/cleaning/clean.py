"""The stage: the passes in order, each on what the one before has left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from publisher.cleaning.edges import find_heads_and_folios
from publisher.cleaning.links import find_printed_links
from publisher.cleaning.pull_quotes import find_pull_quotes
from publisher.cleaning.rules import find_rules
from publisher.cleaning.taken import Taken
from publisher.model.cleaned import Cleaned, Furniture, FurnitureKind
from publisher.model.findings import Outcome, in_order
from publisher.model.places import Place
from publisher.model.rulings import NO_VERDICTS, Verdicts
from publisher.model.transcript import Page, Transcript

Pass: TypeAlias = Callable[[tuple[Page, ...], str], tuple[Taken, ...]]

# Rules first, for they stand between a head and the page's edge; pull quotes last, when the
# text around them is whole.
PASSES: tuple[Pass, ...] = (
    find_rules,
    find_heads_and_folios,
    find_printed_links,
    find_pull_quotes,
)


def clean(transcript: Transcript, verdicts: Verdicts = NO_VERDICTS) -> Outcome[Cleaned]:
    """Return the pages without their furniture, and the furniture with its evidence.

    What ``verdicts`` says of a line is done whatever the passes think of it.
    """
    ruled = dict(verdicts.furniture)
    taken = _ruled_out(transcript.pages, ruled)
    pages = _without(transcript.pages, frozenset(t.line for t in taken))
    for find in PASSES:
        found = [t for t in find(pages, transcript.language) if ruled.get(t.line) is not False]
        pages = _without(pages, frozenset(t.line for t in found))
        taken += found
    furniture = sorted((_furniture(t, transcript.source) for t in taken), key=lambda f: f.place)
    findings = in_order(t.finding(transcript.source) for t in taken if t.doubt)
    folios = tuple(sorted({(t.page, t.folio) for t in taken if t.folio is not None}))
    cleaned = Cleaned(transcript.source, transcript.language, pages, tuple(furniture), folios)
    return Outcome(cleaned, findings)


def _ruled_out(pages: tuple[Page, ...], ruled: Mapping[int, bool]) -> list[Taken]:
    """Take the lines that a person has called furniture."""
    return [
        Taken(line.number, page.index, FurnitureKind.OTHER, line.text, "ruled by a person")
        for page in pages
        for line in page.lines
        if ruled.get(line.number)
    ]


def _without(pages: tuple[Page, ...], numbers: frozenset[int]) -> tuple[Page, ...]:
    if not numbers:
        return pages
    return tuple(
        replace(page, lines=tuple(line for line in page.lines if line.number not in numbers))
        for page in pages
    )


def _furniture(taken: Taken, source: str) -> Furniture:
    place = Place(source, taken.line, taken.line)
    return Furniture(place, taken.kind, taken.text, taken.evidence)
