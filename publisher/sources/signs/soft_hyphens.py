"""Soft hyphens inside lines: places where a word may be broken, or hyphens of the typeface.

A text from a web page holds U+00AD where nothing is shown. Some typefaces have no other hyphen, so
that an extractor writes it wherever one is printed (``Élevez-vous``). The words of the whole
source tell which it is; where they do not, the signs stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from publisher.expressions import compiled
from publisher.languages import Lexicon

INSIDE = compiled("(?<=[^\\W\\d_])\u00ad(?=[^\\W\\d_])")
HALVES = compiled("([^\\W\\d_]{1,40}+)\u00ad(?=([^\\W\\d_]{1,40}))")


def without_soft_hyphens(texts: Sequence[str], words: Callable[[], Lexicon]) -> Mapping[int, str]:
    """Return the lines with soft hyphens inside them, by their index, without these signs."""
    return _written(texts, words, "")


def with_hard_hyphens(texts: Sequence[str], words: Callable[[], Lexicon]) -> Mapping[int, str]:
    """Return the lines on which U+00AD is a hyphen that was printed, with a hyphen for it."""
    return _written(texts, words, "-")


def _written(texts: Sequence[str], words: Callable[[], Lexicon], sign: str) -> Mapping[int, str]:
    places = [at for at, text in enumerate(texts) if "\u00ad" in text and INSIDE.search(text)]
    if not places:
        return {}
    votes = list(_votes((texts[at] for at in places), words()))
    meant = "" if votes.count("") > votes.count("-") else "-"
    if not votes or meant != sign:
        return {}
    return {at: INSIDE.sub(sign, texts[at]) for at in places}


def _votes(texts: Iterable[str], words: Lexicon) -> Iterator[str]:
    """Yield what stands at each place: nothing where the halves make a word, else a hyphen."""
    for text in texts:
        for left, right in HALVES.findall(text):
            if words.frequency((left + right).lower()):
                yield ""
            elif words.frequency(left.lower()) and words.frequency(right.lower()):
                yield "-"
