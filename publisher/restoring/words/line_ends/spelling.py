"""How a broken word is written when it is whole: some languages change letters at a break."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from publisher.expressions import compiled
from publisher.languages import LineEnds, has_vowel

# Factor by which a changed spelling must be commoner to be the right one.
MUCH = 3.0
# A letter that stands three times in a row.
THRICE = compiled(r"([^\W\d_])\1\1")


def whole(
    left: str,
    right: str,
    ends: LineEnds,
    known: Callable[[str], bool],
    share: Callable[[str], float],
) -> str:
    """Return the two halves as one word, with the letters it has when it is not broken.

    ``known`` tells whether a word in small letters is known, ``share`` how common it is. A
    changed spelling is taken where it is the commoner one (lists know many a misspelling), or
    the plain one is unknown; the third consonant goes unless the plain word is known:
    ``till`` + ``låta`` → ``tillåta``, ``ge`` + ``executeerd`` → ``geëxecuteerd``.
    """
    plain = left + right
    candidates = tuple(_changed(left, right, ends))
    if not candidates:
        return plain
    commonest = max(candidates, key=lambda word: share(word.lower()))
    if share(commonest.lower()) > MUCH * share(plain.lower()):
        return commonest
    # ``tweeeeuwse``: no word is written with the same vowel three times.
    if any(has_vowel(thrice[1]) for thrice in THRICE.finditer(plain.lower())):
        return candidates[0]
    if known(plain.lower()):
        return plain
    for candidate in candidates:
        if known(candidate.lower()):
            return candidate
    return candidates[0] if ends.triple_consonants and is_tripled(left, right) else plain


def with_two(left: str, right: str) -> str:
    """Return the word of which a third equal consonant has come to the break.

    So German was written up to 1996: two of them before a vowel (``Schiff-`` ``fahrt``:
    ``Schiffahrt``), three before a consonant (Duden, Rechtschreibung, 20th edition, 1991, R 204).
    """
    return left[:-1] + right if has_vowel(right[1:2].lower()) else left + right


def is_tripled(left: str, right: str) -> bool:
    """Tell whether the halves of a word meet in three equal consonants (or vowels)."""
    twice = left[-2:].lower()
    return len(twice) == 2 and twice[0] == twice[1] == right[:1].lower() and twice[0].isalpha()


def _changed(left: str, right: str, ends: LineEnds) -> Iterator[str]:
    if ends.triple_consonants and is_tripled(left, right):
        yield left[:-1] + right
    for plain, dotted in ends.diaeresis:
        if right.startswith(plain) and has_vowel(left[-1:].lower()):
            yield left + dotted + right[len(plain) :]
    for end, beginning, inside in ends.spelling:
        if left.endswith(end) and right.startswith(beginning):
            yield left[: -len(end)] + inside + right[len(beginning) :]
