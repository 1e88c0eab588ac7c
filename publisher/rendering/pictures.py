"""The pictures of a book: what stands for each, what there is to see, and whom to thank for it."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.model.edition import Edition, Part
from publisher.model.figures import figures, picture_of, words_for
from publisher.model.house import Picture
from publisher.model.inlines import plain
from publisher.model.rendering import BookPicture, Seen
from publisher.model.text import Figure
from publisher.rendering.context import RenderContext
from publisher.structs import frozen

# Letters of a caption that name its picture in the colophon.
NAME = 60


@frozen
class ShownPicture:
    """A figure as its template needs it.

    ``source`` is empty where the picture cannot be shown, so that its ``words`` stand for it;
    these are empty where nobody has said what it shows. ``style`` says in CSS how wide it stands.
    """

    source: str
    words: str
    style: str
    decorative: bool


def show(figure: Figure, part: Part, ready: tuple[BookPicture, ...]) -> ShownPicture:
    """Return how a figure of a text is shown with the pictures that are ``ready``."""
    picture, made = picture_of(figure, part.pictures), _made(figure, part, ready)
    words, decorative = words_for(figure, picture), picture is not None and picture.decorative
    if made is None:
        return ShownPicture("", words or figure.picture, "", decorative)
    return ShownPicture(made.resource.name, words, made.style, decorative)


def _made(figure: Figure, part: Part, ready: tuple[BookPicture, ...]) -> BookPicture | None:
    found = (one for one in ready if (one.part, one.name) == (part.id, figure.picture))
    return next(found, None)


def seen_in(context: RenderContext) -> Seen:
    """Return what there is to see in a book besides its words."""
    shown = [show(figure, part, context.pictures) for figure, part in _figures(context.edition)]
    there = [picture for picture in shown if picture.source and not picture.decorative]
    return Seen(
        pictures=bool(there),
        described=all(picture.words.strip() for picture in there),
        moving=any(picture.moving for picture in context.pictures),
    )


def summary_of(seen: Seen) -> str:
    """Return the label that says in words what a book holds."""
    if not seen.pictures:
        return "accessibility_text"
    return "accessibility_pictures" if seen.described else "accessibility_undescribed"


def picture_credits(edition: Edition) -> tuple[str, ...]:
    """Return who made the pictures of a book and under which licences; each with its pictures.

    The pictures are not named where one line holds for all of them.
    """
    told: dict[str, list[str]] = {}
    silent = False
    for figure, part in _figures(edition):
        picture = picture_of(figure, part.pictures)
        said = _credit(picture) if picture else ""
        silent |= not said
        if said:
            told.setdefault(said, []).append(_name(figure, picture))
    if len(told) == 1 and not silent:
        return tuple(told)
    return tuple(f"{said} ({'; '.join(dict.fromkeys(names))})" for said, names in told.items())


def _credit(picture: Picture) -> str:
    return ", ".join(part for part in (picture.credit, picture.licence) if part)


def _name(figure: Figure, picture: Picture | None) -> str:
    """Return what names a picture for readers: its caption, else what it shows."""
    words = " ".join(
        (plain(figure.caption) or words_for(figure, picture) or figure.picture).split()
    )
    return words if len(words) <= NAME else f"{words[:NAME].rsplit(' ', 1)[0]} …"


def _figures(edition: Edition) -> Iterator[tuple[Figure, Part]]:
    for part in edition.parts:
        for figure in figures(part.text):
            yield figure, part
