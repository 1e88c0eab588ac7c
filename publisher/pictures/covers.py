"""A house's own picture becomes a cover: as large as the cover, cut a little or set on a ground."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from publisher.errors import DesignError
from publisher.pictures.faults import UnreadablePictureError
from publisher.pictures.opening import open_picture

# Pixels of the cover of an e-book, 1 : 1.6 as the large shops ask for.
WIDTH, HEIGHT = 1600, 2560
QUALITY = 88  # of JPEG, with full colour resolution
# The part of a picture's width or height that may be cut off to fill the cover (5:8): one of 2:3
# loses 6 %. A picture of another shape, 3:4 already, is shown whole on a ground.
MAY_BE_CUT = 1 / 8
_HINT = "save the picture again as JPEG or PNG"


def draw_cover_picture(path: Path | None, shown: str, ground: str) -> bytes:
    """Return the picture in a file as a cover: a JPEG of 1600 x 2560 pixels.

    ``path`` is None where there is no such file. For the others, and errors, see ``fitted``.
    """
    if path is None:
        raise DesignError("the picture of the cover is missing", place=shown)
    target = BytesIO()
    cover = fitted(path, shown, (WIDTH, HEIGHT), ground)
    cover.save(target, "JPEG", quality=QUALITY, subsampling=0, optimize=True, dpi=(300, 300))
    return target.getvalue()


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
    """Return the picture in a file with its transparency, upright, at least of a size."""
    try:
        opened = open_picture(path.read_bytes(), ("JPEG", "PNG"), max(size))
        return opened.image.convert("RGBA")
    except (OSError, UnreadablePictureError) as error:
        raise DesignError(
            "the picture of the cover cannot be read", hint=_HINT, place=shown
        ) from error


def _centred(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return a picture in the middle of a transparent one of a size."""
    sheet = Image.new("RGBA", size, (0, 0, 0, 0))
    sheet.paste(picture, ((size[0] - picture.width) // 2, (size[1] - picture.height) // 2))
    return sheet


def _on(ground: str, picture: Image.Image) -> Image.Image:
    """Return a picture on a ground of one colour."""
    sheet = Image.new("RGBA", picture.size, ground)
    return Image.alpha_composite(sheet, picture).convert("RGB")
