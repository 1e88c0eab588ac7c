"""The printed lines of a source, and the search for a ruling's content on them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from publisher.model.letters import letters_and_figures
from publisher.model.text import Emendation
from publisher.model.transcript import Line, Transcript
from publisher.rulings.letters import squeezed, without_figures
from publisher.structs import frozen

# Letters and figures; a shorter content stands on many lines, so only the named line counts.
SHORT = 3
# Lines; between the halves of a word may stand the notes of a page and the head of the next.
BETWEEN = 160
# PDFium writes this for a hyphen at a line end; inside a line it joins two lines.
GLUED = "\ufffe"


@frozen
class Spot:
    """Lines that a content stands on, as indexes of printed lines, first and last included.

    ``whole``: the content is all that stands on them.
    """

    first: int
    last: int
    whole: bool = True


@frozen
class Index:
    """The folded texts of all printed lines, one after the other, and where each begins."""

    keys: tuple[str, ...]
    whole: str
    starts: tuple[int, ...]

    def find(self, content: str) -> Iterator[Spot]:
        """Yield every place where a folded content stands; none for an empty one."""
        # All lines are searched as one text, so that content may run over line ends.
        at = self.whole.find(content) if content else -1
        while at >= 0:
            yield self._spot(at, at + len(content))
            at = self.whole.find(content, at + 1)

    def _spot(self, start: int, end: int) -> Spot:
        first = bisect_right(self.starts, start) - 1
        last = bisect_left(self.starts, end) - 1
        ends = self.starts[last] + len(self.keys[last]) == end
        return Spot(first, last, ends and self.starts[first] == start)


def index_of(keys: Iterable[str]) -> Index:
    """Return an index of folded texts."""
    known = tuple(keys)
    starts = tuple(accumulate(map(len, known), initial=0))
    return Index(known, "".join(known), starts[: len(known)])


@frozen
class PrintedLines:
    """The lines of a source that something stands on, with and without their figures."""

    source: str
    lines: tuple[Line, ...]
    exact: Index
    letters: Index

    def whole(self, content: str) -> tuple[Spot, ...]:
        """Return the lines that are just this content; content without letters is compared by signs."""
        key = letters_and_figures(content)
        if key:
            return tuple(spot for spot in self.exact.find(key) if spot.whole)
        signs = squeezed(content)
        same = (n for n, line in enumerate(self.lines) if squeezed(line.text) == signs)
        return tuple(Spot(n, n) for n in same)

    def whole_but_figures(self, content: str) -> tuple[Spot, ...]:
        """Return the lines that are just this content apart from figures, which may be marks."""
        letters = without_figures(letters_and_figures(content))
        if len(letters) < SHORT:
            return ()
        return tuple(spot for spot in self.letters.find(letters) if spot.whole)

    def parts(self, content: str, named: int) -> tuple[Spot, ...]:
        """Return the lines with this content among others; a short one only on the named line."""
        found = (
            spot
            for spot in self.exact.find(letters_and_figures(content))
            if spot.first == spot.last
        )
        if len(letters_and_figures(content)) < SHORT:
            return tuple(spot for spot in found if self.number(spot.first) == named)
        return tuple(found)

    def across(self, content: str) -> tuple[Spot, ...]:
        """Return the places where this content runs over line ends."""
        found = (
            self.exact.find(letters_and_figures(content))
            if len(letters_and_figures(content)) >= SHORT
            else ()
        )
        return tuple(spot for spot in found if spot.first < spot.last)

    def literal(self, text: str) -> tuple[Spot, ...]:
        """Return the lines with exactly this text, spaces and capitals included."""
        return tuple(Spot(n, n, False) for n, line in enumerate(self.lines) if text in line.text)

    def broken_words(self, left: str, right: str) -> tuple[Spot, ...]:
        """Return the places where a line ends in one half of a word and a later one begins with the other."""
        ends = (n for n in range(len(self.lines)) if self._as(n, left).endswith(_key(left)))
        found = ((n, self._next_with(n, right)) for n in ends)
        return tuple(Spot(n, other) for n, other in found if other is not None)

    def _next_with(self, at: int, half: str) -> int | None:
        end, key = min(len(self.lines), at + 1 + BETWEEN), _key(half)
        return next((n for n in range(at + 1, end) if self._as(n, half).startswith(key)), None)

    def _as(self, at: int, half: str) -> str:
        """Return the key of a line by which a half of a word is compared: letters, or else signs."""
        return self.exact.keys[at] if letters_and_figures(half) else squeezed(self.lines[at].text)

    def glued_words(self, left: str, right: str) -> tuple[Spot, ...]:
        """Return the lines that an extractor has glued from two between these halves."""
        word = letters_and_figures(left) + letters_and_figures(right)
        return tuple(
            Spot(n, n)
            for n, line in enumerate(self.lines)
            if GLUED in line.text and word in self.exact.keys[n]
        )

    def comes_after(self, spot: Spot, content: str) -> bool:
        """Tell whether a content, figures left out, ends right before the first line of a place."""
        letters = without_figures(letters_and_figures(content))
        return self.letters.whole.endswith(letters, 0, self.letters.starts[spot.first])

    def emended(self, emendations: Iterable[Emendation]) -> PrintedLines:
        """Return the lines as a person has changed them."""
        changes: dict[int, list[Emendation]] = {}
        for emendation in emendations:
            changes.setdefault(emendation.place.first, []).append(emendation)
        if not changes:
            return self
        return _lines_from(self.source, (_emended(line, changes) for line in self.lines))

    def number(self, at: int) -> int:
        """Return the number of a printed line in the source."""
        return self.lines[at].number


def _key(half: str) -> str:
    return letters_and_figures(half) or squeezed(half)


def printed_lines(transcript: Transcript) -> PrintedLines:
    """Return the printed lines of a source."""
    return _lines_from(transcript.source, (line for line in transcript.lines() if not line.blank))


def _emended(line: Line, changes: Mapping[int, Sequence[Emendation]]) -> Line:
    text = line.text
    for emendation in changes.get(line.number, ()):
        text = text.replace(emendation.old, emendation.new, 1)
    return replace(line, text=text)


def _lines_from(source: str, lines: Iterable[Line]) -> PrintedLines:
    known = tuple(lines)
    keys = [letters_and_figures(line.text) for line in known]
    return PrintedLines(source, known, index_of(keys), index_of(map(without_figures, keys)))
