"""Paper that is folded in code: sheets become leaves, leaves are read in the order of the hand."""

from __future__ import annotations

from itertools import groupby

from publisher.imposition import FoldedSheet

Page = int | None


def read_folded(sheets: tuple[FoldedSheet, ...], *, turned: bool = False) -> list[Page]:
    """Return the pages as a reader meets them who folds, nests and stacks printed sheets.

    A sheet is a strip of two leaves. Turned on the edge along its fold, what is printed on the
    back at the left stands behind what is on the front at the right. The first leaf of a ``turned``
    book, which is bound at the right, is the other half of the sheet.
    """
    stack: list[Page] = []
    for _, signature in groupby(sheets, key=lambda sheet: sheet.signature):
        read = _read_signature(list(signature))
        stack += _half_turned(read) if turned else read
    return stack


def _read_signature(sheets: list[FoldedSheet]) -> list[Page]:
    """Open the first sheet, lay the next one into it, and read from the first leaf to the last."""
    inside: list[Page] = []
    for sheet in sorted(sheets, key=lambda sheet: -sheet.depth):
        first_leaf = [sheet.front.right, sheet.back.left]
        last_leaf = [sheet.back.right, sheet.front.left]
        inside = [*first_leaf, *inside, *last_leaf]
    return inside


def _half_turned(read: list[Page]) -> list[Page]:
    """Return the pages of a signature as they are met by whoever opens it from the other side."""
    leaves = [read[at : at + 2] for at in range(0, len(read), 2)]
    return [page for leaf in reversed(leaves) for page in reversed(leaf)]
