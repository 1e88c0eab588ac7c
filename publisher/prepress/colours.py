"""Colours of the screen → inks: black alone where a colour has no hue, else process colours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any, TypeAlias

import pikepdf
from PIL import Image, ImageCms

from publisher.model.press import Inks

Colour: TypeAlias = tuple[float, ...]

# Channels so near to one another are seen as grey: among dark colours, and among light ones.
DARK_HUE, LIGHT_HUE, LIGHT = 12 / 255, 3 / 255, 0.5
WEIGHTS = (0.299, 0.587, 0.114)  # luma of red, green and blue (ITU-R BT.601)


def packaged_intent() -> bytes:
    """Return the profile of the printing process that files are made for unless a house has one."""
    return (files("publisher.prepress") / "data" / "swop.icc").read_bytes()


@dataclass(frozen=True, slots=True)
class Press:
    """What colours are made for: the inks, the most of them in per cent, the profile (ICC)."""

    inks: Inks
    most: int
    icc: bytes

    def ink_of(self, red: float, green: float, blue: float) -> Colour:
        """Return one number (grey, 0 is black) or four (cyan, magenta, yellow, black), 0 to 1."""
        channels = (red, green, blue)
        nearest = DARK_HUE if max(channels) < LIGHT else LIGHT_HUE
        if self.inks is Inks.BLACK or max(channels) - min(channels) <= nearest:
            return (round(sum(w * c for w, c in zip(WEIGHTS, channels, strict=True)), 4),)
        pixel = Image.new("RGB", (1, 1), tuple(round(255 * channel) for channel in channels))
        return self._limited(*(value / 255 for value in self._process(pixel).tobytes()))

    def _limited(self, cyan: float, magenta: float, yellow: float, black: float) -> Colour:
        """Return inks of which no more than the most lie together: the colours give way to black."""
        coloured, room = cyan + magenta + yellow, self.most / 100 - black
        share = min(1.0, room / coloured) if coloured else 1.0
        # Rounded down, so that the sum stays within the bound.
        return tuple(
            int(v * 1000) / 1000 for v in (cyan * share, magenta * share, yellow * share, black)
        )

    def picture(self, picture: Image.Image) -> Image.Image:
        """Return a picture in grey or in process colours."""
        if picture.mode in ("1", "L"):
            return picture
        if self.inks is Inks.BLACK:
            return picture.convert("L")
        if picture.mode == "CMYK":
            return picture
        return self._thinned(self._process(picture.convert("RGB")))

    def _thinned(self, picture: Image.Image) -> Image.Image:
        """Return a picture in which the colours are thinned as much as its darkest place needs."""
        most = darkest(picture)
        if most <= self.most:
            return picture
        share = self.most / most
        return picture.point(lambda value: int(value * share))

    def _process(self, picture: Image.Image) -> Image.Image:
        return ImageCms.applyTransform(picture, _to_process(self.icc))  # type: ignore[return-value]


def darkest(picture: Image.Image) -> float:
    """Return the most ink on one place of a picture in process colours, in per cent."""
    small = picture.resize((min(picture.width, 128), min(picture.height, 128)))
    values = small.tobytes()
    sums = (sum(values[i : i + 4]) for i in range(0, len(values), 4))
    return 100 * max(sums, default=0) / 255


def darkest_of(stream: Any) -> float:
    """Return the most ink on one place of a picture in a PDF, in per cent; 0 where it is not known."""
    picture = pikepdf.PdfImage(stream).as_pil_image()
    return darkest(picture) if picture.mode == "CMYK" else 0.0


@cache
def _to_process(icc: bytes) -> ImageCms.ImageCmsTransform:
    target = ImageCms.getOpenProfile(BytesIO(icc))
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), target, "RGB", "CMYK", ImageCms.Intent.RELATIVE_COLORIMETRIC
    )
