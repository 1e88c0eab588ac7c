"""The place of a ruling: the lines that have its content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from publisher.model.rulings import Ruling, RulingKind, Topic
from publisher.rulings.kinds import topic_of
from publisher.rulings.printed_lines import PrintedLines, Spot
from publisher.structs import frozen

# Lines; a message lists no more.
LISTED = 5


@frozen
class Located:
    """A ruling and its place; ``others`` is the number of equally good places farther away."""

    ruling: Ruling
    spot: Spot
    others: int = 0


@frozen
class Stale:
    """A ruling without a place in its source, and the reason."""

    ruling: Ruling
    why: str


def locate(ruling: Ruling, lines: PrintedLines) -> Located | Stale:
    """Return the place where the content of a ruling stands best; of several the nearest.

    A line that is the content goes before one that only holds it, so that a heading is not looked
    for in a sentence. Where the ruling says what it comes after, only places after that count.
    """
    all_ways = [tuple(way) for way in _ways(ruling, lines)]
    ways = [[s for s in way if _comes_after(s, ruling, lines)] for way in all_ways]
    found = [spot for way in ways for spot in way]
    if not found:
        return Stale(ruling, _why(ruling))
    # A line that only holds the content is nearer by chance, so ways are tried before distances.
    rank, best = next((rank, way) for rank, way in enumerate(ways) if way)
    numbers = {lines.number(spot.first) for spot in best}
    if ruling.line == 0 and len(numbers) > 1:
        return Stale(ruling, f"“{ruling.text}” stands on {_listed(numbers)}, and it names none")
    spot = min(best, key=lambda s: (abs(lines.number(s.first) - ruling.line), s.first))
    if ruling.line in (0, lines.number(spot.first)):
        return Located(ruling, spot)
    # The named line counts among the others where it has the content in a weaker way.
    there = {ruling.line} & {lines.number(s.first) for s in found}
    # So do lines that have it in a better way and only what stood before them has changed.
    better = {lines.number(s.first) for way in all_ways[:rank] for s in way}
    return Located(ruling, spot, len(numbers | there | better) - 1)


def _listed(numbers: set[int]) -> str:
    more = " …" if len(numbers) > LISTED else ""
    return "lines " + ", ".join(map(str, sorted(numbers)[:LISTED])) + more


def _ways(ruling: Ruling, lines: PrintedLines) -> Iterator[tuple[Spot, ...]]:
    """Yield the places of a ruling's content, one way of looking for it after another, best first."""
    text, topic = ruling.text, topic_of(ruling.kind)
    match topic:
        case Topic.LINE_END:
            left, _, right = text.partition("|")
            yield lines.broken_words(left, right)
            yield lines.glued_words(left, right)
        case Topic.WORDING if ruling.kind is RulingKind.STET:
            yield lines.whole(text)
        case Topic.WORDING if ruling.kind is RulingKind.EDITORS_NOTE:
            yield lines.parts(text, ruling.line)
            yield lines.across(text)
        case Topic.WORDING:
            # An emendation may change a hyphen or a capital alone, so the exact text goes first.
            yield lines.literal(text)
            yield lines.parts(text, ruling.line)
        case Topic.FURNITURE:
            # It must be all that stands on its line: a folio, and not a line of text that begins
            # with the same figures.
            yield lines.whole(text)
        case Topic.NOTE:
            # A mark stands on a part of its line; the words before it may begin on another line.
            yield lines.parts(text, ruling.line)
            yield lines.across(text)
        case Topic.HEADING | Topic.PARAGRAPH | Topic.READING_ORDER:
            yield lines.whole(text)
            yield lines.whole_but_figures(text)
            yield lines.parts(text, ruling.line)
            yield lines.across(text)
        case _:
            assert_never(topic)


def _comes_after(spot: Spot, ruling: Ruling, lines: PrintedLines) -> bool:
    return not ruling.after or lines.comes_after(spot, ruling.after)


def _why(ruling: Ruling) -> str:
    behind = f" after “{ruling.after}”" if ruling.after else ""
    topic = topic_of(ruling.kind)
    if topic is Topic.LINE_END:
        left, _, right = ruling.text.partition("|")
        return f"no line ends in “{left}” before one that begins with “{right}”{behind}"
    verb = "is" if topic is Topic.FURNITURE else "has"
    return f"no line {verb} “{ruling.text}”{behind}"
