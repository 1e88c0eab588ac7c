"""The title page: how large it may be set, by how much stands on it and how large the page is.

print.css has a setting for each of the classes named here. WeasyPrint lets what is too much for a
box of a given height run out of it, over what stands at its foot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from xml.etree.ElementTree import Element

from publisher.printing.formats import LETTER, Page

LEAF, TITLE = "leaf-titlepage", "title"


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a kind of line is set: size in rem, its line and what is left above in grid lines.

    ``share`` is that of the column it is set in.
    """

    size: float
    line: float
    above: float
    share: float = 1.0


# As print.css has them; "" stands for all other lines. Small capitals are wider than letters.
_CAPITALS = 1.3
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
FOOT = {"series": 3.0, "publisher": 1.0}  # lines at the foot, with what is left above them
FILLING = 0.92  # of the line, in centred text of words


def fit_title_page(root: Element, page: Page) -> None:
    """Set the title page of a book as large as there is room on the page.

    Where there is none in any setting it runs on to the next page, its foot below the rest.
    """
    for leaf in root.iter("div"):
        classes = leaf.get("class", "").split()
        if LEAF in classes:
            lines = list(_lines(leaf))
            leaf.set("class", " ".join((*classes, _setting(lines, page))))


def _setting(lines: list[tuple[str, str]], page: Page) -> str:
    """Return the largest setting in which there is room, whole words in the title if it can be."""
    heights = {name: _height(lines, SETTINGS[name], page) for name in SETTINGS}
    fitting = [name for name, (height, _) in heights.items() if height <= page.lines]
    whole = [name for name in fitting if heights[name][1]]
    return next(iter((*whole, *fitting[1:], *fitting)), OVERFULL)


def _lines(leaf: Element) -> Iterator[tuple[str, str]]:
    """Yield the kinds of the lines of a title page with their texts."""
    for element in leaf.iter():
        if element.tag in ("h1", "p"):
            yield element.get("class", ""), " ".join("".join(element.itertext()).split())


def _height(
    lines: list[tuple[str, str]], setting: dict[str, _Kind], page: Page
) -> tuple[float, bool]:
    """Return how many lines of the grid a title page takes, and whether the title's words fit."""
    column = (page.width - page.inside - page.outside) / page.size / LETTER
    height, whole = 0.0, True
    for name, text in lines:
        kind = setting.get(name, setting[""])
        letters = column * kind.share * FILLING / kind.size
        if name == TITLE:
            whole = max(map(len, text.split()), default=0) <= letters
        height += FOOT.get(name) or kind.above + ceil(len(text) / letters) * kind.line
    return height, whole
