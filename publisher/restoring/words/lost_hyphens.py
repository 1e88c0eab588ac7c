"""Words that may have lost their hyphen, in mid-line or wherever an extractor undid a break.

``coalmines`` in a text that writes ``coal-mines`` otherwise, and ``AustroHungarian``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from publisher.expressions import compiled
from publisher.restoring.measuring.rows import Row
from publisher.restoring.words.line_ends import Vocabulary
from publisher.structs import frozen

# Letters; shorter halves are no words: ``McGill``, ``LaTeX``.
SHORTEST = 3
WORD = compiled(r"[^\W\d_]+")
# Why a word may have lost its hyphen; the names are those of the learned confidences.
ELSEWHERE, CAPITAL = "hyphened-elsewhere", "inner-capital"


@frozen
class Lost:
    """A word on a row, how it may have been written, and what says so."""

    row: Row
    word: str
    hyphened: str
    why: str


def lost_hyphens(rows: Sequence[Row], words: Vocabulary) -> Iterator[Lost]:
    """Yield the words on some rows that may have lost their hyphen, each once for each row."""
    elsewhere = dict(_elsewhere(words))
    capitals = dict(_with_capitals(words.printed))
    if not elsewhere and not capitals:
        return
    suspected = re.compile("|".join(sorted({*elsewhere, *map(str.lower, capitals)})))
    for row in rows:
        if suspected.search(row.text.lower()):
            yield from _on_row(row, elsewhere, capitals)


def _on_row(row: Row, elsewhere: Mapping[str, str], capitals: Mapping[str, str]) -> Iterator[Lost]:
    for word in sorted(set(WORD.findall(row.text))):
        if word in capitals:
            yield Lost(row, word, capitals[word], CAPITAL)
        elif word.lower() in elsewhere:
            parts = [len(part) for part in elsewhere[word.lower()].split("-")]
            yield Lost(row, word, "-".join(_cut(word, parts)), ELSEWHERE)


def _cut(word: str, lengths: Iterable[int]) -> Iterator[str]:
    at = 0
    for length in lengths:
        yield word[at : at + length]
        at += length


def _elsewhere(words: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield the words, in small letters, that the text writes with a hyphen more often."""
    for hyphened, times in words.hyphened.items():
        plain = hyphened.replace("-", "")
        if plain.isalpha() and 0 < words.words[plain] < times:
            yield plain, hyphened


def _with_capitals(printed: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield the words of two capitals that the text writes so once: more often, and it is its way."""
    for word, times in printed.items():
        if times > 1 or not word.isalpha() or word.islower() or word.istitle() or word.isupper():
            continue
        at = next((at for at, letter in enumerate(word) if at and letter.isupper()), 0)
        halves = word[:at], word[at:]
        if all(half.istitle() and len(half) >= SHORTEST for half in halves):
            yield word, "-".join(halves)
