r"""Capitals, small letters and vowels of every alphabet, for patterns that serve all languages.

``re`` has no class for capitals (``\p{Lu}``), so the letters are listed from Unicode's own
categories. Vowels stand in the language files. A vowel of one language counts as one everywhere,
because texts quote other languages.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from publisher.languages.loading import tables_of_all

# Latin, Greek, Cyrillic, Armenian and Georgian letters end below this code point; what lies
# beyond (mathematical alphabets, scripts no longer printed) would only make patterns slower.
_BEYOND = 0x2000


def _letters(category: str, among: Callable[[str], bool]) -> str:
    """Return the letters of a category; ``among`` is true of all of them and of few others."""
    some = filter(among, map(chr, range(_BEYOND)))
    return "".join(letter for letter in some if unicodedata.category(letter) == category)


# Both are made to stand inside the square brackets of a regular expression.
CAPITALS = _letters("Lu", str.isupper)
SMALL_LETTERS = _letters("Ll", str.islower)


@cache
def vowels() -> frozenset[str]:
    """Return the vowels of all languages that have a file: small letters without accents."""
    return frozenset(unaccented("".join(str(one.get("vowels", "")) for one in tables_of_all())))


@lru_cache(maxsize=65536)
def has_vowel(piece: str) -> bool:
    """Tell whether a piece of a word, in small letters, has a vowel; accents do not matter."""
    return not vowels().isdisjoint(unaccented(piece))


def unaccented(text: str) -> str:
    """Return the text with each letter replaced by its base letter (``é``: ``e``), equally long."""
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text)
