"""Letterspaced words: ``G r o f b r ö d`` is one word, its letters apart only on the page.

An extractor puts a blank where letters stand apart as far as words do, and sometimes none where
two letters stand closer (``D E L I K AT E S S``). Where words end among them is told by which
words there are: the likeliest way to cut the letters, by the words of the text and of the language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import cache
from itertools import pairwise
from math import inf, log

from publisher.languages import lexicon
from publisher.restoring.measuring.rows import Row

# Four pieces or more of up to three letters each, with the signs that stand on them; where a whole
# line is letterspaced, its figures and signs as well.
PIECE = r"[^\w\s]{0,2}[^\W\d_]{1,3}[^\w\s]{0,2}"
SPACED = re.compile(rf"(?<!\S){PIECE}(?: (?:{PIECE}|[’'-])){{2,}}(?: {PIECE}| [.,;:!?…])(?!\S)")
WHOLE = re.compile(r"\S{1,3}(?: \S{1,4})+")
# The share of pieces that are one letter or sign; and letters, for fewer may be initials.
SINGLE, FEWEST = 0.55, 4
# What one word looks like: a number with its stops, or letters with signs about them.
NUMBER = re.compile(r"[(\[]?\d+(?:\.\d+)*[.)\]:]{0,2}")
WORD = re.compile(
    r"[«»„“”\"‘’'(\[]*([^\W\d_]+(?:[’'/-][^\W\d_]+)*[’']?)[.,;:!?…)\]»«“”\"‘’'*†‡∗§-]*"
)
SIGN = re.compile(r"[–—/&]|[^\w\s]{1,2}")
ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
INSIDE = re.compile(r"[^\W\d_]+")
CLOSES = re.compile(r"[.,;:!?…)\]»”]+")
# Natural logarithms of shares of running text: of a number or a sign, of a roman number; of a word
# that nobody knows, and of each of its letters.
PLAIN, COUNTED, UNKNOWN, A_LETTER = -5.0, -8.0, -8.0, -1.8
# Letters of a part of a compound, and the share of a word so common that it is none; what a
# compound is worth beside its parts as words: ``Holmens historia`` is two.
PART, LITTLE, COMPOUND = 4, 2e-4, -1.0
# Pieces of a letterspaced word at most, so that time grows with the length of the line.
LONGEST = 40
# The share of running text that a word is given for each time that it stands in the text; and that
# from which on one letter is a word.
IN_TEXT, LETTER = 1e-5, 1e-3


def closed_up(rows: Sequence[Row], tag: str, whole: Set[int]) -> tuple[Row, ...]:
    """Return the rows with letterspaced words closed up.

    ``tag`` is the language; ``whole`` are the orders of rows that are no running text, headings
    and titles: all words of them are closed up, elsewhere only those that are known.
    """
    within = {at for at, row in enumerate(rows) if SPACED.search(row.text)}
    spaced = within | {
        at for at, row in enumerate(rows) if row.order in whole and _is_spaced(row.text)
    }
    if not spaced:
        return tuple(rows)
    speller = _Speller((row for at, row in enumerate(rows) if at not in within), tag)
    made = list(rows)
    for at in sorted(spaced):
        row = rows[at]
        all_of_it = row.order in whole and _is_spaced(row.text)
        closed = " ".join(speller.words(row.text)) if all_of_it else speller.closed(row.text)
        made[at] = replace(row, text=closed)
    return tuple(made)


def _is_spaced(text: str) -> bool:
    pieces = text.split(" ")
    single = sum(len(piece) == 1 for piece in pieces)
    return WHOLE.fullmatch(text) is not None and single >= SINGLE * len(pieces)


class _Speller:
    """What the words of a text and its language say of letters without blanks."""

    def __init__(self, rows: Iterable[Row], tag: str) -> None:
        self._counts = Counter(INSIDE.findall("\n".join([row.text for row in rows]).lower()))
        self._lexicon = lexicon(tag)
        self._links = bool(self._lexicon.about.line_ends.links)
        self._known = cache(self._share)
        self._weighed = cache(self._worth)

    def closed(self, text: str) -> str:
        """Return running text with its letterspaced words closed up where all of them are known."""
        return SPACED.sub(self._close, text)

    def _close(self, match: re.Match[str]) -> str:
        pieces = match[0].split(" ")
        single = sum(len(piece) == 1 for piece in pieces)
        if single < max(FEWEST - 1, SINGLE * len(pieces)) or any(
            CLOSES.search(piece) for piece in pieces[:-2]
        ):
            return match[0]
        words = list(self.words(match[0]))
        known = all(self._known(part) for word in words for part in INSIDE.findall(word.lower()))
        return " ".join(words) if known and len(words) * 2 < len(pieces) else match[0]

    def words(self, text: str) -> Iterator[str]:
        """Yield the words of letterspaced text in the likeliest way (dynamic programming)."""
        pieces = text.split(" ")
        best: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, len(pieces) + 1):
            best.append(
                max(
                    (best[start][0] + self._weighed("".join(pieces[start:end])), start)
                    for start in range(max(0, end - LONGEST), end)
                )
            )
        cuts = [len(pieces)]
        while cuts[-1]:
            cuts.append(best[cuts[-1]][1])
        yield from ("".join(pieces[a:b]) for a, b in pairwise(reversed(cuts)))

    def _worth(self, word: str) -> float:
        """Return the log of how often a word is met; minus infinity for what is none."""
        if NUMBER.fullmatch(word):
            return PLAIN
        match = WORD.fullmatch(word)
        if match is None:
            return 2 * PLAIN if SIGN.fullmatch(word) and not CLOSES.fullmatch(word) else -inf
        bare = match[1]
        if ROMAN.fullmatch(bare):
            return COUNTED
        if any(a.islower() and b.isupper() for a, b in pairwise(bare)):
            return -inf
        return sum(self._of_part(part) for part in INSIDE.findall(bare.lower()))

    def _of_part(self, word: str) -> float:
        if share := self._known(word):
            return log(share)
        unknown = UNKNOWN + A_LETTER * len(word)
        return max(unknown, self._of_compound(word)) if self._links else unknown

    def _of_compound(self, word: str) -> float:
        parts = (
            (self._known(word[:at]) or self._lexicon.part(word[:at]), self._known(word[at:]))
            for at in range(PART, len(word) - PART + 1)
        )
        fitting = (a * b for a, b in parts if 0 < a < LITTLE and 0 < b < LITTLE)
        best = max(fitting, default=0.0)
        return log(best) + COMPOUND if best else -inf

    def _share(self, word: str) -> float:
        share = self._lexicon.frequency(word)
        if len(word) == 1:
            return share if share > LETTER else 0.0
        return share + IN_TEXT * self._counts[word]
