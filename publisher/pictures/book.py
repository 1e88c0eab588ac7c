"""The pictures that an edition shows, each made ready for one kind of book."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from publisher.expressions import compiled
from publisher.model.edition import Edition, Part
from publisher.model.figures import figures, picture_of
from publisher.model.findings import Finding, Outcome, Severity
from publisher.model.house import Picture
from publisher.model.media import ENDINGS
from publisher.model.places import Place
from publisher.model.rendering import PICTURES, BookPicture, Resource
from publisher.pictures.faults import UnreadablePictureError
from publisher.structs import mutable

if TYPE_CHECKING:
    from publisher.pictures.preparing import Prepared

Size: TypeAlias = tuple[float, float]

# Millimetres of the line of an A5 page, which is the measure of a screen too: what fills a
# half of the one fills a half of the other.
MEASURE = 108.0
# Of a picture on a screen in pixels of CSS, however narrow that is, unless it has fewer itself:
# half of the narrowest telephones. A millimetre counts as many as make it no larger than it is.
LEAST, A_MILLIMETRE = 150, 4
# Of a picture on a screen, as a share of the measure: a higher one would not fit below its caption.
HIGHEST = 1.3
_UNSAFE = compiled(r"[^A-Za-z0-9._-]+")
KILOBYTE, MEGABYTE = 1_000, 1_000_000
SHARP = 200  # dots per inch on paper below which the eye sees them, an arm's length away


def pictures_for_screens(edition: Edition) -> Outcome[tuple[BookPicture, ...]]:
    """Return the pictures of an e-book or web page, and what was found in them.

    Pictures that cannot be shown are left out, and named in a finding.
    """
    return _Maker(_for_screens, _share).make(edition)


def pictures_for_print(edition: Edition) -> Outcome[tuple[BookPicture, ...]]:
    """Return the pictures of a printed book with all of their pixels; else as for screens."""
    return _Maker(_for_print, _length).make(edition)


# What opens pictures is loaded with the first: most books have none.
def _for_screens(content: bytes) -> Prepared:
    from publisher.pictures.preparing import for_screens

    return for_screens(content)


def _for_print(content: bytes) -> Prepared:
    from publisher.pictures.preparing import for_print

    return for_print(content)


def weight(made: tuple[BookPicture, ...], shown: str) -> tuple[Finding, ...]:
    """Return a finding that says how many pictures a book carries, and how large they are."""
    if not made:
        return ()
    size = sum(len(picture.resource.content) for picture in made)
    large = size >= MEGABYTE
    told = f"{size / MEGABYTE:.1f} MB" if large else f"{math.ceil(size / KILOBYTE)} kB"
    count = "one picture" if len(made) == 1 else f"{len(made)} pictures"
    return (
        Finding(
            "pictures/weight",
            Severity.NOTE,
            f"the book carries {count}, {told} in all",
            "nothing need be done; smaller pictures make a smaller book",
            Place(shown, 1, 1),
        ),
    )


def _share(size: Size) -> str:
    """Return the width of a picture as a share of the measure, and what is left of it on a telephone."""
    width, height = size
    share = min(1.0, width / MEASURE, HIGHEST * width / height)
    least = min(LEAST, round(width * A_MILLIMETRE), round(LEAST * HIGHEST * width / height))
    return f"width: {max(1, round(100 * share))}%; min-width: {least}px"


def _length(size: Size) -> str:
    """Return the width of a picture on paper; the style sheet keeps it on the page."""
    return f"width: {size[0]:.1f}mm"


@mutable
class _Maker:
    """Makes the pictures of one book; ``taken`` are the names of files so far, in small letters."""

    prepare: Callable[[bytes], Prepared]
    style: Callable[[Size], str]
    taken: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def make(self, edition: Edition) -> Outcome[tuple[BookPicture, ...]]:
        made = tuple(picture for part in edition.parts for picture in self._part(part))
        return Outcome(made, tuple(self.findings))

    def _part(self, part: Part) -> Iterator[BookPicture]:
        shown = {figure.picture: picture_of(figure, part.pictures) for figure in figures(part.text)}
        for name, picture in shown.items():
            prepared = self._prepared(part, picture) if picture else None
            if picture and prepared:
                file = self._file(part, picture, prepared)
                style = self.style(prepared.size)
                width = prepared.size[0]
                yield BookPicture(part.id, name, file, style, prepared.moving, width)

    def _prepared(self, part: Part, picture: Picture) -> Prepared | None:
        place = _place(part, picture)
        try:
            prepared = self.prepare(Path(picture.path).read_bytes())
        except (OSError, UnreadablePictureError) as error:
            self.findings.append(_damaged(place, str(error)))
            return None
        if prepared.shrunk:
            self.findings.append(_shrunk(place))
        # PNG states whole dots per metre: 200 on an inch come back as 199.99.
        if prepared.dots and round(_printed(prepared)) < SHARP:
            self.findings.append(_coarse(place, _printed(prepared)))
        return prepared

    def _file(self, part: Part, picture: Picture, prepared: Prepared) -> Resource:
        """Return the file of a picture with a name that no other has, on any system."""
        stem = _UNSAFE.sub("-", PurePosixPath(picture.name).stem).strip("-.") or "picture"
        ending = ENDINGS[prepared.media_type]
        names = (f"{part.prefix}{stem}{number}{ending}" for number in ("", *range(2, 10_000)))
        name = next(name for name in names if name.casefold() not in self.taken)
        self.taken.add(name.casefold())
        return Resource(f"{PICTURES}/{name}", prepared.media_type, prepared.content)


def _place(part: Part, picture: Picture) -> Place:
    """Return where a picture lies, as people see it: in a folder beside its text."""
    return Place(str(PurePosixPath(part.text.source).parent / PICTURES / picture.name), 1, 1)


def _damaged(place: Place, why: str) -> Finding:
    return Finding(
        "pictures/damaged",
        Severity.ERROR,
        f"this picture cannot be shown: {why}",
        "save it again as PNG or JPEG, a drawing as plain SVG",
        place,
    )


def _printed(prepared: Prepared) -> float:
    """Return the dots per inch of a picture in print, where none is wider than the measure."""
    return (prepared.dots or 0.0) * max(1.0, prepared.size[0] / MEASURE)


def _coarse(place: Place, dots: float) -> Finding:
    return Finding(
        "pictures/coarse",
        Severity.WARNING,
        f"in print this picture has {dots:.0f} dots per inch, and will not look sharp",
        f"use one with more pixels, or state a resolution of {SHARP} or more in its file",
        place,
    )


def _shrunk(place: Place) -> Finding:
    from publisher.pictures.preparing import LONGEST

    return Finding(
        "pictures/shrunk",
        Severity.NOTE,
        f"for screens this picture was made smaller, to {LONGEST} pixels on its longer side",
        "nothing need be done; the printed book has all of its pixels",
        place,
    )
