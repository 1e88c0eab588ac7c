"""The letters of an extracted page found among those that were printed on it.

Extractors give the same letters in other orders, lines merged or cut, hyphens kept or undone. A
line that is a printed line, letter for letter, is that line; what is left is taken piece by piece,
each the longest that is still unused, and the next one where the last one ended if it can.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from training.pages.glyphs import Glyph

# Signs of a broken word, which extractors keep, change or drop; they are matched to nothing.
HYPHENS = frozenset("-\u00ad\u2010\u2011\ufffe\u0002")
# Letters: a piece this short that stands nowhere near is no evidence of a place.
SHORT = 3


@dataclass(slots=True)
class Line:
    """A line of a file: its text, the number of each of its letters (0 where none), its page."""

    text: str
    numbers: list[int]
    page: int
    first: bool = False


def match(pages: Sequence[str], printed: Sequence[Sequence[Glyph]]) -> list[Line]:
    """Return the lines of all pages with the number of each letter, ``first`` on a page's first.

    ValueError where there are not as many pages as were printed.
    """
    if len(pages) != len(printed):
        raise ValueError(f"{len(pages)} pages were extracted, {len(printed)} printed")
    lines: list[Line] = []
    for number, (text, glyphs) in enumerate(zip(pages, printed, strict=True), 1):
        made = [Line(row, [0] * len(row), number) for row in text.split("\n")]
        while made and not made[-1].text.strip():
            made.pop()
        made = made or [Line("", [], number)]
        made[0].first = True
        _Page(glyphs).tell(made)
        lines += made
    return lines


def shown(letter: str) -> str:
    """Return the letters that one stands for, without spaces and hyphens."""
    plain = unicodedata.normalize("NFKC", letter)
    return "".join(one for one in plain if not one.isspace() and one not in HYPHENS)


@dataclass(slots=True)
class _Page:
    glyphs: Sequence[Glyph]
    letters: str = ""
    numbers: list[int] = field(default_factory=list)
    used: bytearray = field(default_factory=bytearray)
    rows: dict[str, deque[int]] = field(default_factory=lambda: defaultdict(deque))

    def __post_init__(self) -> None:
        parts: list[str] = []
        for _, line in groupby(self.glyphs, key=lambda glyph: glyph.line):
            kept = [g for g in line if g.text not in HYPHENS]
            row = "".join(glyph.text for glyph in kept)
            if row:
                self.rows[row].append(len(self.numbers))
            parts.append(row)
            self.numbers += [glyph.number for glyph in kept]
        self.letters = "".join(parts)
        self.used = bytearray(len(self.letters))

    def tell(self, lines: Sequence[Line]) -> None:
        """Give the letters of the lines their numbers: whole printed lines first."""
        rest: list[tuple[Line, list[int], str]] = []
        for line in lines:
            places = [at for at, letter in enumerate(line.text) for _ in shown(letter)]
            text = "".join(map(shown, line.text))
            if self.rows.get(text):
                self._take(line, places, self.rows[text].popleft())
            else:
                rest.append((line, places, text))
        cursor = 0
        for line, places, text in rest:
            cursor = self._pieces(line, places, text, cursor)

    def _pieces(self, line: Line, places: list[int], text: str, cursor: int) -> int:
        at = 0
        while at < len(text):
            start, length = self._longest(text[at:], cursor)
            if length == 0:
                at += 1
                continue
            self._take(line, places[at : at + length], start)
            at, cursor = at + length, start + length
        return cursor

    def _take(self, line: Line, places: Sequence[int], start: int) -> None:
        for offset, place in enumerate(places):
            line.numbers[place] = self.numbers[start + offset]
            self.used[start + offset] = 1

    def _longest(self, text: str, cursor: int) -> tuple[int, int]:
        """Return where the longest unused beginning of a text stands, and its length.

        What stands at the cursor wins over what is as long; a short piece elsewhere is refused.
        """
        here = self._common(text, cursor)
        if here == len(text):
            return cursor, here
        best, length = cursor, here
        low = max(here + 1, min(SHORT, len(text)))
        start = self.letters.find(text[:low])
        while start >= 0:
            common = self._common(text, start)
            if common >= low:
                best, length, low = start, common, common + 1
            start = self.letters.find(text[:low], start + 1) if low <= len(text) else -1
        return best, length

    def _common(self, text: str, start: int) -> int:
        count = 0
        for letter, at in zip(text, range(start, len(self.letters)), strict=False):
            if self.used[at] or self.letters[at] != letter:
                break
            count += 1
        return count


def joined_up(lines: Sequence[Line]) -> None:
    """Give signs that were matched to nothing the number of the letter before them in their word."""
    for line in lines:
        last = 0
        for at, letter in enumerate(line.text):
            if letter.isspace():
                last = 0
            elif line.numbers[at]:
                last = line.numbers[at]
            elif last:
                line.numbers[at] = last
