"""Words that recognition has misread: unknown as they stand, known with other letters of their shape.

``uncl`` for “und”, ``tbe`` for “the”, ``5aid`` for “said”: none of them is mended here, for which
word was printed is told by the print alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from publisher.expressions import compiled
from publisher.languages import Lexicon, lexicon
from publisher.model.findings import Finding
from publisher.model.transcript import Line
from publisher.sources.extraction.pieces import Extract

# What stands as a word, small letters with figures among them; parts of broken words are none.
WORD = compiled(r"(?<![\w’'-])[^\W\d_][^\W_]{2,19}(?![\w’'-])")
# What recognition reads for what is printed: letters of like shape, a long s as an f.
ALIKE = (
    ("c", "e"),
    ("e", "c"),
    ("l", "i"),
    ("i", "l"),
    ("1", "l"),
    ("1", "i"),
    ("0", "o"),
    ("5", "s"),
    ("rn", "m"),
    ("m", "rn"),
    ("cl", "d"),
    ("d", "cl"),
    ("h", "b"),
    ("b", "h"),
    ("n", "u"),
    ("u", "n"),
    ("f", "s"),
    ("ii", "n"),
)
# Share of running text that a word has at least: rarer ones resemble names and old spellings.
COMMON = 1e-5
# A word this much rarer than the other is no word: lists that were counted on scanned pages hold
# some that were misread (``tbe``).
RARER = 1e-4
# Such words, and their share of all. Sound texts of the tracks in 13 languages have at most two;
# with 0.2 % of the letters misread it is one to five of a thousand words.
FEWEST, SHARE = 5, 0.0008
# Words from which on their share is a measure, and the share of unknown ones that is too much: print
# of 1647 in its own spelling has 0.42 of them, poorly recognised handwriting 0.57.
ENOUGH, MANY = 100, 0.5
# Of the body's size: type of headings; and its words from which on the share is a measure.
LARGE, ENOUGH_LARGE = 1.15, 20
# Pages that are looked at, evenly through a source, the words of them at most (a line may have any
# number), and words that are named.
MOST, WORDS, NAMED = 150, 100_000, 3


def misread_words(extract: Extract) -> Iterator[Finding]:
    """Yield a warning where some words are known only with letters of like shape, or most are unknown."""
    known = lexicon(extract.transcript.language)
    if not known.has_words:
        return
    every = -(-len(extract.pieces) // MOST) or 1
    lines = [line for piece in extract.pieces[::every] for line in piece.lines]
    words = ((line, found[0]) for line in lines for found in WORD.finditer(line.text))
    placed = list(islice(words, WORDS))
    yield from _unknown(extract, placed, known)
    yield from _unknown_in_headings(extract, lines, known)
    printed = {word: _printed(word, known) for word in {word for _, word in placed}}
    found = [(line, word) for line, word in placed if printed[word]]
    if len(found) >= max(FEWEST, SHARE * len(placed)):
        shown = [f"“{word}” ({printed[word]}?) on line {line.number}" for line, word in found]
        yield extract.finding(
            "sources/words-misread",
            f"{len(found)} of the {len(placed)} words that were looked at seem to be misread, as"
            f" programs that recognise scanned pages do: {', '.join(shown[:NAMED])}",
            "correct the source by the print, or recognise the pages again with another program; words"
            " that nobody knows in either form are not counted",
            (found[0][0], found[-1][0]),
        )


def _unknown(
    extract: Extract, placed: Sequence[tuple[Line, str]], known: Lexicon
) -> Iterator[Finding]:
    """Yield a warning where most words in small letters, names apart, are none of the language."""
    small = [(line, word) for line, word in placed if word.islower()]
    strange = [(line, word) for line, word in small if known.frequency(word) == 0]
    if len(small) >= ENOUGH and len(strange) > MANY * len(small):
        yield extract.finding(
            "sources/words-unknown",
            f"{len(strange)} of {len(small)} words are none that is known of the language: the page"
            " may have been misread, or is in another language or an old spelling",
            "compare the text with the page; if it is in another language, name it (“--language”)",
            (strange[0][0], strange[-1][0]),
        )


def _unknown_in_headings(
    extract: Extract, lines: Sequence[Line], known: Lexicon
) -> Iterator[Finding]:
    """Yield a warning where most words in larger type are unknown: its typeface may tell wrong letters.

    Typefaces for headings, in small capitals above all, are often made without telling which letters
    their glyphs stand for, and programs guess. Words in capitals may be names of anything.
    """
    large = [line for line in lines if _is_large(line)]
    words = [(line, found[0]) for line in large for found in WORD.finditer(line.text)]
    words = [(line, word) for line, word in words if not word.isupper()]
    strange = [(line, word) for line, word in words if _is_unknown(word, known)]
    if len(words) >= ENOUGH_LARGE and len(strange) > MANY * len(words):
        shown = ", ".join(f"“{word}”" for _, word in strange[:NAMED])
        yield extract.finding(
            "sources/words-unknown",
            f"{len(strange)} of {len(words)} words in larger type are none that is known of the"
            f" language ({shown}): the file may tell wrong letters for its typeface",
            "compare the headings with the pages, and correct the source, or write emendations",
            (strange[0][0], strange[-1][0]),
        )


def _is_large(line: Line) -> bool:
    shown = [run for run in line.runs if run.text.strip()]
    return bool(shown) and all(run.size >= LARGE for run in shown)


def _is_unknown(word: str, known: Lexicon) -> bool:
    return not any(known.frequency(one) for one in (word, word.lower(), word.capitalize()))


def _printed(word: str, known: Lexicon) -> str:
    """Return the word that may have been printed; nothing for what is a word, or like none."""
    if not word.islower():
        return ""
    own = known.frequency(word)
    tried = {other: known.frequency(other) for other in _others(word)} if own < COMMON else {}
    best = max(tried, key=lambda other: tried[other], default="")
    if not best or tried[best] < COMMON or own > RARER * tried[best]:
        return ""
    return "" if known.printed(word) else best


def _others(word: str) -> Iterator[str]:
    """Yield a word with one of its letters, or a pair, as it may have been printed."""
    for read, printed in ALIKE:
        at = word.find(read)
        while at >= 0:
            other = word[:at] + printed + word[at + len(read) :]
            if other.isalpha():
                yield other
            at = word.find(read, at + 1)
