"""Letters that stand backwards: an extractor wrote what runs from the right as it is seen.

Five Hebrew letters have a shape of their own at the end of a word, in Hebrew and Yiddish alike; where
words begin with it, they are written from their ends.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.expressions import compiled
from publisher.model.findings import Finding
from publisher.sources.extraction.pieces import Extract

FINAL = "\u05da\u05dd\u05df\u05e3\u05e5"
LETTER = "\u05d0-\u05ea"
# Points may stand on the letters.
BEGINS = compiled(f"(?<![{LETTER}\u05b0-\u05c7'])[{FINAL}](?=[\u05b0-\u05c7]?[{LETTER}])")
ENDS = compiled(f"[{LETTER}][\u05b0-\u05c7]?[{FINAL}](?![{LETTER}\u05b0-\u05c7'])")
# Such words of a page, and times as many as end with these letters.
FEWEST, TIMES = 3, 2


def letters_backwards(extract: Extract) -> Iterator[Finding]:
    """Yield an error where words begin with the letters that end words."""
    yield from extract.of_pieces(
        [piece for piece in extract.pieces if _is_backwards(piece.text)],
        "sources/letters-backwards",
        "words are written from their ends: their letters stand as they are seen, from left to right",
        "read the PDF itself, or extract its text with a program that knows the order of its letters"
        " (pdftotext); if it is in order, write a “stet” ruling on its first line",
    )


def _is_backwards(text: str) -> bool:
    begin = len(BEGINS.findall(text))
    return begin >= FEWEST and begin > TIMES * len(ENDS.findall(text))
