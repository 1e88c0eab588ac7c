"""The way in which the lines of a text run, and with them the pages of a book."""

from __future__ import annotations

from enum import StrEnum


class Direction(StrEnum):
    """The two ways; the values are those of ``dir`` in HTML."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"
