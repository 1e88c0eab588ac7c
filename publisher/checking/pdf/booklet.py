"""A booklet is opened again: sheets are judged as sheets, not as a book to be read on a screen."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from publisher.checking.rule import Rule
from publisher.errors import DAMAGE
from publisher.model.findings import Finding

# The code goes by the room that makes booklets.
SHEETS = Rule("imposition/broken-sheets")


def check_booklet(pdf: bytes, shown: str) -> tuple[Finding, ...]:
    """Return what is wrong with the sheets of a booklet: each has two sides of one size."""
    try:
        with pikepdf.open(BytesIO(pdf)) as sheets:
            sizes = {tuple(round(float(side)) for side in page.mediabox) for page in sheets.pages}
            if len(sizes) == 1 and len(sheets.pages) % 2 == 0:
                return ()
            message = "not every sheet has a front and a back of the same size"
    except (pikepdf.PdfError, pikepdf.PasswordError, *DAMAGE):
        message = "this is not a complete PDF file"
    return (SHEETS.broken(message, shown),)
