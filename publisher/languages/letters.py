"""A model of how letters follow each other inside words and at their ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log
from typing import Protocol

# Stands before and after every word.
EDGE = "\0"
# Letters of a context and the letter that follows; more would need more words than lists have.
ORDER = 4
REACH = ORDER - 1
# Occurrences; a context seen this often is believed half, the rest comes from the shorter context.
BELIEF = 0.5
# Probability of a letter that has never been seen.
FLOOR = 0.002


class Seen(Protocol):
    """How often each run of up to four letters was seen; None for those that never were."""

    def get(self, run: str, /) -> float | None:
        """Return the occurrences of a run; of the empty one, those of all letters."""


def runs_of(words: Iterable[str]) -> dict[str, int]:
    """Count the runs of up to four letters in ``words``, which are in small letters, and their edges."""
    # One string of all words: runs of letters that reach over an edge are never asked for.
    edges = EDGE * REACH
    letters = edges.join(["", *words, ""])
    seen: dict[str, int] = {"": len(letters), **Counter(letters)}
    starts = range(len(letters) - ORDER + 1)
    runs = Counter([letters[start : start + ORDER] for start in starts])
    for length in range(ORDER, 1, -1):
        seen.update(runs)
        runs = _shorter(runs, letters[1 - length :])
    return seen


class Letters:
    """A letter model of order four, which tells the middle of a word from its end.

    Shorter contexts fill in for rarer longer ones (the interpolation of Witten and Bell 1991, but
    with a fixed belief).
    """

    __slots__ = ("_follow", "_inside", "_seen")

    def __init__(self, seen: Seen) -> None:
        """Know the runs of letters that were seen in words (``runs_of``).

        Raises ValueError for numbers that are none of runs: those of words look alike.
        """
        if seen.get("") is None:
            raise ValueError("these are not the runs of letters of words")
        self._seen = seen
        self._inside: dict[tuple[str, str], float] = {}
        self._follow: dict[str, float] = {}

    def inside(self, left: str, right: str) -> float:
        """Return the natural log odds that ``right`` continues the word ``left``, against a new word.

        Only three letters on either side count; above 0 one word is likelier than two.
        """
        key = (left[-REACH:], right[:REACH] + EDGE if len(right) < REACH else right[:REACH])
        odds = self._inside.get(key)
        if odds is None:
            odds = self._odds(*key)
            self._inside[key] = odds
        return odds

    def _odds(self, left: str, right: str) -> float:
        before, fresh = (EDGE * REACH + left)[-REACH:], EDGE * REACH
        odds = -self._follows(before, EDGE)
        for letter in right:
            odds += self._follows(before, letter) - self._follows(fresh, letter)
            before, fresh = before[1:] + letter, fresh[1:] + letter
        return odds

    def _follows(self, context: str, letter: str) -> float:
        odds = self._follow.get(context + letter)
        if odds is None:
            odds = self._follow[context + letter] = log(self._chance(context, letter))
        return odds

    def _chance(self, context: str, letter: str) -> float:
        seen, chance = self._seen.get, FLOOR
        for start in range(len(context), -1, -1):
            part = context[start:]
            total = seen(part)
            if not total:
                break
            chance = ((seen(part + letter) or 0) + BELIEF * chance) / (total + BELIEF)
        return chance


def _shorter(runs: Mapping[str, int], last: str) -> Counter[str]:
    """Count the runs that are shorter by a letter: those with which others begin, and the last."""
    found = Counter({last: 1})
    for run, times in runs.items():
        found[run[:-1]] += times
    return found
