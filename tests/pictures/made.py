"""Pictures for tests, drawn as they are needed, and books that show them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image

from publisher.model.edition import Edition
from publisher.model.house import Picture
from tests.rendering.books import book_of

TURNED = 6  # EXIF: the camera was held on its side; the picture is to be turned to the right


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """Return an image as the bytes of a file."""
    target = BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def flat(
    size: tuple[int, int] = (40, 30), mode: str = "RGB", kind: str = "PNG", **more: object
) -> bytes:
    """Return the file of a picture of one colour."""
    return saved(Image.new(mode, size), kind, **more)


def opened(content: bytes) -> Image.Image:
    """Return the image in the bytes of a file."""
    return Image.open(BytesIO(content))


def exif(orientation: int) -> Image.Exif:
    """Return the note of a camera on how it was held."""
    made = Image.Exif()
    made[0x0112] = orientation
    return made


def picture(folder: Path, name: str, content: bytes, alt: str | None = "A press") -> Picture:
    """Put a picture into a folder, and return what a house says of it."""
    path = folder / name
    path.write_bytes(content)
    return Picture(name, str(path), alt)


def book_with(*pictures: Picture, source: str | None = None) -> Edition:
    """Return a book that shows some pictures, one after the other, or what the ``source`` says."""
    shown = "\n\n".join(f"![](pictures/{one.name})" for one in pictures)
    edition = book_of(source or f"# En bok\n\nEtt.\n\n{shown}\n")
    (part,) = edition.parts
    (division,) = edition.divisions
    parts = (replace(part, pictures=pictures),)
    return replace(edition, divisions=(replace(division, parts=parts),))
