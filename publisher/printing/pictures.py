"""A house's own picture becomes a cover: as large as the cover, cut a little or set on a ground."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from publisher.errors import DesignError

# So much of a picture's width or height may be cut off; one of another shape is shown whole.
MAY_BE_CUT = 1 / 8
_HINT = "save the picture again as JPEG or PNG"


def fitted(path: Path, shown: str, size: tuple[int, int], ground: str) -> Image.Image:
    """Return the picture in a file at a size in pixels, turned as its camera says.

    What it does not cover, or lets through, is ``ground`` (``#7a1f1f``). Raises DesignError for
    a file that cannot be read to its end.
    """
    picture = _opened(path, shown)
    width, height = picture.size
    wanted = size[0] / size[1]
    cut = 1 - min(wanted * height / width, width / height / wanted)
    if cut <= MAY_BE_CUT:
        return _on(ground, ImageOps.fit(picture, size, Image.Resampling.LANCZOS))
    return _on(ground, _centred(ImageOps.contain(picture, size, Image.Resampling.LANCZOS), size))


def _opened(path: Path, shown: str) -> Image.Image:
    try:
        with _whole_files_only():
            picture = Image.open(BytesIO(path.read_bytes()), formats=("JPEG", "PNG"))
            picture.load()
        return ImageOps.exif_transpose(picture).convert("RGBA")
    except (OSError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise DesignError(
            "the picture of the cover cannot be read", hint=_HINT, place=shown
        ) from error


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """Let a file that breaks off be an error; WeasyPrint tells Pillow to be content with less."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _centred(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    sheet = Image.new("RGBA", size, (0, 0, 0, 0))
    sheet.paste(picture, ((size[0] - picture.width) // 2, (size[1] - picture.height) // 2))
    return sheet


def _on(ground: str, picture: Image.Image) -> Image.Image:
    sheet = Image.new("RGBA", picture.size, ground)
    return Image.alpha_composite(sheet, picture).convert("RGB")
