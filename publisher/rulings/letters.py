"""Further ways to compare a ruling with a line, besides letters and figures."""

from __future__ import annotations

from publisher.expressions import compiled
from publisher.model.letters import letters_and_figures

FIGURES = compiled(r"\d+")


def without_figures(bare_text: str) -> str:
    """Return folded text without its figures, which may be marks of notes."""
    return FIGURES.sub("", bare_text)


def squeezed(text: str) -> str:
    """Return a text without its spaces."""
    return "".join(text.split())


def places_of_letters(text: str) -> tuple[str, list[int]]:
    """Return the letters and figures of a text, and the place in the text of each of them."""
    pairs = [(letter, at) for at, sign in enumerate(text) for letter in letters_and_figures(sign)]
    return "".join(letter for letter, _ in pairs), [at for _, at in pairs]
