"""The pictures of a work: what is wrong with them, and what books show of them.

In: the figures of a text, and the files and words that a house has for them. Out: findings; for
each kind of book the pictures it shows, as files that it can carry, each with its width; the
picture of a cover. What was saved without loss stays without loss, and nothing is made larger than
it is. Never here: a word of the text, a page, a package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.doors import later
from publisher.pictures.book import pictures_for_print, pictures_for_screens, weight
from publisher.pictures.figures import check_figures
from publisher.pictures.vector import drawing_size

if TYPE_CHECKING:
    from publisher.pictures.covers import draw_cover_picture

__getattr__ = later(__name__, {"draw_cover_picture": "covers"})

__all__ = [
    "check_figures",
    "draw_cover_picture",
    "drawing_size",
    "pictures_for_print",
    "pictures_for_screens",
    "weight",
]
