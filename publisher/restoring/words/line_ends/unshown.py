"""Clues for a line end where nothing is shown and a word may go on all the same."""

from __future__ import annotations

from math import log1p

from publisher.restoring.words.line_ends.break_context import BreakContext
from publisher.restoring.words.line_ends.clues import (
    HARD,
    Clues,
    Look,
    bare,
    book_clues,
    compound_clues,
    letter_clues,
    word_clues,
)
from publisher.restoring.words.line_ends.word_evidence import WordEvidence

# Signs after which a capital means nothing.
STOPS = '.!?:»"”'
# Factor; a capital is odd for a word that the text writes small this many times as often.
ODD = 5


def hidden_clues(at: Look, context: BreakContext) -> Clues | None:
    """Return all clues, or None where no word can go on: figures, a stop, a capital, a short line."""
    clues = swift_clues(at, context)
    if clues is not None:
        clues.update(book_clues(at, context.known))
    return clues


def swift_clues(at: Look, context: BreakContext) -> Clues | None:
    """Return the clues without those of patterns and dictionary, or None."""
    known = context.known
    if at.line_break.short or not _could_go_on(at):
        return None
    clues = word_clues(at, known)
    clues.update(letter_clues(at, known))
    clues.update(compound_clues(at, known))
    clues.update(_neighbour_clues(at, known))
    clues.update(_shape_clues(at, known))
    clues.update(_foreign_clues(at, known))
    if context.elsewhere(at):
        clues["broken-elsewhere-too"] = 1.0
    return clues


def _could_go_on(at: Look) -> bool:
    left, right = at.halves.left, at.halves.right
    if not left.isalpha() or not right.isalpha() or at.halves.closing or at.halves.opening:
        return False
    capitals = left.isupper() and right.isupper() and min(len(left), len(right)) > 1
    return right[0].islower() or capitals


def _neighbour_clues(at: Look, known: WordEvidence) -> Clues:
    before, after = bare(at.line_break.before), bare(at.line_break.after)
    pairs = {
        "left-after-this-word": (before, at.left),
        "joined-after-this-word": (before, at.joined),
        "right-before-this-word": (at.right, after),
        "joined-before-this-word": (at.joined, after),
    }
    seen = ((name, known.text.pairs.get(pair, 0)) for name, pair in pairs.items())
    clues = {name: log1p(times) for name, times in seen if times}
    fit = known.neighbours.fit
    clues["halves-fit-as-words"] = fit(at.left, at.right)
    if before:
        clues["left-fits-after-this-word"] = fit(before, at.left)
        clues["joined-fits-after-this-word"] = fit(before, at.joined)
    if after:
        clues["right-fits-before-this-word"] = fit(at.right, after)
        clues["joined-fits-before-this-word"] = fit(at.joined, after)
    return clues


def _shape_clues(at: Look, known: WordEvidence) -> Clues:
    clues: Clues = {}
    left, before = at.halves.left, at.line_break.before
    for side, piece in (("left", at.left), ("right", at.right)):
        times = known.text.words.get(piece, 0)
        if times:
            clues[f"{side}-in-text"] = log1p(times)
    if left[0].isupper() and not left.isupper() and before and before[-1] not in STOPS:
        clues["left-has-capital"] = 1.0
        if known.text.printed[at.left] > ODD * known.text.printed[left] + 1:
            clues["left-has-no-capital-elsewhere"] = 1.0
    if at.halves.tail.startswith(HARD):
        clues["right-goes-on-with-hyphen"] = 1.0
    if at.halves.lead:
        clues["left-hangs-on-hyphen" if at.halves.lead.endswith(HARD) else "left-hangs"] = 1.0
    return clues


def _foreign_clues(at: Look, known: WordEvidence) -> Clues:
    shares = (("joined", at.joined, at.share), ("left", at.left, at.left_share))
    clues: Clues = {}
    for name, word, share in (*shares, ("right", at.right, at.right_share)):
        if share < 1e-8 and known.lexicon.foreign(word):
            clues[f"{name}-in-another-language"] = 1.0
    return clues
