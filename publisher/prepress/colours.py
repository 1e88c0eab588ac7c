"""Colours of the screen become inks: black alone where a colour has no hue, else process colours."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any, TypeAlias

import pikepdf
from PIL import Image, ImageCms

from publisher.model.press import Inks
from publisher.structs import frozen

Colour: TypeAlias = tuple[float, ...]

# A colour counts as grey where its channels (0 to 1) differ by no more than this: in dark colours,
# whose hue is hardly seen, and in those whose brightest channel is LIGHT or more.
DARK_HUE, LIGHT_HUE, LIGHT = 12 / 255, 3 / 255, 0.5
# Pixels across and down at which the ink of a picture is measured: single pixels do not matter.
MEASURED = 128
WEIGHTS = (0.299, 0.587, 0.114)  # luma of red, green and blue (ITU-R BT.601)


def packaged_intent() -> bytes:
    """Return the colour profile (ICC) of the press, for houses that have none of their printer's."""
    return (files("publisher.prepress") / "data" / "swop.icc").read_bytes()


@frozen
class Press:
    """The press that colours are made for.

    ``inks`` are those it prints with, ``most`` is how much of them may lie on one place in per
    cent (four full inks are 400), ``icc`` its colour profile.
    """

    inks: Inks
    most: int
    icc: bytes

    def ink_of(self, red: float, green: float, blue: float) -> Colour:
        """Return the inks for a colour of the screen, all numbers from 0 to 1.

        That is one number for grey, where 0 is black, or four for cyan, magenta, yellow and black,
        where 0 is none.
        """
        channels = (red, green, blue)
        nearest = DARK_HUE if max(channels) < LIGHT else LIGHT_HUE
        if self.inks is Inks.BLACK or max(channels) - min(channels) <= nearest:
            return (round(sum(w * c for w, c in zip(WEIGHTS, channels, strict=True)), 4),)
        # One pixel is converted as any picture is, so that both come out in the same inks.
        pixel = Image.new("RGB", (1, 1), tuple(round(255 * channel) for channel in channels))
        return self._limited(*(value / 255 for value in self._process(pixel).tobytes()))

    def _limited(self, cyan: float, magenta: float, yellow: float, black: float) -> Colour:
        """Return the inks with no more of them in all than allowed; the colours give way to black."""
        coloured, room = cyan + magenta + yellow, self.most / 100 - black
        share = min(1.0, room / coloured) if coloured else 1.0
        # Rounded down, so that the sum stays within the bound.
        return tuple(
            int(v * 1000) / 1000 for v in (cyan * share, magenta * share, yellow * share, black)
        )

    def picture(self, picture: Image.Image) -> Image.Image:
        """Return a picture in grey, or in process colours where the press has them."""
        if picture.mode in ("1", "L"):
            return picture
        if self.inks is Inks.BLACK:
            return picture.convert("L")
        if picture.mode == "CMYK":
            return picture
        return self._thinned(self._process(picture.convert("RGB")))

    def _thinned(self, picture: Image.Image) -> Image.Image:
        """Return a picture whose inks are all reduced by what its darkest place needs."""
        most = darkest(picture)
        if most <= self.most:
            return picture
        share = self.most / most
        return picture.point(lambda value: int(value * share))

    def _process(self, picture: Image.Image) -> Image.Image:
        """Return a picture of the screen (RGB) in process colours."""
        return ImageCms.applyTransform(picture, _to_process(self.icc))  # type: ignore[return-value]


def darkest(picture: Image.Image) -> float:
    """Return the most ink on one place of a picture in process colours, in per cent (up to 400)."""
    small = picture.resize((min(picture.width, MEASURED), min(picture.height, MEASURED)))
    values = small.tobytes()
    sums = (sum(values[i : i + 4]) for i in range(0, len(values), 4))
    return 100 * max(sums, default=0) / 255


def darkest_of(stream: Any) -> float:
    """Return the most ink on one place of a PDF's picture, in per cent; 0 for one not in inks."""
    picture = pikepdf.PdfImage(stream).as_pil_image()
    return darkest(picture) if picture.mode == "CMYK" else 0.0


@cache
def _to_process(icc: bytes) -> ImageCms.ImageCmsTransform:
    """Return the conversion from sRGB to the inks of a profile; white paper stays white."""
    target = ImageCms.getOpenProfile(BytesIO(icc))
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), target, "RGB", "CMYK", ImageCms.Intent.RELATIVE_COLORIMETRIC
    )
