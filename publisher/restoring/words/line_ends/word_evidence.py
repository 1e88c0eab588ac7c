"""What is known of a word: from the text itself, from the house's other texts, from word lists."""

from __future__ import annotations

from functools import cached_property
from math import log

from publisher.languages import Language, Letters, Lexicon, runs_of
from publisher.restoring.words.line_ends.neighbours import Neighbours
from publisher.restoring.words.line_ends.vocabulary import Vocabulary, is_rare

# Words of the text itself that a word list weighs as much as.
LIST_WEIGHT = 3000.0
# Part of one word of the text itself that another text of the house with that word weighs.
HOUSE_WEIGHT = 0.2
# Shares of running text: no word counts as rarer than the first, no piece than the second.
RAREST = 1e-9
RAREST_PIECE = 1e-8
# Letters of the longest piece of a word that is counted.
LONGEST_PIECE = 10


class WordEvidence:
    """The text's own words and a lexicon, asked together; answers are shares of running text."""

    def __init__(self, vocabulary: Vocabulary, language: Language, lexicon: Lexicon) -> None:
        self.text = vocabulary
        self.ends = language.line_ends
        self.lexicon = lexicon
        self._total = vocabulary.size + LIST_WEIGHT
        self._shares: dict[str, float] = {}

    @cached_property
    def _pieces(self) -> tuple[dict[str, int], dict[str, int]]:
        heads: dict[str, int] = {}
        tails: dict[str, int] = {}
        for word in self.text.words:
            for length in range(2, min(LONGEST_PIECE, len(word) - 2) + 1):
                head, tail = word[:length], word[-length:]
                heads[head] = heads.get(head, 0) + 1
                tails[tail] = tails.get(tail, 0) + 1
        return heads, tails

    @cached_property
    def letters(self) -> Letters:
        """The letter model of the text's own words."""
        return Letters(runs_of(self.text.words))

    @cached_property
    def neighbours(self) -> Neighbours:
        """The neighbourly habits of the text's own words."""
        return Neighbours(self.text.words, self.text.pairs)

    def share(self, word: str) -> float:
        """Return the share of a word in small letters; it is remembered, for words come again."""
        found = self._shares.get(word)
        if found is None:
            found = self._shares[word] = self._share(word)
        return found

    def _share(self, word: str) -> float:
        own: float = self.text.words.get(word, 0)
        if is_rare(word, self.lexicon):
            own += HOUSE_WEIGHT * self.text.house.get(word, 0)
        return (own + LIST_WEIGHT * self.lexicon.frequency(word)) / self._total

    def knows(self, word: str) -> bool:
        """Tell whether the text or a list has the word, in small letters."""
        return self.share(word) > RAREST

    def hyphened(self, word: str) -> int:
        """Return how often the text has a word with its hyphen; the house's other texts count once."""
        return self.text.hyphened[word] or min(1, self.text.house.get(word, 0))

    def heads(self, piece: str) -> int:
        """Return how many words of the text are longer and begin with the piece."""
        return self._pieces[0].get(piece, 0)

    def tails(self, piece: str) -> int:
        """Return how many words of the text are longer and end with the piece."""
        return self._pieces[1].get(piece, 0)

    def begins(self, piece: str) -> float:
        """Return the share of longer words that begin with the piece."""
        return (LIST_WEIGHT * self.lexicon.begins(piece) + self.heads(piece)) / self._total

    def finishes(self, piece: str) -> float:
        """Return the share of longer words that end with the piece."""
        return (LIST_WEIGHT * self.lexicon.ends(piece) + self.tails(piece)) / self._total

    @cached_property
    def before_reform(self) -> bool | None:
        """Tell whether the text is spelled as before its language's reform, None where nothing says."""
        old, new = (
            sum(self.text.words[word] for word in words)
            for words in (self.ends.old_words, self.ends.new_words)
        )
        return None if old == new else old > new

    @property
    def habit(self) -> float:
        """Return the share of hyphenated words in the text's lines."""
        return (self.text.hyphened.total() + 0.5) / (self.text.size + 100)


def logged(share: float, least: float = RAREST) -> float:
    """Return the natural logarithm above that of the least share, so that nothing known is 0."""
    return log(max(share, least) / least)
