"""How much a block looks like a heading: weights for what a reader's eye goes by."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.languages import Language
from publisher.restoring.boundaries import Column, ending
from publisher.restoring.rows import Row

# ``IV. The Treaty``, ``1.2. What is it?``, ``§ 2. Ziele``, ``A. …``, ``II``.
NUMBERED = re.compile(
    r"(?:§\s*\d+[a-z]?\.?|[IVXLC]{1,7}\.?(?=\s|$)|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s)|[A-H]\.(?=\s))"
)
# ``1. First``: also how a list item or a note begins, so it says less.
COUNTED = re.compile(r"\d{1,2}[.)]\s+(?=[^\W\d_])|[a-h]\)\s")
LETTER_RUN = re.compile(r"[^\W\d_]+")
CAPTIONISH = re.compile(r"[\"“”„«»‘’–—-]")

LONGEST_WORDS = 20


def heading_weight(
    rows: Sequence[Row],
    before: Row | None,
    after: Row | None,
    column: Column,
    language: Language,
) -> float:
    """Return the weight for a heading; above 0 the block is one.

    The constants are in bits of evidence, roughly; they are fixed, and every one is a habit
    of setting that holds in all the languages known here.
    """
    text = " ".join(row.text for row in rows)
    words = text.split()
    if after is None or len(words) > LONGEST_WORDS or not LETTER_RUN.search(text):
        return -9.0
    return (
        -3.0
        + _by_pattern(text, words, language)
        + _by_ending(text)
        + _by_width(rows, column)
        + _by_space(rows, before, after, column)
        + _by_neighbours(before, after)
    )


def _by_pattern(text: str, words: Sequence[str], language: Language) -> float:
    letters = "".join(LETTER_RUN.findall(text))
    first = text.lstrip(" [(\"“”„«»")[:1]
    weight = 0.0
    if first.islower():
        weight -= 5.0
    if words[0].rstrip(".:").casefold() in {c.rstrip(".").casefold() for c in language.cues.chapters}:
        weight += 2.5
    if NUMBERED.match(text):
        weight += 3.0
    elif COUNTED.match(text):
        weight += 1.0
    if len(letters) >= 4 and letters.isupper():
        weight += 3.0
    if CAPTIONISH.match(text):
        weight -= 1.5
    return weight - max(0, len(words) - 9) * 0.4


def _by_ending(text: str) -> float:
    bare = text.rstrip("0123456789*†[]")
    if bare.endswith((",", ";", "-", "\u00ad", "—", "–")):
        return -5.0
    if bare.endswith(":"):
        return -3.0
    if ending(bare) != "end":
        return 2.2
    return 1.0 if bare.endswith("?") else -1.0


def _by_width(rows: Sequence[Row], column: Column) -> float:
    share = max(row.width for row in rows) / column.width
    if share > 1.0:
        return -3.0
    return 1.5 if share < 0.55 else 0.7 if share < 0.8 else -0.8


def _by_space(rows: Sequence[Row], before: Row | None, after: Row, column: Column) -> float:
    """Weigh the gaps: a heading stands nearer to what follows than to what went before."""
    above = 0 if before is None or rows[0].first else rows[0].gap
    below = 0 if after.first else after.gap
    weight = 0.8 * (above > 0) + 0.4 * (below > 0) + 0.8 * (above > below)
    depth = rows[0].indent - column.indents.get(rows[0].page, 0)
    if depth >= 8:
        weight += 1.0
    return weight - (0.6 if below > above else 0.0)


def _by_neighbours(before: Row | None, after: Row) -> float:
    """Weigh the text around: a heading follows an ended sentence and opens a new one."""
    weight = 0.0
    if before is not None and ending(before.text) != "end":
        weight -= 1.0
    first = after.text.lstrip("“\"„«»‘'‚([–— ")[:1]
    if first.islower():
        weight -= 3.5
    return weight + (0.3 if first.isupper() else 0.0)
