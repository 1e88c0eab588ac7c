"""A PDF read by six programs, each in its own order, into pages of lines."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from io import BytesIO

import pymupdf
import pypdfium2
from pdfminer.high_level import extract_text

Pages = list[str]


def extract(pdf: bytes, extractor: str) -> Pages:
    """Return the text of each page as an extractor gives it; ``extractor`` is one of EXTRACTORS.

    Raises KeyError for another name, and FileNotFoundError where poppler is not installed.
    """
    return EXTRACTORS[extractor](pdf)


def _poppler(*options: str) -> Callable[[bytes], Pages]:
    def read(pdf: bytes) -> Pages:
        command = ["pdftotext", *options, "-enc", "UTF-8", "-", "-"]
        done = subprocess.run(command, input=pdf, capture_output=True, check=True)
        return _pages(done.stdout.decode("utf-8"))

    return read


def _pdfium(pdf: bytes) -> Pages:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return [page.replace("\r\n", "\n").replace("\r", "\n") for page in pages]


def _mupdf(pdf: bytes) -> Pages:
    with pymupdf.open(stream=pdf) as document:  # type: ignore[no-untyped-call]
        return [page.get_text("text") for page in document]


def _pdfminer(pdf: bytes) -> Pages:
    return _pages(extract_text(BytesIO(pdf)))


def _pages(text: str) -> Pages:
    """Return pages that end with form feeds."""
    return text.split("\f")[:-1] if text.endswith("\f") else text.split("\f")


EXTRACTORS: dict[str, Callable[[bytes], Pages]] = {
    "poppler": _poppler(),
    "poppler-raw": _poppler("-raw"),
    "poppler-layout": _poppler("-layout"),
    "pdfium": _pdfium,
    "mupdf": _mupdf,
    "miner": _pdfminer,
}
