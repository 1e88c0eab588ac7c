"""How letters follow each other inside words and at their ends, counted from words."""

from __future__ import annotations

from collections.abc import Iterable
from math import log

EDGE = "\0"
ORDER = 4
# A context seen this often is believed half, the rest comes from the shorter context.
BELIEF = 0.5
FLOOR = 0.002


class Letters:
    """A letter model of order four, which tells the middle of a word from its end.

    Shorter contexts fill in for rarer longer ones (Witten and Bell 1991, with a fixed belief).
    """

    __slots__ = ("_after", "_seen")

    def __init__(self, words: Iterable[tuple[str, float]]) -> None:
        self._seen: dict[str, float] = {}
        self._after: dict[str, float] = {}
        for word, weight in words:
            self._count(f"{EDGE}{EDGE}{EDGE}{word}{EDGE}", weight)

    def _count(self, letters: str, weight: float) -> None:
        seen, after = self._seen, self._after
        for end in range(ORDER, len(letters) + 1):
            for start in range(end - ORDER, end):
                gram = letters[start:end]
                seen[gram] = seen.get(gram, 0.0) + weight
                context = gram[:-1]
                after[context] = after.get(context, 0.0) + weight

    def _follows(self, context: str, letter: str) -> float:
        chance = FLOOR
        for start in range(len(context), -1, -1):
            part = context[start:]
            total = self._after.get(part, 0.0)
            if not total:
                break
            chance = (self._seen.get(part + letter, 0.0) + BELIEF * chance) / (total + BELIEF)
        return log(chance)

    def inside(self, left: str, right: str) -> float:
        """Return the log odds that ``right`` goes on inside the word, against a new word."""
        before, after = (EDGE * 3 + left)[-3:], (right + EDGE * 3)[:3]
        through = apart = 0.0
        apart = self._follows(before, EDGE)
        fresh = EDGE * 3
        for letter in after.rstrip(EDGE) + (EDGE if len(right) < 3 else ""):
            through += self._follows(before, letter)
            apart += self._follows(fresh, letter)
            before, fresh = before[1:] + letter, fresh[1:] + letter
        return through - apart
