"""How much a block looks like a heading: weights for what a reader's eye goes by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.languages import Language
from publisher.restoring.boundaries import ENTRY, ROMAN_NUMBER, Column, ending
from publisher.restoring.names import is_name
from publisher.restoring.rows import Row
from publisher.restoring.signs import CALL

# ``§ 2. Ziele``, ``1.2. What is it?``: no sentence begins like this.
SECTION = re.compile(r"§\s*\d|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s)")
# ``IV. The Treaty``, ``II``, ``A. …``.
NUMBERED = re.compile(rf"(?:{ROMAN_NUMBER}\.?(?=\s|$)|[A-H]\.(?=\s))")
# ``1. First``, ``a) First``: also how a list item begins, so it says less.
COUNTED = re.compile(r"\d{1,2}[.)]\s+(?=[^\W\d_])|[a-h]\)\s")
# ``(1200-1521).`` closes the heading of a period.
PERIOD = re.compile(r"\(.{0,12}\d{2,4}\s*[-–—]?\s*\d{0,4}\)\.?$")
LETTER_RUN = re.compile(r"[^\W\d_]+")
SPOKEN = re.compile(r"[\"“”„«»‘’–—-]")
COUNT_WORD = re.compile(
    rf"(?:\d{{1,3}}|{ROMAN_NUMBER})[.:]?$|[^\W\d_]+(?:er|es|ste|te|de|ère|ème|er|st|nd|rd|th|mero|o|a)[.:]?$"
)

LONGEST_WORDS = 22


@dataclass(frozen=True, slots=True)
class Setting:
    """A block among its neighbours: its rows, the row before, the row after, the column.

    ``usual`` is the gap that paragraphs of the text have above them.
    """

    rows: tuple[Row, ...]
    before: Row | None
    after: Row | None
    column: Column
    language: Language
    usual: int = 0


def heading_weight(setting: Setting) -> float:
    """Return the weight for a heading; above 0 the block is one.

    The constants are rough bits of evidence, every one a habit of setting that holds in all
    the languages known here.
    """
    text = CALL.sub("", " ".join(row.text for row in setting.rows)).strip()
    words = text.split()
    if setting.after is None or not words or len(words) > LONGEST_WORDS:
        return -9.0
    if not LETTER_RUN.search(text) or (not text[0].isalnum() and text[0] not in '§(["“„«»”'):
        return -9.0
    return (
        -3.0
        + _by_pattern(text, words, setting.language)
        + _by_ending(text, words, setting.language)
        + _by_width(setting.rows, setting.column)
        + _by_space(setting)
        + _by_neighbours(setting.before, setting.after)
    )


def _by_pattern(text: str, words: Sequence[str], language: Language) -> float:
    letters = "".join(LETTER_RUN.findall(text))
    weight = -0.4 * max(0, len(words) - 9)
    if text.lstrip(' [("“”„«»')[:1].islower():
        weight -= 5.0
    if SECTION.match(text):
        weight += 4.5
    elif NUMBERED.match(text):
        weight += 3.0
    elif COUNTED.match(text):
        weight += 1.0
    if len(letters) >= 4 and letters.isupper():
        weight += 3.0
    if SPOKEN.match(text):
        weight -= 1.5
    chapter = _by_chapter_word(words, language)
    if ENTRY.match(text) and not chapter:
        weight -= 4.0
    return weight + chapter


def _by_chapter_word(words: Sequence[str], language: Language) -> float:
    """Weigh ``Chapter``, and more if a number stands beside it: ``Zweiter Teil:``, ``Kapitel 3``."""
    known = {c.rstrip(".").casefold() for c in language.cues.chapters}
    first, second = (word.rstrip(".:,").casefold() for word in (*words[:2], "")[:2])
    if first in known:
        return 5.0 if COUNT_WORD.match(words[1] if len(words) > 1 else "") else 2.5
    return 4.0 if second in known and COUNT_WORD.match(words[0].lower()) else 0.0


def _by_ending(text: str, words: Sequence[str], language: Language) -> float:
    bare = text.rstrip("0123456789*†[]")
    known = language.cues.sentence_words
    sentence = any(w.strip('.,;:!?()"').lower() in known for w in words[1:])
    if bare.endswith((",", ";", "-", "\u00ad", "—", "–")):
        return -5.0
    if bare.endswith(":"):
        return -3.0
    if bare.endswith("?"):
        return 0.8
    if ending(bare) != "end":
        # ``Its first master is`` breaks off; ``What a book weighs`` does not.
        hanging = len(words) > 1 and words[-1].lower() in known
        return -2.5 if hanging else 1.0 if sentence else 2.2
    if PERIOD.search(text):
        return 1.5
    if is_name(text.rstrip(".")) and not text.isupper():
        return -2.5
    return -3.0 if sentence else 0.6 if len(words) <= 3 else -0.4


def _by_width(rows: Sequence[Row], column: Column) -> float:
    share = max(row.width for row in rows) / column.width
    if share > 1.03:
        return -3.0
    return 1.5 if share < 0.55 else 0.7 if share < 0.8 else -0.5


def _by_space(setting: Setting) -> float:
    """Weigh the gaps: a heading stands nearer to what follows than to what went before."""
    rows, after = setting.rows, setting.after
    above = 0 if setting.before is None or rows[0].first else rows[0].gap - setting.usual
    below = 0 if after is None or after.first else after.gap - setting.usual
    weight = 0.8 * (above > 0) + 0.4 * (below > 0) + 0.8 * (above > below)
    if rows[0].indent - setting.column.indents.get(rows[0].page, 0) >= 8:
        weight += 1.0
    return weight - (0.6 if below > above and not rows[0].first else 0.0)


def _by_neighbours(before: Row | None, after: Row | None) -> float:
    """Weigh the text around: a heading follows an ended sentence and opens a new one."""
    weight = 0.0
    if before is not None and ending(CALL.sub("", before.text)) != "end":
        weight -= 0.95
    first = (after.text if after else "").lstrip("“\"„«»‘'‚([–— ")[:1]
    if first.islower():
        weight -= 3.5
    return weight + (0.3 if first.isupper() else 0.0)


# From how many certain headings on their spacing is a habit of the text, and what it weighs.
ENOUGH = 2
CERTAIN = 1.5
SPACED, NOT_SPACED = 1.5, -3.0


def by_spacing(settings: Sequence[Setting], weights: Sequence[float]) -> list[float]:
    """Return the weights, corrected by the text's own habit of setting headings apart.

    Where most certain headings have more space above than paragraphs have, what has no more
    than a paragraph is none: a signature, a caption, a point of an argument.
    """
    usual = _usual_gap(settings, weights)
    inner = [s.before is not None and not s.rows[0].first for s in settings]
    spaced = [s.rows[0].gap > usual for s in settings]
    certain = [
        is_spaced
        for is_inner, is_spaced, weight in zip(inner, spaced, weights, strict=True)
        if is_inner and weight > CERTAIN
    ]
    if len(certain) < ENOUGH or sum(certain) * 2 < len(certain):
        return list(weights)
    return [
        weight + (0.0 if not is_inner else SPACED if is_spaced else NOT_SPACED)
        for is_inner, is_spaced, weight in zip(inner, spaced, weights, strict=True)
    ]


# What it says of a heading that the paragraph below is flush, or indented like all others.
FLUSH, INDENTED = 1.5, -3.5
INDENTS = 0.5
FLUSH_HABIT = 0.12


def by_first_paragraph(settings: Sequence[Setting], weights: Sequence[float]) -> list[float]:
    """Return the weights, corrected by how the paragraph below each candidate begins.

    Many houses indent every paragraph but the first of a chapter. Where a good part of the
    certain headings have a flush paragraph below them, a line above an indented paragraph is
    a paragraph itself. Where none have, the house indents them all, and nothing is said.
    """
    inner = [s for s, w in zip(settings, weights, strict=True) if w < -CERTAIN and len(s.rows) > 1]
    if sum(_depth(s.rows[0], s.column) > 0 for s in inner) <= INDENTS * len(inner):
        return list(weights)
    flush = [_is_flush_below(s) for s in settings]
    certain = [
        f for f, weight in zip(flush, weights, strict=True) if f is not None and weight > CERTAIN
    ]
    if sum(certain) < max(ENOUGH, FLUSH_HABIT * len(certain)):
        return list(weights)
    said = {True: FLUSH, False: INDENTED, None: 0.0}
    return [weight + said[is_flush] for is_flush, weight in zip(flush, weights, strict=True)]


def _is_flush_below(setting: Setting) -> bool | None:
    """Tell whether the paragraph below begins flush; None where no paragraph stands below."""
    after = setting.after
    if after is None or after.width < 0.7 * setting.column.width:
        return None
    return _depth(after, setting.column) <= 0


def _depth(row: Row, column: Column) -> int:
    return row.indent - column.indents.get(row.page, 0)


def _usual_gap(settings: Sequence[Setting], weights: Sequence[float]) -> int:
    """Return the commonest gap above what is surely no heading."""
    gaps = Counter(
        s.rows[0].gap
        for s, weight in zip(settings, weights, strict=True)
        if weight < -CERTAIN and s.before is not None and not s.rows[0].first
    )
    return max(gaps, key=lambda gap: (gaps[gap], -gap)) if gaps else 0
