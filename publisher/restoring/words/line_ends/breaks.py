"""A line end between two words, and what lies on either side of it."""

from __future__ import annotations

import re

from publisher.expressions import compiled
from publisher.model.places import Place
from publisher.structs import frozen

DOUBLE = "--"

# «l’indus» → l’ | indus |; «GNU/Linux» → GNU/ | Linux |; «„Arbeit“» → „ | Arbeit | “
_LEFT = compiled(r"^(.*?)((?<![^\W\d_])[^\W\d_]+|(?<!\d)\d+|(?<![^\w\s]))([^\w\s]*)$", re.DOTALL)
# «larkonsten,» → larkonsten | ,
_RIGHT = compiled(r"^([^\w\s]*)([^\W\d_]+|\d*)(.*)$", re.DOTALL)


@frozen
class Break:
    """A line end: the words beside it as printed, the mark shown, and what surrounds them.

    ``left`` holds the mark, ``mark`` is that mark or nothing. ``before`` and ``after`` are the
    next words outward. ``unblanked``: the line lacks the blank that other lines of the text end
    in (None: no such habit).
    ``short``: the line ends well before its column (None: not known). ``drawn``: the line was read
    from the glyphs of a page, which has its hyphens.
    """

    place: Place
    left: str
    right: str
    mark: str
    before: str = ""
    after: str = ""
    unblanked: bool | None = None
    short: bool | None = None
    drawn: bool = False


@frozen
class Apart:
    """Two words at a line end that may have been one; ``confidence``: that they are two."""

    place: Place
    left: str
    right: str
    joined: str
    confidence: float


@frozen
class WordParts:
    """The letters next to a break, with what hangs on them outside.

    ``lead`` + ``left`` + ``closing`` is the left word without its mark, ``opening`` +
    ``right`` + ``tail`` the right one.
    """

    lead: str
    left: str
    closing: str
    opening: str
    right: str
    tail: str

    @property
    def joined(self) -> str:
        """Return both halves as one word."""
        return self.left + self.right


def halves(line_break: Break) -> WordParts:
    """Return the letters (or figures) that the break parts."""
    left = line_break.left[: len(line_break.left) - len(line_break.mark)]
    if left.isalpha() and line_break.right.isalpha():
        return WordParts("", left, "", "", line_break.right, "")
    before = _LEFT.match(left)
    after = _RIGHT.match(line_break.right)
    if before is None or after is None:
        return WordParts(left, "", "", "", "", line_break.right)
    return WordParts(before[1], before[2], before[3], after[1], after[2], after[3])
