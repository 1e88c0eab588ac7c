"""The spaces between words: lost, doubled, or standing between all letters."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.expressions import compiled
from publisher.model.findings import Finding, Severity
from publisher.sources.extraction.pieces import Extract

# Letters without a space; long compounds have 30. No page of 371 sound texts has three words of 35.
RUN = compiled(r"[^\W\d_]{35}")
LONG, RUNS = 35, 3
# Commas and the like between two words, without and with a space behind. (Stops also stand in
# abbreviations and addresses.) A sound text has at most two without a space, 1 % of them.
TIGHT = compiled(r"[^\W\d_]{2}[,;:!?][^\W\d_]{2}")
LOOSE = compiled(r"[^\W\d_]{2}[,;:!?]\s")
MARKS = ",;:!?"
FEWEST, SHARE = 4, 0.08
# Spaces between words, more than one behind the other. Justified lines of some extractors have
# them, in at most half of their gaps.
GAP = compiled(r"(?<=\S)[ \u00a0]+(?=\S)")
FEWEST_GAPS, DOUBLED = 60, 0.8
# Words of a single letter among all; a letterspaced heading or a table of letters is no page.
FEWEST_WORDS, SINGLE = 150, 0.7


def lost_spaces(extract: Extract) -> Iterator[Finding]:
    """Yield an error where words run together over whole lines, or behind commas."""
    yield from extract.of_pieces(
        [piece for piece in extract.pieces if _runs_together(piece.text)],
        "sources/spaces-lost",
        "words run together, for the spaces between them are lost",
        "extract the text again with another program or another setting, or write the spaces into"
        " the source; if nothing is lost, write a “stet” ruling on the first line",
    )


def doubled_spaces(extract: Extract) -> Iterator[Finding]:
    """Yield a warning where nearly all words stand two spaces or more apart."""
    yield from extract.of_pieces(
        [piece for piece in extract.pieces if _is_doubled(piece.text)],
        "sources/spaces-doubled",
        "words stand two spaces apart, so that columns and tables look like text",
        "extract the text again without keeping the layout; if the book reads well, nothing to do",
        Severity.WARNING,
    )


def spaced_letters(extract: Extract) -> Iterator[Finding]:
    """Yield an error where a space stands behind nearly every letter."""
    yield from extract.of_pieces(
        [piece for piece in extract.pieces if _is_spaced(piece.text)],
        "sources/letters-spaced",
        "a space stands behind nearly every letter, so that no word can be told",
        "extract the text again with another program; if it was printed so, write a “stet” ruling"
        " on the first line",
    )


def _runs_together(text: str) -> bool:
    """Look for both signs; the counts before them only save time."""
    marks = sum(map(text.count, MARKS))
    spaced = sum(text.count(f"{mark} ") + text.count(f"{mark}\n") for mark in MARKS)
    if marks - spaced >= FEWEST:
        tight, loose = len(TIGHT.findall(text)), len(LOOSE.findall(text))
        if tight >= max(FEWEST, SHARE * (tight + loose)):
            return True
    long = [word for word in text.split() if len(word) >= LONG]
    return sum(RUN.search(word) is not None for word in long) >= RUNS


def _is_doubled(text: str) -> bool:
    if text.count("  ") < DOUBLED * FEWEST_GAPS:
        return False
    gaps = [gap.end() - gap.start() for gap in GAP.finditer(text)]
    return len(gaps) >= FEWEST_GAPS and sum(n > 1 for n in gaps) >= DOUBLED * len(gaps)


def _is_spaced(text: str) -> bool:
    words = text.split()
    single = sum(len(word) == 1 and word.isalpha() for word in words)
    return len(words) >= FEWEST_WORDS and single >= SINGLE * len(words)
