"""The ends of rows inside blocks and notes: each is decided with the whole text in view."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from publisher.languages import Language
from publisher.model.places import Place
from publisher.model.rulings import Verdicts
from publisher.model.text import Decision, Join
from publisher.restoring.measure import HYPHENS
from publisher.restoring.rows import Row


def decide_ends(
    source: str, runs: Iterable[Sequence[Row]], language: Language, verdicts: Verdicts
) -> dict[tuple[int, int], Join]:
    """Return the decision for every broken word, by the line numbers of both halves."""
    joins = {}
    for rows in runs:
        for a, b in zip(rows, rows[1:], strict=False):
            left = a.text.rsplit(" ", 1)[-1]
            right = b.text.split(" ", 1)[0]
            if left[-1:] in HYPHENS and left[:-1][-1:].isalpha():
                keep = not right[:1].islower()
                space = right in language.line_ends.conjunctions
                d = Decision.SPACE if space else Decision.KEEP if keep else Decision.JOIN
                result = left + right if keep else left[:-1] + right
                joins[(a.order, b.order)] = Join(
                    Place(source, a.number, b.number), left, right, d, result, 0.5
                )
    return joins
