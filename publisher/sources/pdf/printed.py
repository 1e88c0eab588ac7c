"""Printed lines: what is kept of a row when its glyphs are forgotten."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import field

from publisher.model.transcript import Run, ToldCell
from publisher.sources.pdf.links import Linked, linked_in
from publisher.sources.pdf.painted import Box, LinkArea
from publisher.sources.pdf.rows import Row
from publisher.sources.pdf.runs import written
from publisher.sources.pdf.spacing import APART
from publisher.structs import frozen, mutable

# Words of a short line: one that a table may have beside a line with gaps.
SHORT = 12


@frozen
class PrintedLine:
    """A line as it stands on its page; all lengths in points, also those of its runs.

    ``y`` is its baseline, ``size`` that of most of its ``letters``. ``region`` numbers the parts of
    the page that are read one after the other; ``column`` is 0 for what stands in a margin.
    ``even`` tells that nothing is raised or lowered, ``turn`` by how many quarters the page was
    turned to read the line (lines of a turned page have no ``links``). ``words`` has the left and right
    side of each word in turn, of lines in which wide gaps set things apart, of short ones, and of
    those in the ``cells`` of tagged tables.
    """

    y: float
    left: float
    right: float
    size: float
    letters: int
    runs: tuple[Run, ...]
    column: int = 1
    columns: int = 1
    region: int = 0
    even: bool = True
    tag: str = ""
    turn: int = 0
    links: tuple[Linked, ...] = ()
    words: Sequence[float] = ()
    cells: tuple[ToldCell | None, ...] = ()


@frozen
class PagePicture:
    """A picture that was cut out of a page: its file's name and digest, its place, what it shows."""

    name: str
    box: Box
    digest: str = ""
    alt: str = ""


@frozen
class Surface:
    """The part of its sheet that a page is: ``box`` on the sheet, turned back by ``turn`` quarters.

    ``width`` and ``height`` are those of the sheet as it is seen.
    """

    box: Box
    width: float
    height: float
    turn: int = 0


@mutable
class PrintedPage:
    """A page by its lines in reading order, places in points; ``number`` is that of its sheet.

    ``label`` is the page label of its sheet, empty where that holds two pages; ``surface`` is
    what it is of its sheet, None where that is not known. Where the page is ``mirrored``, all places
    are counted from its right edge.
    """

    number: int
    width: float
    height: float
    lines: list[PrintedLine]
    rules: list[Box] = field(default_factory=list)
    label: str = ""
    mirrored: bool = False
    surface: Surface | None = None
    pictures: list[PagePicture] = field(default_factory=list)


def sets_apart(words: Sequence[float], body: float) -> bool:
    """Tell whether a wide gap sets words apart, of which the sides are given in turn."""
    gaps = zip(words[1:-1:2], words[2::2], strict=True)
    return any(left - right >= APART * body for right, left in gaps)


def text_of(line: PrintedLine) -> str:
    """Return the letters of a line, as they are spaced."""
    return "".join(run.text for run in line.runs)


def printed(row: Row, body: float, turn: int, links: Sequence[LinkArea] = ()) -> PrintedLine:
    """Return the line of a row; ``body`` is the size of the body text of its page, turned so."""
    tags = Counter(one.strip.tag for one in row.inked)
    runs, sides, cells = written(row, body)
    spread = len(sides) < 2 * SHORT or bool(cells) or sets_apart(sides, body)
    return PrintedLine(
        row.y,
        row.left,
        row.right,
        row.size,
        len(row.inked),
        runs,
        row.column,
        row.columns,
        row.region,
        even=all(one.strip.y == row.y for one in row.inked),
        tag=max(tags, key=tags.__getitem__),
        turn=turn,
        links=linked_in(row, links) if links else (),
        words=array("d", sides) if spread else (),
        cells=cells,
    )
