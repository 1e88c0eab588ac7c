"""Clues common to all line ends: what is said for and against one word over the break."""

from __future__ import annotations

from math import log1p

from publisher.expressions import compiled
from publisher.languages import has_vowel
from publisher.restoring.characters import PRINTED_HYPHENS
from publisher.restoring.words.line_ends.breaks import Break, WordParts, halves
from publisher.restoring.words.line_ends.spelling import is_tripled, whole, with_two
from publisher.restoring.words.line_ends.word_evidence import (
    RAREST,
    RAREST_PIECE,
    WordEvidence,
    logged,
)
from publisher.structs import frozen

Clues = dict[str, float]

# Share of running text; a rarer piece is no part of a compound.
PART = 1e-6
# Letters of a long piece.
LONG = 5
DICTIONARY = "dictionary-"
# Hyphens as they are printed between the parts of a word.
HARD = tuple(sorted(PRINTED_HYPHENS))
_OUTER = compiled(r"^\W+|(?<!\W)\W+$")


@frozen
class Look:
    """A break with its halves in small letters, the word they would make, and their shares."""

    line_break: Break
    halves: WordParts
    left: str
    right: str
    joined: str
    printed: str
    share: float
    left_share: float
    right_share: float


def look(line_break: Break, known: WordEvidence) -> Look:
    """Return what both passes over a break need; the halves may be empty or figures."""
    parts = halves(line_break)
    printed = whole_word(parts, known)
    left, right, joined = parts.left.lower(), parts.right.lower(), printed.lower()
    shares = (known.share(joined), known.share(left), known.share(right))
    return Look(line_break, parts, left, right, joined, printed, *shares)


def whole_word(parts: WordParts, known: WordEvidence) -> str:
    """Return both halves as one word, as it is written when it is not broken."""
    old = known.before_reform
    if old is not None and is_tripled(parts.left, parts.right):
        return with_two(parts.left, parts.right) if old else parts.joined
    return whole(parts.left, parts.right, known.ends, known.knows, known.share)


def bare(word: str) -> str:
    """Return a neighbouring word in small letters without what hangs on it."""
    return _OUTER.sub("", word).lower()


def word_clues(at: Look, known: WordEvidence) -> Clues:
    """Return how common the halves and the whole are, in the lists and in the text."""
    clues: Clues = {
        "bias": 1.0,
        "joined": logged(at.share),
        "left": logged(at.left_share),
        "right": logged(at.right_share),
        "begins": logged(known.begins(at.left), RAREST_PIECE),
        "finishes": logged(known.finishes(at.right), RAREST_PIECE),
    }
    for name, share in (("joined", at.share), ("left", at.left_share), ("right", at.right_share)):
        if share < RAREST:
            clues[f"{name}-unknown"] = 1.0
    seen = known.text.words.get(at.joined, 0)
    if seen:
        clues["joined-in-text"] = log1p(seen)
    pair = known.text.pairs.get((at.left, at.right), 0)
    if pair:
        clues["apart-in-text"] = log1p(pair)
    apart = known.lexicon.apart(at.left, at.right)
    if apart:
        clues["apart-in-other-texts"] = log1p(apart)
    return clues


def letter_clues(at: Look, known: WordEvidence) -> Clues:
    """Return what letters say of this being the middle of a word."""
    clues: Clues = {}
    if at.share < RAREST:
        clues["letters-of-text"] = known.letters.inside(at.left, at.right)
    if known.lexicon.has_words:
        clues["letters"] = known.lexicon.letters.inside(at.left, at.right)
    for side, piece in (("left", at.left), ("right", at.right)):
        clues[f"{side}-length-{min(len(piece), LONG)}"] = 1.0
        if not has_vowel(piece):
            clues[f"{side}-without-vowel"] = 1.0
    return clues


def book_clues(at: Look, known: WordEvidence) -> Clues:
    """Return what patterns and dictionary say, which take longest to ask."""
    clues = dictionary_clues(at, known)
    if known.lexicon.has_breaks and at.joined == at.left + at.right:
        legal = len(at.left) in known.lexicon.breaks(at.joined)
        clues["legal-break" if legal else "illegal-break"] = 1.0
    return clues


def dictionary_clues(at: Look, known: WordEvidence) -> Clues:
    """Return whether the dictionary has joined, left, right, as printed: one clue of eight."""
    book = known.lexicon
    if not book.has_dictionary:
        return {}
    right = at.halves.right
    answers = tuple(book.printed(word) for word in (at.printed, at.halves.left, right))
    clues: Clues = {DICTIONARY + "".join("01"[answer] for answer in answers): 1.0}
    if not answers[2] and right[0].islower() and book.printed(right.capitalize()):
        clues["right-wants-a-capital"] = 1.0
    return clues


def compound_clues(at: Look, known: WordEvidence) -> Clues:
    """Return whether the halves could be parts of a compound that no list has."""
    clues: Clues = {}
    lasting = min(len(at.left), len(at.right)) > 2
    if (
        known.ends.compounding
        and lasting
        and at.share < RAREST * 10
        and min(known.lexicon.part(at.left), at.right_share) > PART
    ):
        clues["compound-of-known-parts"] = 1.0
    words = known.text.printed
    if not words.get(at.halves.right) and words.get(at.halves.right.capitalize()):
        clues["right-has-capital-elsewhere"] = 1.0
    return clues
