"""Two columns written as one, a line of each side by side with a single blank between them.

A word broken at the end of a left half then stands broken in mid-line and goes on at the beginning
of the next line; one broken at the end of the line goes on in the midst of the next. Words broken
in mid-line alone say nothing: where lines were run together each goes on with the next word. Where
no word is broken, the sentences that begin right halves stand in the midst of lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from publisher.expressions import compiled
from publisher.languages import Lexicon, lexicon
from publisher.model.findings import Finding
from publisher.model.transcript import Line
from publisher.sources.extraction.pieces import Extract

HYPHENS = "-\u00ad\u2010\ufffe"
# A half of a word in the midst of a line, and the word behind it; a half at the end of a line.
HYPHEN = compiled(f"[{HYPHENS}]")
MIDST = compiled(rf"([^\W\d_]{{2,30}})[{HYPHENS}] ([^\W\d_]+)")
END = compiled(rf"([^\W\d_]{{2,30}})[{HYPHENS}]$")
LONGEST_HALF = 31  # characters, its hyphen counted
FIRST = compiled(r"\s*([^\W\d_]+)")
WORD = compiled(r"[^\W\d_]+")
# Where a right half may begin: shares of the length of its line.
LEFT, RIGHT = 0.3, 0.7
# Behind a small word a word with a capital; of all words of a language, the share of a common one.
# (The capital is said first, for the search goes faster from one to the next.)
BEGUN = compiled(r"([A-ZÀ-Þ](?<=[a-zà-þ] .)[a-zà-þ]{0,11})(?![\w’'-])")
COMMON, SHORTEST = 5e-4, 40
# Places on a page that speak so, and their share of its lines.
FEWEST_BEGUN, BEGINNING = 4, 0.14
# Where they begin there, as shares of the length of the line; the share of lines that begin with a
# capital in verse and lists, where this says nothing; and the end of a sentence.
AMID, CAPITALS = (0.36, 0.6), 0.5
ENDED = compiled(r"[^\W\d_]{3}[.!?]$")
# Words of a page that are broken at the ends of left halves, and times as many as are broken in
# any other way. Of the pages of 366 sound texts none has two.
FEWEST, TIMES = 3, 2


def merged_columns(extract: Extract) -> Iterator[Finding]:
    """Yield an error where words broken in mid-line go on at the beginning of the next line.

    Proofreaders have put columns one below the other.
    """
    if extract.transcript.declared.standing is not None:
        return
    known = lexicon(extract.transcript.language)
    yield from extract.of_pieces(
        [piece for piece in extract.pieces if are_merged(piece.lines, known)],
        "sources/columns-merged",
        "the lines of two columns stand side by side, with a single blank between them",
        "extract the text again in reading order; if it is in order, write a “stet” ruling on its"
        " first line",
    )


def are_merged(lines: Sequence[Line], known: Lexicon) -> bool:
    """Tell whether each line of a page holds one of each of two columns."""
    return _is_merged(lines, known) or _begins_amid(lines, known)


def _is_merged(lines: Sequence[Line], known: Lexicon) -> bool:
    speaking = against = left = 0
    for line, below in pairwise(lines):
        if not HYPHEN.search(line.text):
            continue
        for half in MIDST.finditer(line.text):
            verdict = _of_midst(half[1], half[2], below.text, known)
            left += verdict > 0
            against += verdict < 0
        verdict = _of_end(line.text, below.text, known)
        speaking += verdict > 0
        against += verdict < 0
    return left >= FEWEST and left + speaking > TIMES * against


def _begins_amid(lines: Sequence[Line], known: Lexicon) -> bool:
    """Tell whether sentences begin in the midst of lines, and do not go on from line to line.

    Common words that follow a small one there with a capital (``the far The old road``) begin right
    halves. Where a line ends, its right half goes on in the midst of the next: small letters then
    stand below a full stop, and a common word with a capital below a line that has not ended.
    """
    filled = [line.text.strip() for line in lines if len(line.text) > SHORTEST]
    if not filled or sum(text[0].isupper() for text in filled) > CAPITALS * len(filled):
        return False
    below_each = (*filled[1:], "")
    pairs = [(text, below) for text, below in zip(filled, below_each, strict=True)]
    small = sum(below[:1].islower() and ENDED.search(text) is not None for text, below in pairs)
    # Nothing else counts without: most pages end here.
    if not small:
        return False
    amid = beside = large = 0
    for text, below in pairs:
        for match in BEGUN.finditer(text):
            if known.frequency(match[1].lower()) > COMMON:
                inside = AMID[0] * len(text) < match.start(1) < AMID[1] * len(text)
                amid += inside
                beside += not inside
        first = FIRST.match(below)
        common = first and first[1][0].isupper() and known.frequency(first[1].lower()) > COMMON
        large += bool(common) and text[-1:].islower()
    found = amid + small + large
    enough = found >= max(FEWEST_BEGUN, BEGINNING * len(filled))
    return enough and amid > beside


def _of_midst(half: str, behind: str, below: str, known: Lexicon) -> int:
    """Return 1 where half a word in mid-line goes on in the line below, -1 with the next word."""
    rest = FIRST.match(below)
    return _word(half, rest[1] if rest else "", known) - _word(half, behind, known)


def _of_end(text: str, below: str, known: Lexicon) -> int:
    """Return 1 where half a word at a line's end goes on in the midst of the line below, else -1."""
    text = text.rstrip()
    half = END.search(text[-LONGEST_HALF:]) if HYPHEN.match(text[-1:]) else None
    first = FIRST.match(below)
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
