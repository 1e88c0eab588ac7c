"""Pictures that come again on page after page: marks of a publisher, and ornaments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from publisher.sources.pdf.pictures.found import Art, Found, Why

# Pages on which the same picture is no longer one of the text.
PAGES = 3


def repeated(arts: Sequence[Art]) -> frozenset[int]:
    """Return the images (by the number of their object) that stand on many sheets of a file."""
    sheets: defaultdict[int, set[int]] = defaultdict(set)
    for art in arts:
        for image in art.images:
            sheets[image.stream].add(art.sheet)
    return frozenset(stream for stream, on in sheets.items() if stream and len(on) >= PAGES)


def without_repeated(pictures: Sequence[Found]) -> list[Found]:
    """Return pictures, drawings that have one place, size and number of paths on many sheets left out."""
    sheets: defaultdict[object, set[int]] = defaultdict(set)
    for one in pictures:
        sheets[_place(one)].add(one.sheet)
    return [
        replace(one, why=Why.REPEATED)
        if one.drawn and not one.why and len(sheets[_place(one)]) >= PAGES
        else one
        for one in pictures
    ]


def _place(found: Found) -> object:
    return tuple(round(side) for side in found.box), found.paths, found.drawn
