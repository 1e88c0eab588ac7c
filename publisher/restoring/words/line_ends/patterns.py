"""Line ends with a hyphen that one look decides, and no weight: conjunctions, numbers in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from publisher.model.text import Decision
from publisher.restoring.words.line_ends.clues import HARD, PART, Look, bare
from publisher.restoring.words.line_ends.word_evidence import RAREST, WordEvidence

# Letters; shorter conjunctions are endings of words as well.
SURELY_WHOLE = 3
# Letters of the end that two compounds share, and of what stands before it.
LEAST = 3

Pattern: TypeAlias = Callable[[Look, WordEvidence], bool]


def by_pattern(at: Look, known: WordEvidence) -> tuple[Decision, str] | None:
    """Return what a pattern decides, and why; None where the evidence has to be weighed."""
    found = ((decision, why) for holds, decision, why in PATTERNS if holds(at, known))
    return next(found, None)


def conjunction(at: Look, known: WordEvidence) -> str:
    """Return the conjunction that follows (``und``, ``bzw.``), or nothing."""
    whole = (at.right + at.halves.tail).lower()
    said = (at.right, whole, whole.rstrip(".,;:"))
    return next((word for word in said if word in known.ends.conjunctions), "")


def _in_a_chain(at: Look, known: WordEvidence) -> bool:
    """Tell whether a conjunction follows a word and goes on with a hyphen: ``wijd-en-zijd``."""
    chained = at.halves.tail.startswith(HARD) and at.right in known.ends.conjunctions
    return chained and at.left_share > PART


def _behind_number(at: Look, known: WordEvidence) -> bool:
    return at.left.isdigit() and at.right in known.ends.conjunctions


def _in_words(at: Look, known: WordEvidence) -> bool:
    return at.left in known.ends.tens and at.right in known.ends.units


def _is_suspended(at: Look, known: WordEvidence) -> bool:
    """Tell whether a known word is hyphened before a conjunction with which it makes none.

    ``Vor-`` ``oder Nachteil``; a short one may still be the end of a rare word (``Bank-`` ``en``).
    """
    word = conjunction(at, known)
    part = max(at.left_share, known.lexicon.part(at.left)) > PART
    unknown = at.share < RAREST and not known.lexicon.printed(at.printed)
    return len(word) >= SURELY_WHOLE and part and unknown and bool(at.line_break.after)


def _shares_an_end(at: Look, known: WordEvidence) -> bool:
    """Tell whether a conjunction follows, and then a compound whose end the broken word shares.

    ``land-`` ``en tuinbouw``: there is a word ``landbouw``. A conjunction that is the end of a word
    as well (``landen``) would begin at a legal break.
    """
    if not (known.ends.compounding and conjunction(at, known) and at.left_share > PART):
        return False
    if known.lexicon.has_breaks and len(at.left) in known.lexicon.breaks(at.joined):
        return False
    after = bare(at.line_break.after)
    ends = (after[first:] for first in range(LEAST, len(after) - LEAST + 1))
    return any(known.share(at.left + end) > RAREST for end in ends)


def _keeps_elsewhere(at: Look, known: WordEvidence) -> bool:
    """Tell whether the text has a word with its hyphen within a line, and nowhere without.

    A line end that an extractor has glued leaves a hyphen, too, but its halves are rarely words.
    """
    text = known.text
    hyphened = text.hyphened[f"{at.left}-{at.right}"] and not text.words[at.joined]
    return bool(hyphened) and min(at.left_share, at.right_share) > max(PART, at.share)


PATTERNS: tuple[tuple[Pattern, Decision, str], ...] = (
    (_in_a_chain, Decision.KEEP, "a conjunction in a chain of words"),
    (_behind_number, Decision.SPACE, "a conjunction follows a number"),
    (_in_words, Decision.KEEP, "a number in words"),
    (_is_suspended, Decision.SPACE, "a conjunction follows, and both make no word"),
    (_shares_an_end, Decision.SPACE, "a conjunction follows, and a compound with an end for both"),
    (_keeps_elsewhere, Decision.KEEP, "with a hyphen elsewhere in this text, and nowhere without"),
)
