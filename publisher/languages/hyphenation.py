"""Where a word may be broken (pyphen, which is loaded when the first word is asked for)."""

from __future__ import annotations


class Hyphenation:
    """The break points of one language; without patterns every place is as good as another."""

    __slots__ = ("_patterns",)

    def __init__(self, name: str | None) -> None:
        import pyphen

        self._patterns = pyphen.Pyphen(lang=name, left=2, right=2) if name else None

    def __bool__(self) -> bool:
        """Tell whether there are patterns."""
        return self._patterns is not None

    def breaks(self, word: str) -> frozenset[int]:
        """Return the places, counted in letters from the beginning, where the word may end a line."""
        if self._patterns is None:
            return frozenset()
        return frozenset(int(place) for place in self._patterns.positions(word))
