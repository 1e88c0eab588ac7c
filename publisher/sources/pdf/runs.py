"""Runs: the text of a row, cut where its look changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from publisher.model.transcript import Run, ToldCell
from publisher.sources.pdf.chunks import Inked
from publisher.sources.pdf.letters import letters_of
from publisher.sources.pdf.painted import Strip
from publisher.sources.pdf.rows import Row
from publisher.sources.pdf.spacing import Word, words_of

# Ems of the line: what stands off the baseline by less is not raised.
OFF_BASELINE = 0.08
# Shares of the size of the capitals beside them: what synthetic small capitals measure.
SMALLEST, LARGEST = 0.6, 0.92
# The share of the letters behind its capital that are small capitals in a word set in them.
MOSTLY = 0.6
# Letters with their look: a run without letters, one for all that look alike.
_Looking: TypeAlias = tuple[Run, str]


class Written(NamedTuple):
    """A row as it is written: its runs, with sizes and places off the baseline in points.

    ``sides`` are the left and the right side of each of its words in turn, ``cells`` the cell of a
    tagged table that each of them stands in; empty where none does.
    """

    runs: tuple[Run, ...]
    sides: tuple[float, ...]
    cells: tuple[ToldCell | None, ...]


def written(row: Row, body: float) -> Written:
    """Return what stands on a row.

    ``body`` is the size of the body text of the page, which wide gaps are measured by.
    """
    writer = _RowWriter(row, body)
    return Written(tuple(_joined(writer.letters())), tuple(writer.sides()), tuple(writer.cells()))


def scaled(runs: Iterable[Run], blanks: int, body: float) -> tuple[Run, ...]:
    """Return runs by the size of the body text, with blanks in front."""
    found = [
        replace(run, size=round(run.size / body, 2), raised=round(run.raised / body, 2))
        for run in runs
    ]
    if not blanks:
        return tuple(found)
    return tuple(
        _joined([(Run(""), " " * blanks), *((replace(run, text=""), run.text) for run in found)])
    )


def _joined(letters: Iterable[_Looking]) -> Iterator[Run]:
    """Yield the runs of letters: those that look alike put together."""
    for look, alike in groupby(letters, key=itemgetter(0)):
        yield replace(look, text="".join(text for _, text in alike))


class _RowWriter:
    """Writes one row; what all its words need is found once."""

    def __init__(self, row: Row, body: float) -> None:
        self._row = row
        self._body = body
        self._words = words_of(row.inked, body)
        self._largest = max(row.size, *(one.strip.size for one in row.inked))
        # The letters of these strips may be small capitals: smaller, and on the baseline.
        self._smaller = {id(strip) for strip in _strips(row.inked) if self._is_smaller(strip)}
        self._mixed = bool(self._smaller) and any(map(self._is_mixed, self._words))
        self._looks: dict[tuple[int, bool, bool], Run] = {}

    def letters(self) -> Iterator[_Looking]:
        """Yield the letters, those of the initial joined to the first word."""
        before = Run("")
        initial = words_of(self._row.initial, self._body) if self._row.initial else []
        for number, word in enumerate([*initial, *self._words]):
            joined = bool(initial) and number == len(initial)
            parts = list(self._word(word, joined))
            if word.blanks and not joined and parts:
                yield parts[0][0] if before.raised else before, " " * word.blanks
            yield from parts
            before = parts[-1][0] if parts else before

    def sides(self) -> Iterator[float]:
        """Yield the left and the right side of each word, without an initial."""
        for word in self._words:
            yield word.inked[0].glyph.start
            yield max(one.glyph.end for one in word.inked)

    def cells(self) -> Iterator[ToldCell | None]:
        """Yield the cell of each word, without an initial; nothing where no word is in one."""
        if any(one.strip.cell for one in self._row.inked):
            yield from (word.inked[0].strip.cell for word in self._words)

    def _word(self, word: Word, behind_initial: bool) -> Iterator[_Looking]:
        """Yield the letters of a word; small capitals are written as the small letters they stand for."""
        letters = iter(letters_of(word.inked))
        lowered = (self._mixed or behind_initial) and not word.letterspaced
        for _, alike in groupby(word.inked, key=lambda one: id(one.strip)):
            group = list(alike)
            text = "".join(next(letters) for _ in group)
            strip = group[0].strip
            small = id(strip) in self._smaller and text.isupper()
            if text:
                look = self._look(strip, word.letterspaced, small)
                yield look, text.lower() if small and lowered else text

    def _look(self, strip: Strip, letterspaced: bool, small_capitals: bool) -> Run:
        key = id(strip), letterspaced, small_capitals
        if key not in self._looks:
            font = strip.font
            self._looks[key] = Run(
                "",
                size=strip.size,
                raised=self._rise(strip),
                bold=font.bold,
                italic=font.italic,
                small_capitals=font.small_capitals or small_capitals,
                letterspaced=letterspaced,
                font=font.name,
            )
        return self._looks[key]

    def _rise(self, strip: Strip) -> float:
        """Return how far a strip stands above the baseline, in points; initials and larger signs do not.

        A sign that is larger than its line is centred on it.
        """
        rise, size = self._row.y - strip.y, self._row.size
        initial = any(one.strip is strip for one in self._row.initial)
        on_line = abs(rise) <= OFF_BASELINE * size or LARGEST * strip.size > size
        return 0.0 if initial or on_line else rise

    def _is_smaller(self, strip: Strip) -> bool:
        share = strip.size / self._largest
        return SMALLEST <= share <= LARGEST and self._rise(strip) == 0

    def _is_mixed(self, word: Word) -> bool:
        """Tell whether small capitals follow a larger capital in a word."""
        first, *rest = word.inked
        if not rest or not first.glyph.text.isupper():
            return False
        small = [one for one in rest if id(one.strip) in self._smaller and one.glyph.text.isupper()]
        larger = all(one.strip.size < first.strip.size for one in small)
        return larger and len(small) >= MOSTLY * len(rest)


def _strips(inked: Iterable[Inked]) -> list[Strip]:
    return list({id(one.strip): one.strip for one in inked}.values())
