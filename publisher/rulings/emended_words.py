"""The search for the words on a line that an emendation changes."""

from __future__ import annotations

import re

from publisher.model.letters import letters_and_figures
from publisher.rulings.letters import places_of_letters
from publisher.structs import frozen


@frozen
class Wording:
    """A replacement on a line.

    The characters ``start`` to ``end`` change. ``old``, with as many words before them as make it
    unique, is replaced by ``new`` at its first place on the line.
    """

    start: int
    end: int
    old: str
    new: str


def find_wording(line: str, text: str, value: str) -> Wording | None:
    """Return the replacement on a line that puts ``value`` in the place of ``text``, if it is there.

    Where spaces, hyphens or capitals differ from ``text``, its letters are looked for. Then signs
    that enclose both ``text`` and ``value`` stay as they are on the line.
    """
    start = _find(line, text)
    if start >= 0:
        return _first(line, start, start + len(text), value)
    letters, places = places_of_letters(line)
    at = letters.find(letters_and_figures(text)) if letters_and_figures(text) else -1
    if at < 0:
        return None
    start, end = places[at], places[at + len(letters_and_figures(text)) - 1] + 1
    lead, tail = _enclosing(text)
    new = value.removeprefix(lead).removesuffix(tail)
    return _first(line, start, end, new)


def _find(line: str, text: str) -> int:
    """Return the place of a text on a line, as whole words if possible; -1 where it is not there."""
    words = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", line)
    return words.start() if words else line.find(text)


def _enclosing(text: str) -> tuple[str, str]:
    """Return the signs before the first and after the last letter of a text."""
    letters = [at for at, sign in enumerate(text) if letters_and_figures(sign)]
    return text[: letters[0]], text[letters[-1] + 1 :]


def _first(line: str, start: int, end: int, new: str) -> Wording:
    """Widen the words to the left until the same words do not stand before them."""
    # Emendations are carried out by replacing the first place of ``old`` on the line.
    begin = start
    while line.find(line[begin:end]) != begin:
        begin -= 1
    return Wording(start, end, line[begin:end], line[begin:start] + new)
