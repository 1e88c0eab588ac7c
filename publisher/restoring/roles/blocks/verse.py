"""Verse: lines that end before the column does, one after another, though no sentence ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.restoring.measuring.column import Column, slack
from publisher.restoring.measuring.rows import Row
from publisher.restoring.wording import HEAD, ending

# Share of the column that each line of verse leaves empty; prose does so once in a paragraph.
EMPTY = 0.2
# Lines; fewer may be the ends of as many paragraphs.
FEWEST = 3
# Share of the lines that may end a sentence: speeches of one line each are no verse.
SENTENCES = 0.67
# Words; the longest line of verse that is set on one line has fewer.
LONGEST_LINE_WORDS = 14


def verse_lines(rows: Sequence[Row], odds: Sequence[float], column: Column) -> frozenset[int]:
    """Return the indexes of the rows that are verse.

    Only below the first full row of the text: above it stands the title page, all of whose
    lines are short. Lines that end in figures are a table of contents. ``odds`` tell the
    last line of a paragraph, which is short as well, from the first line of a stanza.
    """
    first = next((at for at, row in enumerate(rows) if row.width > 0.85 * column.width), len(rows))
    lines = [at >= first and _is_short(rows, at, column) for at in range(len(rows))]
    runs = [(_from_beginning(start, end, odds), end) for start, end in _runs(lines)]
    return frozenset(
        at for start, end in runs if _is_verse(rows[start:end]) for at in range(start, end)
    )


def _from_beginning(start: int, end: int, odds: Sequence[float]) -> int:
    return next((at for at in range(start, end) if odds[at] >= 0.5), end)


def _is_short(rows: Sequence[Row], at: int, column: Column) -> bool:
    row = rows[at]
    # Most rows are full, and that is soon asked.
    last = at + 1 == len(rows) or rows[at + 1].first
    if last and row.width >= (1 - EMPTY) * column.width:
        return False
    if not last and slack(row, rows[at + 1], column) < EMPTY:
        return False
    words = row.text.split()
    if HEAD.match(row.text) or row.text.isupper():
        return False
    if not row.text[:1].isalpha() and row.text[:1] not in "“\"„«»‘'‚–—(":
        return False
    if len(words) < 2 or len(words) > LONGEST_LINE_WORDS or row.text[-1:].isdigit():
        return False
    return last or ending(row.text) != "broken"


def _runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(flags):
        end = at
        while end < len(flags) and flags[end]:
            end += 1
        if end > at:
            yield at, end
        at = end + 1


def _is_verse(rows: Sequence[Row]) -> bool:
    if len(rows) < FEWEST:
        return False
    ends = sum(ending(row.text) == "end" for row in rows)
    alike = len({row.gap for row in rows[1:]}) <= 2
    pauses = sum(row.text.rstrip("”\"»’'").endswith((",", ";", "—", "–")) for row in rows)
    return ends <= SENTENCES * len(rows) and alike and pauses >= 1
