"""Whether a large first letter, set apart by an extractor, begins the word beside or below it."""

from __future__ import annotations

from publisher.expressions import compiled
from publisher.languages.lexicon import lexicon

LETTER = compiled(r"[«»„“”\"‘’']?[^\W\d_]")
WORD = compiled(r"[^\W\d_]+")
# Share of running text; a letter this common is a word of its own (``a``, ``à``, ``i``).
COMMON = 1e-3


def glue(letter: str, below: str, language: str) -> str | None:
    """Return what stands between a letter and the line that goes on with it.

    Nothing inside a word, a blank behind a word of one letter, None where the letter is no
    initial: the line has to go on in lower case, or in capitals that make a word with it
    (``T`` / ``HE ferry``), and a letter that labels (``B``) makes no word.
    """
    begun = WORD.match(below)
    if (
        not LETTER.fullmatch(letter)
        or not letter[-1].isupper()
        or not begun
        or not (begun[0].islower() or begun[0].isupper())
    ):
        return None
    words, rest = lexicon(language), begun[0].lower()
    alone = words.frequency(letter[-1].lower())
    if begun[0].isupper():
        whole = words.frequency(letter[-1].lower() + rest)
        return "" if whole > max(alone * words.frequency(rest), words.frequency(rest)) else None
    if words.frequency(letter[-1].lower() + rest) >= alone * words.frequency(rest):
        return ""
    return " " if alone >= COMMON else None
