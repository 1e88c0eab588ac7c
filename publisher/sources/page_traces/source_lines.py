"""The lines of a source, with the facts that every trace needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

# Signs that end a sentence, and the quotation marks, brackets and note marks that may follow.
STOPS = ".!?…:;"
CLOSING = "\"'”’»«)]*0123456789"


@dataclass(frozen=True)
class SourceLines:
    """All lines of a source without any pages; places are indexes of lines, counted from 0."""

    texts: Sequence[str]

    @cached_property
    def reached(self) -> list[int]:
        """Return the number of letters and signs, spaces left out, before each line and after the last."""
        sizes = (len("".join(text.split())) for text in self.texts)
        return list(accumulate(sizes, initial=0))

    @cached_property
    def blank(self) -> list[bool]:
        """Return, for each line, whether it is blank."""
        return [not text or text.isspace() for text in self.texts]

    @property
    def letters(self) -> int:
        """Return the number of letters and signs in the whole source."""
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
