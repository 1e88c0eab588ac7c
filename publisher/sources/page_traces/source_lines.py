"""The lines of a source with what all traces ask of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

# What ends a sentence, with the quotation marks and brackets that may follow.
STOPS = ".!?…:;"
CLOSING = "\"'”’»«)]*0123456789"


@dataclass(frozen=True)
class Sheet:
    """All lines of a source as one long sheet; a place on it is the index of a line."""

    texts: Sequence[str]

    @cached_property
    def reached(self) -> list[int]:
        """Return the number of letters and signs (no blanks) before each line, and in all."""
        sizes = (len("".join(text.split())) for text in self.texts)
        return list(accumulate(sizes, initial=0))

    @cached_property
    def blank(self) -> list[bool]:
        """Tell of each line whether nothing stands on it."""
        return [not text or text.isspace() for text in self.texts]

    @property
    def letters(self) -> int:
        """Return how many letters and signs there are in all."""
        return self.reached[-1]

    def before(self, index: int) -> int | None:
        """Return the nearest line above that is not blank."""
        return next((i for i in range(index - 1, -1, -1) if not self.blank[i]), None)

    def after(self, index: int) -> int | None:
        """Return this line or the nearest below that is not blank."""
        return next((i for i in range(index, len(self.texts)) if not self.blank[i]), None)

    def runs_on(self, first: int, last: int) -> bool:
        """Tell whether a sentence goes on from the text above ``first`` to that from ``last`` on."""
        above, below = self.before(first), self.after(last)
        if above is None or below is None:
            return False
        return self.texts[below].lstrip()[:1].islower() or not self._ends(above)

    def _ends(self, index: int) -> bool:
        return self.texts[index].rstrip().rstrip(CLOSING)[-1:] in STOPS
