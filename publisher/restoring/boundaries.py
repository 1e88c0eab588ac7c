"""Where one paragraph ends and the next begins, by the text's own habits.

Between two rows stand five witnesses: the gap, the indent, whether the next word would still
have fitted on the line, whether the line stands alone, and the letters on both sides. How much
each is worth differs from text to text, so it is learned from the text itself: a two-class naive
Bayes model, started from general figures and fitted by expectation maximisation (Dempster,
Laird, Rubin 1977).
Punctuation means the same everywhere and hardly moves; gaps and indents move freely.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from publisher.restoring.measure import HYPHENS, Measure
from publisher.restoring.rows import Row
from publisher.restoring.signs import CALL

# The features of one place between two rows, each a small class; None where it cannot be told.
Features: TypeAlias = tuple[str | None, ...]
Table: TypeAlias = Mapping[str, tuple[float, float]]

TERMINAL = frozenset(".!?…")
CLOSERS = "”\"»’'›)]*“‘†‡"
OPENERS = "“\"„«»‘'‚(["
DASHES = frozenset("–—―")
# ``(a) text``, ``2) text``, ``iv. text``: how the points of an argument are counted.
ITEM = re.compile(
    r"\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s|(?:\d{1,2}|[a-z])\)\s|\d{1,2}\.\s+(?=[^\W\d_])"
)
ROMAN_NUMBER = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
# ``Anna Berg: A title``: an entry of a reading list, or who speaks.
ENTRY = re.compile(r"(?:[A-ZÅÄÖØÆÉ][\w.’'-]*\s){0,3}[A-ZÅÄÖØÆÉ][\w.’'-]+:\s[A-ZÅÄÖØÆÉ“\"„«»]")
# ``§ 2.``, ``1.2. What``, ``IV.``, ``CHAPTER``: how a heading begins and a sentence does not.
HEAD = re.compile(
    rf"§\s*\d|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?\s+[^\W\d_]|{ROMAN_NUMBER}\.\s+[^\W\d_]|{ROMAN_NUMBER}\.?$|[^\W\da-zåäöæøüßéèêáàâíóúñç_]{{4,}}[.:\s]|[^\W\da-zåäöæøüßéèêáàâíóúñç_]{{4,}}$"
)
# ``IV.`` or ``7`` as a whole row.
COUNT_ALONE = re.compile(rf"{ROMAN_NUMBER}\.?|\d{{1,2}}\.?")
FIRST_PART = re.compile(
    r"[^\W\d_]?[^aeiouyåäöæøüéèêáàâíóúëïаеёиоуыэюяαεηιουω\W\d_]*[aeiouyåäöæøüéèêáàâíóúëïаеёиоуыэюяαεηιουω]+[^\W\d_]",
    re.IGNORECASE,
)

# For each class of a feature: how often it stands at a boundary, and how often inside a
# paragraph. Starting figures; what the text says outweighs them according to STRENGTH.
GAP: Table = {"none": (0.46, 0.966), "one": (0.42, 0.026), "more": (0.12, 0.008)}
INDENT: Table = {
    "none": (0.50, 0.93),
    "slight": (0.05, 0.02),
    "in": (0.42, 0.03),
    "out": (0.03, 0.02),
}
SLACK: Table = {
    "over": (0.05, 0.84),
    "edge": (0.06, 0.11),
    "some": (0.08, 0.030),
    "much": (0.21, 0.013),
    "most": (0.60, 0.007),
}
ALONE: Table = {"alone": (0.04, 0.001), "with others": (0.96, 0.999)}
LETTERS: Table = {
    "end upper": (0.62, 0.060),
    "end quote": (0.10, 0.012),
    "end other": (0.10, 0.012),
    "end lower": (0.004, 0.008),
    "colon lower": (0.004, 0.006),
    "colon upper": (0.06, 0.006),
    "colon quote": (0.02, 0.003),
    "colon other": (0.01, 0.003),
    "colon item": (0.03, 0.0005),
    "end item": (0.03, 0.002),
    "open item": (0.01, 0.002),
    "end entry": (0.04, 0.0008),
    "open entry": (0.03, 0.0015),
    "colon entry": (0.01, 0.0005),
    "end head": (0.05, 0.001),
    "colon head": (0.005, 0.0005),
    "open head": (0.02, 0.006),
    "open upper": (0.040, 0.130),
    "open quote": (0.010, 0.030),
    "open other": (0.020, 0.040),
    "open lower": (0.008, 0.540),
    "broken any": (0.001, 0.168),
}
TABLES: tuple[Table, ...] = (GAP, INDENT, SLACK, ALONE, LETTERS)
# How many observations the starting figures count for.
STRENGTH = (4.0, 4.0, 20.0, 4000.0, 400.0)
PRIOR = 0.12
# Full lines crowd in the uppermost share of the column; a crowd is nearly the largest from
# this share of it on.
CROWD = 0.04
NEARLY = 0.9
FEWEST_FULL = 20
# With hyphenation nearly all rows that run on fill the column to within a syllable, two ems;
# without it, whole words leave more than that open on every third or fourth row.
SYLLABLE = 2000
MOSTLY_FULL = 0.86
ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Column:
    """The column of a text: its full width, and the usual indent of each page's rows.

    ``hyphenates`` where lines are filled with parts of words, so that even the first part of
    the next word did not fit on a full line.
    """

    width: float
    indents: Mapping[int, int]
    measure: Measure
    hyphenates: bool


def column_of(rows: Sequence[Row], measure: Measure) -> Column:
    """Learn the column from the rows that run on: their full width is its width."""
    full = [a.width for a, b in pairwise(rows) if b.text[:1].islower()]
    widths = sorted(full if len(full) >= FEWEST_FULL else [row.width for row in rows])
    width = full_width(widths)
    wide = sum(w > width - SYLLABLE for w in widths)
    by_page: dict[int, Counter[int]] = defaultdict(Counter)
    for row in rows:
        by_page[row.page][row.indent] += 1
    overall = Counter(row.indent for row in rows)
    usual = _commonest(overall, 0)
    # The leftmost of the common indents: on a page full of indented lists the list is not the edge.
    indents = {page: _edge(counts, usual) for page, counts in by_page.items()}
    return Column(width or 1.0, indents, measure, wide > MOSTLY_FULL * len(widths))


def full_width(widths: Sequence[float]) -> float:
    """Return the width of a full line, from sorted widths of lines that run on.

    Full lines crowd just below it. Where several widths crowd (quotations in smaller type),
    the largest crowd is the text; of equal ones the widest, for in ragged setting lines
    spread evenly below the edge.
    """
    if not widths:
        return 1.0
    tops = range(len(widths) // 5, len(widths))
    crowd = {top: top - bisect_left(widths, widths[top] * (1 - CROWD)) for top in tops}
    most = max(crowd.values())
    best = max(top for top, n in crowd.items() if n >= NEARLY * most)
    return widths[best]


def _commonest(counts: Counter[int], default: int) -> int:
    return min(counts, key=lambda i: (-counts[i], i)) if counts else default


def _edge(counts: Counter[int], usual: int) -> int:
    total = sum(counts.values())
    if counts[usual] * 5 >= total:
        return usual
    common = [indent for indent, n in counts.items() if n * 5 >= total]
    return min(common, default=usual)


def boundary_odds(rows: Sequence[Row], column: Column) -> list[float]:
    """Return for each row the probability (0 to 1) that a paragraph begins with it."""
    places = [features(a, b, column) for a, b in pairwise(rows)]
    counts = Counter(places)
    tables = TABLES
    prior = PRIOR
    for _ in range(ROUNDS):
        odds = {place: _probability(place, tables, prior) for place in counts}
        tables = tuple(_fitted(k, counts, odds) for k in range(len(TABLES)))
        weight = sum(n * odds[p] for p, n in counts.items())
        prior = (weight + 20 * PRIOR) / (len(places) + 20)
    final = {place: _probability(place, tables, prior) for place in counts}
    return [1.0, *(final[place] for place in places)][: len(rows)]


def _probability(place: Features, tables: Sequence[Table], prior: float) -> float:
    logit = math.log(prior / (1 - prior))
    for value, table in zip(place, tables, strict=True):
        if value is not None:
            at, inside = table[value]
            logit += math.log(at / inside)
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, logit))))


def _fitted(k: int, counts: Counter[Features], odds: Mapping[Features, float]) -> Table:
    """Return the table of feature ``k`` as the text now says, the starting figures mixed in."""
    seen = {value: [0.0, 0.0] for value in TABLES[k]}
    for place, n in counts.items():
        value = place[k]
        if value is not None:
            seen[value][0] += n * odds[place]
            seen[value][1] += n * (1 - odds[place])
    totals = [sum(pair[side] for pair in seen.values()) + STRENGTH[k] for side in (0, 1)]
    return {
        value: (
            (pair[0] + STRENGTH[k] * TABLES[k][value][0]) / totals[0],
            (pair[1] + STRENGTH[k] * TABLES[k][value][1]) / totals[1],
        )
        for value, pair in seen.items()
    }


def features(above: Row, below: Row, column: Column) -> Features:
    """Return what the four witnesses say of the place between two rows."""
    return (
        _gap(below),
        _indent(above, below, column),
        slack_class(slack(above, below, column)),
        _alone(above, below, column),
        _letters(above.text, below.text),
    )


def _alone(above: Row, below: Row, column: Column) -> str:
    """Tell a short unfinished row below a gap, or a number as a row, from all others."""
    apart = above.gap > 0 and ending(above.text) == "open"
    if not apart and not COUNT_ALONE.fullmatch(above.text):
        return "with others"
    share = slack_class(slack(above, below, column))
    return "alone" if share == "most" else "with others"


def _letters(above: str, below: str) -> str:
    end = ending(above)
    return "broken any" if end == "broken" else f"{end} {_opening(below)}"


def _gap(below: Row) -> str | None:
    """Return the class of the gap; across a page's end it says nothing."""
    if below.first:
        return None
    return "none" if below.gap <= 0 else "one" if below.gap == 1 else "more"


