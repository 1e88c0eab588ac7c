"""What a ruling and a line are compared by: letters and figures alone.

Capitals, marks above letters, blanks, hyphens and punctuation differ between extractions of the
same page; the letters hardly do.
"""

from __future__ import annotations

import re
import unicodedata

NEITHER = re.compile(r"[\W_]+")
FIGURES = re.compile(r"\d+")


def bare(text: str) -> str:
    """Return letters and figures, small, without the marks above them."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.casefold())
    return NEITHER.sub("", text.lower())


def without_figures(bare_text: str) -> str:
    """Return the letters alone: figures come and go with the marks of notes."""
    return FIGURES.sub("", bare_text)


def squeezed(text: str) -> str:
    """Return a text without its blanks."""
    return "".join(text.split())


def places_of_letters(text: str) -> tuple[str, list[int]]:
    """Return the bare text, and for each letter of it where it stands in the text."""
    pairs = [(letter, at) for at, sign in enumerate(text) for letter in bare(sign)]
    return "".join(letter for letter, _ in pairs), [at for _, at in pairs]
