"""No text begins with an empty string: PDFium, in which browsers show PDFs, then moves too little.

WeasyPrint writes ``[<>-40<0001>-39] TJ`` where a typeface begins with a space that has a width of
its own, and PDFium passes over the first number. Without the empty string it heeds both.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pydyf

from publisher.printing.weasyprint_70.patching import Patch

EMPTY = "<>"


def _without_empty_strings(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``show_text`` that leaves out an empty string at the beginning."""

    def show_text(stream: Any, text: str) -> None:
        original(stream, text.removeprefix(EMPTY))

    return show_text


PATCHES = (Patch(pydyf.Stream, "show_text", _without_empty_strings),)
