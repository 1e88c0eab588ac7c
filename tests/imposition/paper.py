"""Paper that is folded in code: sheets become leaves, leaves are read in the order of the hand."""

from __future__ import annotations

from itertools import groupby

from publisher.imposition import FoldedSheet

Page = int | None


def read_folded(sheets: tuple[FoldedSheet, ...]) -> list[Page]:
    """Return the pages as a reader meets them who folds, nests and stacks printed sheets.

    A sheet is a strip of two leaves. Turned on the edge along its fold, what is printed on the
    back at the left stands behind what is on the front at the right.
    """
    stack: list[Page] = []
    for _, signature in groupby(sheets, key=lambda sheet: sheet.signature):
        stack += _read_signature(list(signature))
    return stack


def _read_signature(sheets: list[FoldedSheet]) -> list[Page]:
    """Open the first sheet, lay the next one into it, and read from the first leaf to the last."""
    inside: list[Page] = []
    for sheet in sorted(sheets, key=lambda sheet: -sheet.depth):
        first_leaf = [sheet.front.right, sheet.back.left]
        last_leaf = [sheet.back.right, sheet.front.left]
        inside = [*first_leaf, *inside, *last_leaf]
    return inside
