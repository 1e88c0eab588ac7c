"""The figures, one after the other, and the formula that weighs them.

Trees over the square roots of the shares tell the points that the book is likely to lack (trees.py),
and a logistic regression how likely it is wrong. What each figure adds, for the grounds, is told by
weights over the same roots. Nothing suspicious makes a text less suspicious. All of it is fitted by
training/suspicion.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import exp, sqrt
from typing import TypeAlias

from publisher.model.suspicion import Ground, Suspicion
from publisher.restoring import learned
from publisher.restoring.suspicion.figures import Figure, Restored
from publisher.restoring.suspicion.headings import headings
from publisher.restoring.suspicion.lines import lines
from publisher.restoring.suspicion.notes import notes
from publisher.restoring.suspicion.pages import pages
from publisher.restoring.suspicion.paragraphs import paragraphs
from publisher.restoring.suspicion.trees import points
from publisher.restoring.suspicion.words import words

PARTS: tuple[Callable[[Restored], Iterator[Figure]], ...] = (
    lines,
    headings,
    paragraphs,
    notes,
    pages,
    words,
)
# What is learned of the weights.
TABLE = "suspicion.toml"
# Grounds that are named, and the least that one of them adds to the log odds: what adds less
# raises the figure by no more than 0.06.
GROUNDS, LEAST = 3, 0.25
# A text in which nothing could be decided.
AS_IT_STANDS = Suspicion(1.0, (Ground("the whole text was left as it stands in the source"),))

Weighed: TypeAlias = tuple[float, Figure]


def suspect(restored: Restored) -> Suspicion:
    """Return how suspicious a text is, and up to three grounds for it, the strongest first."""
    table = learned.table(TABLE, learned.folder())
    found = figures_of(restored)
    roots = {figure.name: sqrt(figure.share) for figure in found}
    odds = table["bias"] + table["slope"] * points(table["trees"], roots)
    weighed: list[Weighed] = []
    for figure in found:
        beyond = roots[figure.name] - table["usual"].get(figure.name, 0.0)
        weighed.append((table["weights"].get(figure.name, 0.0) * beyond, figure))
    return Suspicion(round(1 / (1 + exp(-odds)), 3), tuple(_grounds(weighed)))


def figures_of(restored: Restored) -> tuple[Figure, ...]:
    """Return all figures about a text, in a fixed order."""
    return tuple(figure for part in PARTS for figure in part(restored))


def _grounds(weighed: Sequence[Weighed]) -> Iterator[Ground]:
    """Yield what lies most beyond the usual, each weighed by what it adds."""
    raised = sorted(weighed, key=lambda one: (-one[0], one[1].name))[:GROUNDS]
    return (Ground(figure.words, figure.lines) for added, figure in raised if added >= LEAST)
