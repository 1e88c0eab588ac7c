"""U+FFFD at the end of a line: a hyphen that could not be decoded, or a letter that was lost.

Some extractors write every hyphen at a line end so, for the typeface gave it no meaning; then the
halves make words. Anywhere else a letter is lost: the sign stays, and ``sources/lost-letter`` says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from publisher.languages import Lexicon
from publisher.restoring.words.line_ends import Break, Vocabulary, halves

LOST = "\N{REPLACEMENT CHARACTER}"
# Words that the sign breaks, and their share of the places where it may break one, from which on
# it stands for hyphens throughout the text.
FEWEST, SHARE = 3, 0.5


def without_lost_letters(breaks: Sequence[Break], words: Vocabulary, known: Lexicon) -> list[Break]:
    """Return the line ends, of which those that lost a letter show no hyphen."""
    if not any(line_break.mark == LOST for line_break in breaks):
        return list(breaks)
    breaking = [_breaks_a_word(line_break, words, known) for line_break in breaks]
    places = sum(map(_may_break, breaks))
    always = sum(breaking) >= max(FEWEST, SHARE * places)
    return [
        replace(one, mark="")
        if one.mark == LOST and not (breaks_a_word or (always and _may_break(one)))
        else one
        for one, breaks_a_word in zip(breaks, breaking, strict=True)
    ]


def _may_break(one: Break) -> bool:
    """Tell whether letters stand on both sides of the sign, small ones below."""
    parts = halves(one)
    together = parts.left.isalpha() and not parts.opening
    return one.mark == LOST and together and parts.right[:1].islower()


def _breaks_a_word(one: Break, words: Vocabulary, known: Lexicon) -> bool:
    """Tell whether the text or a list has the word that both halves make."""
    if not _may_break(one):
        return False
    joined = halves(one).joined
    return _is_word((joined, joined.lower()), words, known)


def _is_word(spellings: Iterable[str], words: Vocabulary, known: Lexicon) -> bool:
    return any(
        words.words[one] or known.frequency(one) > 0 or known.printed(one) for one in spellings
    )
