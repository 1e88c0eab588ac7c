"""Runs: the text of a row, cut where its look changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from publisher.model.transcript import Run
from publisher.sources.pdf.chunks import Inked
from publisher.sources.pdf.letters import letters_of
from publisher.sources.pdf.rows import Row
from publisher.sources.pdf.spacing import Word, words_of

# Ems of the line: what stands off the baseline by less is not raised.
OFF_BASELINE = 0.08
# Shares of the size of the capitals beside them: what synthetic small capitals measure.
SMALLEST, LARGEST = 0.6, 0.92


def runs_of(row: Row, blanks: int, body: float) -> tuple[Run, ...]:
    """Return the runs of a row with ``blanks`` in front; ``body`` is the size of the body text."""
    words = words_of(row.inked, body)
    initial = words_of(row.initial, body) if row.initial else []
    runs = [Run(" " * blanks)] if blanks else []
    mixed = any(_mixed(word, row) for word in words)
    for number, word in enumerate([*initial, *words]):
        joined = initial and number == len(initial)
        if word.blanks and not joined:
            runs.append(replace(runs[-1], text=" " * word.blanks))
        runs.extend(_word_runs(word, row, body, lowered=bool(mixed or joined)))
    return tuple(_joined(runs))


def _word_runs(word: Word, row: Row, body: float, lowered: bool) -> Iterable[Run]:
    """Yield the runs of a word; ``lowered`` writes small capitals as small letters."""
    letters = letters_of(word.inked)
    mixed = _mixed(word, row)
    for text, one in zip(letters, word.inked, strict=True):
        if not text:
            continue
        run = _look(one, row, body, word.letterspaced)
        small = run.raised == 0 and _small_capital(text, one, row)
        if small and (mixed or lowered) and not word.letterspaced:
            text = text.lower()
        yield replace(run, text=text, small_capitals=small or run.small_capitals)


def _look(one: Inked, row: Row, body: float, letterspaced: bool) -> Run:
    font = one.strip.font
    rise = row.y - one.strip.y
    raised = rise / body if abs(rise) > OFF_BASELINE * row.size and not row.initial else 0.0
    return Run(
        "",
        size=round(one.strip.size / body, 2),
        raised=round(raised, 2),
        bold=font.bold,
        italic=font.italic,
        small_capitals=font.small_capitals,
        letterspaced=letterspaced,
        font=font.name,
    )


def _small_capital(text: str, one: Inked, row: Row) -> bool:
    """Tell whether a capital is smaller than the letters of its row."""
    largest = max(row.size, *(other.strip.size for other in row.inked))
    share = one.strip.size / largest
    return text.isupper() and SMALLEST <= share <= LARGEST


def _mixed(word: Word, row: Row) -> bool:
    """Tell whether small capitals follow a larger capital in a word."""
    first, *rest = word.inked
    if not rest or not first.glyph.text.isupper():
        return False
    small = [one for one in rest if _small_capital(one.glyph.text, one, row)]
    return len(small) >= 0.6 * len(rest) and all(one.strip.size < first.strip.size for one in small)


def _joined(runs: Sequence[Run]) -> Iterable[Run]:
    """Yield the runs with those that look alike put together."""
    for look, alike in groupby(runs, key=lambda run: replace(run, text="")):
        yield replace(look, text="".join(run.text for run in alike))
