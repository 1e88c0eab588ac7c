"""What a pass parts from a line, and the lines of a page as the passes see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.model.furniture import FurnitureKind
from publisher.model.transcript import Line, Page
from publisher.structs import frozen


@frozen
class Cut:
    """A line, what stays of it, what is parted from it, and why; ``kind`` says what that is.

    ``caption`` where what stays is the caption of a picture, ``begins`` where it is its first line.
    """

    line: Line
    rest: str
    margin: str
    why: str
    kind: FurnitureKind = FurnitureKind.MARGIN
    caption: bool = False
    begins: bool = False


@frozen
class Numbered:
    """A filled line: its page, and how many filled lines stand above it on that page and in all."""

    line: Line
    page: int
    on_page: int
    in_all: int


def numbered(pages: Sequence[Page]) -> Iterator[Numbered]:
    """Yield the filled lines of some pages, counted from 1."""
    in_all = 0
    for page in pages:
        filled = (line for line in page.lines if not line.blank)
        for on_page, line in enumerate(filled, 1):
            in_all += 1
            yield Numbered(line, page.index, on_page, in_all)
