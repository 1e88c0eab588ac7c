"""What stands around lines with labels: the text of a list, or the end of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.restoring.wording import ending

# Words from which a line below a gap is text: running feet and folios have fewer.
SEVERAL = 6
# What items end in that one sentence holds together.
WITHIN = (",", ";")


class Lists:
    """Tells lists and the feet of pages by the lines around their labels.

    ``lines`` are all lines of a source, each with the place of its page; ``spacing`` how many
    blank lines usually stand between two of them.
    """

    def __init__(self, lines: Sequence[tuple[int, str]], spacing: int) -> None:
        self.lines = lines
        self._quoting: dict[str, bool] = {}
        self._above: list[str] = []
        self._parted: list[bool] = []
        page, above, blank = -1, "", 0
        for own, text in lines:
            if own != page:
                page, above, blank = own, "", 0
            self._above.append(above)
            self._parted.append(blank > spacing)
            above, blank = (text.strip(), 0) if text.strip() else (above, blank + 1)
        self._text_below = self._below()

    def _below(self) -> list[bool]:
        """Return for each line whether text stands on its page, behind a gap below it."""
        made = [False] * len(self.lines)
        for at in range(len(self.lines) - 2, -1, -1):
            below, text = self.lines[at + 1]
            if below == self.lines[at][0]:
                begins = self._parted[at + 1] and len(text.split()) > SEVERAL
                made[at] = made[at + 1] or begins
        return made

    def holds(self, labels: Sequence[int]) -> bool:
        """Tell whether the lines with these labels are items, by their places (from 0), rising."""
        return (
            self._above[labels[0]].endswith(":")
            or any(self._above[at].endswith(WITHIN) for at in labels[1:])
            or self._text_below[labels[-1]]
        )

    def is_at_foot(self, at: int) -> bool:
        """Tell whether a line may open a note at the foot of its page: no text is below it.

        A gap is above, or a sentence that it cuts.
        """
        above = self._above[at]
        return (self._parted[at] or ending(above) != "end") and not self._text_below[at]

    def is_parted(self, at: int) -> bool:
        """Tell whether more blank lines than usual stand above a line of a page."""
        return self._parted[at]

    def quotes(self, sign: str) -> bool:
        """Tell whether a sign stands anywhere but where a line begins, or within a word."""
        if sign not in self._quoting:
            alone = re.compile(rf"(?<!\w){re.escape(sign)}|{re.escape(sign)}(?!\w)")
            lines = (text.strip() for _, text in self.lines if sign in text)
            self._quoting[sign] = any(alone.search(text, 1) for text in lines)
        return self._quoting[sign]

    def opens(self, sign: str) -> bool:
        """Tell whether a sign stands before a word within a line, as what opens a quotation does."""
        opening = re.compile(rf"(?<=\s){re.escape(sign)}(?=\w)")
        return any(opening.search(text.strip(), 1) for _, text in self.lines if sign in text)

    def first_below(self, at: int) -> str:
        """Return the first line with several words on the page after that of a line."""
        page = self.lines[at][0]
        for own, text in self.lines[at + 1 :]:
            if own > page + 1:
                break
            if own == page + 1 and len(text.split()) > 1:
                return text.strip()
        return ""
