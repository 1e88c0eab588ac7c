"""A PDF that is drawn page by page: PDFium behind one typed door."""

from __future__ import annotations

from ctypes import create_string_buffer
from math import prod
from typing import Any

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from publisher.errors import UsageError

POINTS_PER_INCH = 72  # the unit of lengths in a PDF
# Of one page, four bytes each: A3 has 70 million at 600 dots per inch.
PIXELS = 80_000_000
LONGEST_NAME = 16  # bytes; both directions, L2R and R2L, are shorter


class Drawn:
    """An open PDF, to be used in a ``with`` statement. Raises UsageError for a file that is not one."""

    def __init__(self, pdf: bytes, shown: str) -> None:
        self._shown = shown
        try:
            self._document: Any = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise UsageError("this is not a complete PDF file", place=shown) from error

    def __enter__(self) -> Drawn:
        """Return the PDF itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the PDF."""
        self._document.close()

    def __len__(self) -> int:
        """Return the number of pages."""
        return len(self._document)

    def is_turned(self) -> bool:
        """Tell whether the file says that its pages are read from right to left."""
        name = create_string_buffer(LONGEST_NAME)
        key = b"Direction"
        raw.FPDF_VIEWERREF_GetName(self._document.raw, key, name, LONGEST_NAME)
        return name.value == b"R2L"

    def folio(self, page: int) -> str:
        """Return the label of a page (counted from 0), or its number from 1 where it has none."""
        return str(self._document.get_page_label(page)) or str(page + 1)

    def picture(self, page: int, dpi: int) -> Image.Image:
        """Return a page as it looks on paper, at the given number of dots per inch."""
        try:
            opened = self._document[page]
        except pypdfium2.PdfiumError as error:
            raise UsageError(f"page {page + 1} cannot be drawn", place=self._shown) from error
        try:
            scale = dpi / POINTS_PER_INCH
            if prod(opened.get_size()) * scale**2 > PIXELS:
                raise UsageError(
                    f"page {page + 1} is too large to be drawn at {dpi} dots per inch",
                    hint="choose fewer with --dpi",
                    place=self._shown,
                )
            bitmap = opened.render(scale=scale)
            drawn: Image.Image = bitmap.to_pil().convert("RGB")
            bitmap.close()
            return drawn
        finally:
            opened.close()
