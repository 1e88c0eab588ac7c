"""The file of a picture is opened: whole, upright, and no larger than memory allows."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageFile, ImageOps

from publisher.pictures.faults import UnreadablePictureError
from publisher.structs import frozen

ORIENTATION = 0x0112  # EXIF: how the camera was held; 1 is upright
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
# Formats whose files may hold several frames that are shown one after the other.
_MOVING = ("PNG", "WEBP", "GIF")
# What Pillow raises for a damaged picture, or one that would fill the memory (UnidentifiedImageError
# is an OSError).
_UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError)


@frozen
class Opened:
    """A picture, upright, with the profile of its colours if the file has one.

    ``size`` is that in the file, upright, in pixels; the picture may have been read smaller.
    ``resolution`` is what the file states, in dots per inch, None where it states none. ``turned``
    says that the file holds it lying, ``moving`` that this is the first of several frames.
    """

    image: Image.Image
    size: tuple[int, int]
    resolution: float | None
    turned: bool
    moving: bool
    profile: bytes | None


def open_picture(
    content: bytes, formats: tuple[str, ...] = FORMATS, least: int | None = None
) -> Opened:
    """Return the picture in the bytes of a file.

    A JPEG may be read at a half or less of its size, where that leaves ``least`` pixels on the
    longer side. Scans of 90 to 180 megapixels are opened as others are; Pillow refuses larger
    ones. Raises UnreadablePictureError.
    """
    try:
        with _whole_files_only(), warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(content), formats=formats)
            size, turned = picture.size, picture.getexif().get(ORIENTATION, 1) != 1
            if least:
                # The longer side counts for both, for the picture may lie on its side.
                picture.draft(None, (least, least))
            picture.load()
            upright = ImageOps.exif_transpose(picture)
        lying = turned and (picture.width > picture.height) != (upright.width > upright.height)
        return Opened(
            image=upright,
            size=(size[1], size[0]) if lying else size,
            resolution=_resolution(picture),
            turned=turned,
            moving=picture.format in _MOVING and getattr(picture, "n_frames", 1) > 1,
            profile=picture.info.get("icc_profile"),
        )
    except _UNREADABLE as error:
        raise UnreadablePictureError(str(error)) from error


def _resolution(picture: Image.Image) -> float | None:
    """Return the resolution that a file states, that of the side where it is less."""
    stated = picture.info.get("dpi")
    return float(min(stated)) if isinstance(stated, tuple) and len(stated) == 2 else None


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """Make a file that breaks off an error; WeasyPrint has Pillow accept it, for the process."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
