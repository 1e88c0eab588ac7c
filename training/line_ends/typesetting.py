"""Documents → broken lines whose truth is known, set narrow or wide, hyphenated or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from publisher.languages import Lexicon, has_vowel
from training.line_ends.material import Document

WIDTHS = (45, 55, 65, 75, 88)
# Per cent of breaks at places that today's patterns do not have: typesetters never agreed.
ODD = (0, 10, 25)
HYPHENATIONS = ("broken",) * 5 + ("soft", "whole", "mended")
PAGE = 40
# Per cent of compounds before a conjunction whose second part is left out.
SUSPENDED = 15
# Per cent of years written like that (``800- och 900-talet``).
SUSPENDED_YEARS = 60
RARE = 1e-7
_WORD = re.compile(r"^\W*([^\W\d_]{4,})\W*$")
_YEAR = re.compile(r"\d{2,4}")
_SUSPENDED = re.compile(r"[^\W_]-$")
_HARD = re.compile(r"(?<=[^\W_])-(?=[^\W_])")


@dataclass(frozen=True, slots=True)
class Setting:
    """One way to set a document; ``number`` makes its choices, which look like chance."""

    number: int

    @property
    def hyphenation(self) -> str:
        """Whether words are broken with hyphens or soft ones, not broken, or mended within a page."""
        return HYPHENATIONS[self.choice("hyphenation", len(HYPHENATIONS))]

    def choice(self, what: str, limit: int) -> int:
        """Return a number below the limit that depends on the words alone."""
        return crc32(f"{self.number} {what}".encode()) % limit

    @property
    def width(self) -> int:
        """The column in letters."""
        return WIDTHS[self.choice("width", len(WIDTHS))]

    @property
    def odd(self) -> int:
        """How many breaks in a hundred do not follow the patterns."""
        return ODD[self.choice("odd", len(ODD))]


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as printed; ``end`` is join, keep or space where a hyphen ends it, else nothing.

    ``last`` marks the end of a paragraph.
    """

    text: str
    end: str
    last: bool


def typeset(document: Document, setting: Setting, lexicon: Lexicon) -> Iterator[SetLine]:
    """Yield the lines of a document."""
    for number, paragraph in enumerate(document.paragraphs):
        words = _suspend(paragraph.split(), f"{number}", setting, lexicon)
        yield from _lines(words, f"{number}", setting, lexicon)


def _suspend(words: list[str], salt: str, setting: Setting, lexicon: Lexicon) -> list[str]:
    """Return the words with some compounds cut before a conjunction (``hem- och``)."""
    conjunctions = lexicon.about.line_ends.conjunctions
    changed = list(words)
    for place in range(len(words) - 1):
        share = SUSPENDED_YEARS if _YEAR.fullmatch(words[place]) else SUSPENDED
        drawn = setting.choice(f"{salt} {place} suspend", 100) < share
        if drawn and words[place + 1] in conjunctions:
            changed[place] = _suspended(words[place], lexicon)
    return changed


def _suspended(word: str, lexicon: Lexicon) -> str:
    """Return a word without its last part (``800-`` for ``800``, as before ``och 900-talet``)."""
    if _YEAR.fullmatch(word):
        return f"{word}-"
    found = _WORD.match(word)
    if found is None or not lexicon.about.line_ends.compounding:
        return word
    seam = _seam(found[1].lower(), lexicon)
    return word[: found.start(1) + seam] + "-" if seam else word


def _seam(word: str, lexicon: Lexicon) -> int:
    for place in range(4, len(word) - 3):
        if lexicon.part(word[:place]) > RARE and lexicon.frequency(word[place:]) > RARE:
            return place
    return 0


def _lines(words: list[str], salt: str, setting: Setting, lexicon: Lexicon) -> Iterator[SetLine]:
    line, rest = "", list(reversed(words))
    count = setting.choice(f"{salt} page", PAGE)
    while rest:
        word = rest.pop()
        longer = f"{line} {word}" if line else word
        if len(longer) <= setting.width:
            line = longer
            continue
        piece, end = _piece(
            word, setting.width - len(line) - 1, f"{salt} {len(rest)}", setting, lexicon
        )
        count += 1
        if end == "join" and setting.hyphenation == "mended" and count % PAGE:
            piece, end = word, ""
        if piece == word:
            yield SetLine(longer, "", last=not rest)
            line = ""
        elif piece:
            rest.append(word[len(piece) - (end == "join") :])
            yield SetLine(f"{line} {piece}".strip(), end, last=False)
            line = ""
        elif line:
            yield SetLine(line, "space" if _SUSPENDED.search(line) else "", last=False)
            rest.append(word)
            line = ""
        else:
            line = word
    if line:
        yield SetLine(line, "", last=True)


def _piece(word: str, room: int, salt: str, setting: Setting, lexicon: Lexicon) -> tuple[str, str]:
    """Return what of a word still fits with its hyphen, and whether that hyphen stays."""
    hard = [found.end() for found in _HARD.finditer(word) if found.end() <= room]
    if hard:
        return word[: hard[-1]], "keep"
    found = _WORD.match(word)
    if found is None or setting.hyphenation == "whole":
        return "", ""
    start = found.start(1)
    fitting = [place for place in _places(found[1], salt, setting, lexicon) if start + place < room]
    return (word[: start + max(fitting)] + "-", "join") if fitting else ("", "")


def _places(word: str, salt: str, setting: Setting, lexicon: Lexicon) -> list[int]:
    if lexicon.has_breaks and setting.choice(f"{salt} odd", 100) >= setting.odd:
        return sorted(lexicon.breaks(word.lower()))
    small = word.lower()
    return [
        i for i in range(2, len(word) - 1) if not has_vowel(small[i]) and has_vowel(small[i + 1])
    ]
