"""How a text sets its headings: space, indents, what follows, where pages end.

Whether a line reads like a heading is told elsewhere. Here the text says how its headings stand
on the page: those that surely read like one teach what the others must look like (expectation
maximisation over two classes, as for paragraphs). Some habits are nobody's own and are hardly
learned: no compositor leaves a heading alone at the foot of a page, or breaks a word in it.
Headings of one series (``§ 1``, ``§ 2``; ``I``, ``II``) are set alike, so what is seen of one
holds for the others.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median
from typing import TypeAlias

from publisher.restoring.characters import HYPHENS
from publisher.restoring.evidence import Feature, Table, chance, fitted, log_ratio, shares
from publisher.restoring.measuring.column import Column
from publisher.restoring.measuring.page_fill import room_ratio, usual_missing
from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.blocks.boundaries import fill_class
from publisher.restoring.roles.blocks.headings.context import in_company
from publisher.restoring.roles.blocks.headings.series import Setting, series_of
from publisher.restoring.wording import BULLET
from publisher.structs import frozen

# What is seen of one block, each a small class; None where it cannot be seen.
Look: TypeAlias = tuple[str | None, ...]

# Space above and below a block, against the usual. The figures say how much more often headings
# stand so than other blocks of the same text; how often those do, the text itself says.
SPACE: Table = {
    "more less": (0.60, 0.10),
    "more usual": (0.50, 0.10),
    "more more": (0.30, 0.10),
    "usual less": (0.40, 0.10),
    "usual usual": (0.05, 0.10),
    "usual more": (0.025, 0.10),
    "less": (0.03, 0.10),
}
# As near to what goes before as others are, but nearer to what follows: no habit is broken.
NEARER = "usual less"
CENTRED: Table = {"edge": (0.06, 0.10), "in": (0.40, 0.10)}
# Known of all texts, whatever other blocks do. Where a text shows indents: whether the block
# has that of a paragraph. No compositor leaves a heading at the foot of a page, or breaks a word
# in one.
PLACE: Table = {"flush": (0.50, 0.20), "as others": (0.05, 0.70), "deep": (0.45, 0.10)}
FOOT: Table = {"at the foot": (0.0006, 0.03), "not": (0.9994, 0.97)}
BROKEN: Table = {"broken": (0.02, 0.35), "whole": (0.98, 0.65)}
# Seen only in sources that know the type.
TYPE: Table = {
    "larger": (0.45, 0.01),
    "bold": (0.25, 0.01),
    "capitals": (0.10, 0.01),
    "italic": (0.10, 0.02),
    "plain": (0.08, 0.90),
    "smaller": (0.02, 0.05),
}
# What is seen of a block, in the order of Look; strengths are numbers of headings, and as many
# other blocks. The first RELATIVE features tell only by how much headings differ from the other
# blocks of the same text, whatever those look like.
FEATURES = (
    Feature("space", SPACE, 2.0),
    Feature("centred", CENTRED, 2.0),
    Feature("place", PLACE, 4.0),
    Feature("foot", FOOT, 20_000.0),
    Feature("broken", BROKEN, 400.0),
    Feature("type", TYPE, 100.0),
)
RELATIVE = 2
# Rounds of expectation maximisation, after which the weights hardly move.
ROUNDS = 5
# The part of what is seen of one heading that holds for another of its series, and the bound
# of what may be seen, in log odds.
SHARED, UTMOST = 1.0, 8.0
# Blanks; a line that stands deeper than paragraphs by more is centred, or nearly.
DEEP = 3
# Share of the paragraphs of several rows that show an indent in a text that shows indents.
SHOWN = 0.3
# Bound of the probability that a text sets the paragraphs below its headings flush.
SUREST = 0.97
# Headings and their log odds from which on space above them is a habit of the text; and what a
# line with that space, or without it, is then worth.
ENOUGH, CERTAIN = 2, 1.5
SPACED, NOT_SPACED = 1.5, -3.0
# Rows of each class of fill that are supposed among first and among inner rows before any is seen.
SMOOTH = 3.0
# Share of the paragraphs whose indent an extractor has lost or made up.
UNSURE = 0.03
# Log odds that a line may reach as a teacher if it does not read like a heading.
DUMB = -4.0
# The most that a full page may say against a heading on it, in log odds; and the headings of a
# series that may say so together.
NO_ROOM = -4.0
FEW = 3


@frozen
class Habits:
    """How paragraphs stand: the depth of their indent, and how their first rows are filled.

    ``depth`` is 0 where no indents are shown; ``flush`` tells for each class of fill how much
    likelier it is inside a paragraph, where no indent narrows a row, than on its first row.
    """

    depth: int
    flush: Mapping[int, float]


def seen_with(settings: Sequence[Setting], weights: Sequence[float]) -> list[float]:
    """Return the weights (log odds for a heading) with what is seen added to what is read."""
    habits = habits_of(settings, weights)
    looks = [
        _look(s, habits, follows=before > 0)
        for s, before in zip(settings, [0.0, *weights], strict=False)
    ]
    openings = [_opening(s, habits) for s in settings]
    series = [series_of(s) for s in settings]
    weights = in_company(settings, series, weights)
    found = list(weights)
    flush = _flush_habit(openings, series, weights)
    opened = [math.log(flush * opening + 1 - flush) for opening in openings]
    rooms = _shared(_rooms(settings, weights), series, weights)
    spaced = _is_spaced(looks, series, weights)
    for _ in range(ROUNDS):
        # Only what reads like a heading teaches how headings look.
        taught = [
            more if read > 0 else min(more, DUMB) for read, more in zip(weights, found, strict=True)
        ]
        odds = [chance(weight) for weight in taught]
        tables = [_fitted(k, looks, odds) for k in range(len(FEATURES))]
        said = {look: _evidence(look, tables, spaced=spaced) for look in set(looks)}
        seen = [said[look] + more for look, more in zip(looks, opened, strict=True)]
        pooled = _pooled(seen, series, weights)
        found = [sum(said) for said in zip(weights, pooled, rooms, strict=True)]
    return found


def habits_of(settings: Sequence[Setting], weights: Sequence[float]) -> Habits:
    """Learn from paragraphs of several rows how they begin."""
    texts = [s for s, w in zip(settings, weights, strict=True) if w < 0 and len(s.rows) > 2]
    depths = [_depth(s.rows[0], s.column) for s in texts]
    shown = [depth for depth in depths if depth > 0]
    if len(shown) > SHOWN * len(depths):
        return Habits(round(median(shown)), {})
    if any(s.usual > 0 for s in settings):
        # Where space parts paragraphs they need no indent, and how a row is filled is chance.
        return Habits(0, {})
    firsts = Counter(fill_class(s.rows[0], s.rows[1], s.column) for s in texts)
    inner = Counter(fill_class(s.rows[1], s.rows[2], s.column) for s in texts)
    both = set(firsts) | set(inner)
    return Habits(0, {k: (inner[k] + SMOOTH) / (firsts[k] + SMOOTH) for k in both})


def _flush_habit(
    openings: Sequence[float], series: Sequence[str], weights: Sequence[float]
) -> float:
    """Return how likely it is that this text sets the paragraph below a heading flush.

    Each series has one vote, however many lines it counts, and so has each line of none.
    """
    votes: dict[str, list[float]] = defaultdict(list)
    for at, (opening, name, weight) in enumerate(zip(openings, series, weights, strict=True)):
        if weight > 0 and opening != 1.0:
            votes[name or str(at)].append(math.log(chance(weight) * opening + 1 - chance(weight)))
    return min(SUREST, max(1 - SUREST, chance(sum(sum(v) / len(v) for v in votes.values()))))


def _rooms(settings: Sequence[Setting], weights: Sequence[float]) -> list[float]:
    """Return what the room on its page says of each block: a full page has none for a heading.

    What a page lacks says little: quotations, verse and lists take up room as well.
    """
    missing = settings[0].column.missing if settings else {}
    inner = Counter(
        s.rows[0].page
        for s, weight in zip(settings, weights, strict=True)
        if weight > 0 and not s.rows[0].first
    )
    usual = usual_missing(missing, inner)
    known = {
        page: math.log(room_ratio(missing[page], usual))
        for page in inner
        if usual and page in missing
    }
    return [
        0.0 if s.rows[0].first else max(NO_ROOM, min(0.0, known.get(s.rows[0].page, 0.0)))
        for s in settings
    ]


def _shared(rooms: Sequence[float], series: Sequence[str], weights: Sequence[float]) -> list[float]:
    """Return what room says of each block, or of its whole series together.

    One yardstick measures all pages, so the room of many headings says no more than that of FEW.
    """
    said: dict[str, list[float]] = defaultdict(list)
    for name, room, weight in zip(series, rooms, weights, strict=True):
        if name and weight > 0:
            said[name].append(room)
    return [
        sum(said[name]) / len(said[name]) * min(FEW, len(said[name])) if said.get(name) else room
        for name, room in zip(series, rooms, strict=True)
    ]


def _is_spaced(looks: Sequence[Look], series: Sequence[str], weights: Sequence[float]) -> bool:
    """Tell whether most lines that surely read like headings have more space above.

    Each series has one vote, and so has each line of none.
    """
    votes: dict[str, list[bool]] = defaultdict(list)
    for at, (look, name, weight) in enumerate(zip(looks, series, weights, strict=True)):
        if weight > CERTAIN and look[0] not in (None, NEARER):
            votes[name or str(at)].append(look[0].startswith("more"))
    spaced = sum(sum(v) / len(v) for v in votes.values())
    return sum(map(len, votes.values())) >= ENOUGH and 2 * spaced >= len(votes)


def _look(setting: Setting, habits: Habits, *, follows: bool) -> Look:
    """``follows``: the block stands below another that reads like a heading."""
    rows, after = setting.rows, setting.after
    foot = None if after is None else "at the foot" if after.first else "not"
    broken = any(row.text[-1:] in HYPHENS for row in rows[:-1])
    place = _place(setting, habits)
    space = _space(setting)
    # The space below a heading is the heading's.
    return (
        None if follows and space and space.startswith("more") else space,
        None if habits.depth else "in" if place == "deep" else "edge",
        None if not habits.depth or (follows and place == "flush") else place,
        foot,
        None if len(rows) < 2 else "broken" if broken else "whole",
        _type(rows[0]),
    )


def _type(row: Row) -> str | None:
    """Return the class of the type a row is set in; None in plain text."""
    size = row.seen.larger
    return size if size in (None, "larger", "smaller") else row.seen.weight


def _space(setting: Setting) -> str | None:
    """Return the classes of the space above and below; None at a page's beginning."""
    first, after = setting.rows[0], setting.after
    if setting.before is None or first.first:
        return None
    above = _gap(first.gap - setting.usual)
    below = "usual" if after is None or after.first else _gap(after.gap - setting.usual)
    return above if above == "less" else f"{above} {below}"


