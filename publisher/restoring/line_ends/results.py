"""What stands in the text after a decision."""

from __future__ import annotations

from publisher.restoring.line_ends.breaks import PRINTED, Break, halves
from publisher.restoring.line_ends.spelling import whole
from publisher.restoring.line_ends.witnesses import Witnesses


def joined(pause: Break, known: Witnesses) -> str:
    """Return the whole word with all that hangs on its halves."""
    parts = halves(pause)
    word = whole(parts.left, parts.right, known.ends, known.knows)
    if parts.closing or parts.opening:
        word = parts.left + parts.closing + parts.opening + parts.right
    return parts.lead + word + parts.tail


def kept(pause: Break, right: str) -> str:
    """Return both words with the hyphen between them, a plain one if the mark was no hyphen."""
    return _left(pause) + right


def spaced(pause: Break) -> str:
    """Return both words with their hyphen and a space."""
    return f"{_left(pause)} {pause.right}"


def _left(pause: Break) -> str:
    if not pause.mark or pause.mark in PRINTED:
        return pause.left
    return f"{pause.left[: -len(pause.mark)]}-"
