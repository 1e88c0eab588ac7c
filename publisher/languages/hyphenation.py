"""Where a word may be broken (pyphen, which is loaded when the first word is asked for)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from publisher.kept import digest, kept

if TYPE_CHECKING:
    import pyphen

# Patterns have one figure between two letters.
LAST = 9


class Hyphenation:
    """The break points of one language; without patterns every place is as good as another."""

    __slots__ = ("_patterns",)

    def __init__(self, name: str | None) -> None:
        self._patterns = _patterns(name) if name else None

    def __bool__(self) -> bool:
        """Tell whether there are patterns."""
        return self._patterns is not None

    def breaks(self, word: str) -> frozenset[int]:
        """Return the places, counted in letters from the beginning, where the word may end a line."""
        if self._patterns is None:
            return frozenset()
        return frozenset(int(place) for place in self._patterns.positions(word))


def _patterns(name: str) -> pyphen.Pyphen:
    """Return pyphen for a language, with its patterns from where they are kept.

    To take the 60,000 German ones apart takes half a second.
    """
    import pyphen

    path = pyphen.LANGUAGES[pyphen.language_fallback(name)]
    if path not in pyphen.hdcache:
        # Here pyphen looks for what was read before, when a book is set too.
        pyphen.hdcache[path] = _read(path)
    return pyphen.Pyphen(filename=path, left=2, right=2)


class _Ready(dict[str, str]):
    """Patterns by their letters; what is looked up is taken apart as pyphen wants it."""

    def get(self, letters: str, default: Any = None) -> Any:
        """Return where the figures of a pattern begin, and the figures."""
        told = super().get(letters)
        if told is None:
            return default
        start, figures = told.split(" ")
        return int(start), tuple(map(int, figures))


def _read(path: Path) -> pyphen.HyphDict:
    """Return the patterns of a file as pyphen reads them."""
    import pyphen

    made_from = digest(path, Path(pyphen.__file__), Path(__file__))
    written = bytes(kept(path.stem, made_from, lambda: _written(path))).decode()
    if not written:
        return pyphen.HyphDict(path)
    longest, letters, figures = written.split("\n")
    ready = object.__new__(pyphen.HyphDict)
    ready.patterns = _Ready(zip(letters.split("\t"), figures.split("\t"), strict=True))
    ready.cache, ready.maxlen = {}, int(longest)
    return ready


def _written(path: Path) -> bytes:
    """Return patterns in three lines: letters of the longest; letters of each; where figures begin, and they.

    Nothing for a language in which a broken word is spelt otherwise (``Schiffahrt`` of old, Hungarian):
    what it becomes stands with the figures, as objects of pyphen's own.
    """
    import pyphen

    read = pyphen.HyphDict(path)
    values = [figures for _, figures in read.patterns.values()]
    if any(isinstance(one, pyphen.DataInt) or one > LAST for figures in values for one in figures):
        return b""
    starts = (start for start, _ in read.patterns.values())
    rows = (f"{at} {''.join(map(str, own))}" for at, own in zip(starts, values, strict=True))
    return "\n".join((str(read.maxlen), "\t".join(read.patterns), "\t".join(rows))).encode()
