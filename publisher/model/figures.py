"""What a figure shows, by what its text and a person say of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from publisher.model.house import Picture
from publisher.model.text import Figure, Text


def figures(text: Text) -> Iterator[Figure]:
    """Yield the figures of a text in reading order."""
    yield from (block for block in text.blocks if isinstance(block, Figure))


def picture_of(figure: Figure, pictures: Iterable[Picture]) -> Picture | None:
    """Return the one of some pictures that a figure shows, None where it is not among them."""
    # Some systems take letters with accents apart.
    name = unicodedata.normalize("NFC", figure.picture)
    return next((picture for picture in pictures if picture.name == name), None)


def words_for(figure: Figure, picture: Picture | None) -> str:
    """Return what stands for a picture: the words of a person, else those of the text.

    Nothing stands for a decorative picture, nor where nobody has said what it shows.
    """
    if picture is not None and (picture.decorative or picture.alt):
        return "" if picture.decorative else picture.alt or ""
    return figure.alt
