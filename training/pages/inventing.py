"""Invented words: those of a language in an order of no meaning, for the kinds of text in kinds.py.

Words come from the frequency lists that the languages already have (wordfreq), the frequent ones
often: line ends, hyphenation and widths are those of the language, and only the sense is missing.
"""

from __future__ import annotations

import random
from functools import cache
from itertools import accumulate

from wordfreq import top_n_list, word_frequency

# Words known of a language; the 4,000th still comes some three times in 100,000.
KNOWN = 4_000
# Words in a sentence; the mean of printed prose is near 18.
SHORTEST, LONGEST = 5, 34
# Of a hundred words, those followed by a comma.
COMMAS = 9
# A kind of block and its text.
Piece = tuple[str, str]


@cache
def vocabulary(language: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Return the words of a language, and the sums of their frequencies so far, for drawing."""
    words = tuple(w for w in top_n_list(language, KNOWN) if w.isalpha())
    weights = (word_frequency(word, language) for word in words)
    return words, tuple(accumulate(weights))


class Inventor:
    """Writes in one language; the same chance gives the same text."""

    def __init__(self, language: str, chance: random.Random) -> None:
        self.chance = chance
        self.words, self.sums = vocabulary(language)

    def some(self, count: int) -> list[str]:
        """Return so many words, frequent ones often."""
        return self.chance.choices(self.words, cum_weights=self.sums, k=count)

    def rare(self, count: int) -> list[str]:
        """Return so many words, all equally likely: names of things rather than small words."""
        return self.chance.choices(self.words[120:], k=count)

    def sentence(self, shortest: int = SHORTEST, longest: int = LONGEST) -> str:
        """Return a sentence with a capital, commas and a stop."""
        words = self.some(self.chance.randint(shortest, longest))
        words[0] = words[0].capitalize()
        for at in range(1, len(words) - 1):
            if self.chance.randrange(100) < COMMAS:
                words[at] += self.chance.choice(",,,,;:")
        return " ".join(words) + self.chance.choices(".?!", (90, 6, 4))[0]

    def paragraph(self) -> str:
        """Return one to nine sentences."""
        count = self.chance.choices(range(1, 10), (10, 14, 16, 16, 14, 12, 8, 6, 4))[0]
        return " ".join(self.sentence() for _ in range(count))

    def heading(self) -> str:
        """Return two to seven words with a capital."""
        words = self.rare(1) + self.some(self.chance.randint(1, 6))
        return " ".join((words[0].capitalize(), *words[1:]))

    def name(self) -> str:
        """Return the name of a person."""
        return " ".join(word.capitalize() for word in self.rare(2))

    def noun(self) -> str:
        """Return one word with a capital: a place, a speaker, what a chapter is called."""
        return self.rare(1)[0].capitalize()

    def year(self) -> int:
        """Return a year of modern times."""
        return self.chance.randint(1640, 1950)

    def date(self) -> str:
        """Return a day in one of the forms in which it is printed."""
        day, month = self.chance.randint(1, 28), self.noun()
        forms = (f"{day}. {month}", f"{month} {day}", f"{day} {month} {self.year()}")
        return self.chance.choice((*forms, f"{day}. {self.chance.randint(1, 12)}. {self.year()}"))

    def likely(self, probability: float) -> bool:
        """Tell whether something happens that has a probability."""
        return self.chance.random() < probability

    def verses(self, count: int, shortest: int, longest: int, *, capitals: bool) -> list[str]:
        """Return lines of verse; without ``capitals`` only sentences begin with one."""
        lines, opens = [], True
        for _ in range(count):
            words = self.some(self.chance.randint(shortest, longest))
            words[0] = words[0].capitalize() if capitals or opens else words[0]
            end = self.chance.choices(("", ",", ";", ".", "!", "?"), (38, 28, 8, 18, 4, 4))[0]
            opens = end in (".", "!", "?")
            lines.append(" ".join(words) + end)
        return lines
