"""Lines divided into pages: at form feeds, or else where other traces of pages stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from publisher.model.findings import Finding, Outcome, Severity
from publisher.model.places import Place
from publisher.model.transcript import Line, Page
from publisher.sources.double_pages import parted
from publisher.sources.line_parts import LinePart
from publisher.sources.page_traces import Trace, find_pages

# Lines; a text with fewer may be a single page, so that nothing is missing.
ONE_PAGE = 60


def page_lines(
    parts: Sequence[LinePart],
    lines: Sequence[Line],
    shown: str,
    named: Mapping[int, str] = MappingProxyType({}),
) -> Outcome[tuple[Page, ...]]:
    """Return the pages of a source, and a finding where form feeds do not divide them.

    ``named`` are the lines (by index) with which another workshop begins pages, with their folios.
    Pages divided by these or by form feeds are certain, and so is a source that is one page; pages
    found by other traces are not.
    """
    feeds = _feeds(parts)
    if feeds or named:
        starts = tuple(_starts(lines, feeds, named))
        pages = _labelled(_cut(lines, starts, certain=True), (0, *starts), named)
        return Outcome(pages if named else parted(pages))
    trace = find_pages(["" if line.aside else line.text for line in lines])
    if trace is None:
        findings = () if len(lines) < ONE_PAGE else (_no_pages(lines, shown),)
        return Outcome(_cut(lines, (), certain=True), findings)
    pages = _cut(_without_feeds(lines, trace), trace.starts, certain=False)
    return Outcome(pages, (_by_trace(trace, lines, shown),))


def _feeds(parts: Sequence[LinePart]) -> list[int]:
    """Return the index of the line that begins a page, once for each form feed.

    Some extractors end each page with a form feed, others begin each page with one. So a last
    form feed with nothing after it makes no empty page, nor does a first one in the second case.
    """
    feeds: list[int] = []
    for index, part in enumerate(parts):
        feeds += [index] * part.before + [index + 1] * part.after
    if feeds and feeds[-1] == len(parts):
        return feeds[:-1]
    return feeds[1:] if feeds and feeds[0] == 0 else feeds


def _starts(lines: Sequence[Line], feeds: Sequence[int], named: Mapping[int, str]) -> Iterator[int]:
    """Yield where pages begin, by form feeds (empty pages too) and by lines that name one.

    A line that names a page begins none if nothing but a form feed, or the head of the file, is
    above it.
    """
    above = 0
    for start in sorted((*feeds, *(named.keys() - set(feeds)))):
        between = range(above, start)
        filled = any(at in named or not (lines[at].blank or lines[at].aside) for at in between)
        if start in feeds or filled:
            yield start
            above = start


def _labelled(
    pages: Sequence[Page], starts: Sequence[int], named: Mapping[int, str]
) -> tuple[Page, ...]:
    """Return pages with the folios that lines on them name."""
    labels: dict[int, str] = {}
    for at, folio in sorted(named.items(), reverse=True):
        labels[bisect_right(starts, at)] = folio
    blank = {page.index for page in pages if _is_blank(page)}
    return tuple(
        replace(page, label=labels.get(page.index, ""), blank=page.index in blank)
        if page.index in labels or page.index in blank
        else page
        for page in pages
    )


def _is_blank(page: Page) -> bool:
    """Tell whether a page holds nothing but lines of another workshop, two of which speak of it."""
    known = [line for line in page.lines if line.aside is not None]
    return len(known) > 1 and all(line.blank for line in page.lines if line.aside is None)


def _without_feeds(lines: Sequence[Line], trace: Trace) -> list[Line]:
    """Remove the spaces that form feeds have become, as form feeds themselves are removed."""
    plain = list(lines)
    for index in trace.blanks:
        line = lines[index]
        raw = line.text if line.raw is None else line.raw
        plain[index] = replace(line, text=line.text[1:], raw=raw)
    return plain


def _cut(lines: Sequence[Line], starts: Iterable[int], *, certain: bool) -> tuple[Page, ...]:
    bounds = pairwise((0, *starts, len(lines)))
    return tuple(
        Page(index, tuple(lines[first:last]), certain)
        for index, (first, last) in enumerate(bounds, start=1)
    )


def _by_trace(trace: Trace, lines: Sequence[Line], shown: str) -> Finding:
    message = f"no form feeds: {len(trace.starts) + 1} pages found by {trace.name}"
    message += ", so heads, folios and notes were told by guessed pages: see the doubts"
    hint = "compare with the original, or extract the text with form feeds"
    place = Place(shown, lines[trace.starts[0]].number, lines[trace.starts[-1]].number)
    return Finding("sources/pages-by-traces", Severity.WARNING, message, hint, place)


def _no_pages(lines: Sequence[Line], shown: str) -> Finding:
    message = (
        "no form feeds, and nothing else that shows where pages begin: heads, folios and notes"
    )
    message += " are told by their words alone: see the doubts"
    hint = "extract the text with form feeds, which also give the book a list of its printed pages"
    place = Place(shown, lines[0].number, lines[-1].number)
    return Finding("sources/no-pages", Severity.WARNING, message, hint, place)
