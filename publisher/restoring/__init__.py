"""Transcript → Text: paragraphs, words, notes and headings as the author had them.

Pages of lines come in; one text goes out, with every decision and its evidence.
Spelling, punctuation and wrong words are never corrected here, and what is doubtful is left
as it is and named in a finding.
"""

from __future__ import annotations

from collections.abc import Iterable

from publisher.languages import lexicon
from publisher.restoring.restore import restore
from publisher.restoring.roles.reasons.explaining import can_explain, explain
from publisher.restoring.words import line_ends

__all__ = ["can_explain", "explain", "rare_words", "restore"]


def rare_words(lines: Iterable[str], language: str) -> frozenset[str]:
    """Return the words of a source, in small letters, that stand whole and that no list has.

    They are what one text of a house can tell another.
    """
    return line_ends.rare_words(lines, lexicon(language))
