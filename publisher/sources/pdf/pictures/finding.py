"""From sheets as painted to their pictures: pieces put together, drawings gathered, the rest named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from publisher.sources.pdf.painted import Box, Image, Sheet, area, around, common
from publisher.sources.pdf.pictures.drawings import drawings_on
from publisher.sources.pdf.pictures.found import Art, Found, Why
from publisher.sources.pdf.pictures.repeats import repeated, without_repeated
from publisher.sources.pdf.pictures.tiles import put_together
from publisher.sources.pdf.pictures.words import words_of

# The share of a page that a picture covers from which on it is the paper of the text on it, and
# the letters that make it so: a title on a full-page plate has fewer.
COVERING, LETTERS = 0.6, 100
# Letters on a picture that covers less; so many are running text, and no inscription.
RUNNING = 200
# Points: an image or drawing that is smaller in both ways is an ornament, one that is narrower in
# one way a rule.
TINY, THIN = 36.0, 8.0
# How many times as long as it is wide a rule is.
LONG = 12.0
# The share of the height of a page that its head and its foot take.
EDGE = 0.1
# Pixels: an image with fewer shows nothing.
FEWEST = 3
# The share of the smaller one by which a drawing lies on an image that it belongs to.
ON_IT = 0.5


def art_of(sheet: Sheet) -> Art | None:
    """Return what is on a sheet beside its text; None where nothing is."""
    drawn = any(path.drawn or path.bars for path in sheet.paths)
    if not sheet.pictures and not sheet.forms and not drawn:
        return None
    words = words_of(sheet.strips)
    drawings = tuple(drawings_on(sheet, words))
    if not sheet.pictures and not drawings:
        return None
    images = tuple(sheet.pictures)
    return Art(sheet.number, sheet.width, sheet.height, sheet.frame, images, drawings, words)


def pictures_of(arts: Sequence[Art]) -> list[Found]:
    """Return the pictures of a file from top to bottom of each sheet, with those left out."""
    again = repeated(arts)
    found = without_repeated([one for art in arts for one in _on_sheet(art, again)])
    return sorted(found, key=lambda one: (one.sheet, one.box.top, one.box.left))


def _on_sheet(art: Art, again: Set[int]) -> Iterator[Found]:
    images = [_image(image, art, again) for image in art.images]
    yield from (one for one in images if one.why)
    seen = [one for one in images if not one.why]
    grounds = [_judged(one, art) for one in seen if _covers(one.box, art)]
    yield from (one for one in grounds if one.why)
    # What lies on the picture of a whole page belongs to it, unless that is the paper of its text.
    pieces = [one for one in seen if not _covers(one.box, art)]
    joined = put_together([*(one for one in grounds if not one.why), *pieces])
    drawn = [
        Found(art.sheet, one.box, drawn=True, paths=one.paths, why=Why.TEXT if one.text else None)
        for one in art.drawings
    ]
    yield from (one for one in drawn if one.why)
    pictures = (one for one in drawn if not one.why)
    yield from (_judged(one, art) for one in _as_one(joined, pictures))


def _image(image: Image, art: Art, again: Set[int]) -> Found:
    """Return an image as it is seen on its sheet."""
    box = common(image.box, art.frame)
    few = min(image.pixels) < FEWEST and not image.mask
    why = Why.UNSEEN if image.faint or few or area(box) < 1 else None
    if image.stream in again and not why:
        why = Why.REPEATED
    return Found(art.sheet, box, (image,), alt=image.alt, why=why)


def _covers(box: Box, art: Art) -> bool:
    return area(box) >= COVERING * art.width * art.height


def _judged(found: Found, art: Art) -> Found:
    """Return a picture with the reason for which it is left out, if there is one."""
    box = found.box
    width, height = box.right - box.left, box.bottom - box.top
    most = LETTERS if _covers(box, art) else RUNNING
    head, foot = EDGE * art.height, (1 - EDGE) * art.height
    if not found.drawn and art.words.letters_on(box) >= most:
        return replace(found, why=Why.BACKGROUND)
    if max(width, height) < TINY or min(width, height) < THIN:
        return replace(found, why=Why.ORNAMENT)
    if max(width, height) > LONG * min(width, height):
        return replace(found, why=Why.ORNAMENT)
    if box.bottom <= head or box.top >= foot:
        return replace(found, why=Why.MARK)
    return found


def _as_one(images: Sequence[Found], drawn: Iterable[Found]) -> Iterator[Found]:
    """Yield images and drawings, those that lie on each other as one that is drawn anew."""
    made = list(images)
    for drawing in drawn:
        below = [one for one in made if _lies_on(drawing.box, one.box)]
        for one in below:
            made.remove(one)
            box, pieces = around(drawing.box, one.box), (*drawing.pieces, *one.pieces)
            drawing = replace(drawing, box=box, pieces=pieces, alt=drawing.alt or one.alt)
        made.append(drawing)
    yield from made


def _lies_on(drawing: Box, image: Box) -> bool:
    return area(common(drawing, image)) >= ON_IT * min(area(drawing), area(image))
