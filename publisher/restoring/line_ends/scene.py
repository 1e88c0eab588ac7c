"""All breaks of a text looked at once: what they say about each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.restoring.line_ends.breaks import SOFT, Break
from publisher.restoring.line_ends.clues import Look, look
from publisher.restoring.line_ends.witnesses import Witnesses


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known besides the words: ``looks`` are the breaks in order.

    ``expected`` is how many hard hyphens stand at line ends for each hyphen there. ``broken``
    are the places at which each word would be broken, if its halves belong together.
    ``softened``: most broken words show a soft hyphen, so that others are hard.
    """

    known: Witnesses
    looks: tuple[Look, ...]
    expected: float
    broken: dict[str, set[int]]
    softened: bool

    @property
    def shown(self) -> int:
        """How many line ends show a hyphen."""
        return sum(1 for at in self.looks if at.pause.mark)

    def elsewhere(self, at: Look) -> bool:
        """Tell whether another line end would make the same word, broken at another place."""
        return len(self.broken[at.joined]) > 1


def survey(breaks: Sequence[Break], known: Witnesses) -> Scene:
    """Return the breaks with what they say together."""
    looks = tuple(look(pause, known) for pause in breaks)
    broken: dict[str, set[int]] = {}
    for at in looks:
        broken.setdefault(at.joined, set()).add(len(at.left))
    return Scene(known, looks, expected_hyphens(breaks, known), broken, _softened(breaks))


def _softened(breaks: Sequence[Break]) -> bool:
    marks = [pause.mark in SOFT for pause in breaks if pause.mark]
    return 2 * sum(marks) > len(marks)


def expected_hyphens(breaks: Sequence[Break], known: Witnesses) -> float:
    """Return how many hard hyphens are to be expected for each hyphen at a line end.

    A text that is not hyphenated breaks hyphenated words alone: then every hyphen is hard.
    """
    shown = sum(1 for pause in breaks if pause.mark)
    return min(1.0, (known.habit * len(breaks) + 0.5) / (shown + 1))
