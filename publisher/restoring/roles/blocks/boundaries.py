"""Where one paragraph ends and the next begins, by the text's own habits.

A row begins a paragraph or runs on; the rows of a text are a chain of such states (a hidden
Markov model). Between two rows features speak: gap, indent, letters. Of each row there is
also how much of the column it leaves empty, had the next letters been set on it as well. Inside
a paragraph that is nothing; the first row leaves the indent empty, even where the extraction
shows no indents; the last row leaves what it likes, in every text alike. How much all else is
worth differs from text to text, so it is learned from the text itself, started from general
figures and fitted by expectation maximisation (Baum and others 1970). Punctuation means the same
everywhere and hardly moves; gaps, indents and what is empty inside paragraphs move freely.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeAlias

from publisher.restoring.evidence import Feature, Table, fitted, ratio
from publisher.restoring.measuring.column import Column, slack
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.blocks.boundary_features import Features, features
from publisher.restoring.wording import surely_begins
from publisher.structs import frozen

Shares: TypeAlias = tuple[float, ...]

# For each class of a feature: its share of the places where a paragraph begins, and of those
# inside one. Starting figures, counted on the house's own works; how soon the text itself
# outweighs them is told by each feature's strength.
GAP: Table = {"none": (0.46, 0.966), "one": (0.42, 0.026), "more": (0.12, 0.008)}
INDENT: Table = {
    "none": (0.48, 0.92),
    "slight": (0.05, 0.02),
    "in": (0.42, 0.02),
    "same": (0.02, 0.02),
    "out": (0.03, 0.02),
}
ALONE: Table = {"alone": (0.04, 0.001), "with others": (0.96, 0.999)}
# Seen only in sources that know the type; lines inside a paragraph rarely change it as a whole.
TYPE: Table = {"same": (0.80, 0.99), "other": (0.20, 0.01)}
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
    "open entry": (0.03, 0.0005),
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
OPEN = frozenset(("open upper", "open quote", "open other", "open lower", "open head"))
# The features of boundary_features, in their order. Their strengths are numbers of
# places: gaps and indents are each text's own habit, punctuation means the same everywhere.
GAPS = Feature("gap", GAP, 4.0)
FEATURES = (
    GAPS,
    Feature("indent", INDENT, 4.0),
    Feature("alone", ALONE, 4000.0),
    Feature("type", TYPE, 40.0),
    Feature("letters", LETTERS, 400.0),
)
GENERAL_TABLES: tuple[Table, ...] = tuple(feature.table for feature in FEATURES)
# Where a paragraph surely goes on. Only there can be seen how often gaps stand inside
# paragraphs: a gap where a sentence ends may be one more boundary.
MIDST = frozenset(("open lower", "broken any"))
# Share of the rows that begin a paragraph, and the number of rows it stands for.
PRIOR, PRIOR_STRENGTH = 0.15, 20.0

# Shares of the column left empty that part the classes of fill. They lie closest together about
# 0, where the next letters just fitted or just did not, and about the usual indents.
EDGES = (-0.03, -0.012, -0.004, 0.004, 0.012, 0.025, 0.04, 0.06, 0.1, 0.2)
# How often each class stands on a row that runs on inside a paragraph, on a first row that
# runs on, and on a last row, which may end anywhere; one that ends neither a sentence nor an item
# is a heading, and short. From the class WIDEST on no indent is so deep.
INNER: Shares = (0.66, 0.19, 0.085, 0.025, 0.01, 0.006, 0.004, 0.004, 0.004, 0.005, 0.007)
FIRST: Shares = (0.40, 0.15, 0.10, 0.06, 0.06, 0.08, 0.07, 0.04, 0.006, 0.006, 0.008)
LAST: Shares = (0.075, 0.04, 0.025, 0.014, 0.014, 0.02, 0.02, 0.025, 0.045, 0.12, 0.602)
LAST_OPEN: Shares = (0.003, 0.002, 0.002, 0.002, 0.003, 0.004, 0.006, 0.008, 0.02, 0.06, 0.89)
WIDEST = 8
# Rows that the shares above stand for; rounds of expectation maximisation, after which the odds
# hardly move; the weight of a beginning that is certain; the bound of all weights, which keeps
# products of many within the range of floats.
FILL_STRENGTH = 60.0
ROUNDS = 3
CERTAIN = 1e9
FARTHEST = 1e13


@frozen
class Habits:
    """What a text is known to do.

    The tables of the features, the shares of the fills, how often a paragraph begins.
    """

    tables: tuple[Table, ...]
    inner: Shares
    first: Shares
    prior: float


GENERAL = Habits(GENERAL_TABLES, INNER, FIRST, PRIOR)


@frozen
class Counted:
    """What a text is taken to do under some habits: the odds, and the fills of each kind of row."""

    odds: list[float]
    inner: list[float]
    first: list[float]


def boundary_odds(rows: Sequence[Row], column: Column) -> list[float]:
    """Return for each row the probability (0 to 1) that a paragraph begins with it."""
    if len(rows) < 2:
        return [1.0] * len(rows)
    places = [features(above, below, column) for above, below in pairwise(rows)]
    fills = [fill_class(above, below, column) for above, below in pairwise(rows)]
    lasts = [_last_share(place[-1], fill) for place, fill in zip(places, fills, strict=True)]
    sure = frozenset(at for at, pair in enumerate(pairwise(rows)) if surely_begins(*pair))
    habits = GENERAL
    for _ in range(ROUNDS):
        counted = _counted(_ratios(places, lasts, sure, habits), fills, habits)
        habits = _fitted(places, counted)
    return _counted(_ratios(places, lasts, sure, habits), fills, habits).odds


def fill_class(above: Row, below: Row, column: Column) -> int:
    """Return the class of what a row leaves empty of the column, counted from the fullest."""
    return bisect_right(EDGES, slack(above, below, column))


def _last_share(letters: str | None, fill: int) -> float:
    """Return how often a last row that ends so leaves so much of the column empty."""
    return (LAST_OPEN if letters in OPEN else LAST)[fill]


def _ratios(
    places: Sequence[Features], lasts: Sequence[float], sure: frozenset[int], habits: Habits
) -> list[float]:
    """Return the weight of a boundary at each place against 1 for none, by all but the inner fill.

    ``lasts``: how often a last row leaves as much empty as the row above the place.
    """
    known = {place: _ratio(place, habits) for place in set(places)}
    ratios = [known[place] * last for place, last in zip(places, lasts, strict=True)]
    for at in sure:
        ratios[at] = CERTAIN
    return ratios


def _ratio(place: Features, habits: Habits) -> float:
    weight = habits.prior / (1 - habits.prior)
    for value, table in zip(place, habits.tables, strict=True):
        weight *= ratio(value, table)
    return min(FARTHEST, max(1 / FARTHEST, weight))


def _counted(ratios: Sequence[float], fills: Sequence[int], habits: Habits) -> Counted:
    """Weigh all ways to cut the rows against each other (forward and backward algorithm).

    ``ratios[at]``, the weight of a boundary, and ``fills[at]`` belong to the place between row
    ``at`` and the next.
    """
    inner, first = habits.inner, habits.first
    before = _forward(ratios, fills, habits)
    odds = [1.0] * (len(ratios) + 1)
    seen = Counted(odds, [0.0] * len(inner), [0.0] * len(inner))
    runs, begins = 0.5, 0.5
    for at in range(len(ratios) - 1, -1, -1):
        fill, was = fills[at], before[at]
        cut = begins * ratios[at]
        on, on_first = runs * inner[fill], runs * first[fill]
        total = cut + (1 - was) * on + was * on_first
        odds[at + 1] = cut / total
        seen.inner[fill] += (1 - was) * on / total
        seen.first[fill] += was * on_first / total
        runs, begins = on + cut, on_first + cut
        runs, begins = runs / (runs + begins), begins / (runs + begins)
    return seen


def _forward(ratios: Sequence[float], fills: Sequence[int], habits: Habits) -> list[float]:
    """Return for each row the probability that a paragraph begins with it, by all above it."""
    inner, first = habits.inner, habits.first
    begins = 1.0
    found = [begins]
    for weight, fill in zip(ratios, fills, strict=True):
        begins = weight / (weight + (1 - begins) * inner[fill] + begins * first[fill])
        found.append(begins)
    return found


def _fitted(places: Sequence[Features], counted: Counted) -> Habits:
    """Return the habits as the text now says, the general figures mixed in."""
    odds = counted.odds[1:]
    begun: dict[Features, float] = dict.fromkeys(places, 0.0)
    for place, odd in zip(places, odds, strict=True):
        begun[place] += odd
    seen = [(place, begun[place], n) for place, n in Counter(places).items()]
    tables = tuple(_fitted_table(k, seen) for k in range(len(FEATURES)))
    prior = (sum(odds) + PRIOR_STRENGTH * PRIOR) / (len(odds) + PRIOR_STRENGTH)
    inner = _shares(counted.inner, INNER)
    first = _shares(counted.first[:WIDEST], FIRST[:WIDEST])
    deep = sum(FIRST[WIDEST:])
    first = (*(share * (1 - deep) for share in first), *FIRST[WIDEST:])
    return Habits(tables, inner, first, prior)


def _shares(seen: Sequence[float], general: Shares) -> Shares:
    strength = FILL_STRENGTH / sum(general)
    total = sum(seen) + FILL_STRENGTH
    return tuple((n + strength * g) / total for n, g in zip(seen, general, strict=True))


def _fitted_table(k: int, places: Iterable[tuple[Features, float, int]]) -> Table:
    """Return the table of one feature as the text now says.

    ``places``: values of the features, how many paragraphs begin there, how often they are met.
    """
    feature = FEATURES[k]
    held = dict.fromkeys(feature.table, 0.0)
    elsewhere = dict.fromkeys(feature.table, 0.0)
    for place, begun, times in places:
        value = place[k]
        if value is not None:
            held[value] += begun
            elsewhere[value] += times - begun if feature is not GAPS or place[-1] in MIDST else 0.0
    return fitted(feature, held, elsewhere)
