"""Places in sources, by line."""

from __future__ import annotations

from publisher.structs import frozen


@frozen(order=True)
class Place:
    """Lines of a source file as it lies on disk, counted from 1, first and last included.

    ``source`` is the path of the file as people see it.
    """

    source: str
    first: int
    last: int

    def __str__(self) -> str:
        """Return ``file:line``, the form that editors and terminals can open."""
        return f"{self.source}:{self.first}"

    def until(self, other: Place) -> Place:
        """Return the place from the first line of this one to the last line of the other."""
        return Place(self.source, min(self.first, other.first), max(self.last, other.last))
