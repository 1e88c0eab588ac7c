"""Colours of a cover that can be read: what stands on a ground is as dark or light as it must be.

Contrast and luminance as WCAG 2.2 defines them; 4.5 is what it asks of text (criterion 1.4.3).
"""

from __future__ import annotations

from publisher.structs import frozen

PAPER, INK = "#faf5ea", "#1d1a17"  # a warm white and a warm black, as print has them
ENOUGH = 4.5  # contrast, WCAG 2.2, criterion 1.4.3 (level AA)
_STEPS = 50  # on the way from one colour to another


@frozen
class Tones:
    """A colour as a ground, the ink that stands on it, and the colour as ink on paper.

    ``pale`` is a ground of its own, nearly paper.
    """

    ground: str
    ink: str
    deep: str
    pale: str


def tones(colour: str) -> Tones:
    """Return the tones of a colour; on every ground they give text enough contrast."""
    ink = max((PAPER, INK), key=lambda ink: contrast(colour, ink))
    # In the middle of the scale neither is quite enough, so the ground moves away from the ink.
    away = "#000000" if ink == PAPER else "#ffffff"
    deep = _moved(colour, "#000000", PAPER)
    return Tones(_moved(colour, away, ink), ink, deep, pale=mixed(deep, PAPER, 0.8))


def _moved(colour: str, towards: str, other: str) -> str:
    """Return the first colour on the way to another that has enough contrast to a third."""
    way = (mixed(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    return next(tone for tone in way if contrast(tone, other) >= ENOUGH)


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour mixed with a share (0 to 1) of another, channel by channel in sRGB."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(own + (more - own) * share):02x}" for own, more in pairs)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
