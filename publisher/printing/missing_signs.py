"""Signs that no installed typeface has: a visible sign stands in for each, and a finding names them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from publisher.errors import DesignError
from publisher.model.findings import Finding, Severity
from publisher.model.places import Place

T = TypeVar("T")

# The first that a typeface has is used: an empty square, the sign for a lost letter, and one that
# every typeface has.
STAND_INS = ("\N{WHITE SQUARE}", "\N{REPLACEMENT CHARACTER}", "?")


class MissingSignsError(DesignError):
    """The typesetter complains of nothing but ``signs`` that no typeface has."""

    def __init__(self, signs: str, message: str, hint: str, place: str) -> None:
        super().__init__(message, hint=hint, place=place)
        self.signs = signs


def with_stand_ins(markup: str, set_: Callable[[str], T]) -> tuple[T, str]:
    """Return what ``set_`` makes of the markup, and the signs that others had to stand in for.

    PDF/UA-1 (7.21.8) allows no glyph for a missing sign, so the sign itself is exchanged and the
    document set again. Raises DesignError where that does not help: a style sheet wants the sign.
    """
    missing, known, left = "", frozenset(markup), ["", *STAND_INS]
    while True:
        stand_in = left.pop(0)
        try:
            return set_(markup.translate(dict.fromkeys(map(ord, missing), stand_in))), missing
        except MissingSignsError as error:
            # A stand-in may itself be missing: then the next one is tried.
            if not left:
                raise
            # What a style sheet writes cannot be exchanged in the markup.
            missing = "".join(sorted({*missing, *error.signs} & known))


def missing_signs(shown: str, signs: str) -> tuple[Finding, ...]:
    """Return the finding that a product shows a square or a question mark for some signs."""
    if not signs:
        return ()
    named = ", ".join(f"U+{ord(sign):04X}" for sign in signs)
    finding = Finding(
        "printing/sign-missing",
        Severity.ERROR,
        f"no installed typeface has {named}: another sign stands where it should be",
        "put a typeface that has it into the house's folder fonts/ and name it in print.css, or"
        " write an emendation",
        Place(shown, 1, 1),
    )
    return (finding,)
