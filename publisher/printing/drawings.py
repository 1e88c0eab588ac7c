"""A drawing (SVG) as pixels, for books whose readers know no drawings: set like a page, then painted."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
from PIL import Image

from publisher.model.media import SVG
from publisher.model.rendering import Resource
from publisher.printing.engine import HtmlJob, set_picture
from publisher.printing.search_path import SearchPath

# Dots per inch of a drawing as pixels, and the most pixels on its longer side.
RESOLUTION, LONGEST = 300, 3000
MILLIMETRES = 25.4  # in an inch
NAME = "drawing.svg"
MARKUP = (
    "<!DOCTYPE html><html><head><style>@page {{ size: {0}mm {1}mm; margin: 0 }} body {{ margin: 0 }}"
    " img {{ display: block; width: {0}mm; height: {1}mm }}</style></head>"
    f'<body><img src="{NAME}"></body></html>'
)


def draw_drawing(content: bytes, size: tuple[float, float], files: SearchPath, shown: str) -> bytes:
    """Return a drawing as a PNG on white; the same drawing gives the same bytes.

    ``size`` is its width and height in millimetres, ``shown`` what people call it. Raises
    DesignError where the typesetter complains of it.
    """
    width, height = size
    own = files.with_resources((Resource(NAME, SVG, content),))
    pdf, _ = set_picture(HtmlJob(MARKUP.format(round(width, 3), round(height, 3)), own, shown))
    dots = min(RESOLUTION, LONGEST * MILLIMETRES / max(size))
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture: Image.Image = document[0].render(scale=dots / 72).to_pil().convert("RGB")
    finally:
        document.close()
    target = BytesIO()
    picture.save(target, "PNG", dpi=(dots, dots))
    return target.getvalue()
