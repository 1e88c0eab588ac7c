"""From the letters of one run of words to those of another."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from bench.comparing.streams import Stream, letters_of


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of both runs, as letters before and after it, with its words.

    ``same``: the words are the same. ``broken``: the letters are, so that only a hyphen or a
    blank between them differs.
    """

    made: tuple[int, int]
    true: tuple[int, int]
    made_words: tuple[str, ...]
    true_words: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Tell whether nothing differs."""
        return self.made_words == self.true_words

    @property
    def broken(self) -> bool:
        """Tell whether the letters are the same and the words are not."""
        return not self.same and letters_of("".join(self.made_words)) == letters_of(
            "".join(self.true_words)
        )


@dataclass(frozen=True, slots=True)
class Alignment:
    """All stretches in order; they cover both runs."""

    stretches: tuple[Stretch, ...]

    def true(self, made: int) -> int | None:
        """Return how many letters of the truth stand before the letter numbered ``made`` of the result."""
        return _led([(s.made, s.true, s.same or s.broken) for s in self.stretches], made)

    def made(self, true: int) -> int | None:
        """Return how many letters of the result stand before the letter numbered ``true`` of the truth."""
        return _led([(s.true, s.made, s.same or s.broken) for s in self.stretches], true)


def _led(pairs: list[tuple[tuple[int, int], tuple[int, int], bool]], at: int) -> int | None:
    place = bisect_right(pairs, at, key=lambda pair: pair[0][0]) - 1
    for (start, end), (other, last), known in pairs[max(0, place - 1) : place + 1]:
        if known and start <= at <= end:
            return other + at - start
        if at in (start, end):
            return other if at == start else last
    return None


def align(made: Stream, true: Stream) -> Alignment:
    """Return how two runs of words go together (Levenshtein's distance, over words)."""
    codes = Levenshtein.opcodes(made.words, true.words).as_list()
    merged: list[list[int | str]] = []
    for tag, *numbers in codes:
        if merged and tag != "equal" and merged[-1][0] != "equal":
            merged[-1][2], merged[-1][4] = numbers[1], numbers[3]
        else:
            merged.append([tag, *numbers])
    return Alignment(tuple(_stretch(made, true, *row[1:]) for row in merged))  # type: ignore[arg-type]


def _stretch(made: Stream, true: Stream, a: int, b: int, c: int, d: int) -> Stretch:
    return Stretch(
        (_start(made, a), _start(made, b)),
        (_start(true, c), _start(true, d)),
        made.words[a:b],
        true.words[c:d],
    )


def _start(stream: Stream, word: int) -> int:
    return stream.starts[word] if word < len(stream.starts) else len(stream.letters)