def _gap(gap: int) -> str:
    return "less" if gap < 0 else "usual" if gap == 0 else "more"


def _depth(row: Row, column: Column) -> int:
    return row.indent - column.indents.get(row.page, 0)


def _place(setting: Setting, habits: Habits) -> str:
    depth = _depth(setting.rows[0], setting.column)
    if depth > habits.depth + DEEP:
        return "deep"
    return "as others" if habits.depth and depth >= habits.depth - 1 else "flush"


def _opening(setting: Setting, habits: Habits) -> float:
    """Return how much likelier the paragraph below looks as it does if it is flush."""
    if len(setting.below) < 2 or BULLET.match(setting.below[0].text):
        return 1.0
    first, second = setting.below[:2]
    if habits.depth:
        is_flush = _depth(first, setting.column) <= 0
        return (1 - UNSURE) / UNSURE if is_flush else UNSURE / (1 - UNSURE)
    return habits.flush.get(fill_class(first, second, setting.column), 1.0)


def _evidence(look: Look, tables: Sequence[Table], *, spaced: bool) -> float:
    """Return the log odds of a look; where headings are ``spaced``, what is not is none."""
    said = [log_ratio(value, table) for value, table in zip(look, tables, strict=True)]
    if spaced and look[0] not in (None, NEARER):
        more = look[0].startswith("more")
        said[0] = max(said[0], SPACED) if more else min(said[0], NOT_SPACED)
    return sum(said)


