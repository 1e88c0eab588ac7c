"""Dates as texts write them, in words or figures, become dates as manifests have them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import TypeAlias

from publisher.expressions import compiled
from publisher.languages.record import Cues
from publisher.model.dates import is_date
from publisher.structs import frozen

# Matches "12/11 1935", "12.11.1935", "12/11-1935": the day first, as where such dates are usual.
_FIGURES = compiled(r"\b(?P<day>\d{1,2})[./](?P<month>\d{1,2})[. /-]\s?(?P<year>\d{4})\b")
# Matches "1935-11-12".
_ISO = compiled(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b")
# Matches "(1906)" and "1906." where nothing else stands in the line.
_YEAR = compiled(r"\W*(?P<year>1[4-9]\d\d|20\d\d)\W*")
# A date as ISO 8601, and the characters of the line between which it stands.
Spotted: TypeAlias = tuple[str, tuple[int, int]]


@frozen
class Dated:
    """A date in a line: as ISO 8601, and the number of words beside it on the line."""

    iso: str
    other_words: int


def find_date(line: str, cues: Cues) -> Dated | None:
    """Return the date in a line, or None where there is none or more than one.

    ``cues`` are those of the text's language, for the names of its months. A bare year counts only
    if it is the whole line.
    """
    if year := _YEAR.fullmatch(line):
        return Dated(year["year"], 0)
    found = tuple(chain(_in_figures(line), _in_words(line, cues)))
    if len({iso for iso, _ in found}) != 1:
        return None
    iso, (start, end) = found[0]
    return Dated(iso, len(re.findall(r"\w+", line[:start] + " " + line[end:])))


def _in_figures(line: str) -> Iterator[Spotted]:
    for pattern in (_FIGURES, _ISO):
        for match in pattern.finditer(line):
            yield from _valid(match, int(match["month"]), int(match["day"]))


def _in_words(line: str, cues: Cues) -> Iterator[Spotted]:
    """Yield the dates of the first way of writing that occurs."""
    numbers = _month_numbers(cues.months)
    for pattern in _in_words_of(cues.date_links):
        found: list[Spotted] = []
        for match in pattern.finditer(line):
            month = _month(match["month"], numbers)
            day = int(match["day"]) if "day" in pattern.groupindex else None
            found += _valid(match, month, day) if month else ()
        if found:
            yield from found
            return


def _valid(match: re.Match[str], month: int, day: int | None) -> Iterator[Spotted]:
    iso = f"{match['year']}-{month:02d}" + (f"-{day:02d}" if day is not None else "")
    if is_date(iso):
        yield iso, match.span()


def _month(word: str, numbers: dict[str, int]) -> int | None:
    """Return the number of a month, its name whole or shortened to three letters or more."""
    name = word.casefold()
    close = {number for known, number in numbers.items() if known.startswith(name)}
    return numbers.get(name) or (close.pop() if len(close) == 1 else None)


def _month_numbers(months: tuple[str, ...]) -> dict[str, int]:
    """Return the number of each month's name; the names come in lists of twelve."""
    return {name.casefold(): index % 12 + 1 for index, name in enumerate(months)}


@cache
def _in_words_of(links: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Return the ways to write a date in words, with the small words that may link its parts."""
    link = rf"(?:(?:{'|'.join(map(re.escape, links))})\s+)?" if links else ""
    month, year = r"(?P<month>[^\W\d_]{3,})", r"(?P<year>\d{4})\b"
    patterns = (
        # "6 september 1935", "6. März 1923", "1er avril 1922", "3 de octubre de 1898"
        rf"(?P<day>\d{{1,2}})(?:[.:]?[^\W\d_]{{0,2}}|\.)\s+{link}{month}\.?,?\s+{link}{year}",
        # "October 5, 1918", "October 5th 1918"
        rf"\b{month}\.?\s+(?P<day>\d{{1,2}})(?:[^\W\d_]{{2}})?,?\s+{year}",
        # "maart 1921", but not behind a day
        rf"(?<![\d.:] )\b{month}\.?\s+{link}{year}",
    )
    return tuple(map(re.compile, patterns))
