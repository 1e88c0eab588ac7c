"""The traces in the order in which they are believed, and what each must show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from publisher.sources.page_traces.folios import folio_chains
from publisher.sources.page_traces.gaps import gaps
from publisher.sources.page_traces.page_ends import PageEnd, page_ends, repeated_lines
from publisher.sources.page_traces.source_lines import Sheet
from publisher.sources.page_traces.steadiness import steady
from publisher.sources.page_traces.stray_blanks import stray_blanks

# A trace that is one mostly shows where pages begin, and seldom elsewhere.
CONSISTENT = 0.65
# Of pages at least this share begins in mid-sentence; chapters and stanzas never do.
RUN_ON = 0.2


@dataclass(frozen=True, slots=True)
class Trace:
    """How pages were found: ``name`` of the trace, indexes of the lines that begin a page.

    ``blanks`` are the lines whose first blank is what became of a form feed.
    """

    name: str
    starts: tuple[int, ...]
    blanks: tuple[int, ...] = ()


def find_pages(texts: Sequence[str]) -> Trace | None:
    """Return where pages begin, by the first trace that comes regularly, or None."""
    sheet = Sheet(texts)
    return next((trace for find in FINDERS for trace in find(sheet)), None)


def _by_folios(sheet: Sheet) -> Iterator[Trace]:
    chains = [[folio.index for folio in chain] for chain in folio_chains(sheet)]
    for places in sorted(chains, key=len, reverse=True):
        if steady(sheet, places):
            yield from _trace("folios", tuple(page_ends(sheet, places)))


def _by_heads(sheet: Sheet) -> Iterator[Trace]:
    for places in repeated_lines(sheet):
        regular = steady(sheet, places)
        if regular and regular.share >= CONSISTENT:
            yield from _trace("running heads", tuple(page_ends(sheet, regular.places)))


def _by_stray_blanks(sheet: Sheet) -> Iterator[Trace]:
    lines = stray_blanks(sheet)
    for trace in _by_places("stray blanks", sheet, [[line for line in lines if line]]):
        first = (0,) if 0 in lines else ()
        yield replace(trace, blanks=(*first, *trace.starts))


def _by_gaps(sheet: Sheet) -> Iterator[Trace]:
    return _by_places("gaps", sheet, gaps(sheet))


def _by_places(name: str, sheet: Sheet, candidates: Iterable[list[int]]) -> Iterator[Trace]:
    for places in candidates:
        regular = steady(sheet, places)
        if regular and regular.share >= CONSISTENT:
            ends = (PageEnd(place, sheet.runs_on(place, place)) for place in regular.places)
            yield from _trace(name, tuple(ends))


def _trace(name: str, ends: tuple[PageEnd, ...]) -> Iterator[Trace]:
    """Yield the trace, unless the text never runs on: then these are chapters, not pages."""
    if sum(end.runs_on for end in ends) >= RUN_ON * len(ends):
        yield Trace(name, tuple(end.start for end in ends))


FINDERS: tuple[Callable[[Sheet], Iterator[Trace]], ...] = (
    _by_folios,
    _by_stray_blanks,
    _by_gaps,
    _by_heads,
)
