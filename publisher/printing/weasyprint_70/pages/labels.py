"""The number that is printed on each page, and the page labels that give it to viewers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pydyf

from publisher.printing.weasyprint_70.boxes import page_box

# The names of page styles (``@page front-…`` in print.css) whose pages are numbered in roman
# figures begin so.
FRONT = "front"
_ROMAN = (("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))


def add_page_labels(document: Any, pdf: pydyf.PDF) -> None:
    """Write /PageLabels (ISO 32000-1, 12.4.2), as the finisher of ``Document.write_pdf``.

    Front matter has roman figures from i, the rest arabic ones from 1. A book without front
    matter has arabic figures throughout, as its folios do.
    """
    front = front_pages(document.pages)
    ranges = [0, pydyf.Dictionary({"S": "/r"})] if front else []
    ranges += [front, pydyf.Dictionary({"S": "/D"})]
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(ranges)})


def folios(pages: Sequence[Any]) -> list[str]:
    """Return the number that is printed on each page, or would be if the page had one."""
    front = front_pages(pages)
    roman = [_roman(number) for number in range(1, front + 1)]
    return [*roman, *(str(number) for number in range(1, len(pages) - front + 1))]


def front_pages(pages: Sequence[Any]) -> int:
    """Return how many pages at the beginning are front matter; a blank one counts with the last."""
    count = 0
    for number, page in enumerate(pages, start=1):
        type_ = page_box(page).page_type
        if (type_.name or "").startswith(FRONT) or (type_.blank and count == number - 1):
            count = number
    return count


def _roman(number: int) -> str:
    """Return a number below 90 in roman figures; no front matter has more pages."""
    text = ""
    for sign, value in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text
