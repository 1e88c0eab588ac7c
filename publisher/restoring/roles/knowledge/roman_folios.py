"""Roman folios as recognition misreads them: ``xni`` for xiii, ``x1v`` for xiv, ``xvl`` for xvi."""

from __future__ import annotations

import re
from functools import lru_cache

from publisher.expressions import compiled

VALUES = (
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")
)  # fmt: skip
# No preface has more pages.
LARGEST = 400
# What is read of each letter, and of two and three strokes side by side.
READ = {
    "i": "[iIl1!|jtrf]",
    "v": "[vVyYu]",
    "x": "[xXkKz]",
    "l": "[lL1I!|]",
    "c": "[cCeGo(]",
    "m": "[mM]",
    "d": "[dD]",
}
STROKES = compiled("i{1,3}|[^i]")
AROUND = r"[^\w*†‡]{0,4}"


def roman(number: int) -> str:
    """Return a number from 1 to 399 in Roman figures, in small letters."""
    made = ""
    for value, sign in VALUES:
        made += sign * (number // value)
        number %= value
    return made


def can_be_roman(text: str, number: int) -> bool:
    """Tell whether a line can be a misread Roman number, signs around it aside."""
    return 0 < number < LARGEST and _read_as(number).fullmatch(text) is not None


@lru_cache(maxsize=LARGEST)
def _read_as(number: int) -> re.Pattern[str]:
    """Return what recognition may have made of a number."""
    pieces = (_piece(match[0]) for match in STROKES.finditer(roman(number)))
    return re.compile(f"{AROUND}{''.join(pieces)}{AROUND}")


def _piece(letters: str) -> str:
    one = READ[letters[0]]
    if letters == "ii":
        return f"(?:{one}{{2}}|[nuN])"
    if letters == "iii":
        return f"(?:{one}{{3}}|[nu]{one}|{one}[nu]|[mM])"
    return one
