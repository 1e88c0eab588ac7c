"""Figures that do not fit where they stand go to the head of the next page.

The text after them fills the page that they leave. Here it is told which of them may: those that
stand by themselves in a chapter with text after them. ``weasyprint_70`` moves them, and knows them
by what is written here into the markup.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from publisher.structs import mutable

# The attribute of a figure that may be moved: its number among these, from 0.
NUMBER = "data-float"
# The attribute of what no figure may be moved over: the number of the next that may be.
BARRIER = "data-floats-before"
# What a figure may stand in; in a quotation or an item of a list it is a part of that.
AROUND = frozenset({"html", "body", "div", "section", "article"})
BARRIERS = frozenset({"leaf", "endnotes", "emendations"})
FIGURE, FOOT = "figure", "foot"


@mutable
class _Reading:
    """What is known at one place of a book that is read from its end.

    ``letters`` is the text between there and the next barrier, ``found`` the figures that may be
    moved (true) and the barriers (false), from the last to the first.
    """

    letters: int
    found: list[tuple[Element, bool]]


def mark_floats(root: Element) -> None:
    """Mark the figures of a book, in place, that may go to the head of the next page."""
    reading = _Reading(0, [])
    _read(root, reading)
    number = 0
    for element, moves in reversed(reading.found):
        element.set(NUMBER if moves else BARRIER, str(number))
        number += moves


def _read(element: Element, reading: _Reading) -> None:
    """Read an element that figures may stand in, from its end."""
    barrier = not BARRIERS.isdisjoint(element.get("class", "").split())
    if barrier:
        reading.letters = 0
    for child in reversed(element):
        if child.tag == FIGURE:
            moves = reading.letters > 0 and not _calls_notes(child)
            # Figures keep their order, so that none is moved over one that stays.
            reading.letters = reading.letters if moves else 0
            reading.found.append((child, moves))
        elif child.tag in AROUND:
            _read(child, reading)
        else:
            reading.letters += sum(map(len, child.itertext()))
    if barrier:
        reading.letters = 0
        reading.found.append((element, False))


def _calls_notes(figure: Element) -> bool:
    """Tell whether a figure calls notes at the page foot, which must stay on its page."""
    return any(one.get("class") == FOOT for one in figure.iter())
