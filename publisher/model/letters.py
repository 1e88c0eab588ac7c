"""What texts are compared by: their letters and figures, folded.

Capitals, marks above letters, ligatures, blanks, hyphens and punctuation differ between two
extractions of one page, or between a title and its running head; the letters hardly do.
"""

from __future__ import annotations

import unicodedata

from publisher.expressions import compiled

# In Python's regular expressions \w is letters, figures and the underscore, but not the marks
# that the compatibility decomposition (NFKD, Unicode Standard Annex 15) parts from their letters.
NOT_ALPHANUMERIC = compiled(r"[\W_]+")
NOT_LETTERS = compiled(r"[\W\d_]+")
WORD = compiled(r"[^\W_]+")


def folded(text: str) -> str:
    """Return a text in small letters, with ligatures undone and marks parted from their letters."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.casefold())
    return text.casefold()


def letters_and_figures(text: str) -> str:
    """Return only the letters and figures of a text, small, without marks: ``Été 12`` → ``ete12``."""
    return NOT_ALPHANUMERIC.sub("", folded(text))


def letters_alone(text: str) -> str:
    """Return only the letters of a text, small, without marks: ``Été 12`` → ``ete``."""
    return NOT_LETTERS.sub("", folded(text))


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of a text, each by its letters and figures: ``L'Été 12`` → l, ete, 12."""
    without_marks = "".join(sign for sign in folded(text) if not unicodedata.combining(sign))
    return tuple(WORD.findall(without_marks))
