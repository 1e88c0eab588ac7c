"""Headings that the outline or the tags of a file name, with the levels that these give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from publisher.model.transcript import Bookmark, Line, Transcript
from publisher.restoring.measuring.seen import SAME_SIZE, usual_size
from publisher.restoring.roles.entries import Entry, find_entries

# An outline is believed where so many entries are lines of the text, and this share of all.
FEWEST, FOUND = 2, 0.5
# The structure types of headings, from the highest on (ISO 32000-2, 14.8.4).
TAGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def outlined(
    outline: Sequence[Bookmark], lines: Sequence[Line], page: Sequence[int]
) -> list[tuple[range, int]]:
    """Return the lines that an outline names and the level it gives them; none if it is not believed.

    ``page`` has the page (from 0) of each line. An entry leads to the page of its heading, or to
    the left one of two on a sheet; the place to which it leads may be the end of the one before.
    """
    if len(outline) < FEWEST:
        return []
    entries = [Entry(one.title, range(one.page - 1, one.page + 1)) for one in outline]
    found = find_entries(entries, lines, page)
    named = [(rows, one.level) for rows, one in zip(found, outline, strict=True) if rows]
    return named if len(named) >= max(FEWEST, FOUND * len(outline)) else []


def levels_by_outline(transcript: Transcript) -> Mapping[int, int]:
    """Return the levels of headings by the line (its number) with which each begins."""
    if not transcript.declared.outline:
        return {}
    placed = list(_filled(transcript))
    lines = [line for _, line in placed]
    named = outlined(transcript.declared.outline, lines, [page for page, _ in placed])
    return {lines[rows.start].number: level for rows, level in named}


def levels_by_tags(transcript: Transcript) -> Mapping[int, int]:
    """Return the levels of headings by their lines (numbers), as the tags of a PDF say them.

    They are believed where there are several, and no deeper one is set larger than a higher one.
    """
    levels: dict[int, int] = {}
    sizes: dict[int, list[float]] = {}
    for _, line in _filled(transcript):
        tag = line.geometry.tag if line.geometry else ""
        if tag in TAGS:
            levels[line.number] = TAGS.index(tag) + 1
            sizes.setdefault(levels[line.number], []).append(usual_size(line.runs) or 1.0)
    usual = [median(sizes[level]) for level in sorted(sizes)]
    falling = all(below <= above + SAME_SIZE for above, below in pairwise(usual))
    return levels if len(usual) > 1 and falling else {}


def stated_levels(transcript: Transcript) -> Mapping[int, int]:
    """Return the levels that the outline or the tags of a file give to headings: those of more of them."""
    return max(levels_by_outline(transcript), levels_by_tags(transcript), key=len)


def _filled(transcript: Transcript) -> Iterator[tuple[int, Line]]:
    for at, page in enumerate(transcript.pages):
        yield from ((at, line) for line in page.lines if not line.blank)
