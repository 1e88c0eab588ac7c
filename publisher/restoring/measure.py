"""How wide a line was in print, told from its letters."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from typing import TypeAlias

Measure: TypeAlias = Callable[[str], float]

# Advance widths of the Times family in thousandths of an em (Adobe's published font metrics);
# other book faces differ in scale but hardly in proportion.
_GROUPS: tuple[tuple[int, str], ...] = (
    (250, " .,\u00a0"),
    (278, "ijltJ;:/\\|\u2019\u2018'’‘"),
    (333, "frI()[]{}-!\u2010\u2011\u00ad‚"),
    (389, "sJ?"),
    (408, '"”“„'),
    (444, "aceàáâäåãæçèéêëœcz…"),
    (500, "bdghknopquvxy0123456789ðñòóôöõøùúûüß–*«»$€_+<=>"),
    (556, "FPSß"),
    (611, "ELTZÉÈÊË"),
    (667, "BCR"),
    (722, "ADGHKNOQUVXYwÅÄÖØÜÀÁ&"),
    (778, "m%"),
    (889, "MÆ"),
    (944, "W"),
    (1000, "—…™"),
)
OTHER = 500
HYPHENS = frozenset("-\u00ad\u2010\u2011¬\ufffe")
FEWEST_BROKEN = 12


class _Widths(dict[str, int]):
    def __missing__(self, letter: str) -> int:
        self[letter] = OTHER
        return OTHER


_WIDTHS = _Widths({letter: width for width, letters in _GROUPS for letter in letters})


def proportional(text: str) -> float:
    """Return the width of a text set in a book face, in thousandths of an em."""
    return sum(map(_WIDTHS.__getitem__, text))


def monospaced(text: str) -> float:
    """Return the width of a text set on a typewriter, 500 for each character."""
    return 500.0 * len(text)


def fitting_measure(texts: Sequence[str]) -> Measure:
    """Return the measure under which the full lines of a text are more nearly equal.

    Lines that end inside a word are full; where there are few, lines of the usual length
    are taken. In the right measure they spread least (relative standard deviation).
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
