"""Contents without figures: volunteers drop the pages of a book, and leave the entries.

Below their heading stands line after line whose words stand again further on, in the same order,
each on a line of its own. No list and no poem does that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from publisher.model.letters import letters_alone
from publisher.restoring.roles.contents import COUNTED
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.features.wording import Worded

# Entries that are found again, at least, and their share of the lines; lines in a row that may not
# be (the head of a column, a title of two lines).
FEWEST, FOUND, PASSED = 4, 0.75, 2
# Letters of an entry's end by which lines are looked up, and the fewest that an entry has.
END, FEW = 5, 4
# Characters of the longest entry, lines of the longest contents, and places tried for each entry.
LONGEST, MOST, TRIED = 100, 300, 50


class Endings:
    """Lines by how their letters end."""

    def __init__(self, lines: Sequence[Worded]) -> None:
        """Look at every line once."""
        self._keys = [one.key for one in lines]
        self._by_end: dict[str, list[int]] = defaultdict(list)
        for at, key in enumerate(self._keys):
            if len(key) >= FEW:
                self._by_end[key[-END:]].append(at)

    def find(self, entry: str, behind: int) -> int | None:
        """Return the first line behind a place that ends in an entry's letters, None without one.

        What is in front of them on it can only be a word and a number: few letters.
        """
        places = self._by_end.get(entry[-END:], [])
        first = bisect_right(places, behind)
        for at in places[first : first + TRIED]:
            key = self._keys[at]
            if key.endswith(entry) and len(key) <= 2 * len(entry):
                return at
        return None


def bare_entries(sheet: Sheet, start: int, endings: Endings) -> range:
    """Return the lines of contents without figures that begin at a place; none is an empty range."""
    entries = [_letters(one.text) for one in sheet.worded[start : start + MOST]]
    # The first entry tells where the text begins: what stands above that is of the contents.
    for end in _ends(entries, start, endings):
        places = _in_order(entries[: end - start], end - 1, endings)
        if len(places) >= FEWEST and len(places) >= FOUND * (places[-1] + 1):
            return range(start, start + places[-1] + 1)
    return range(0)


def _letters(text: str) -> str:
    """Return the letters of an entry, without its number: above its chapter that may be none."""
    if len(text) > LONGEST:
        return ""
    counted = COUNTED.match(text)
    return letters_alone(text[counted.end() :] if counted else text)


def _ends(entries: Sequence[str], start: int, endings: Endings) -> list[int]:
    """Return where contents may end: with the line above one that says what one of the first says."""
    found = (
        endings.find(entry, start + at)
        for at, entry in enumerate(entries[: PASSED + 1])
        if len(entry) >= FEW
    )
    return sorted({min(at, start + len(entries)) for at in found if at is not None})


def _in_order(entries: Sequence[str], behind: int, endings: Endings) -> list[int]:
    """Return which entries stand again behind a place, in their order, up to a run that does not."""
    made: list[int] = []
    for at, entry in enumerate(entries):
        place = endings.find(entry, behind) if len(entry) >= FEW else None
        if place is not None:
            made.append(at)
            behind = place
        elif at - (made[-1] if made else -1) > PASSED:
            break
    return made
