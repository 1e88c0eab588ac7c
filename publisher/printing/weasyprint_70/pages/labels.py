"""Page labels: what viewers show as page numbers is what is printed on the page."""

# ruff: noqa: SLF001 (a page's name stands in a private attribute of WeasyPrint's pages)

from __future__ import annotations

from typing import Any

import pydyf  # type: ignore[import-untyped]

FRONT = "front"  # page styles of the matter that is numbered in roman figures begin so


def add_labels(document: Any, pdf: Any) -> None:
    """Write /PageLabels: roman figures from i for the front matter, arabic ones from 1 after it.

    Blank pages count with the page before them. Books without such front matter are numbered
    in arabic figures throughout, as their folios are.
    """
    front = _front_pages([page._page_box.page_type for page in document.pages])
    ranges = [0, pydyf.Dictionary({"S": "/r"})] if front else []
    ranges += [front, pydyf.Dictionary({"S": "/D"})]
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(ranges)})


def _front_pages(types: list[Any]) -> int:
    """Return how many pages at the beginning are front matter."""
    count = 0
    for number, type_ in enumerate(types, start=1):
        if (type_.name or "").startswith(FRONT) or (type_.blank and count == number - 1):
            count = number
    return count
