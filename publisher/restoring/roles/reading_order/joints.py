"""How well one piece of a page goes on with another."""

from __future__ import annotations

from collections.abc import Callable

from publisher.expressions import compiled
from publisher.restoring.characters import HYPHENS
from publisher.restoring.roles.reading_order.atoms import Atom
from publisher.structs import frozen

# What a joint speaks for: the logarithm of how much more often it is met where lines run on
# than where two pieces of a page meet by chance (counted on reprinted texts, rounded).
WHOLE_WORD, BROKEN_SMALL, BROKEN_OTHER = 6.0, 0.5, -4.0
OPEN_SMALL, LISTED_SMALL, OPEN_OTHER = 2.5, 1.0, -0.7
ENDED_SMALL, ENDED_OTHER = -4.0, 0.7
SIGN_SMALL, SIGN_OTHER = -3.0, 0.3
NEXT_NUMBER, EARLIER_NUMBER = 1.5, -2.0
# Letters; a shorter word may come about by chance where two pieces meet.
SHORTEST = 5
LEFT_HALF = compiled(r"(?<![^\W\d_])[^\W\d_]+$")
RIGHT_HALF = compiled(r"[^\W\d_]+")


@frozen
class Joints:
    """The judge of joints; ``known`` tells whether small letters are a word of text or language."""

    known: Callable[[str], bool]

    def worth(self, above: Atom, below: Atom) -> float:
        """Return what speaks for (above 0) or against one piece going on with another."""
        worth = self._letters(above, below)
        if above.numbers and below.numbers:
            last, first = above.numbers[1], below.numbers[0]
            worth += NEXT_NUMBER if first == last + 1 else EARLIER_NUMBER if first <= last else 0.0
        return worth

    def _letters(self, above: Atom, below: Atom) -> float:
        end = above.end
        if not end:
            return SIGN_SMALL if below.begins_small else SIGN_OTHER
        if end == "broken":
            if not below.begins_small:
                return BROKEN_OTHER
            return WHOLE_WORD if self.makes_a_word(above, below) else BROKEN_SMALL
        if end == "open" and below.begins_small:
            return LISTED_SMALL if above.last.endswith(";") else OPEN_SMALL
        if end == "open":
            return OPEN_OTHER
        if end == "end":
            return ENDED_SMALL if below.begins_small else ENDED_OTHER
        return 0.0

    def makes_a_word(self, above: Atom, below: Atom) -> bool:
        """Tell whether a broken word at the end of one finds its other half in the other."""
        if above.last[-1:] not in HYPHENS or not below.begins_small:
            return False
        left = LEFT_HALF.search(above.last[:-1])
        right = RIGHT_HALF.match(below.first)
        if left is None or right is None:
            return False
        word = (left[0] + right[0]).lower()
        return len(word) >= SHORTEST and self.known(word)
