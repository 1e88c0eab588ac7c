"""Folios of pages that show none, taken from the page labels of a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from publisher.expressions import compiled
from publisher.model.transcript import Page

# A folio in Arabic or Roman figures; ``Cover`` and ``A-1`` are labels and no folios.
FIGURES = compiled(r"\d{1,4}|[ivxlc]{1,9}", re.IGNORECASE)
# The share of the printed folios that the labels must repeat.
AGREED = 0.8

Folios: TypeAlias = tuple[tuple[int, str], ...]


def with_labels(folios: Folios, pages: Sequence[Page]) -> Folios:
    """Return the printed folios, each with the index of its page, and labels where none is printed.

    Labels that differ from what is printed are those of another way of counting: none is taken.
    """
    labels = {page.index: page.label for page in pages if FIGURES.fullmatch(page.label)}
    agreed = [_same(folio, labels[page]) for page, folio in folios if page in labels]
    if sum(agreed) < AGREED * len(agreed):
        return folios
    return tuple(sorted({**labels, **dict(folios)}.items()))


def _same(folio: str, label: str) -> bool:
    return folio.casefold() == label.casefold()
