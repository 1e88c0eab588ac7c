"""Phrases of a text itself: for headings, notes and captions that its author did not write."""

from __future__ import annotations

import random
from collections.abc import Sequence

# A paragraph of fewer words gives no phrase.
SHORTEST = 12
EDGES = ".,;:!?()[]\"'„“”»«–—-_*"


class Phrases:
    """Draws runs of words from the paragraphs of a text."""

    def __init__(self, paragraphs: Sequence[str], chance: random.Random) -> None:
        self.chance = chance
        self.paragraphs = [p.split() for p in paragraphs if len(p.split()) >= SHORTEST]
        self.paragraphs = self.paragraphs or [(" ".join(paragraphs) + " a b c d e f").split()]

    def words(self, shortest: int, longest: int) -> list[str]:
        """Return neighbouring words of a paragraph, those at the ends without their signs."""
        paragraph = self.chance.choice(self.paragraphs)
        count = min(self.chance.randint(shortest, longest), len(paragraph))
        start = self.chance.randrange(len(paragraph) - count + 1)
        words = paragraph[start : start + count]
        words[0], words[-1] = words[0].lstrip(EDGES), words[-1].rstrip(EDGES)
        return [word for word in words if word] or ["x"]

    def heading(self, shortest: int = 2, longest: int = 7) -> str:
        """Return a phrase with a capital and no stop."""
        text = " ".join(self.words(shortest, longest))
        return text[0].upper() + text[1:]

    def sentence(self, shortest: int = 5, longest: int = 30) -> str:
        """Return a phrase with a capital and a stop."""
        return f"{self.heading(shortest, longest)}."
