"""The drawing instructions of pages are rewritten: in inks, without tags and opacities of 100 %.

Such an opacity changes nothing, but counts as transparency where a standard forbids that.
"""

from __future__ import annotations

import zlib
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Operator, Stream

from publisher.prepress.colours import Colour, Press

TAGS = {"BDC", "BMC", "EMC", "DP", "MP"}  # operators of marked content (ISO 32000-1, 14.6)
# The operators that set a colour of the screen, and by the number of inks those that replace them.
FILLS = {1: "g", 4: "k"}
STROKES = {1: "G", 4: "K"}
SETS = {"rg": FILLS, "RG": STROKES}
# Entries of a graphics state that change nothing where the opacities are 1.
HARMLESS = {"/ca", "/CA", "/Type"}
COMPRESSION = 9  # of zlib, its most: pictures are written once and sent to a printer


class Recolouring:
    """Rewrites the streams of one file for a press, each once, however many pages use it."""

    def __init__(self, pdf: pikepdf.Pdf, press: Press) -> None:
        self._pdf, self._press = pdf, press
        self._done: set[tuple[int, int]] = set()
        self._inks: dict[tuple[float, ...], Colour] = {}

    def page(self, page: pikepdf.Page) -> None:
        """Rewrite the content of a page, and the forms, patterns and pictures that it draws."""
        resources = page.obj.get("/Resources", Dictionary())
        page.obj.Contents = self._pdf.make_stream(self._rewritten(page, resources))
        # A group of the page says how transparent things are mixed, and standards that know none
        # refuse it.
        if "/Group" in page.obj:
            del page.obj["/Group"]
        self._resources(resources)

    def _resources(self, resources: Any) -> None:
        for kind in ("/XObject", "/Pattern"):
            for entry in resources.get(kind, {}).values():
                self._entry(entry)

    def _entry(self, entry: Any) -> None:
        if not isinstance(entry, Stream) or entry.objgen in self._done:
            return
        self._done.add(entry.objgen)
        if entry.get("/Subtype") == "/Image":
            self._picture(entry)
            return
        resources = entry.get("/Resources", Dictionary())
        entry.write(self._rewritten(entry, resources))
        if not _veils(resources) and "/Group" in entry:
            del entry["/Group"]
        self._resources(resources)

    def _rewritten(self, content: Any, resources: Any) -> bytes:
        states = resources.get("/ExtGState", Dictionary())
        kept: list[Any] = []
        for instruction in pikepdf.parse_content_stream(content):
            operator = str(instruction.operator)
            if operator in TAGS or (
                operator == "gs" and _harmless(states, instruction.operands[0])
            ):
                continue
            kept.append(self._in_ink(instruction, operator) if operator in SETS else instruction)
        return pikepdf.unparse_content_stream(kept)

    def _in_ink(self, instruction: Any, operator: str) -> Any:
        red, green, blue = (float(value) for value in instruction.operands)
        if (red, green, blue) not in self._inks:
            self._inks[red, green, blue] = self._press.ink_of(red, green, blue)
        ink = self._inks[red, green, blue]
        return pikepdf.ContentStreamInstruction(
            [_number(value) for value in ink], Operator(SETS[operator][len(ink)])
        )

    def _picture(self, image: Any) -> None:
        """Write a picture in inks; a soft mask that belongs to it is kept."""
        if image.get("/ImageMask", False):
            return
        picture = self._press.picture(pikepdf.PdfImage(image).as_pil_image())
        if picture.mode not in ("1", "L", "CMYK"):
            picture = picture.convert("L")
        bits = 1 if picture.mode == "1" else 8
        image.ColorSpace = Name.DeviceCMYK if picture.mode == "CMYK" else Name.DeviceGray
        image.BitsPerComponent = bits
        # These describe how the picture was written before.
        for key in ("/Decode", "/DecodeParms", "/Interpolate", "/Intent"):
            if key in image:
                del image[key]
        image.write(zlib.compress(picture.tobytes(), COMPRESSION), filter=Name.FlateDecode)


def _number(value: float) -> Any:
    return int(value) if value == int(value) else round(value, 4)


def _harmless(states: Any, name: Any) -> bool:
    """Tell whether a graphics state says no more than that what follows is opaque."""
    state = states.get(str(name), Dictionary())
    return set(state.keys()) <= HARMLESS and all(
        float(state.get(key, 1)) == 1 for key in ("/ca", "/CA")
    )


def _veils(resources: Any) -> bool:
    """Tell whether the resources of a form make anything in it transparent."""
    states = resources.get("/ExtGState", Dictionary())
    return not all(_harmless(states, name) for name in states.keys())  # noqa: SIM118 - a pikepdf object
