"""The sizes of pages that have a name, and those that are given in millimetres."""

from __future__ import annotations

from publisher.expressions import compiled

# Width and height in millimetres (ISO 216; the American ones are 5.5, 6 and 8.5 inches wide).
FORMATS = {
    "a4": (210.0, 297.0),
    "a5": (148.0, 210.0),
    "a6": (105.0, 148.0),
    "b5": (176.0, 250.0),
    "b6": (125.0, 176.0),
    "digest": (139.7, 215.9),
    "half-letter": (139.7, 215.9),
    "trade": (152.4, 228.6),
    "letter": (215.9, 279.4),
}
_CUSTOM = compiled(r"(\d{2,3}(?:\.\d+)?) ?[x×] ?(\d{2,3}(?:\.\d+)?)(?: ?mm)?")  # 120 x 190 mm


def page_size(name: str) -> tuple[float, float] | None:
    """Return width and height in millimetres of a format (``a5``, ``120x190``), None for no such."""
    if custom := _CUSTOM.fullmatch(name.strip().lower()):
        return float(custom[1]), float(custom[2])
    return FORMATS.get(name.lower())
