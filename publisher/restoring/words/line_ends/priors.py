"""How many hyphens a text has lost: found from its line ends, which then are judged by it."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from publisher.restoring.evidence import chance
from publisher.restoring.words.line_ends.breaks import Break
from publisher.structs import frozen

# Rounds of expectation maximisation at most; the least share of broken words; and the change in
# log odds below which the share has settled.
ROUNDS = 40
LEAST = 1e-4
SETTLED = 1e-3
# Line ends that each side is believed to have seen before the first is looked at.
BELIEF = 1.0
# Share of broken words from which on missing blanks are trusted, and the log odds against a word
# that is broken at a line with a blank.
CONSTANT = 0.9
REFUSAL = -20.0


@frozen
class Signal:
    """How often a line lacks its trailing blank, after a broken word and after a whole one."""

    broken: float = 0.5
    whole: float = 0.5

    def odds(self, line_break: Break) -> float:
        """Return the log odds of a broken word that the line's end gives."""
        if line_break.unblanked is None:
            return 0.0
        if line_break.unblanked:
            return log(self.broken / self.whole)
        return REFUSAL if self.plain else log((1 - self.broken) / (1 - self.whole))

    @property
    def plain(self) -> bool:
        """Tell whether the blank is so constant that a line with one ends no half word."""
        return self.broken > CONSTANT and self.whole < 1 - CONSTANT


def adapt(
    odds: Sequence[float | None], breaks: Sequence[Break], prior: float
) -> tuple[list[float | None], Signal]:
    """Return the odds as they are in this text, and what its trailing blanks say.

    ``odds`` were learned where a share of ``prior`` of the line ends parted a word. The share
    in this text is found by turns with the odds themselves (expectation maximisation; Saerens,
    Latinne and Decaestecker 2002), and so is what a missing blank at the line end means.
    None stands for line ends that part no word, or show a hyphen.
    """
    signal, shift = Signal(), 0.0
    start = log(prior / (1 - prior))
    for _ in range(ROUNDS):
        chances = [
            None if odd is None else chance(odd + shift + signal.odds(line_break))
            for odd, line_break in zip(odds, breaks, strict=True)
        ]
        share = max(LEAST, _mean([c for c in chances if c is not None]))
        before, shift = shift, log(share / (1 - share)) - start
        signal = _signal(chances, breaks)
        if abs(shift - before) < SETTLED:
            break
    adapted = [
        None if odd is None else odd + shift + signal.odds(line_break)
        for odd, line_break in zip(odds, breaks, strict=True)
    ]
    return adapted, signal


def _mean(chances: Sequence[float]) -> float:
    return min(1 - LEAST, sum(chances) / len(chances)) if chances else LEAST


def _signal(chances: Sequence[float | None], breaks: Sequence[Break]) -> Signal:
    """Return the signal of the blanks; a hyphen that is shown has parted a word for certain."""
    counts = {(broken, missing): BELIEF for broken in (0, 1) for missing in (0, 1)}
    for found, line_break in zip(chances, breaks, strict=True):
        if line_break.unblanked is not None:
            broken = 1.0 if line_break.mark else found or 0.0
            counts[1, int(line_break.unblanked)] += broken
            counts[0, int(line_break.unblanked)] += 1 - broken
    return Signal(
        counts[1, 1] / (counts[1, 0] + counts[1, 1]), counts[0, 1] / (counts[0, 0] + counts[0, 1])
    )
