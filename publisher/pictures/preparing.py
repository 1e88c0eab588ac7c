"""A picture is made ready for screens or for paper; what a book can carry as it is stays as it is."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, ImageChops, ImageCms

from publisher.model.media import ENDINGS, SVG, picture_type
from publisher.pictures.faults import UnreadablePictureError
from publisher.pictures.opening import Opened, open_picture
from publisher.pictures.vector import drawing_size
from publisher.structs import frozen

# Pixels on the longer side of a picture for screens: a tablet held upright has about 2,000, and
# readers that open larger ones run out of memory.
LONGEST = 2000
# Dots per inch that are believed where a file states them; 72 and 96 are those of screens, which
# programs write where nobody has said anything.
STATED = range(150, 1201)
# Dots per inch where nothing is stated: what printers ask for, and what a screen still shows sharp.
ON_PAPER, ON_SCREEN = 300, 200
MILLIMETRES = 25.4  # in an inch
# Of JPEG and WebP that have to be saved again, with full colour resolution: no loss can be seen
# on a screen, or in print.
SCREEN_QUALITY, PRINT_QUALITY = 90, 95
# The part of a WebP file that holds a picture without loss (RFC 9649, 2.6).
_LOSSLESS = b"VP8L"
_BITS_16 = ("I", "I;16", "I;16B", "I;16L", "F")
_PNG = "image/png"
# Colours that are looked at to tell whether a profile is that of sRGB, and the steps of 256 by which
# they may come out otherwise.
_SWATCH = ((200, 40, 40), (40, 200, 40), (40, 40, 200), (120, 120, 120), (230, 200, 160))
ALIKE = 3


@frozen
class Prepared:
    """A picture as a book carries it: content, media type, width and height in millimetres.

    ``shrunk`` says that it has fewer pixels than its file, ``moving`` that it shows several frames.
    ``dots`` are those per inch at that size on paper, None for a drawing, and on screens.
    """

    content: bytes
    media_type: str
    size: tuple[float, float]
    shrunk: bool = False
    moving: bool = False
    dots: float | None = None


def for_screens(content: bytes) -> Prepared:
    """Return a picture for e-books and web pages: upright, in RGB, at most 2,000 pixels long.

    Raises UnreadablePictureError for a file that no book can show.
    """
    kind = _kind(content)
    if kind == SVG:
        return Prepared(content, kind, drawing_size(content))
    opened = open_picture(content, least=LONGEST)
    if opened.moving:
        return Prepared(content, kind, _millimetres(opened, ON_SCREEN), moving=True)
    shrunk = max(opened.size) > LONGEST
    if not (shrunk or opened.turned or opened.image.mode == "CMYK"):
        return Prepared(content, kind, _millimetres(opened, ON_SCREEN))
    image, profile = _in_rgb(opened, keep_profile=True)
    if shrunk:
        image = _shrunk(image)
    made, media_type = _saved(image, kind, content, SCREEN_QUALITY, profile)
    return Prepared(made, media_type, _millimetres(opened, ON_SCREEN), shrunk)


def for_print(content: bytes) -> Prepared:
    """Return a picture for paper: upright, in sRGB or grey, with all of its pixels.

    Raises UnreadablePictureError for a file that no book can show.
    """
    kind = _kind(content)
    if kind == SVG:
        return Prepared(content, kind, drawing_size(content))
    opened = open_picture(content)
    size, dots = _millimetres(opened, ON_PAPER), _dots(opened, ON_PAPER)
    fit = kind in ("image/jpeg", _PNG) and not opened.turned and not opened.moving
    if fit and opened.image.mode not in ("CMYK", *_BITS_16) and _is_srgb(opened.profile):
        return Prepared(content, kind, size, dots=dots)
    image, _ = _in_rgb(opened, keep_profile=False)
    # The typesetter has PNG and JPEG.
    wanted = kind if kind == "image/jpeg" else _PNG
    made, media_type = _saved(image, wanted, content, PRINT_QUALITY, None)
    return Prepared(made, media_type, size, dots=dots)


def _kind(content: bytes) -> str:
    kind = picture_type(content)
    if kind is None:
        raise UnreadablePictureError(f"it is none of {', '.join(ENDINGS)}")
    return kind


def _dots(opened: Opened, assumed: int) -> float:
    """Return the dots per inch that a file states, ``assumed`` where that cannot be believed."""
    stated = opened.resolution
    believed = stated is not None and STATED.start <= stated < STATED.stop
    return stated if stated is not None and believed else assumed


def _millimetres(opened: Opened, assumed: int) -> tuple[float, float]:
    """Return the size at which a picture is as sharp as its file means it to be, or as ``assumed``."""
    width, height = (side / _dots(opened, assumed) * MILLIMETRES for side in opened.size)
    return width, height


def _shrunk(image: Image.Image) -> Image.Image:
    """Return a picture with 2,000 pixels on its longer side; black and white becomes grey."""
    if "transparency" in image.info:
        # One colour is transparent: among those that come of mixing, it would make holes.
        image = image.convert("LA" if image.mode in ("1", "L") else "RGBA")
    elif image.mode in ("1", "P"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    image.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    return image


def _in_rgb(opened: Opened, *, keep_profile: bool) -> tuple[Image.Image, bytes | None]:
    """Return a picture in RGB or grey of eight bits, with the profile that it still needs."""
    image = opened.image
    if image.mode in _BITS_16:
        # Pillow would cut off what is brighter than the first 256 of 65,536 steps.
        return image.convert("I").point(lambda value: value / 256).convert("L"), None
    if image.mode == "CMYK" or not (keep_profile or _is_srgb(opened.profile)):
        return _in_srgb(image, opened.profile), None
    return image, opened.profile


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture in sRGB, by its profile where that can be used."""
    if profile and image.mode in ("P", "RGB"):
        # Neither a palette nor a colour that stands for none would be turned with the others.
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    known = image.mode in ("CMYK", "RGB", "RGBA")
    made = _transformed(image, profile) if profile and known else None
    if made is not None:
        return made
    return image.convert("RGB") if image.mode == "CMYK" else image


def _transformed(image: Image.Image, profile: bytes) -> Image.Image | None:
    """Return a picture in sRGB by the profile of its colours, None where that is damaged."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        wanted = ImageCms.createProfile("sRGB")
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(image, source, wanted, outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return None


def _is_srgb(profile: bytes | None) -> bool:
    """Tell whether colours are those of the screen: sRGB under any name, or without a profile."""
    swatch = Image.new("RGB", (len(_SWATCH), 1))
    swatch.putdata(_SWATCH)
    made = _transformed(swatch, profile) if profile else None
    if made is None:
        return True
    return max(ImageChops.difference(swatch, made).tobytes()) <= ALIKE


def _saved(
    image: Image.Image, kind: str, before: bytes, quality: int, profile: bytes | None
) -> tuple[bytes, str]:
    """Return a changed picture as a file of its kind, without loss if it had none ``before``."""
    image.info.pop("icc_profile", None)  # which Pillow would write although it is not asked to
    options: dict[str, Any] = {"icc_profile": profile} if profile else {}
    target = BytesIO()
    if kind == "image/jpeg":
        image.save(target, "JPEG", quality=quality, subsampling=0, optimize=True, **options)
    elif kind == "image/webp":
        image.save(target, "WEBP", quality=quality, lossless=_LOSSLESS in before, **options)
    else:
        kind = _PNG
        image.save(target, "PNG", **options)
    return target.getvalue(), kind
