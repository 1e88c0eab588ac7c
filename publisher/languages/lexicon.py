"""A lexicon says of a word how common it is, how it is built, and where it may be broken."""

from __future__ import annotations

import re
from functools import cache, cached_property

from publisher.languages.dictionary import Dictionary, installed
from publisher.languages.hyphenation import Hyphenation
from publisher.languages.letters import Letters
from publisher.languages.loading import known_languages, language
from publisher.languages.numbers_of_words import NumbersOfWords
from publisher.languages.record import Language
from publisher.languages.tables import letter_numbers, piece_numbers, word_numbers
from publisher.languages.wordlist import LONGEST, neighbours

# A word in an old spelling counts this share of its modern one, so that of two readings of a
# line end the modern word wins.
OLD = 0.5
# Share of running text: one word in a million. Rarer entries of the lists may themselves be old
# spellings, which texts brought in.
RARE = 1e-6
# Letters that must be left of a part of a compound without its linking element; shorter rests
# are words by chance.
SHORTEST_PART = 3
# Letters; shorter words are common in several languages.
SHORTEST_QUOTED = 4


class Lexicon:
    """The frequencies, spelling, compounds and break points of one language.

    Words are asked for in small letters. Data is loaded when it is first needed, and answers are
    remembered. Without data every frequency is 0, no word is known and no break legal;
    ``has_words``, ``has_dictionary`` and ``has_breaks`` tell that from a real answer.
    """

    def __init__(self, about: Language, *, large: bool = True) -> None:
        """Know the language of a record; of the two lists of its words the ``large`` one, or not."""
        self.about = about
        self._large = large
        self._modern = tuple((re.compile(old), new) for old, new in about.modern)
        self._old = re.compile("|".join(f"(?:{old})" for old, _ in about.modern) or "(?!)")
        self._seen: dict[str, float] = {}
        self._breaks: dict[str, frozenset[int]] = {}
        self._spelled: dict[str, bool] = {}

    @cached_property
    def _words(self) -> NumbersOfWords:
        return word_numbers(self.about.wordlist, large=self._large)

    @cached_property
    def _pieces(self) -> NumbersOfWords:
        return piece_numbers(self.about.wordlist, large=self._large)

    @cached_property
    def _apart(self) -> dict[tuple[str, str], float]:
        return neighbours(self.about.wordlist)

    @cached_property
    def _dictionary(self) -> Dictionary | None:
        return installed(self.about.dictionaries)

    @cached_property
    def _hyphenation(self) -> Hyphenation:
        return Hyphenation(self.about.hyphenation)

    @cached_property
    def letters(self) -> Letters:
        """The letter model of the language, from its common words."""
        return Letters(letter_numbers(self.about.wordlist, large=self._large))

    @property
    def has_words(self) -> bool:
        """Tell whether there is a list of frequencies."""
        return len(self._words) > 0

    @property
    def has_dictionary(self) -> bool:
        """Tell whether a spelling dictionary is installed."""
        return self._dictionary is not None

    @property
    def has_breaks(self) -> bool:
        """Tell whether there are hyphenation patterns."""
        return bool(self._hyphenation)

    def frequency(self, word: str) -> float:
        """Return a word's share of running text; an old spelling counts half its modern one."""
        share = self._seen.get(word)
        if share is None:
            share = self._listed(word)
            if share < RARE:
                share = max(share, OLD * max(map(self._listed, self._respelled(word)), default=0.0))
            self._seen[word] = share
        return share

    def _listed(self, word: str) -> float:
        centibels = self._words.get(word)
        return 0.0 if centibels is None else 10 ** (-centibels / 100)

    def _respelled(self, word: str) -> set[str]:
        """Return the word in today's spellings: each rule of ``modern`` applied alone, and all in turn."""
        if not self._old.search(word):
            return set()
        changed, every = set(), word
        for old, new in self._modern:
            one = old.sub(new, word)
            changed.add(one)
            every = one if every == word else old.sub(new, every)
        return (changed | {every}) - {word}

    def begins(self, piece: str) -> float:
        """Return the share of running text in longer words that begin with this piece."""
        return self._pieces.get(f"{piece[:LONGEST]}-") or 0.0

    def ends(self, piece: str) -> float:
        """Return the share of running text in longer words that end with this piece."""
        return self._pieces.get(f"-{piece[-LONGEST:]}") or 0.0

    def apart(self, left: str, right: str) -> float:
        """Return how often two words stand side by side in a million words, if lists also join them.

        Frequency lists contain many words that were run together (``föratt``). These counts,
        taken from openly licensed texts, set them right; 0 for all other pairs.
        """
        return self._apart.get((left, right), 0.0)

    def printed(self, word: str) -> bool:
        """Tell whether the spelling dictionary knows the word as printed (``Fahrt``, not ``fahrt``)."""
        known = self._spelled.get(word)
        if known is None:
            book = self._dictionary
            known = book is not None and (
                book.knows(word) or any(map(book.knows, self._respelled(word)))
            )
            self._spelled[word] = known
        return known

    def breaks(self, word: str) -> frozenset[int]:
        """Return the places where the word may be broken, counted in letters; none without patterns."""
        places = self._breaks.get(word)
        if places is None:
            places = self._hyphenation.breaks(word)
            self._breaks[word] = places
        return places

    def foreign(self, word: str) -> bool:
        """Tell whether a word is common in a language that books quote, this one apart."""
        if len(word) < SHORTEST_QUOTED:
            return False
        return any(word in _quoted(name) for name in _quotable() if name != self.about.wordlist)

    def part(self, word: str) -> float:
        """Return the share of running text of a part of a compound, with or without its linking element."""
        best = self.frequency(word)
        for link in self.about.line_ends.links:
            if word.endswith(link) and len(word) - len(link) >= SHORTEST_PART:
                best = max(best, self.frequency(word[: -len(link)]))
        return best


@cache
def _quotable() -> tuple[str, ...]:
    """Return the names of the word lists of the languages that books in others quote."""
    known = map(language, known_languages())
    return tuple(about.wordlist for about in known if about.quoted and about.wordlist)


@cache
def _quoted(name: str) -> NumbersOfWords:
    """Return the words of a language's small list, which is enough to tell a quotation."""
    return word_numbers(name, large=False)


@cache
def lexicon(tag: str, *, large: bool = True) -> Lexicon:
    """Return the word knowledge of a language, the same object for the same tag.

    Where common words are enough, the small list (not ``large``) saves up to 50 MB.
    """
    return Lexicon(language(tag), large=large)