def _indent(above: Row, below: Row, column: Column) -> str:
    """Return the class of the indent against the page's edge, or the row above if that is in."""
    depth = below.indent - column.indents.get(below.page, 0)
    if depth <= 0:
        hangs = above.indent - column.indents.get(above.page, 0) >= 2 and above.page == below.page
        return "out" if hangs and depth < 0 else "none"
    if above.page == below.page and above.indent == below.indent:
        return "none"
    return "slight" if depth == 1 else "in"


def slack(above: Row, below: Row, column: Column) -> float:
    """Return the share of the column left empty had the next letters been set above.

    The next letters are the first word below, or its first part where the text hyphenates.
    At or below 0 they did not fit, and the line had to end where it does.
    """
    first = below.text.split(" ", 1)[0]
    if column.hyphenates:
        first = first_part(first)
    depth = max(0, above.indent - column.indents.get(above.page, 0)) * 250.0
    glued = "" if above.text[-1:] in HYPHENS else " "
    return 1.0 - (above.width + depth + column.measure(glued + first)) / column.width


def first_part(word: str) -> str:
    """Return the least that may stand before a hyphen: to the letter after the first vowels.

    An estimate for all languages at once; the true break is rarely more than a letter away.
    """
    match = FIRST_PART.match(word)
    if match is None or len(word) - match.end() < 3:
        return word
    return match[0] + "-"


def slack_class(share: float) -> str:
    """Return the class of a share of empty column; the edges are the measure's uncertainty."""
    if share < -0.015:
        return "over"
    if share < 0.012:
        return "edge"
    if share < 0.05:
        return "some"
    return "much" if share < 0.2 else "most"


def ending(text: str) -> str:
    """Return how a row ends: ``end`` of a sentence, ``colon``, ``broken`` word, or ``open``."""
    if not text.isascii():
        text = CALL.sub("", text)
    if text[-1:] in HYPHENS:
        return "broken"
    bare = text.rstrip(CLOSERS + "0123456789 ") if text[-1:].isdigit() else text.rstrip(CLOSERS)
    last = bare[-1:] or text[-1:]
    if last in TERMINAL:
        return "end"
    return "colon" if last == ":" else "open"


def _opening(text: str) -> str:
    if ITEM.match(text):
        return "item"
    if HEAD.match(text):
        return "head"
    if ENTRY.match(text):
        return "entry"
    first = text.lstrip(OPENERS)[:1]
    if first.islower():
        return "lower"
    if text[:1] in OPENERS and first.isalpha():
        return "quote"
    return "upper" if first.isalpha() else "other"
