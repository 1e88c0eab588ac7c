"""Two columns written as one, a line of each side by side with a single blank between them.

A word broken at the end of a left half then stands broken in mid-line and goes on at the beginning
of the next line; one broken at the end of the line goes on in the midst of the next. Words broken
in mid-line alone say nothing: where lines were run together each goes on with the next word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from publisher.languages import Lexicon, lexicon
from publisher.model.findings import Finding
from publisher.model.transcript import Line
from publisher.sources.extraction.pieces import Extract

HYPHENS = "-\u00ad\u2010\ufffe"
# A half of a word in the midst of a line, and the word behind it; a half at the end of a line.
MIDST = re.compile(rf"([^\W\d_]{{2,30}})[{HYPHENS}] ([^\W\d_]+)")
END = re.compile(rf"([^\W\d_]{{2,30}})[{HYPHENS}]\s*$")
FIRST = re.compile(r"\s*([^\W\d_]+)")
WORD = re.compile(r"[^\W\d_]+")
# Where a right half may begin: shares of the length of its line.
LEFT, RIGHT = 0.3, 0.7
# Words of a page that are broken at the ends of left halves, and times as many as are broken in
# any other way. Of the pages of 366 sound texts none has two.
FEWEST, TIMES = 3, 2


def merged_columns(extract: Extract) -> Iterator[Finding]:
    """Yield an error where words broken in mid-line go on at the beginning of the next line."""
    known = lexicon(extract.transcript.language)
    yield from extract.of_pieces(
        [piece for piece in extract.pieces if _is_merged(piece.lines, known)],
        "sources/columns-merged",
        "the lines of two columns stand side by side, with a single blank between them",
        "extract the text again in reading order; if it is in order, write a “stet” ruling on its"
        " first line",
    )


def _is_merged(lines: Sequence[Line], known: Lexicon) -> bool:
    speaking = against = left = 0
    for line, below in pairwise(lines):
        if not any(hyphen in line.text for hyphen in HYPHENS):
            continue
        for half in MIDST.finditer(line.text):
            verdict = _of_midst(half[1], half[2], below.text, known)
            left += verdict > 0
            against += verdict < 0
        verdict = _of_end(line.text, below.text, known)
        speaking += verdict > 0
        against += verdict < 0
    return left >= FEWEST and left + speaking > TIMES * against


def _of_midst(half: str, behind: str, below: str, known: Lexicon) -> int:
    """Return 1 where half a word in mid-line goes on in the line below, -1 with the next word."""
    rest = FIRST.match(below)
    return _word(half, rest[1] if rest else "", known) - _word(half, behind, known)


def _of_end(text: str, below: str, known: Lexicon) -> int:
    """Return 1 where half a word at a line's end goes on in the midst of the line below, else -1."""
    half, first = END.search(text), FIRST.match(below)
    if half is None or first is None:
        return 0
    midst = [
        word[0]
        for word in WORD.finditer(below)
        if LEFT * len(below) < word.start() < RIGHT * len(below)
    ]
    there = any(_word(half[1], word, known) for word in midst)
    return there - _word(half[1], first[1], known)


def _word(half: str, rest: str, known: Lexicon) -> bool:
    """Tell whether two halves make a word of the language."""
    return bool(rest) and rest[0].islower() and known.frequency((half + rest).lower()) > 0
