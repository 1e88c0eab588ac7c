"""What stands on a cover's ground can be read, whatever colour the house has."""

from __future__ import annotations

import pytest

from publisher.rendering.colours import ENOUGH, INK, PAPER, contrast, mixed, tones

COLOURS = ["#000000", "#ffffff", "#808080", "#767676", "#ffd23f", "#7a1f1f", "#ff0000", "#00ff00"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("colour", COLOURS)
def test_every_tone_can_be_read(colour: str) -> None:
    found = tones(colour)
    assert contrast(found.ground, found.ink) >= ENOUGH
    assert contrast(found.deep, PAPER) >= ENOUGH
    assert contrast(found.pale, INK) >= ENOUGH


@pytest.mark.parametrize("colour", ["#000000", "#7a1f1f", "#ffd23f"])
def test_a_colour_that_can_be_read_stays(colour: str) -> None:
    assert tones(colour).ground == colour
    assert tones("#7a1f1f").deep == "#7a1f1f"


def test_colours_are_mixed_by_shares() -> None:
    assert mixed("#000000", "#ffffff", 0.2) == "#333333"
    assert mixed("#102030", "#ffffff", 0) == "#102030"
