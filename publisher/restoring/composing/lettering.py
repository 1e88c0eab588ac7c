"""Text with the look of each of its characters, kept together while words are mended."""

from __future__ import annotations

from publisher.restoring.measuring.looks import Looks, looks_of
from publisher.restoring.measuring.rows import Row
from publisher.structs import frozen


@frozen
class Lettering:
    """A text, and how each of its characters is set: nothing at all where no source tells."""

    text: str = ""
    looks: Looks = ()

    def before(self, other: Lettering) -> Lettering:
        """Return both, one behind the other."""
        text = self.text + other.text
        if not self.looks and not other.looks:
            return Lettering(text)
        return Lettering(text, (*self._filled(), *other._filled()))

    def _filled(self) -> Looks:
        return self.looks or (None,) * len(self.text)

    def become(self, text: str) -> Lettering:
        """Return another text, of which what is new is set as what stood there, or before it."""
        if not self.looks or text == self.text:
            return Lettering(text, self.looks)
        old = self.text
        most = min(len(old), len(text))
        head = _alike(old, text, most)
        tail = _alike(old[::-1], text[::-1], most - head)
        new, end = len(text) - head - tail, len(old) - tail
        middle = (self.looks[head:end] + self.looks[max(0, end - 1) : end] * new)[:new]
        middle += (None,) * (new - len(middle))
        return Lettering(text, self.looks[:head] + middle + self.looks[end:])


def lettering(row: Row) -> Lettering:
    """Return the text of a row with the look of its characters."""
    return Lettering(row.text, looks_of(row))


def _alike(one: str, other: str, most: int) -> int:
    """Return with how many of the same characters two texts begin, at most so many."""
    least = 0
    while least < most:
        half = (least + most + 1) // 2
        if one[least:half] == other[least:half]:
            least = half
        else:
            most = half - 1
    return least
