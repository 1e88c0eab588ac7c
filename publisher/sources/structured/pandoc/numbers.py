"""The numbers that a file prints before the items of a list."""

from __future__ import annotations

from typing import Any

from publisher.model.markers import roman

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
MOST_ROMAN = 399  # beyond it a number is written in figures


def bullet_or_number(content: Any, at: int, kind: str) -> str:
    """Return the number of an item (``at`` counts from 0) with its signs, nothing for a bullet."""
    if kind != "OrderedList":
        return ""
    start, style, delimiter = content[0]
    number = _number(start + at, style["t"])
    match delimiter["t"]:
        case "OneParen":
            return f"{number})"
        case "TwoParens":
            return f"({number})"
        case _:
            return f"{number}."


def _number(number: int, style: str) -> str:
    if number < 1:
        return str(number)
    match style:
        case "LowerAlpha" | "UpperAlpha":
            # As word processors count on behind z: aa, bb, cc.
            letter = ALPHABET[(number - 1) % len(ALPHABET)] * ((number - 1) // len(ALPHABET) + 1)
            return letter.upper() if style == "UpperAlpha" else letter
        case "LowerRoman" | "UpperRoman" if number <= MOST_ROMAN:
            return roman(number).upper() if style == "UpperRoman" else roman(number)
        case _:
            return str(number)
