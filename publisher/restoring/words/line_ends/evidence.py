"""Why a line end was decided as it was, in words for people."""

from __future__ import annotations

from functools import lru_cache

from publisher.restoring.words.line_ends.clues import DICTIONARY, Clues

# Reasons that are named for a decision.
MOST = 4
# Clues that weigh less than this, in log odds, decide nothing.
LEAST = 0.3
# Clues that say more about the text or the learning than about the word.
SILENT = frozenset(("bias", "hyphens-expected"))
# Part of the names of clues about length, which all say one thing.
LENGTHS = "-length-"
# Ways to say why that are remembered; there are some hundreds of them.
DIFFERENT = 1024

PHRASES = {
    "joined": "the joined word is common",
    "left": "the left half is a common word",
    "right": "the right half is a common word",
    "begins": "many words begin so",
    "finishes": "many words end so",
    "letters": "letters as inside a word",
    "letters-of-text": "letters as inside a word of this text",
    "apart-in-text": "side by side in this text",
    "apart-in-other-texts": "side by side in other texts",
}
OPPOSITES = {
    "letters": "letters as between words",
    "letters-of-text": "letters as between words of this text",
}
_HALVES = ("joined", "left", "right")


def reasons(clues: Clues, weights: dict[str, float], sign: float) -> tuple[str, ...]:
    """Return the clues that spoke for the decision, the strongest first.

    ``sign`` is 1 where the weights speak for it and -1 where they speak against it.
    """
    spoken = ((sign * value * weights.get(name, 0.0), name) for name, value in clues.items())
    strong = sorted((-said, name) for said, name in spoken if said > LEAST and _speaks(name))
    return _once(tuple(phrase(name, clues[name]) for _, name in strong[:MOST]))


@lru_cache(DIFFERENT)
def _once(said: tuple[str, ...]) -> tuple[str, ...]:
    """Return one tuple for all that are equal: a long text says the same of very many words."""
    return said


def _speaks(name: str) -> bool:
    return name not in SILENT and LENGTHS not in name


def phrase(name: str, value: float) -> str:
    """Return a clue in words; that of letters has two sides."""
    if value < 0 and name in OPPOSITES:
        return OPPOSITES[name]
    if name.startswith(DICTIONARY):
        known = [half for half, seen in zip(_HALVES, name[-3:], strict=True) if seen == "1"]
        return f"dictionary: {', '.join(known) or 'nothing'} known"
    return PHRASES.get(name, name.replace("-", " "))
