"""Capitals where no language has them: ``zicH``, ``staLinisme``, as damaged small capitals leave them."""

from __future__ import annotations

from publisher.expressions import compiled
from publisher.languages.alphabets import CAPITALS, SMALL_LETTERS

# Two small letters first: names of products (iPhone) have one, those of people (McKay) none.
_ODD = compiled(rf"\b[{SMALL_LETTERS}]{{2,}}[{CAPITALS}]\w*")


def odd_capitals(text: str) -> tuple[str, ...]:
    """Return the words of a line with a capital behind small letters, in their order."""
    return tuple(dict.fromkeys(_ODD.findall(text)))
