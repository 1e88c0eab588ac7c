"""The title page is set as large as there is room for what stands on it.

print.css has a setting for each of the classes named here (``full``, ``crowded``). The choice is
made before the page is laid out, because WeasyPrint lets what is too much for a box of a given
height run over what stands at its foot.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple
from xml.etree.ElementTree import Element

from publisher.printing.formats import LETTER, Page
from publisher.structs import frozen

LEAF, TITLE = "leaf-titlepage", "title"


@frozen
class _Kind:
    """How one kind of line is set.

    ``size`` is that of its type in rem; ``line`` its height and ``above`` the space over it, both
    in lines of the page's grid; ``share`` the part of the column's width that it may take.
    """

    size: float
    line: float
    above: float
    share: float = 1.0


# As print.css sets them; "" stands for all other lines.
_CAPITALS = 1.3  # times the width of small letters that small capitals take, with their spacing
_PLAIN = {
    TITLE: _Kind(2.455, 2.5, 5),
    "subtitle": _Kind(1.273, 1.5, 1),
    "author": _Kind(1.182 * _CAPITALS, 1.5, 2),
    "lead-in": _Kind(0.841, 0.8, 1, 0.88),
    "": _Kind(1, 1, 1),
}
_FULL = {TITLE: _Kind(1.73, 2, 2), "subtitle": _Kind(1.09, 1, 1)}
_FULL |= {"author": _Kind(1.09 * _CAPITALS, 1, 1)}
_CROWDED = {TITLE: _Kind(1.364, 1.5, 0), "author": _Kind(0.841 * _CAPITALS, 0.8, 0.4)}
_CROWDED |= {"lead-in": _Kind(0.841, 0.8, 0.4, 0.88)}
SETTINGS = {
    "": _PLAIN,
    "full": {**_PLAIN, **_FULL},
    "crowded": {
        **_PLAIN,
        "subtitle": _Kind(0.841, 0.8, 0.4),
        "": _Kind(0.841, 0.8, 0.4),
        **_CROWDED,
    },
}
OVERFULL = "crowded overfull"
# Grid lines that these take at the foot of the page, the space above included.
FOOT = {"series": 3.0, "publisher": 1.0}
# The part of its line that centred text fills: a word that does not fit goes to the next.
FILLING = 0.92


class _Line(NamedTuple):
    """A line of a title page: its kind, which is the class of its element, and its text."""

    kind: str
    text: str


class _Extent(NamedTuple):
    """The height of a title page in grid lines, and whether the title's words fit unbroken."""

    height: float
    whole_words: bool


def fit_title_page(root: Element, page: Page) -> None:
    """Give the title page of a book, in place, the class of the largest setting that fits the page.

    Where no setting does, it runs on to the next page, its foot below the rest.
    """
    for leaf in root.iter("div"):
        classes = leaf.get("class", "").split()
        if LEAF in classes:
            lines = list(_lines(leaf))
            leaf.set("class", " ".join((*classes, _setting(lines, page))))


def _setting(lines: list[_Line], page: Page) -> str:
    """Return the largest setting that fits, one that breaks no word of the title if there is one."""
    extents = {name: _extent(lines, SETTINGS[name], page) for name in SETTINGS}
    fitting = [name for name, extent in extents.items() if extent.height <= page.lines]
    whole = [name for name in fitting if extents[name].whole_words]
    return next(iter((*whole, *fitting[1:], *fitting)), OVERFULL)


def _lines(leaf: Element) -> Iterator[_Line]:
    """Yield the lines of a title page."""
    for element in leaf.iter():
        if element.tag in ("h1", "p"):
            yield _Line(element.get("class", ""), " ".join("".join(element.itertext()).split()))


def _extent(lines: list[_Line], setting: dict[str, _Kind], page: Page) -> _Extent:
    """Return how much room a title page takes in a setting, estimated from its letters."""
    column = (page.width - page.inside - page.outside) / page.size / LETTER
    height, whole = 0.0, True
    for line in lines:
        kind = setting.get(line.kind, setting[""])
        letters = column * kind.share * FILLING / kind.size
        if line.kind == TITLE:
            whole = max(map(len, line.text.split()), default=0) <= letters
        own = kind.above + ceil(len(line.text) / letters) * kind.line
        height += FOOT.get(line.kind) or own
    return _Extent(height, whole)
