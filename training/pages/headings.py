"""How headings are worded: numbers, labels, stops, capitals, lines."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from training.pages.copytext import Block, words_of
from training.pages.habits import Habits

LEVELS = ("h2", "h3", "h4")
# A heading that its author numbered gets no second number.
NUMBERED = re.compile(r"\W*(\d|[IVXLC]+\b|§)")
# Of the measure, what a running head may take: beside a folio in the middle, in the middle itself,
# elsewhere; the width of its letters in ems.
BESIDE_FOLIO, BETWEEN_SIDES, HEAD_SHARE = 0.4, 0.55, 0.7
NARROW, WIDE = 0.46, 0.66
ROMAN = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


def labels(language: str) -> dict[str, Any]:
    """Return the words of printed furniture in a language, in English where it has none."""
    return _tables().get(language, _tables()["en"])


def roman(number: int) -> str:
    """Return a number below 400 in Roman numerals."""
    made = ""
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        made += letters * times
    return made


def head_cut(text: str, habits: Habits, more: str = "") -> str:
    """Return as many words of a running head as stand on its line, with more after them."""
    inner, outer, _, _ = habits.margins
    points = (habits.paper[0] - inner - outer) * 72 / 25.4
    letter = {"caps": WIDE, "spaced": NARROW + 1.3 * habits.tracking}.get(habits.head_style, NARROW)
    room = round(_share(habits) * points / (habits.size * letter)) - len(more)
    cut = text[:room]
    if len(text) > room and " " in cut:
        cut = cut.rsplit(" ", 1)[0]
    return cut.rstrip(".:,; ") + more


def _share(habits: Habits) -> float:
    edge, _, place = habits.folio.partition("_")
    if edge != habits.head_at or habits.glued:
        return HEAD_SHARE
    if place == "center":
        return BESIDE_FOLIO
    return BETWEEN_SIDES if habits.head_place == "center" else HEAD_SHARE


@dataclass(slots=True)
class Headings:
    """Words the headings of one book, and counts them."""

    habits: Habits
    language: str
    counts: list[int] = field(default_factory=lambda: [0, 0, 0])

    def block(self, kind: str, text: str, *, run_in: bool = False) -> Block:
        """Return a heading with its number, as it is printed."""
        level = LEVELS.index(kind)
        self.counts[level] += 1
        self.counts[level + 1 :] = [0] * (len(self.counts) - level - 1)
        look = self.habits.headings[level]
        label = "" if NUMBERED.match(text) else self._label(level)
        text = self._stopped(text, stop=look.stop or run_in)
        if look.style == "caps":
            label, text = label.upper(), text.upper()
        parts = label.split()
        two = self.habits.two_lines and level == 0 and len(parts) > 0 and not run_in
        turns = (len(parts) - 1,) if two else ()
        return Block(kind, words_of(f"{label} {text}"), turns=turns, run_in=run_in)

    def _label(self, level: int) -> str:
        number, named = self.counts[level], labels(self.language)
        if self.habits.numbering == "section":
            return ".".join(str(count) for count in self.counts[: level + 1])
        if level > 0:
            return ""
        ordinals = named["ordinals"]
        match self.habits.numbering:
            case "arabic":
                return f"{number}."
            case "roman":
                return f"{roman(number)}."
            case "chapter":
                shown = roman(number) if self.habits.two_lines else str(number)
                return f"{named['chapter']} {shown}."
            case "ordinal" if number <= len(ordinals):
                return f"{ordinals[number - 1]} {named['chapter'].lower()}."
            case "paragraph":
                return f"§ {number}."
            case _:
                return ""

    @staticmethod
    def _stopped(text: str, *, stop: bool) -> str:
        bare = text.rstrip(".: ")
        return f"{bare}." if stop and bare[-1:] not in "?!…" else bare or text
