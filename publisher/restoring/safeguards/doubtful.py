"""Decisions that were hardly more than a toss, and too many of them for all to be right.

Each is an error that names the least sure line; a ruling on it, or on others like it, settles it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from publisher.model.findings import Finding, Severity
from publisher.model.roles import BlockRole
from publisher.restoring.roles.told import ToldRow
from publisher.restoring.safeguards.made import Made
from publisher.structs import frozen

# Rows that were decided as one, with the probability of the decision.
Decided: TypeAlias = tuple[float, Sequence[ToldRow]]

# Codes of these errors.
LINES_DOUBTFUL, HEADINGS_DOUBTFUL = "restoring/lines-doubtful", "restoring/headings-doubtful"
PARAGRAPHS_DOUBTFUL = "restoring/paragraphs-doubtful"
NOTES_DOUBTFUL = "restoring/notes-doubtful"
DOUBTFUL = frozenset((LINES_DOUBTFUL, HEADINGS_DOUBTFUL, PARAGRAPHS_DOUBTFUL, NOTES_DOUBTFUL))
# Probabilities: of headings that are less sure a third is wrong, of other lines almost half
# (docs/figures.md).
HEADING_TOSS, TOSS = 0.7, 0.6
# The probability that a paragraph begins with a row: where it may or may not, where a toss could as
# well decide, and from which on it is likelier than not.
MAYBE, EVEN, HALF = (0.3, 0.7), (0.4, 0.6), 0.5


@frozen
class Bound:
    """How many decisions may be doubtful: their ``share`` of all, and so many in any case.

    Of 366 texts of the tracks, told by weights that had not seen the work, at most one of those
    that came out well (a score of 98 or more) is beyond it.
    """

    share: float
    fewest: int

    def broken_by(self, doubtful: Sequence[Decided], total: int) -> bool:
        """Tell whether these decisions out of a total are too many."""
        return len(doubtful) > max(self.fewest, self.share * total)


LINES, HEADINGS = Bound(0.09, 10), Bound(0.55, 3)
NOTES = Bound(0.08, 2)
# Of the lines, where a toss could as well decide; else of the lines and of the paragraphs beside them.
BEGINNINGS, SOME, OF_PARAGRAPHS = Bound(0.04, 8), Bound(0.015, 8), Bound(0.325, 8)


def doubtful_lines(made: Made) -> Iterator[Finding]:
    """Yield an error where what a line is was doubtful for more than 9 % of all lines."""
    rows: list[Decided] = [(row.confidence, (row,)) for row in made.told.rows]
    yield from _too_many(
        made,
        [one for one in rows if one[0] < TOSS],
        (LINES, len(rows)),
        LINES_DOUBTFUL,
        "what they are (text, heading, note) was hardly more than a toss for {} of {} lines; the"
        " least sure is this one",
        "compare some of these lines with the print (“publisher doubts”); a ruling on this one says"
        " that you have",
    )


def doubtful_headings(made: Made) -> Iterator[Finding]:
    """Yield an error where more than half of the headings may be none."""
    found: list[Decided] = [
        (min(row.confidence for row in block), block)
        for block in made.blocks
        if block[0].role is BlockRole.HEADING
    ]
    yield from _too_many(
        made,
        [one for one in found if one[0] < HEADING_TOSS],
        (HEADINGS, len(found)),
        HEADINGS_DOUBTFUL,
        "{} of {} headings may be none; the least sure is this one",
        "write “heading” or “no-heading” rulings, on this line first (“publisher doubts” lists them)",
    )


def doubtful_beginnings(made: Made) -> Iterator[Finding]:
    """Yield an error where a paragraph may or may not begin with many of the lines.

    They are more than 4 % of the lines where it is even, or 1.5 % and one for three paragraphs
    where it may be.
    """
    rows = [row for row in made.told.running if row.role is BlockRole.PARAGRAPH]
    even, maybe = (_between(rows, *bounds) for bounds in (EVEN, MAYBE))
    begun = sum(row.begins >= HALF for row in rows)
    enough = BEGINNINGS.broken_by(even, len(rows)) or OF_PARAGRAPHS.broken_by(maybe, begun)
    yield from _too_many(
        made,
        maybe if enough else [],
        (SOME, len(rows)),
        PARAGRAPHS_DOUBTFUL,
        "whether a paragraph begins was hardly more than a toss for {} of {} lines; the least sure"
        " is this one",
        "write “paragraph” or “runs-on” rulings, on this line first (“publisher doubts” lists them)",
    )


def _between(rows: Sequence[ToldRow], low: float, high: float) -> list[Decided]:
    """Return the rows with which a paragraph begins with a probability between two others."""
    return [(abs(row.begins - HALF), (row,)) for row in rows if low < row.begins < high]


def doubtful_notes(made: Made) -> Iterator[Finding]:
    """Yield an error where more than 8 % of the notes may be text."""
    found: list[Decided] = [
        (min(row.confidence for row in body), body) for body in made.bodies.values()
    ]
    yield from _too_many(
        made,
        [one for one in found if one[0] < TOSS],
        (NOTES, len(found)),
        NOTES_DOUBTFUL,
        "{} of {} notes may hold text; the least sure is this one",
        "write a “text” ruling on lines that are text, or “note-body” on the first line of this one"
        " if it is right (“publisher doubts” lists them)",
    )


def _too_many(
    made: Made,
    doubtful: Sequence[Decided],
    bound: tuple[Bound, int],
    code: str,
    message: str,
    hint: str,
) -> Iterator[Finding]:
    allowed, total = bound
    if allowed.broken_by(doubtful, total):
        _, rows = min(doubtful, key=lambda one: one[0])
        said = message.format(len(doubtful), total)
        yield Finding(code, Severity.ERROR, said, hint, made.place(rows))
