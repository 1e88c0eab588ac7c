"""Lines that name people."""

from __future__ import annotations

import re
from collections.abc import Iterable

from publisher.languages import Language

LONGEST_NAME = 6

# Matches "Anna", "P-O", "N.", "O’Brien", "Göran".
_CAPITALISED = re.compile(r"[^\W\d_a-zà-öø-ÿа-яα-ω][^\W\d_]*(?:[-.'’][^\W\d_]*)*")
# Small words inside names, in any language.
_PARTICLES = frozenset(
    """af av da das de degli dei del della den der des di do dos du el la le te ten ter und van vom
    von y zu zum zur""".split()  # noqa: SIM905
)
_ROUND = " \t()[]{}.,;:–—-*"


def after_cue(line: str, cues: Iterable[str]) -> str | None:
    """Return what follows one of the cues at the head of a line, None where there is none.

    ``(Translated from Danish: Ib Lund.)`` gives ``Ib Lund``: a colon ends a longer opening.
    """
    bare = line.strip(" \t([")
    for cue in sorted(cues, key=lambda c: (-len(c), c)):
        if bare[: len(cue)].casefold() == cue.casefold() and _ends_word(bare, len(cue)):
            rest = bare[len(cue) :]
            return rest.rpartition(":")[2].strip(_ROUND) if rest else None
    return None


def _ends_word(line: str, end: int) -> bool:
    return end == len(line) or not (line[end - 1].isalnum() and line[end].isalnum())


def names_in(line: str, language: Language) -> tuple[str, ...]:
    """Return the names in a byline: parted by conjunctions, each up to its first comma."""
    joints = "|".join(re.escape(word) for word in sorted(language.line_ends.conjunctions))
    halves = re.split(rf"\s+(?:{joints})\s+", line) if joints else [line]
    names = (half.split(",")[0].strip(" \t()[]{};:–—-*") for half in halves)
    return tuple(name for name in names if is_name(name))


def is_name(text: str) -> bool:
    """Tell whether text may be the name of a person: some capitalised words, small ones between."""
    words = text.split()
    if not 1 <= len(words) <= LONGEST_NAME:
        return False
    capitalised = [word for word in words if word not in _PARTICLES]
    return bool(capitalised) and all(_CAPITALISED.fullmatch(word) for word in capitalised)


def is_whole_name(line: str) -> bool:
    """Tell whether a line is a full name and nothing else (``Leo Deutsch:`` too)."""
    bare = line.strip(_ROUND.replace(".", ""))
    return len(bare.split()) >= 2 and is_name(bare) and not line.rstrip().endswith("!")
