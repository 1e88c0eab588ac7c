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


def kept(line_break: Break, right: str) -> str:
    """Return both words with the hyphen between them, a plain one if the mark was no hyphen."""
    return _left(line_break) + right


def spaced(line_break: Break) -> str:
    """Return both words with their hyphen and a space."""
    return f"{_left(line_break)} {line_break.right}"


def _left(line_break: Break) -> str:
    if not line_break.mark or line_break.mark in PRINTED_HYPHENS:
        return line_break.left
    return f"{line_break.left[: -len(line_break.mark)]}-"
