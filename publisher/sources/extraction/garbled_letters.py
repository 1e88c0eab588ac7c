"""Letters that mean others: a font whose table is wrong looks right in print and reads as nonsense.

``7KH SULQWHU`` for “The printer” is the commonest kind: the numbers of glyphs, read as letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from publisher.expressions import compiled
from publisher.languages import lexicon
from publisher.model.findings import Finding
from publisher.sources.extraction.pieces import Extract

# Characters; shorter words are in the lists by chance, longer ones are run together.
SHORTEST, LONGEST = 4, 20
# Words on a page that are needed to judge by, and that are looked up.
FEWEST, MOST = 30, 80
# Share of them that a language knows: in nonsense one in fifty, in an index of names one in three.
UNKNOWN = 0.1
# Share of what cannot be words in any language; so many may be abbreviations or formulas.
ODD = 0.3
# A word as languages write them: small, with a capital, or all in capitals.
PLAIN = compiled(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# General categories of Unicode (punctuation, numbers, spaces) that words are stripped of.
AROUND = ("P", "N", "Z")


def garbled_letters(extract: Extract) -> Iterator[Finding]:
    """Yield an error where hardly a word of a page is one of its language or of any other."""
    tag = extract.transcript.language
    # The words of a language are a list of their own to load, which few words do not need.
    worded = ((piece, _words(piece.text)) for piece in extract.pieces)
    told = [(piece, words) for piece, words in worded if len(words) >= FEWEST]
    if not told or not lexicon(tag).has_words:
        return
    yield from extract.of_pieces(
        [piece for piece, words in told if _is_garbled(piece.text, words, tag)],
        "sources/letters-garbled",
        "no language knows these words: the letters were read by a wrong table of their font",
        "make the PDF anew with another program, or let an OCR program read its pages",
    )


def _is_garbled(text: str, words: Sequence[str], tag: str) -> bool:
    if _is_known(words, tag):
        return False
    from publisher.sources.language_recognition import likely_language  # numpy and a model

    other = likely_language(" ".join(text.split()))[0]
    if other != tag and lexicon(other).has_words:
        return not _is_known(words, other)
    odd = sum(not _is_plain(word) for word in words)
    return other == tag or odd >= ODD * len(words)


def _words(text: str) -> list[str]:
    """Return what should be words: between spaces, without the signs around them."""
    found = (_bare(word) for word in text.split())
    words = [word for word in found if SHORTEST <= len(word) <= LONGEST]
    # Evenly from the whole page, whose head may be set in another font.
    return words[:: max(1, len(words) // MOST)]


def _bare(word: str) -> str:
    if word[0].isalpha() and word[-1].isalpha():
        return word
    start, end = 0, len(word)
    while start < end and unicodedata.category(word[start])[0] in AROUND:
        start += 1
    while end > start and unicodedata.category(word[end - 1])[0] in AROUND:
        end -= 1
    return word[start:end]


def _is_known(words: Sequence[str], tag: str) -> bool:
    known = lexicon(tag)
    return sum(known.frequency(word.lower()) > 0 for word in words) > UNKNOWN * len(words)


def _is_plain(word: str) -> bool:
    cased = word.islower() or word.isupper() or word[1:].islower()
    return cased and PLAIN.fullmatch(word) is not None
