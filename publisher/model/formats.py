"""The formats in which a book can be made."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Format(StrEnum):
    """Formats of books; the values are the endings of their files.

    How each is made stands in the table of ``pipeline/formats.py``.
    """

    EPUB = "epub"
    PDF = "pdf"
    HTML = "html"
    TXT = "txt"
    DOCX = "docx"
    TEI = "tei"


# What a house makes of its books unless its manifest or a person asks for something else.
USUAL = (Format.EPUB, Format.PDF, Format.HTML)
# Endings of files by which a person may name a format; TEI is XML, and often named so.
ENDINGS: Mapping[str, Format] = MappingProxyType(
    {form.value: form for form in Format} | {"xml": Format.TEI}
)