def _pooled(seen: Sequence[float], series: Sequence[str], weights: Sequence[float]) -> list[float]:
    """Return what is seen of each block together with what is seen of others of its series."""
    sums: dict[str, float] = defaultdict(float)
    for name, more, read in zip(series, seen, weights, strict=True):
        sums[name] += more if read > -UTMOST else 0.0
    return [
        max(-UTMOST, min(UTMOST, more + SHARED * (sums[name] - more) if name else more))
        for name, more in zip(series, seen, strict=True)
    ]


def _fitted(k: int, looks: Sequence[Look], chances: Sequence[float]) -> Table:
    """Return one table as the text now says, the general figures mixed in.

    ``chances``: how likely each block is a heading.
    """
    feature = FEATURES[k]
    headings = dict.fromkeys(feature.table, 0.0)
    others = dict.fromkeys(feature.table, 0.0)
    for look, odds in zip(looks, chances, strict=True):
        value = look[k]
        if value is not None:
            headings[value] += odds
            others[value] += 1 - odds
    return fitted(_relative(feature, others) if k < RELATIVE else feature, headings, others)


def _relative(feature: Feature, others: Mapping[str, float]) -> Feature:
    """Return a feature whose general table speaks of headings among the other blocks of a text.

    What all blocks of a text have in common tells nothing of its headings.
    """
    seen = {
        value: feature.strength * often + others[value]
        for value, (_, often) in feature.table.items()
    }
    expected = shares({v: seen[v] * h / o for v, (h, o) in feature.table.items()})
    table = {value: (expected[value], often) for value, (_, often) in feature.table.items()}
    return replace(feature, table=table)
