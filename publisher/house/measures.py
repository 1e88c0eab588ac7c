"""Checks of the measures in a printer's profile; they work like those of ``values.py``."""

from __future__ import annotations

from pathlib import PurePosixPath

from publisher.expressions import compiled

# "148 x 210", "139.7 x 215.9"
_SIZE = compiled(r"(\d+(?:\.\d+)?) ?[x×] ?(\d+(?:\.\d+)?)")

# Millimetres; a longer length is one in another unit, or a slip.
TOO_LONG = 2000

A_LENGTH = "a length in millimetres like 3 or 3.175"
A_COUNT = "a whole number from 1 on"
A_SIZE = "width x height in millimetres like “148 x 210”"
SOME_SIZES = f"a list of sizes, each {A_SIZE}"
SOME_STEPS = "a list of pairs like [150, 9.5]: up to 150 pages, 9.5 mm; pages in rising order"
AN_ICC_FILE = "a file in the house's folder like profiles/press.icc"


def length(value: object) -> float:
    """Return a length in millimetres, 0 or more."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < TOO_LONG:
        raise ValueError(A_LENGTH)
    return float(value)


def count(value: object) -> int:
    """Return a whole number from 1 on."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError(A_COUNT)
    return value


def size(value: object) -> tuple[float, float]:
    """Return width and height in millimetres."""
    found = _SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        raise ValueError(A_SIZE)
    return float(found[1]), float(found[2])


def sizes(value: object) -> tuple[tuple[float, float], ...]:
    """Return widths and heights in millimetres."""
    if not isinstance(value, list):
        raise ValueError(SOME_SIZES)
    return tuple(size(entry) for entry in value)


def steps(value: object) -> tuple[tuple[int, float], ...]:
    """Return pairs of a number of pages and a length in millimetres, the pages rising."""
    if not isinstance(value, list) or not all(
        isinstance(entry, list) and len(entry) == 2 for entry in value
    ):
        raise ValueError(SOME_STEPS)
    pairs = tuple((count(pages), length(least)) for pages, least in value)
    if [pages for pages, _ in pairs] != sorted({pages for pages, _ in pairs}):
        raise ValueError(SOME_STEPS)
    return pairs


def icc_file(value: object) -> str:
    """Return the path of a colour profile inside the house."""
    path = PurePosixPath(value if isinstance(value, str) else "")
    if path.is_absolute() or ".." in path.parts or path.suffix.lower() not in (".icc", ".icm"):
        raise ValueError(AN_ICC_FILE)
    return str(path)
