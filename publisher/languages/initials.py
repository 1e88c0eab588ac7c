"""Whether a large first letter, set apart by an extractor, begins the word beside or below it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from publisher.expressions import compiled
from publisher.languages.lexicon import lexicon
from publisher.languages.loading import language as language_of

# A quotation mark may stand before the letter, in French behind it a narrow blank; an apostrophe
# behind it where the letter is a whole word that has lost its end (``L’`` / ``eau``).
PATTERN = r"(?:[«»„“”\"‘’'][ \u00a0\u202f]?)?([^\W\d_])([’'ʼ]?)"
LETTER = compiled(PATTERN)
WORD = compiled(r"[^\W\d_]+")
APOSTROPHES = "’'ʼ"
# Letters that open names before an apostrophe: d’Artagnan, L’Estrange, M’Carthy, O’Brien.
OF_NAMES = frozenset("DLMO")
# Share of running text; a letter this common is a word of its own (``a``, ``à``, ``i``).
COMMON = 1e-3
# Letters that rise through a text, the share of all letters alone that do, and the lines from one
# to the next where they count.
ROW, SHARE, NEAR = 3, 0.8, 12
AROUND = "[]().–—- "
LONGEST = 5  # characters, the signs about the letter counted


def glue(letter: str, below: str, language: str) -> str | None:
    """Return what stands between a letter and the line that goes on with it.

    Nothing inside a word, a blank behind a word of one letter, None where the letter is no
    initial: the line has to go on in lower case, or in capitals that make a word with it
    (``T`` / ``HE ferry``), and a letter that labels (``B``) makes no word.
    """
    found = LETTER.fullmatch(letter)
    if not found or not found[1].isupper():
        return None
    if found[2] or below[:1] in APOSTROPHES:
        return _elided(found[1], below if found[2] else below[1:], language)
    begun = WORD.match(below)
    if not begun or not (begun[0].islower() or begun[0].isupper()):
        return None
    words, rest = lexicon(language), begun[0].lower()
    alone = words.frequency(found[1].lower())
    if begun[0].isupper():
        whole = words.frequency(found[1].lower() + rest)
        return "" if whole > max(alone * words.frequency(rest), words.frequency(rest)) else None
    if words.frequency(found[1].lower() + rest) >= alone * words.frequency(rest):
        return ""
    return " " if alone >= COMMON else None


def _elided(letter: str, rest: str, language: str) -> str | None:
    """Return the same for a letter before an apostrophe: ``L`` / ``’eau``, ``O`` / ``’Brien``."""
    begun = WORD.match(rest)
    if not begun:
        return None
    elided = f"{letter.lower()}'" in language_of(language).line_ends.elisions
    named = letter in OF_NAMES and begun[0].istitle()
    return "" if elided or named else None


def lettered(texts: Sequence[str]) -> frozenset[int]:
    """Return the places of lines that are one capital of a row through the alphabet: no initials.

    They stand above what begins with them, as in an index (``B`` above ``barley``), or count what
    stands below (``A``, ``B``, ``C``, none left out).
    """
    alone = [(at, text) for at, text in enumerate(texts) if len(text) <= LONGEST and _is_lone(text)]
    heads = [(at, plain) for at, plain in _plain(alone) if _begins(texts, at, plain)]
    rising = _rising(heads)
    counting = _counting(list(_plain(alone)))
    return frozenset(rising if len(rising) >= max(ROW, SHARE * len(heads)) else ()) | counting


def _is_lone(text: str) -> bool:
    bare = text.strip(AROUND)
    return len(bare) == 1 and bare.isupper()


def _plain(alone: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield places with their letters, small and without accents."""
    for at, text in alone:
        yield at, unicodedata.normalize("NFD", text.strip(AROUND))[:1].lower()


def _begins(texts: Sequence[str], at: int, letter: str) -> bool:
    below = texts[at + 1] if at + 1 < len(texts) else ""
    first = next(filter(str.isalpha, below), "")
    return unicodedata.normalize("NFD", first)[:1].lower() == letter and len(below.strip()) > 1


def _rising(found: Sequence[tuple[int, str]]) -> list[int]:
    row, last = list[int](), ""
    for at, letter in found:
        if letter > last:
            row.append(at)
            last = letter
    return row


def _counting(found: Sequence[tuple[int, str]]) -> frozenset[int]:
    made, run = set[int](), list[tuple[int, str]]()
    for at, letter in found:
        if run and not (ord(letter) - ord(run[-1][1]) == 1 and at - run[-1][0] <= NEAR):
            run = []
        run.append((at, letter))
        if len(run) >= ROW:
            made |= {place for place, _ in run}
    return frozenset(made)
