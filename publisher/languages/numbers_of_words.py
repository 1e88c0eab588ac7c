"""Numbers of many words, kept in a tenth of the memory that a dict takes."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping

# Codes of ``array``: integers of eight bytes (hashes), numbers of double precision.
_HASHES, _NUMBERS = "q", "d"


def _hash(word: str) -> int:
    # Of its UTF-8: Python hashes the bytes of a text as it stands in memory, where one letter of
    # an East Asian word may look like two of a Latin one.
    return hash(word.encode())


class NumbersOfWords:
    """Words → numbers, without the words: their hashes in order, and a number for each.

    Of a word that is not among 400,000 one in 10^13 would be taken for another one.
    """

    __slots__ = ("_hashes", "_numbers")

    def __init__(self, numbers: Mapping[str, float]) -> None:
        import numpy as np  # commands that read no text do without it

        hashes = np.fromiter(map(_hash, numbers), np.int64, len(numbers))
        order = np.argsort(hashes)
        own = np.fromiter(numbers.values(), np.float64, len(numbers))
        self._hashes = array(_HASHES, hashes[order].tobytes())
        self._numbers = array(_NUMBERS, own[order].tobytes())

    def get(self, word: str) -> float | None:
        """Return the number of a word, None where it has none."""
        wanted = _hash(word)
        at = bisect_left(self._hashes, wanted)
        there = at < len(self._hashes) and self._hashes[at] == wanted
        return self._numbers[at] if there else None

    def __contains__(self, word: str) -> bool:
        """Tell whether a word has a number."""
        return self.get(word) is not None

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self._hashes)
