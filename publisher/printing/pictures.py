"""A house's own picture becomes a cover: as large as the cover, cut a little or set on a ground."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageFile, ImageOps

from publisher.errors import DesignError

# The part of a picture's width or height that may be cut off to fill the cover (5:8): one of 2:3
# loses 6 %. A picture of another shape, 3:4 already, is shown whole on a ground.
MAY_BE_CUT = 1 / 8
# What Pillow raises for a damaged picture, or one that would fill the memory (UnidentifiedImageError
# is an OSError).
_UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError)
_HINT = "save the picture again as JPEG or PNG"


def fitted(path: Path, shown: str, size: tuple[int, int], ground: str) -> Image.Image:
    """Return the picture in a file at a size in pixels (width, height), turned as its camera says.

    ``shown`` is what people call the file. The colour ``ground`` (``#7a1f1f``) is seen where the
    picture does not reach or is transparent. Raises DesignError for a file that cannot be read to
    its end.
    """
    picture = _opened(path, shown, size)
    width, height = picture.size
    wanted = size[0] / size[1]
    cut = 1 - min(wanted * height / width, width / height / wanted)
    if cut <= MAY_BE_CUT:
        return _on(ground, ImageOps.fit(picture, size, Image.Resampling.LANCZOS))
    return _on(ground, _centred(ImageOps.contain(picture, size, Image.Resampling.LANCZOS), size))


def _opened(path: Path, shown: str, size: tuple[int, int]) -> Image.Image:
    """Return the picture in a file with its transparency, upright, at least of a size.

    Scans of 90 to 180 megapixels are made to covers as others are; Pillow refuses larger ones.
    """
    try:
        with _whole_files_only(), warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(path.read_bytes()), formats=("JPEG", "PNG"))
            # A JPEG is read at a half or less of its size where that is enough; the longer side
            # counts for both, for the picture may lie on its side.
            picture.draft("RGB", (max(size), max(size)))
            picture.load()
        return ImageOps.exif_transpose(picture).convert("RGBA")
    except _UNREADABLE as error:
        raise DesignError(
            "the picture of the cover cannot be read", hint=_HINT, place=shown
        ) from error


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """Make a file that breaks off an error; WeasyPrint has Pillow accept it, for the process."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _centred(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return a picture in the middle of a transparent one of a size."""
    sheet = Image.new("RGBA", size, (0, 0, 0, 0))
    sheet.paste(picture, ((size[0] - picture.width) // 2, (size[1] - picture.height) // 2))
    return sheet


def _on(ground: str, picture: Image.Image) -> Image.Image:
    """Return a picture on a ground of one colour."""
    sheet = Image.new("RGBA", picture.size, ground)
    return Image.alpha_composite(sheet, picture).convert("RGB")
