"""The stage: the passes in order, each on what the one before has left."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import TypeAlias

from publisher.errors import SourceError
from publisher.model.findings import Finding, in_order
from publisher.model.furniture import Furniture, FurnitureKind
from publisher.model.places import Place
from publisher.model.transcript import Page, Transcript
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.restoring.roles.furniture.heads_and_folios import find_heads_and_folios
from publisher.restoring.roles.furniture.links import find_printed_links
from publisher.restoring.roles.furniture.pull_quotes import find_pull_quotes
from publisher.restoring.roles.furniture.removed import Removed
from publisher.restoring.roles.furniture.rules import find_rules
from publisher.restoring.roles.furniture.signatures import find_signatures
from publisher.structs import frozen

Pass: TypeAlias = Callable[[tuple[Page, ...], str], tuple[Removed, ...]]

# What names a line; to compare whole lines would read their texts each time.
NAME = attrgetter("number", "part")

# Rules first, for they stand between a head and the page's edge, and folios before signatures,
# which stand further in; pull quotes last, when the text around them is whole.
PASSES: tuple[Pass, ...] = (
    find_rules,
    find_heads_and_folios,
    find_signatures,
    find_printed_links,
    find_pull_quotes,
)


@frozen
class SetAside:
    """A source parted into its running lines and its furniture.

    ``rest`` is the transcript without the lines set aside; ``folios`` pairs the index of a page
    with the folio that was printed on it; ``findings`` name what was taken on thin evidence.
    """

    rest: Transcript
    furniture: tuple[Furniture, ...]
    folios: tuple[tuple[int, str], ...]
    findings: tuple[Finding, ...]


def find_furniture(
    transcript: Transcript, verdicts: Verdicts = NO_VERDICTS, passes: Sequence[Pass] = PASSES
) -> SetAside:
    """Return the lines of a source that are furniture, with their evidence, and those that are not.

    What ``verdicts`` says of a line is done whatever the passes think of it. Raises SourceError
    where a line of the transcript would be lost or stand twice.
    """
    ruled = dict(verdicts.furniture)
    taken = _ruled_out(transcript.pages, ruled)
    pages = _without(transcript.pages, taken)
    for find in passes:
        found = find(pages, transcript.language)
        free = [t for t in found if ruled.get(t.line.number) is not False]
        pages = _without(pages, free)
        taken += free
    _check_lines(transcript, pages, taken)
    furniture = sorted((_furniture(t, transcript.source) for t in taken), key=lambda f: f.place)
    findings = in_order(t.finding(transcript.source) for t in taken if t.doubt)
    folios = tuple(sorted({(t.page, t.folio) for t in taken if t.folio is not None}))
    return SetAside(replace(transcript, pages=pages), tuple(furniture), folios, findings)


def _ruled_out(pages: tuple[Page, ...], ruled: Mapping[int, bool]) -> list[Removed]:
    """Take the lines that a person has called furniture."""
    return [
        Removed(line, page.index, FurnitureKind.OTHER, "ruled by a person")
        for page in pages
        for line in page.lines
        if ruled.get(line.number)
    ]


def _without(pages: tuple[Page, ...], taken: Sequence[Removed]) -> tuple[Page, ...]:
    if not taken:
        return pages
    touched, gone = {t.page for t in taken}, {id(t.line) for t in taken}
    return tuple(
        replace(page, lines=tuple([line for line in page.lines if id(line) not in gone]))
        if page.index in touched
        else page
        for page in pages
    )


def _check_lines(transcript: Transcript, pages: tuple[Page, ...], taken: list[Removed]) -> None:
    """Raise unless every line either stays or was set aside, once."""
    left = chain((line for page in pages for line in page.lines), (t.line for t in taken))
    if sorted(map(NAME, transcript.lines())) != sorted(map(NAME, left)):
        raise SourceError(
            "cleaning would lose a line or keep one twice",
            hint="this is a defect of the program: please report it with the source",
            place=transcript.source,
        )


def _furniture(taken: Removed, source: str) -> Furniture:
    number = taken.line.number
    return Furniture(Place(source, number, number), taken.kind, taken.line.text, taken.evidence)
