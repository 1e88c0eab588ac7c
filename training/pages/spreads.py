"""Sheets of two pages, as a book is scanned that lies open."""

from __future__ import annotations

from io import BytesIO

import pikepdf


def two_up(pdf: bytes) -> bytes:
    """Return a PDF with two pages side by side on each sheet; the first page stands alone, right."""
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as source, pikepdf.new() as sheets:
        box = [float(side) for side in source.pages[0].mediabox]
        width, height = box[2] - box[0], box[3] - box[1]
        for number, page in enumerate(source.pages, 1):
            if number == 1 or number % 2 == 0:
                sheets.add_blank_page(page_size=(2 * width, height))
            left = width * (number % 2)
            sheets.pages[-1].add_overlay(page, pikepdf.Rectangle(left, 0, left + width, height))
        sheets.save(made, deterministic_id=True)
    return made.getvalue()
