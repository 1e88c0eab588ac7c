"""Pictures put on their pages: cut out into a folder, named, their lettering taken from the lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.sources.pdf.cleaning import turned_box
from publisher.sources.pdf.painted import Box, area, common
from publisher.sources.pdf.pictures import Art, Found, Why, pictures_of
from publisher.sources.pdf.printed import PagePicture, PrintedLine, PrintedPage, text_of
from publisher.structs import frozen, mutable

if TYPE_CHECKING:
    from publisher.sources.pdf.pictures.cutting import Cut, Cutter

# Letters of the longest label of a drawing, and of all of them; more is a text.
LABEL, LABELS = 30, 300
# Sizes of a line to the next one of a paragraph, and letters of each: three such lines are a text.
LEADING, WORDS = 1.6, 8
# Sizes of a line: how far its letters reach above its baseline, and below.
ASCENT, DESCENT = 0.75, 0.25
# Points: pictures whose upper sides differ by less stand in a row.
ROW = 12.0
# Sizes of a line by which a label may stand out of its drawing.
OUT = 0.3

PictureWatch = Callable[[], None]  # is told of each picture before it is cut out


@frozen
class Wanted:
    """Where pictures are cut out to: a ``folder`` that is there.

    At most so many ``pictures``, each of at most so many ``pixels``, together of at most so many
    ``size`` bytes. ``watch`` is told of each before it is cut out.
    """

    folder: Path
    pictures: int
    pixels: int
    size: int
    watch: PictureWatch = lambda: None


@mutable
class Illustrated:
    """What became of the pictures of a file: how many were cut out, and what is to be said of which.

    ``as_filed`` counts those that came byte for byte, ``as_shapes`` those that are drawings in SVG,
    ``left_out`` those left out by reason. The
    others name pages (from 1): of pictures that could not be cut out, of those made smaller, and
    the letters that stand in a drawing and no longer in the lines.
    """

    taken: int = 0
    as_filed: int = 0
    as_shapes: int = 0
    left_out: Counter[Why] = field(default_factory=Counter)
    lost: list[tuple[int, Why]] = field(default_factory=list)
    smaller: list[int] = field(default_factory=list)
    labels: dict[int, str] = field(default_factory=dict)


def illustrate(
    pages: Sequence[PrintedPage], arts: Sequence[Art], path: Path, wanted: Wanted
) -> Illustrated:
    """Cut the pictures of a file out, give them to its pages, and return what became of them.

    ``pages`` are in the order in which they are read; ``path`` is that of the file.
    """
    told = Illustrated()
    found = pictures_of(arts)
    told.left_out.update(one.why for one in found if one.why)
    kept = [one for one in found if not one.why]
    if kept:
        wanted.watch()  # from here on it is the pictures that a file may break a reader with
        from publisher.sources.pdf.pictures.cutting import Cutter  # and Pillow

        with ExitStack() as stack:
            cutting = _Cutting(Cutter(path, wanted.pixels, stack), wanted, told)
            for index, page in enumerate(pages, start=1):
                cutting.illustrate(index, page, kept)
    return told


class _Cutting:
    """Cuts out pictures page by page, within the limits."""

    def __init__(self, cutter: Cutter, wanted: Wanted, told: Illustrated) -> None:
        self._cutter, self._wanted, self._told = cutter, wanted, told
        self._left = wanted.size
        self._known: dict[str, str] = {}

    def illustrate(self, index: int, page: PrintedPage, found: Sequence[Found]) -> None:
        """Give a page its pictures; ``index`` counts the pages of the text from 1."""
        placed = sorted(
            _on_page(page, found), key=lambda one: (round(one[1].top / ROW), one[1].left)
        )
        for one, box in placed:
            turn = page.surface.turn if page.surface else 0
            self._wanted.watch()
            cut = self._cut(one, turn)
            if isinstance(cut, Why):
                self._told.lost.append((page.number, cut))
                continue
            name = self._stored(cut, f"p{index}-{len(page.pictures) + 1}.{cut.ending}")
            page.pictures.append(PagePicture(name, box, cut.digest, one.alt))
            self._told.taken += 1
            self._told.as_filed += cut.ending == "jpg"
            self._told.as_shapes += cut.ending == "svg"
            if cut.smaller:
                self._told.smaller.append(page.number)
            if one.drawn:
                self._take_labels(page, box)

    def _cut(self, found: Found, turn: int) -> Cut | Why:
        if self._told.taken >= self._wanted.pictures:
            return Why.BEYOND
        cut = self._cutter.cut(found, turn)
        if cut is None:
            return Why.UNREADABLE
        self._left -= len(cut.content)
        return cut if self._left >= 0 else Why.BEYOND

    def _stored(self, cut: Cut, name: str) -> str:
        """Return the name under which a picture lies in the folder; the same one lies there once."""
        if cut.digest not in self._known:
            (self._wanted.folder / name).write_bytes(cut.content)
            self._known[cut.digest] = name
        return self._known[cut.digest]

    def _take_labels(self, page: PrintedPage, box: Box) -> None:
        """Take the lines from a page that are surely the lettering of a drawing on it."""
        labels = list(_labels(page, box))
        if labels:
            page.lines = [line for line in page.lines if not any(line is one for one in labels)]
            said = " ".join(text_of(line) for line in labels)
            before = self._told.labels.get(page.number)
            self._told.labels[page.number] = f"{before} {said}" if before else said


def _on_page(page: PrintedPage, found: Sequence[Found]) -> Iterator[tuple[Found, Box]]:
    """Yield the pictures that lie on a page, with their boxes as it is read."""
    surface = page.surface
    if surface is None:
        return
    for one in found:
        if one.sheet != page.number:
            continue
        box = turned_box(one.box, (surface.width, surface.height), surface.turn)
        middle = (box.left + box.right) / 2
        if surface.box.left <= middle < surface.box.right:
            yield one, box


def _labels(page: PrintedPage, box: Box) -> list[PrintedLine]:
    """Return the lines that stand in a drawing; none where one stands out of it, or is a sentence."""
    turn = page.surface.turn if page.surface else 0
    near = [line for line in page.lines if line.turn == turn and area(common(_box(line), box)) > 0]
    inside = all(_within(line, box) for line in near)
    short = all(line.letters <= LABEL for line in near)
    few = sum(line.letters for line in near) <= LABELS
    return near if inside and short and few and not _has_paragraph(near) else []


def _has_paragraph(lines: Sequence[PrintedLine]) -> bool:
    """Tell whether some of the lines stand close below each other, as those of a text do."""
    ordered = sorted(lines, key=lambda line: line.y)
    below = {id(line): [one for one in ordered if _leads(line, one)] for line in ordered}
    return any(below[id(one)] for line in ordered for one in below[id(line)])


def _leads(line: PrintedLine, other: PrintedLine) -> bool:
    """Tell whether a line stands right below another one, in words and not in signs."""
    shared = min(line.right, other.right) - max(line.left, other.left)
    close = 0 < other.y - line.y <= LEADING * line.size
    words = min(line.letters, other.letters) >= WORDS
    return close and words and shared > 0


def _box(line: PrintedLine) -> Box:
    return Box(line.left, line.y - ASCENT * line.size, line.right, line.y + DESCENT * line.size)


def _within(line: PrintedLine, box: Box) -> bool:
    own, out = _box(line), OUT * line.size
    across = box.left - out <= own.left and own.right <= box.right + out
    return across and box.top - out <= own.top and own.bottom <= box.bottom + out


def lines_before(box: Box, lines: Sequence[PrintedLine]) -> int:
    """Return how many lines of a page come before a picture in the order of reading.

    It stands behind the last line above it in its columns, else before the first line below it
    there, and where no line shares a column with it behind the last one that stands higher.
    """
    middle = (box.top + box.bottom) / 2
    sharing = [
        at for at, line in enumerate(lines) if line.left < box.right and box.left < line.right
    ]
    above = [at for at in sharing if _middle(lines[at]) < middle]
    if above:
        return above[-1] + 1
    if sharing:
        return sharing[0]
    higher = [at for at, line in enumerate(lines) if _middle(line) < middle]
    return higher[-1] + 1 if higher else 0


def _middle(line: PrintedLine) -> float:
    return line.y - (ASCENT - DESCENT) / 2 * line.size
