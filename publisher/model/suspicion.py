"""How suspicious a restored text is: one figure, and what raised it in words."""

from __future__ import annotations

from publisher.structs import frozen


@frozen
class Ground:
    """One thing that raises the suspicion, in words; ``lines`` of the source (from 1) show it.

    There may be no such line, and there are never more than a few.
    """

    words: str
    lines: tuple[int, ...] = ()

    def __str__(self) -> str:
        """Return the words, with the lines in brackets if there are any."""
        if not self.lines:
            return self.words
        noun = "line" if len(self.lines) == 1 else "lines"
        return f"{self.words} ({noun} {', '.join(map(str, self.lines))})"


@frozen
class Suspicion:
    """How likely it is that a text was not restored well.

    ``figure`` (0 to 1) is the probability of a score below 90 of 100, as it was found on texts
    whose truth is known; ``grounds`` are what raised it most, the strongest first.
    """

    figure: float
    grounds: tuple[Ground, ...] = ()
