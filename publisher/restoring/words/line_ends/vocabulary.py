"""The words of the text itself: the best witness of how its author wrote them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from itertools import chain, islice, pairwise
from types import MappingProxyType

from publisher.expressions import compiled
from publisher.languages import Lexicon
from publisher.structs import frozen

_WORD = compiled(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
# A word with an extractor's own mark inside was broken: nobody knows yet how it is written.
_MARK = compiled(r"[\u00ad\ufffe\ufffd¬]")
_BROKEN = compiled(rf"(?<!\S)\S*{_MARK.pattern}\S*")
_SIGN = compiled(r"--|[/—–]")
_TIGHT = compiled(r"(?<=[^\W_])(?:--|[/—–])(?=[^\W_])")
_SPACED = compiled(r"(?<=\s)(?:--|[/—–])(?=\s)")
_HYPHEN = compiled(r"[-\u2010\u2011]")


NO_WORDS: Mapping[str, int] = MappingProxyType({})
# Letters; shorter words that no list has are mostly halves of others.
SHORTEST_RARE = 4
# Lines counted at a time, so that the words of no book stand in memory one by one.
BATCH = 1000


@frozen
class Vocabulary:
    """Counts over the words that stand whole inside the lines of a text.

    ``words`` are in small letters, ``printed`` as they stand, ``pairs`` neighbours in small
    letters, ``hyphened`` whole hyphenated words (``non-free``), ``firsts`` and ``lasts`` their
    first and last parts. ``tight`` and ``spaced`` count the signs between words without and
    with spaces. ``house`` says in how many other texts of the house a word stands.
    """

    words: Counter[str] = field(default_factory=Counter)
    printed: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    hyphened: Counter[str] = field(default_factory=Counter)
    firsts: Counter[str] = field(default_factory=Counter)
    lasts: Counter[str] = field(default_factory=Counter)
    tight: Counter[str] = field(default_factory=Counter)
    spaced: Counter[str] = field(default_factory=Counter)
    house: Mapping[str, int] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Return how many running words were counted."""
        return self.words.total()


def gather(lines: Iterable[str], house: Mapping[str, int] = NO_WORDS) -> Vocabulary:
    """Count the words of all lines, leaving out the first and last of each: they may be halves."""
    found = Vocabulary(house=house)
    rest = iter(lines)
    while batch := [_words_of(line, found) for line in islice(rest, BATCH)]:
        _count(found, batch)
    return found


def _words_of(line: str, found: Vocabulary) -> list[str]:
    """Return the words inside a line, and count the signs between them."""
    inner = " ".join(line.split()[1:-1])
    if _SIGN.search(inner):
        found.tight.update(_TIGHT.findall(inner))
        found.spaced.update(_SPACED.findall(f" {inner} "))
    whole = _BROKEN.sub(" ", inner) if _MARK.search(inner) else inner
    return _WORD.findall(whole)


def rare_words(lines: Iterable[str], known: Lexicon) -> frozenset[str]:
    """Return the words, in small letters, that stand whole inside lines and that no list has.

    Words with a hyphen are among them: lists have none.
    """
    found = gather(lines)
    return frozenset((*(word for word in found.words if is_rare(word, known)), *found.hyphened))


def is_rare(word: str, known: Lexicon) -> bool:
    """Tell whether other texts are asked about a word: only where a list cannot tell."""
    return len(word) >= SHORTEST_RARE and word.isalpha() and not known.frequency(word)


def _count(found: Vocabulary, lines: list[list[str]]) -> None:
    small = [[word.lower() for word in words] for words in lines]
    found.words.update(chain.from_iterable(small))
    found.printed.update(chain.from_iterable(lines))
    found.pairs.update(chain.from_iterable(map(pairwise, small)))
    for word in chain.from_iterable(small):
        if not word.isalpha():
            _count_hyphened(found, word)


def _count_hyphened(found: Vocabulary, word: str) -> None:
    parts = _HYPHEN.split(word)
    if len(parts) > 1:
        found.hyphened["-".join(parts)] += 1
        found.firsts.update(parts[:-1])
        found.lasts.update(parts[1:])
