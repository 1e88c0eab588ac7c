"""The formats in which a book can be made."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """Formats of books; the values are the endings of their files.

    How each is made stands in the table of ``pipeline/formats.py``.
    """

    EPUB = "epub"
    PDF = "pdf"
    HTML = "html"
    TXT = "txt"


# What a house makes of its books unless its manifest or a person asks for something else.
USUAL = (Format.EPUB, Format.PDF, Format.HTML)
