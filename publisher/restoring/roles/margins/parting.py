"""The passes over the margins, one after the other, each on what the one before has left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import TypeAlias

from publisher.model.findings import Finding, Severity
from publisher.model.furniture import Furniture, FurnitureKind
from publisher.model.places import Place
from publisher.model.transcript import Line, Page, Transcript
from publisher.model.verdicts import NO_VERDICTS, Verdicts
from publisher.restoring.roles.changes import changes_of
from publisher.restoring.roles.margins.alone import alone
from publisher.restoring.roles.margins.beside import beside
from publisher.restoring.roles.margins.cuts import Cut
from publisher.restoring.roles.margins.drawn_numbers import drawn_numbers
from publisher.restoring.roles.margins.line_numbers import line_numbers
from publisher.restoring.roles.margins.page_figures import page_figures
from publisher.restoring.roles.margins.queries import pictures, pictures_of_proofs, queries
from publisher.restoring.roles.margins.run_on import run_on
from publisher.restoring.roles.margins.trimming import trimmed
from publisher.structs import frozen

Pass: TypeAlias = Callable[[Sequence[Page]], Iterator[Cut]]

# Those of what proofreaders have written, and those of what an extractor wrote.
OF_PROOFREADERS: tuple[Pass, ...] = (queries, pictures_of_proofs)
PASSES: tuple[Pass, ...] = (queries, pictures, line_numbers, beside, alone, page_figures, run_on)
DRAWN: tuple[Pass, ...] = (drawn_numbers,)


@frozen
class Parted:
    """A source without what stands in its margins, and that as furniture.

    ``captions`` are lines of which the caption of a picture is left, by number and part, with
    whether one begins there.
    """

    transcript: Transcript
    furniture: tuple[Furniture, ...] = ()
    captions: Mapping[tuple[int, int], bool] = field(default_factory=dict)


def _passes(transcript: Transcript) -> tuple[Pass, ...]:
    """Return what looks for margins in a source of this kind."""
    if any(line.runs for line in transcript.lines()):
        return DRAWN
    return PASSES if transcript.declared.standing is None else OF_PROOFREADERS


def part_margins(transcript: Transcript, verdicts: Verdicts = NO_VERDICTS) -> Parted:
    """Return a source without what stands in its margins, line by line.

    A line of which a person has ruled whether it is furniture stays as it is, or whose margin they
    have changed. Of a source that shows how its lines are drawn only the numbers of lines are
    parted: the rest of the margin is seen where it is read.
    """
    kept, changes = {line for line, _ in verdicts.furniture}, changes_of(verdicts)
    pages, made = transcript.pages, []
    captions: dict[tuple[int, int], bool] = {}
    for find in _passes(transcript):
        cuts = {
            (cut.line.number, cut.line.part): cut
            for cut in find(pages)
            if cut.line.number not in kept
            and all(
                old in cut.rest and old not in cut.margin
                for old, _ in changes.get(cut.line.number, ())
            )
        }
        made += [_furniture(cut, transcript.source) for cut in cuts.values() if cut.margin]
        captions |= {name: cut.begins for name, cut in cuts.items() if cut.caption and cut.rest}
        pages = tuple(_without(page, cuts) for page in pages) if cuts else pages
    if not made:
        return Parted(transcript)
    furniture = tuple(sorted(made, key=lambda one: one.place))
    return Parted(replace(transcript, pages=pages), furniture, captions)


def findings(parted: Parted) -> tuple[Finding, ...]:
    """Return a finding about the words that were parted: nobody would miss a figure."""
    words = [one for one in parted.furniture if one.kind is FurnitureKind.MARGIN]
    words = [one for one in words if any(map(str.isalpha, one.text))]
    if not words:
        return ()
    several = f", and {len(words) - 1} more pieces" if len(words) > 1 else ""
    message = f"{words[0].text!r}{several} beside the text: set aside as what stands in its margin"
    hint = "if they belong to the text, write rulings that keep these lines"
    place = words[0].place.until(words[-1].place)
    return (Finding("cleaning/doubtful-furniture", Severity.NOTE, message, hint, place),)


def _without(page: Page, cuts: Mapping[tuple[int, int], Cut]) -> Page:
    """Return a page without what was cut from its lines; nothing stays of a line that was all cut."""
    lines: list[Line] = []
    for line in page.lines:
        cut = cuts.get((line.number, line.part))
        if cut is None:
            lines.append(line)
        elif cut.rest.strip():
            lines.append(trimmed(line, cut.rest) if line.runs else replace(line, text=cut.rest))
    return replace(page, lines=tuple(lines))


def _furniture(cut: Cut, source: str) -> Furniture:
    place = Place(source, cut.line.number, cut.line.number)
    return Furniture(place, cut.kind, cut.margin, cut.why)
