"""Clues for a line end with a hyphen, which may stay, go, or have a space after it."""

from __future__ import annotations

from math import log, log1p

from publisher.expressions import compiled
from publisher.restoring.characters import SOFT_HYPHENS
from publisher.restoring.words.line_ends.break_context import BreakContext
from publisher.restoring.words.line_ends.clues import (
    HARD,
    PART,
    Clues,
    Look,
    book_clues,
    compound_clues,
    letter_clues,
    word_clues,
)
from publisher.restoring.words.line_ends.patterns import conjunction
from publisher.restoring.words.line_ends.word_evidence import RAREST, WordEvidence

_FIGURES = compiled(r"\d+")
_ROMAN = compiled(r"[IVXLCDM]+")


def shown_clues(at: Look, context: BreakContext) -> Clues:
    """Return the clues; those of words only where words stand on both sides."""
    known = context.known
    clues: Clues = {"bias": 1.0, "hyphens-expected": log(context.expected)}
    clues.update(_sign_clues(at, context))
    clues.update(_suspension_clues(at, known))
    clues.update(_capital_clues(at))
    clues.update(_hyphen_clues(at, known))
    clues.update(_language_clues(at, known))
    if _one_word_possible(at) and "numbers-on-both-sides" not in clues:
        if context.elsewhere(at):
            clues["broken-elsewhere-too"] = 1.0
        clues.update(word_clues(at, known))
        clues.update(letter_clues(at, known))
        clues.update(book_clues(at, known))
        clues.update(compound_clues(at, known))
    return clues


def _one_word_possible(at: Look) -> bool:
    """Tell whether letters meet, and no capital would stand inside the word they make."""
    left, right = at.halves.left, at.halves.right
    if not left.isalpha() or not right.isalpha() or at.halves.closing or at.halves.opening:
        return False
    acronym = left.isupper() and len(left) > 1
    return right.isupper() if acronym else right[0].islower()


def _sign_clues(at: Look, context: BreakContext) -> Clues:
    before, after = _number(at.halves.left), _number(at.halves.right)
    range_of_numbers = before and after
    signs = {
        "soft-hyphen": at.line_break.mark in SOFT_HYPHENS,
        "hard-hyphen-among-soft": context.softened and at.line_break.mark not in SOFT_HYPHENS,
        "figures-before": at.left.isdigit() or range_of_numbers,
        "figures-follow": at.right.isdigit() or range_of_numbers,
        "numbers-on-both-sides": range_of_numbers,
        "sign-before": bool(at.halves.closing) or not at.left,
        "sign-follows": bool(at.halves.opening) or not at.right,
    }
    return {name: 1.0 for name, seen in signs.items() if seen}


def _suspension_clues(at: Look, known: WordEvidence) -> Clues:
    """Return what speaks for a part of a compound before a conjunction (``zomer- en``).

    The conjunction may be the end of a word too, but then it begins at a legal break.
    """
    if not conjunction(at, known):
        return {}
    letters = at.left.isalpha() and known.lexicon.has_breaks
    breaks = known.lexicon.breaks(at.joined) if letters else (len(at.left),)
    signs = {
        "conjunction-follows": True,
        "conjunction-at-illegal-break": len(at.left) not in breaks,
        "conjunction-after-known-word": max(at.left_share, known.lexicon.part(at.left)) > PART,
        "figures-before-conjunction": at.left.isdigit(),
    }
    return {name: 1.0 for name, seen in signs.items() if seen}


def _number(piece: str) -> bool:
    """Tell whether a piece is a figure, or a Roman one (``CXX-CXXIII``)."""
    return piece.isdigit() or _ROMAN.fullmatch(piece) is not None


def _hyphen_clues(at: Look, known: WordEvidence) -> Clues:
    text = known.text
    counts = {
        "hyphened-in-text": known.hyphened(f"{at.left}-{at.right}"),
        "left-hyphened-in-text": text.firsts[at.left],
        "right-hyphened-in-text": text.lasts[at.right],
        "left-begins-words-of-text": known.heads(at.left),
    }
    clues = {name: log1p(times) for name, times in counts.items() if times}
    if "hyphened-in-text" in clues and not text.words[at.joined]:
        clues["only-hyphened-in-text"] = 1.0
    if text.words[at.joined] and "hyphened-in-text" not in clues:
        clues["only-joined-in-text"] = 1.0
    figures = _FIGURES.match(at.halves.tail)
    if figures and at.halves.left.isupper() and text.words[at.joined + figures[0]]:
        clues["code-in-text"] = 1.0
    return clues


def _capital_clues(at: Look) -> Clues:
    left, right = at.halves.left, at.halves.right
    if not left or not right:
        return {}
    acronym = left.isupper() and len(left) > 1
    alike = acronym and right.isupper()
    signs = {
        "capitals-on-both-sides": alike,
        "capitals-before": acronym and not alike,
        "capital-before": left[0].isupper() and not acronym,
        "capital-follows-capital": right[0].isupper() and left[0].isupper() and not alike,
        "capital-follows": right[0].isupper() and not left[0].isupper(),
        "hangs-on-hyphen": at.halves.lead.endswith((*HARD, "/")),
        "goes-on-with-hyphen": at.halves.tail.startswith(HARD),
    }
    return {name: 1.0 for name, seen in signs.items() if seen}


def _language_clues(at: Look, known: WordEvidence) -> Clues:
    ends = known.ends
    kind = "compounding" if ends.compounding else "separating"
    clues: Clues = {}
    if at.left in ends.keep_before:
        clues["left-keeps-its-hyphen"] = 1.0
    if at.right in ends.keep_after:
        clues["right-keeps-its-hyphen"] = 1.0
    if at.share < RAREST:
        if known.lexicon.foreign(at.joined):
            clues["joined-in-another-language"] = 1.0
        if min(at.left_share, at.right_share) > 10 * RAREST:
            clues[f"only-halves-known-{kind}"] = 1.0
    return clues
