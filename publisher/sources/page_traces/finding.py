"""The traces in their order of trust, and the tests that each must pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from publisher.sources.page_traces.folios import folio_chains
from publisher.sources.page_traces.gaps import gaps
from publisher.sources.page_traces.page_ends import PageEnd, page_ends, repeated_lines
from publisher.sources.page_traces.source_lines import SourceLines
from publisher.sources.page_traces.steadiness import steady
from publisher.sources.page_traces.stray_blanks import stray_blanks
from publisher.structs import frozen

# Share of the places where a trace stands that lie a page apart; with fewer it is part of the text.
CONSISTENT = 0.65
# Share of the pages that begin in mid-sentence; chapters and stanzas never do.
RUN_ON = 0.2
# The share that is enough for rows of so many numbers which begin above 1: chapters count from 1,
# and in a play or a catechism most pages end with somebody's words.
COUNTED_ON, MANY = 0.1, 6


@frozen
class Trace:
    """How pages were found: the name of the trace, and the indexes of lines that begin a page.

    ``blanks`` are the indexes of lines whose first space was a form feed.
    """

    name: str
    starts: tuple[int, ...]
    blanks: tuple[int, ...] = ()


def find_pages(texts: Sequence[str]) -> Trace | None:
    """Return where pages begin, by the first trace that comes regularly; None without any."""
    source = SourceLines(texts)
    return next((trace for find in FINDERS for trace in find(source)), None)


def _by_folios(source: SourceLines) -> Iterator[Trace]:
    for chain in sorted(folio_chains(source), key=len, reverse=True):
        places = [folio.index for folio in chain]
        counted_on = chain[0].number > 1 and len(chain) >= MANY
        if steady(source, places):
            share = COUNTED_ON if counted_on else RUN_ON
            yield from _trace("folios", tuple(page_ends(source, places)), share)


def _by_heads(source: SourceLines) -> Iterator[Trace]:
    for places in repeated_lines(source):
        regular = steady(source, places)
        if regular and regular.share >= CONSISTENT:
            yield from _trace("running heads", tuple(page_ends(source, regular.places)))


def _by_stray_blanks(source: SourceLines) -> Iterator[Trace]:
    lines = stray_blanks(source)
    for trace in _by_places("stray blanks", source, [[line for line in lines if line]]):
        first = (0,) if 0 in lines else ()
        yield replace(trace, blanks=(*first, *trace.starts))


def _by_gaps(source: SourceLines) -> Iterator[Trace]:
    return _by_places("gaps", source, gaps(source))


def _by_places(name: str, source: SourceLines, candidates: Iterable[list[int]]) -> Iterator[Trace]:
    for places in candidates:
        regular = steady(source, places)
        if regular and regular.share >= CONSISTENT:
            ends = (PageEnd(place, source.runs_on(place, place)) for place in regular.places)
            yield from _trace(name, tuple(ends))


def _trace(name: str, ends: tuple[PageEnd, ...], share: float = RUN_ON) -> Iterator[Trace]:
    """Yield the trace, unless no sentence runs on across its places: then these are chapters.

    ``share`` is that of the places across which a sentence runs on, at least.
    """
    if sum(end.runs_on for end in ends) >= share * len(ends):
        yield Trace(name, tuple(end.start for end in ends))


FINDERS: tuple[Callable[[SourceLines], Iterator[Trace]], ...] = (
    _by_folios,
    _by_stray_blanks,
    _by_gaps,
    _by_heads,
)
