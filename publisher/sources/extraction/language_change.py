"""Stretches in another language, whose broken words are joined by the wrong word list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from publisher.expressions import compiled
from publisher.languages import language, lexicon
from publisher.model.findings import Finding
from publisher.sources.extraction.pieces import Extract, Piece

WORD = compiled(r"[^\W\d_]+")
# Share of running text: one word in 2,000. The words that hold sentences together are commoner.
COMMON = 5e-4
# Share of the words of a page that are so common in its language; in another one fewer are.
LEAST = 0.2
# Words on a page that are enough to tell by; every so many lines are read.
ENOUGH, EVERY = 20, 6
# How sure it must be, 0 to 1, that a page is in another language.
SURE = 0.95
# Characters in a row, about a page; less is a quotation.
LONG = 1500


def language_change(extract: Extract) -> Iterator[Finding]:
    """Yield a warning for each language but its own in which a source has a page or more."""
    own = extract.transcript.language
    stretches: dict[str, list[Sequence[Piece]]] = defaultdict(list)
    for tag, run in groupby(extract.pieces, lambda piece: _other_language(piece, own)):
        pieces = list(run)
        if tag and sum(len(piece.text) for piece in pieces) >= LONG:
            stretches[tag].append(pieces)
    for tag, found in stretches.items():
        first, last = found[0][0].lines[0], found[-1][-1].lines[-1]
        more = f" and {len(found) - 1} other parts" if len(found) > 1 else ""
        names = [language(one).english or one for one in (tag, own)]
        yield extract.finding(
            "sources/language-change",
            f"lines {first.number} to {found[0][-1].lines[-1].number}{more} are in {names[0]}, not"
            f" in {names[1]}: their broken words are joined by the wrong word list",
            "look at the joins of these lines; a long part is better a work of its own",
            (first, last),
        )


def _other_language(piece: Piece, tag: str) -> str:
    """Return the language of a page if it is surely another one, else nothing."""
    some = "\n".join(line.text for line in piece.lines[::EVERY])
    words = WORD.findall(some.lower())
    if len(words) < ENOUGH or not lexicon(tag).has_words:
        return ""
    common = _common(words, tag)
    if common >= LEAST * len(words):
        return ""
    from publisher.sources.language_recognition import likely_language  # numpy and a model

    told, sure = likely_language(" ".join(piece.text.split()))
    surely = told not in (tag, "und") and sure >= SURE
    return told if surely and says_more(told, words, common) else ""


def _common(words: Sequence[str], tag: str) -> int:
    known = lexicon(tag)
    return sum(known.frequency(word) >= COMMON for word in words)


def says_more(tag: str, words: Sequence[str], common: int) -> bool:
    """Tell whether twice as many of some words are common in a language, if it has a word list.

    ``common`` is how many are in the one they were taken for.
    """
    return not lexicon(tag).has_words or _common(words, tag) > 2 * common
