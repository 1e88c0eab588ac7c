"""Headings that the outline of a file names, with the levels that it gives them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from publisher.model.transcript import Bookmark, Line, Transcript
from publisher.restoring.roles.entries import Entry, find_entries

# An outline is believed where so many entries are lines of the text, and this share of all.
FEWEST, FOUND = 2, 0.5


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


def _filled(transcript: Transcript) -> Iterator[tuple[int, Line]]:
    for at, page in enumerate(transcript.pages):
        yield from ((at, line) for line in page.lines if not line.blank)
