"""What lines with labels are when they are no notes: the items of a list, with text around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Words from which a line below a gap is text: running feet and folios have fewer.
SEVERAL = 6
# What items end in that one sentence holds together.
WITHIN = (",", ";")


@dataclass(frozen=True, slots=True)
class Lists:
    """Tells lists by the lines around their labels.

    ``lines`` are all lines of a source, each with the place of its page; ``spacing`` how many
    blank lines usually stand between two of them.
    """

    lines: Sequence[tuple[int, str]]
    spacing: int

    def holds(self, labels: Sequence[int]) -> bool:
        """Tell whether the lines with these labels are items, by their places (from 0), rising."""
        return (
            self._above(labels[0]).endswith(":")
            or any(self._above(at).endswith(WITHIN) for at in labels[1:])
            or self._above_text(labels[-1])
        )

    def _above(self, at: int) -> str:
        """Return the filled line above another one on its page."""
        page = self.lines[at][0]
        while at and self.lines[at - 1][0] == page:
            at -= 1
            if text := self.lines[at][1].strip():
                return text
        return ""

    def _above_text(self, at: int) -> bool:
        """Tell whether there is text on the page of a line, behind a gap below it."""
        page, blank = self.lines[at][0], 0
        for own, text in self.lines[at + 1 :]:
            if own != page:
                return False
            if blank > self.spacing and len(text.split()) > SEVERAL:
                return True
            blank = 0 if text.strip() else blank + 1
        return False
