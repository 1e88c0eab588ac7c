"""Trees over the figures of a text: how many of 100 points its book is likely to lack.

Each tree is a row of four (the name of a figure, a bound, the tree for what is at most the bound,
the tree for what is more), or a number of points. No figure ever lowers the points by rising. The
mean of many such trees is a random forest (Breiman 2001); training/suspicion.py grows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

Tree: TypeAlias = float | Sequence["str | float | Tree"]


def points(trees: Sequence[Tree], roots: Mapping[str, float]) -> float:
    """Return the mean of what the trees say; ``roots`` are the square roots of shares by name."""
    return sum(_said(tree, roots) for tree in trees) / len(trees)


def _said(tree: Tree, roots: Mapping[str, float]) -> float:
    while isinstance(tree, Sequence):
        name, bound, below, above = tree
        tree = below if roots.get(str(name), 0.0) <= float(bound) else above  # type: ignore[arg-type]
    return tree
