"""Which kinds of words stand side by side in the text: a grammar learned from the text alone."""

from __future__ import annotations

from collections import Counter
from math import log

# Words: the text's commonest ones are kinds of their own; all others go by their last ENDING
# letters.
COMMON = 120
ENDING = 2
# Times that a pair expected by chance counts before it is seen.
BELIEF = 2.0


class Neighbours:
    """How much more often than by chance two kinds of words are neighbours."""

    __slots__ = ("_common", "_firsts", "_pairs", "_seconds", "_total")

    def __init__(self, words: Counter[str], pairs: Counter[tuple[str, str]]) -> None:
        self._common = frozenset(word for word, _ in words.most_common(COMMON))
        self._pairs: dict[tuple[str, str], int] = {}
        self._firsts: dict[str, int] = {}
        self._seconds: dict[str, int] = {}
        for (left, right), times in pairs.items():
            first, second = self._kind(left), self._kind(right)
            self._pairs[first, second] = self._pairs.get((first, second), 0) + times
            self._firsts[first] = self._firsts.get(first, 0) + times
            self._seconds[second] = self._seconds.get(second, 0) + times
        self._total = pairs.total() or 1

    def _kind(self, word: str) -> str:
        return word if word in self._common else f"-{word[-ENDING:]}"

    def fit(self, left: str, right: str) -> float:
        """Return the log of how often the kinds meet, over how often they would by chance."""
        first, second = self._kind(left), self._kind(right)
        chance = self._firsts.get(first, 0) * self._seconds.get(second, 0) / self._total
        if not chance:
            return 0.0
        return log(
            (self._pairs.get((first, second), 0) + BELIEF * min(1.0, chance))
            / (chance + BELIEF * min(1.0, chance))
        )
