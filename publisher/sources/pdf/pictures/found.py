"""What is found on a sheet beside its text, a picture of it, and why one is left out."""

from __future__ import annotations

from enum import StrEnum

from publisher.sources.pdf.painted import Box, Image
from publisher.sources.pdf.pictures.drawings import Drawing
from publisher.sources.pdf.pictures.words import Words
from publisher.structs import frozen


class Why(StrEnum):
    """Why a picture is left out, in the words of a finding."""

    BACKGROUND = "behind the text of their page"
    TEXT = "around a text"
    ORNAMENT = "ornaments"
    MARK = "in the head or foot of their page"
    REPEATED = "the same on several pages"
    UNSEEN = "not seen on the page"
    BEYOND = "beyond the limit"
    UNREADABLE = "unreadable"


@frozen
class Art:
    """Images and drawings of one sheet (numbered from 1), and where its letters stand.

    ``frame`` is the part of it that is shown.
    """

    sheet: int
    width: float
    height: float
    frame: Box
    images: tuple[Image, ...]
    drawings: tuple[Drawing, ...]
    words: Words


@frozen
class Found:
    """A picture on a sheet (numbered from 1), in points from its upper left corner.

    ``pieces`` are the images that it is made of. ``drawn`` where there is more to it than these,
    so that it is drawn anew, ``paths`` how many paths it has. ``alt`` is what the file says that it
    shows, ``why`` the reason to leave it out.
    """

    sheet: int
    box: Box
    pieces: tuple[Image, ...] = ()
    drawn: bool = False
    paths: int = 0
    alt: str = ""
    why: Why | None = None
