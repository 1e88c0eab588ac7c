"""The cover as a picture: set by the same typesetter in the same typefaces, then drawn as a JPEG."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
from PIL import Image

from publisher.errors import DesignError
from publisher.model.rendering import Resource
from publisher.printing.engine import HtmlJob, set_picture
from publisher.printing.faces import fit_faces
from publisher.printing.missing_signs import missing_signs
from publisher.printing.search_path import SearchPath

# Pixels of the cover of an e-book, 1 : 1.6 as the large shops ask for.
WIDTH, HEIGHT = 1600, 2560
# Of JPEG, written with full colour resolution: letters have no halo, and a file is about 200 kB.
QUALITY = 88
POINTS_A_PIXEL = 0.75  # CSS has 96 pixels per inch, PDF 72 points


def draw(markup: str, files: SearchPath, shown: str) -> tuple[bytes, str]:
    """Return a cover as a JPEG of 1600 x 2560 pixels, and the signs that no typeface has.

    ``files`` hold its styles, ``shown`` is what people call it. Raises DesignError where the page is
    not one page of that size, a file is missing or forbidden, or the typesetter complains.
    """
    pdf, missing = set_picture(HtmlJob(markup, files, shown))
    return _jpeg(_picture(pdf, shown)), missing


def draw_wrap(markup: str, styles: tuple[Resource, ...], files: SearchPath, shown: str) -> bytes:
    """Draw a cover that goes round a book (back, spine and front on one page) as a PDF.

    ``shown`` is what people call the product. Raises DesignError where a file is missing or
    forbidden, the typesetter complains, no typeface has a sign of it, or the words run over the page.
    """
    fitted, _ = fit_faces(styles, files, shown)
    pdf, missing = set_picture(HtmlJob(markup, files.with_resources(fitted), shown))
    for finding in missing_signs(shown, missing):
        raise DesignError(finding.message, hint=finding.hint, place=shown)
    document = pypdfium2.PdfDocument(pdf)
    pages = len(document)
    document.close()
    if pages != 1:
        raise DesignError(f"the cover has {pages} pages", hint="a cover is one page", place=shown)
    return pdf


def _picture(pdf: bytes, shown: str) -> Image.Image:
    """Return the only page of a PDF as a picture of the cover's size."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0].render(scale=1 / POINTS_A_PIXEL)
        picture: Image.Image = page.to_pil().convert("RGB")
        if len(document) != 1 or picture.size != (WIDTH, HEIGHT):
            raise DesignError(
                f"the cover has {len(document)} pages of {picture.width} x {picture.height} pixels",
                hint=f"a cover is one page of {WIDTH}px {HEIGHT}px; does the title run over?",
                place=shown,
            )
        return picture
    finally:
        document.close()


def _jpeg(picture: Image.Image) -> bytes:
    """Return the picture as JPEG bytes."""
    target = BytesIO()
    picture.save(target, "JPEG", quality=QUALITY, subsampling=0, optimize=True, dpi=(300, 300))
    return target.getvalue()
