"""Line ends with a hyphen that one look decides, and no weight: conjunctions, numbers in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from publisher.model.text import Decision
from publisher.restoring.words.line_ends.clues import HARD, PART, Look, bare
from publisher.restoring.words.line_ends.word_evidence import RAREST, WordEvidence

# Letters; shorter conjunctions are endings of words as well.
SURELY_WHOLE = 3
# Share of running text from which on a word is written without a hyphen.
WITHOUT = 1e-5
# Vowels of Dutch compounds that had a diaeresis before the reform: zeeëgel, naäpen.
UNTIL_1996 = frozenset("ea")
# Letters of a part of a compound.
SHORTEST_PART = 3

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

    ``Vor-`` ``oder Nachteil``; a short one may still be the end of a word (``Bank-`` ``en``), unless
    the hyphened word would have the end of the one behind the conjunction.
    """
    word = conjunction(at, known)
    if not word or not at.line_break.after:
        return False
    if not at.halves.tail and _shares_its_end(at.left, bare(at.line_break.after), known):
        return True
    part = max(at.left_share, known.lexicon.part(at.left)) > PART
    unknown = at.share < RAREST and not known.lexicon.printed(at.printed)
    return len(word) >= SURELY_WHOLE and part and unknown


def _shares_its_end(left: str, after: str, known: WordEvidence) -> bool:
    """Tell whether a word would be known with the end of the one behind a conjunction.

    ``land-`` ``en tuinbouw`` is ``landbouw`` and ``tuinbouw``; both parts of the latter are words.
    """
    if not known.ends.compounding or not left.isalpha():
        return False
    for at in range(SHORTEST_PART, len(after) - SHORTEST_PART + 1):
        end = after[at:]
        parts = min(known.lexicon.part(after[:at]), known.share(end)) > PART
        if parts and known.share(left + end) > PART / 10:
            return True
    return False


def _has_its_hyphen(at: Look, known: WordEvidence) -> bool:
    """Tell whether the language writes both halves with a hyphen: ``кто-то``, ``segunda-feira``.

    Words that are common without one are those: ``потому``.
    """
    if at.halves.closing or at.halves.opening or at.share > WITHOUT:
        return False
    pairs = known.ends.hyphened
    listed = any(re.fullmatch(a, at.left) and re.fullmatch(b, at.right) for a, b in pairs)
    return listed or _collides(at, known)


def _collides(at: Look, known: WordEvidence) -> bool:
    """Tell whether two words meet in vowels that would be read as one: ``auto-ongeluk``.

    Dutch puts a diaeresis within a word, and a hyphen between those of a compound (Woordenlijst
    Nederlandse Taal, Leidraad 5.2 and 6.8); e and a had a diaeresis there too until 1996. A word that
    is known is no such compound.
    """
    vowels = {vowel for vowel, _ in known.ends.diaeresis} - UNTIL_1996
    if at.left[-1:] != at.right[:1] or at.right[:1] not in vowels:
        return False
    words = min(at.left_share, at.right_share) > PART
    return words and max(at.share, known.share(at.left + at.right)) < RAREST * 10


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
    (_has_its_hyphen, Decision.KEEP, "a word that is written with a hyphen"),
    (_is_suspended, Decision.SPACE, "a part of a compound before a conjunction"),
    (_keeps_elsewhere, Decision.KEEP, "with a hyphen elsewhere in this text, and nowhere without"),
)
