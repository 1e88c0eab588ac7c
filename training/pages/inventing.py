"""Invented texts: words of a language in an order of no meaning, in the shapes of real kinds.

Words come from the frequency lists that the languages already have (wordfreq), the frequent ones
often: line ends, hyphenation and widths are those of the language, and only the sense is missing.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from wordfreq import top_n_list, word_frequency

# Words known of a language; the 4,000th still comes some three times in 100,000.
KNOWN = 4_000
# Words in a sentence; the mean of printed prose is near 18.
SHORTEST, LONGEST = 5, 34
# Of a hundred words, those followed by a comma.
COMMAS = 9
KINDS = ("treatise", "play", "letters", "statutes", "recipes", "register", "dialogue", "verse")

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

    def poem(self) -> list[str]:
        """Return the lines of a stanza."""
        lines = (self.sentence(3, 7) for _ in range(self.chance.choice((4, 4, 6, 8))))
        return [line.rstrip(".?!") + self.chance.choice((",", ",", ";", ".")) for line in lines]


def invent(language: str, kind: str, chance: random.Random) -> Iterator[Piece]:
    """Yield (kind of block, text) without end, in chapters; see KINDS."""
    inventor = Inventor(language, chance)
    writers = {
        "play": _play,
        "letters": _letter,
        "statutes": _statutes,
        "recipes": _recipe,
        "register": _register,
        "dialogue": _dialogue,
        "verse": _poems,
    }
    names = [inventor.name() for _ in range(5)]
    while True:
        yield "h2", inventor.heading()
        if kind in writers:
            yield from writers[kind](inventor, names)
        else:
            yield from _treatise(inventor)


def _treatise(inventor: Inventor) -> Iterator[Piece]:
    for _ in range(inventor.chance.randint(5, 14)):
        yield "p", inventor.paragraph()
        if inventor.chance.random() < 0.08:
            yield "h3", inventor.heading()


def _play(inventor: Inventor, names: Sequence[str]) -> Iterator[Piece]:
    yield "stage", inventor.sentence(4, 14)
    speakers = [name.split()[0] for name in names]
    for _ in range(inventor.chance.randint(18, 40)):
        yield "speech", f"{inventor.chance.choice(speakers)}. {inventor.sentence(2, 25)}"
        if inventor.chance.random() < 0.07:
            yield "stage", f"({inventor.sentence(2, 8)})"


def _letter(inventor: Inventor, names: Sequence[str]) -> Iterator[Piece]:
    place, day = inventor.rare(1)[0].capitalize(), inventor.chance.randint(1, 28)
    yield "dateline", f"{place}, {day}. {inventor.chance.randint(1, 12)}. 18{day + 40}"
    yield "salutation", ""
    for _ in range(inventor.chance.randint(2, 7)):
        yield "p", inventor.paragraph()
    yield "closing", ""
    yield "signature", inventor.chance.choice(names)


def _statutes(inventor: Inventor, names: Sequence[str]) -> Iterator[Piece]:
    form = inventor.chance.choice(("§ {}.", "{}.", "Art. {}.", "§{}"))
    for number in range(1, inventor.chance.randint(5, 18)):
        yield "p", f"{form.format(number)} {inventor.sentence()} {inventor.sentence()}"
        if inventor.chance.random() < 0.2:
            yield from (("li", f"{letter}) {inventor.sentence(3, 12)}") for letter in "abcd")


def _recipe(inventor: Inventor, names: Sequence[str]) -> Iterator[Piece]:
    for _ in range(inventor.chance.randint(3, 8)):
        yield "h3", inventor.heading()
        for _ in range(inventor.chance.randint(3, 7)):
            yield "li", f"{inventor.chance.randint(1, 900)} g {' '.join(inventor.rare(2))}"
        yield "p", inventor.paragraph()


def _register(inventor: Inventor, names: Sequence[str]) -> Iterator[Piece]:
    yield "p", inventor.paragraph()
    for _ in range(inventor.chance.randint(10, 30)):
        entry = f"{inventor.rare(1)[0].capitalize()}, {' '.join(inventor.some(3))}"
        yield "li", f"{entry}, {inventor.chance.randint(1, 400)}"


def _dialogue(inventor: Inventor, names: Sequence[str]) -> Iterator[Piece]:
    opening = inventor.chance.choice(("— {}", "“{}”", "»{}«", "– {}"))
    for _ in range(inventor.chance.randint(12, 30)):
        talk = inventor.chance.random() < 0.6
        said = inventor.sentence(2, 18)
        yield "p", opening.format(said) if talk else inventor.paragraph()


def _poems(inventor: Inventor, names: Sequence[str]) -> Iterator[Piece]:
    for number in range(inventor.chance.randint(3, 8)):
        yield from (("verse", line) for line in inventor.poem())
        yield "stanza", str(number)
    yield "p", inventor.paragraph()
