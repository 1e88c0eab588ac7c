"""Lines of a PDF by page and place (``p12.l7``), which a better reading moves less than numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from publisher.expressions import compiled
from publisher.model.rulings import Ruling
from publisher.model.transcript import PDF, Transcript

# As the records of a transcript name a line: the page, and the line on it, both from 1.
LINE_ID = compiled(r"p([1-9]\d{0,5})\.l([1-9]\d{0,5})")


def with_ids(transcript: Transcript, rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Return rulings on lines with the ids of these, if the source is a PDF."""
    if transcript.encoding != PDF:
        return tuple(rulings)
    ids = {
        line.number: f"p{page.index}.l{at}"
        for page in transcript.pages
        for at, line in enumerate(page.lines, start=1)
    }
    return tuple(replace(ruling, id=ids.get(ruling.line, "")) for ruling in rulings)


def on_lines(transcript: Transcript, rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Return rulings with the numbers of the lines that their ids name.

    Where a page is shorter than it was, its last line is meant, and where it is not there or has
    no lines, that of the page before: the content is looked for around it.
    """
    known = tuple(rulings)
    if not any(ruling.id for ruling in known):
        return known
    pages = [page for page in transcript.pages if page.lines]
    indexes = [page.index for page in pages]

    def number(line_id: str) -> int:
        found = LINE_ID.fullmatch(line_id)
        if found is None or not pages:
            return 1
        page, line = (int(part) for part in found.groups())
        at = bisect_right(indexes, page) - 1
        there = pages[max(at, 0)].lines
        # A page before stands for one that is not there, and its end is nearest to that.
        line = line if indexes[max(at, 0)] == page else len(there) if at >= 0 else 1
        return there[min(line, len(there)) - 1].number

    return tuple(replace(one, line=number(one.id)) if one.id else one for one in known)
