"""What stands in the text after a decision."""

from __future__ import annotations

from publisher.restoring.characters import PRINTED_HYPHENS
from publisher.restoring.words.line_ends.breaks import Break
from publisher.restoring.words.line_ends.clues import Look


def joined(at: Look) -> str:
    """Return the whole word with all that hangs on its halves."""
    parts = at.halves
    signs = parts.closing + parts.opening
    word = f"{parts.left}{signs}{parts.right}" if signs else at.printed
    return parts.lead + word + parts.tail


def kept(pause: Break, right: str) -> str:
    """Return both words with the hyphen between them, a plain one if the mark was no hyphen."""
    return _left(pause) + right


def spaced(pause: Break) -> str:
    """Return both words with their hyphen and a space."""
    return f"{_left(pause)} {pause.right}"


def _left(pause: Break) -> str:
    if not pause.mark or pause.mark in PRINTED_HYPHENS:
        return pause.left
    return f"{pause.left[: -len(pause.mark)]}-"
