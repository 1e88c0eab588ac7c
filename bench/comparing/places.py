"""From the letters of a restored text to the lines of its source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from bench.comparing.streams import Span, Stream, letters_of
from publisher.model.transcript import Line

# Letters left out at either end of a line when it is looked for: a word may be mended there.
MENDED = 4
LEAST = 6
# Letters; at most this many stand between two lines of one block in the source but not in the text.
FAR = 12


class Places:
    """The lines of a source, found under the letters of the text that was made of it."""

    def __init__(self, stream: Stream, lines: Iterable[Line]) -> None:
        known = [(line.number, letters_of(line.text)) for line in lines]
        found = [pair for span in stream.spans for pair in _lines_of(span, known)]
        self._starts = [start for start, _ in sorted(found)]
        self._numbers = [number for _, number in sorted(found)]

    def line(self, letters: int) -> int:
        """Return the number of the line on which the next letter stands; 0 if there is none."""
        place = bisect_right(self._starts, letters) - 1
        return self._numbers[place] if place >= 0 else 0


def _lines_of(span: Span, lines: list[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Yield the letters before each line of a block, and its number."""
    if span.place is None:
        return
    at = 0
    yield span.start, span.place.first
    for number, letters in lines:
        if span.place.first <= number <= span.place.last and letters:
            found = _find(span.letters, letters, at)
            if found >= 0:
                yield span.start + found, number
                at = found + len(letters)


def _find(block: str, line: str, at: int) -> int:
    """Return where a line stands in a block, from near a place on; -1 where nowhere."""
    if block.startswith(line, at):
        return at
    core = line[MENDED:-MENDED]
    if len(core) < LEAST:
        return -1
    found = block.find(core, max(0, at - MENDED), at + len(line) + FAR)
    return max(at, found - MENDED) if found >= 0 else -1
