"""The stage: the passes in order, each on what the one before has left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from publisher.cleaning.edges import find_heads_and_folios
from publisher.cleaning.links import find_printed_links
from publisher.cleaning.pull_quotes import find_pull_quotes
from publisher.cleaning.rules import find_rules
from publisher.cleaning.taken import Taken
from publisher.model.cleaned import Cleaned, Furniture
from publisher.model.findings import Outcome, in_order
from publisher.model.places import Place
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


def clean(transcript: Transcript) -> Outcome[Cleaned]:
    """Return the pages without their furniture, and the furniture with its evidence."""
    pages = transcript.pages
    taken: list[Taken] = []
    for find in PASSES:
        found = find(pages, transcript.language)
        pages = _without(pages, frozenset(t.line for t in found))
        taken += found
    furniture = sorted((_furniture(t, transcript.source) for t in taken), key=lambda f: f.place)
    findings = in_order(t.finding(transcript.source) for t in taken if t.doubt)
    folios = tuple(sorted({(t.page, t.folio) for t in taken if t.folio is not None}))
    cleaned = Cleaned(transcript.source, transcript.language, pages, tuple(furniture), folios)
    return Outcome(cleaned, findings)


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
