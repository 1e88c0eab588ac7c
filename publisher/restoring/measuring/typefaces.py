"""How wide a line was in print, told from its letters.

The face a text was set in is not in its plain text, but the ends of its lines betray it: each
line that runs on held what stands on it, and could not hold the next word as well. In the
right face one width of the column agrees with all of them.
"""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

from publisher.languages import unaccented, vowels
from publisher.packaged import packaged_table
from publisher.restoring.characters import HYPHENS

WidthOf: TypeAlias = Callable[[str], float]
# What a full line holds, and what it would hold with the next word, in thousandths of an em.
Bracket: TypeAlias = tuple[float, float]

# Texts of which each face keeps the width: the lines of a text of two million letters.
MEASURED = 32_768
# Thousandths of an em: the width of a character that no table has, half an em.
OTHER = 500
# Lines that end in a hyphen; with fewer the text does not hyphenate.
FEWEST_BROKEN = 12
# Lines that run on: the fewest that tell one face from another, and the most that are asked.
FEWEST_BRACKETS, MOST_BRACKETS = 60, 400
# Multiples of the usual row; shorter ones are not full, longer ones are several lines.
SHORTEST, LONGEST = 0.8, 1.25
# Share of the column; a line that disagrees by more says no more than one that disagrees by this.
UTMOST = 0.02


class _Face(dict[str, int]):
    """The advance widths of a face; a letter with an accent is as wide as one without."""

    def __missing__(self, letter: str) -> int:
        base = unicodedata.normalize("NFD", letter)[0]
        self[letter] = self["-"] if letter in HYPHENS else self[base] if base != letter else OTHER
        return self[letter]

    def width(self, text: str) -> float:
        """Return the width of a text in thousandths of an em."""
        return sum(map(self.__getitem__, text))


@cache
def faces() -> Mapping[str, WidthOf]:
    """Return the measures of the known faces by name; the first is ``times``."""
    tables = packaged_table(Path(__file__).with_name("faces.toml"))
    return {name: _measure_of(table) for name, table in tables.items()}


def _measure_of(table: Mapping[str, str]) -> WidthOf:
    face = _Face({letter: int(width) for width, letters in table.items() for letter in letters})
    # The same lines are measured by the rules, for the network, and when roles are carried out.
    return lru_cache(maxsize=MEASURED)(face.width)


def proportional(text: str) -> float:
    """Return the width of a text set in a book face, in thousandths of an em."""
    return faces()["times"](text)


def monospaced(text: str) -> float:
    """Return the width of a text set on a typewriter, 500 for each character."""
    return 500.0 * len(text)


def fitting_measure(texts: Sequence[str]) -> WidthOf:
    """Return the measure that agrees best with where the lines of a text end.

    ``texts`` are its lines in order. Of few lines only this is told: whether they are more
    nearly equal on a typewriter.
    """
    pairs = running_on(texts)
    pairs = pairs[:: len(pairs) // MOST_BRACKETS + 1]
    if len(pairs) < FEWEST_BRACKETS:
        return _more_nearly_equal(texts)
    hyphenates = sum(t[-1:] in HYPHENS for t in texts) >= FEWEST_BROKEN
    measures = (*faces().values(), monospaced)
    return min(measures, key=lambda m: misfit(list(brackets(pairs, m, hyphenates=hyphenates))))


def running_on(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Return each full line with the line below it, where a sentence goes on between words."""
    lengths = sorted(map(len, texts))
    usual = lengths[len(lengths) // 2] if lengths else 0
    return [
        (above, below)
        for above, below in pairwise(texts)
        if below[:1].islower()
        and above[-1:] not in HYPHENS
        and SHORTEST * usual < len(above) < LONGEST * usual
    ]


def brackets(
    pairs: Iterable[tuple[str, str]], measure: WidthOf, *, hyphenates: bool
) -> Iterable[Bracket]:
    """Yield for each full line its width, and the width with the next word, or its first part."""
    for above, below in pairs:
        word = below.split(" ", 1)[0]
        width = measure(above)
        yield width, width + measure(" " + (first_part(word) if hyphenates else word))


def column_width(found: Sequence[Bracket]) -> float:
    """Return the width that disagrees least with the brackets: the median of all their ends."""
    ends = sorted(end for bracket in found for end in bracket)
    return ends[len(found)]


def misfit(found: Sequence[Bracket]) -> float:
    """Return by what share of the column the brackets disagree with its width on the mean."""
    width = column_width(found)
    most = UTMOST * width
    off = (max(0.0, held - width, width - next_) for held, next_ in found)
    return sum(min(most, o) for o in off) / width / len(found)


def first_part(word: str) -> str:
    """Return the least that may stand before a hyphen: to the letter after the first vowels.

    An estimate for all languages at once; the true break is rarely more than a letter away.
    """
    match = _beginning().match(unaccented(word))
    if match is None or len(word) - match.end() < 3:
        return word
    return word[: match.end()] + "-"


@cache
def _beginning() -> re.Pattern[str]:
    vowel = "".join(sorted(vowels()))
    return re.compile(rf"[^\W\d_]?[^{vowel}\W\d_]*[{vowel}]+[^\W\d_]", re.IGNORECASE)


def _more_nearly_equal(texts: Sequence[str]) -> WidthOf:
    """Return the measure in which full lines spread least (relative standard deviation).

    Lines that end inside a word are full; where there are few, lines of the usual length
    are taken.
    """
    broken = [t for t in texts if t[-1:] in HYPHENS]
    full = broken if len(broken) >= FEWEST_BROKEN else _usual(texts)
    return min((proportional, monospaced), key=lambda measure: _spread([measure(t) for t in full]))


def _usual(texts: Sequence[str]) -> list[str]:
    """Return the texts of usual length: no last lines, none glued of several."""
    if not texts:
        return []
    median = statistics.median(map(len, texts))
    return [t for t in texts if 0.88 * median <= len(t) <= 1.25 * median]


def _spread(widths: list[float]) -> float:
    """Return the relative standard deviation, the outer eighths left out."""
    ordered = sorted(widths)
    full = ordered[len(ordered) // 8 : len(ordered) - len(ordered) // 8]
    if len(full) < 4:
        return 1.0
    return statistics.pstdev(full) / (statistics.fmean(full) or 1.0)
