"""Strings to lines: words measured, hyphenated and set one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyphen

from publisher.model.text import Decision
from training.reprinting.runs import is_call, without_calls
from training.reprinting.setting import Hyphen, Setting

# Widths in ems, roughly those of an old-style face.
WIDTHS = {
    **dict.fromkeys("ijl.,;:’‘'!|", 0.27),
    **dict.fromkeys('frtI()[]-”“"', 0.36),
    **dict.fromkeys("mwMW…—", 0.8),
    " ": 0.25,
}
LOWER, UPPER, CALL = 0.48, 0.68, 0.35
# Letters; at least this many stand before a break, and after it.
LEFT, RIGHT = 2, 3
# A word of letters, with what stands around it: quotation marks, full stops, calls.
WORD = re.compile(r"([^\W\d_]{5,})[^\w-]*")
# A word with one hard hyphen: "FN-dagen,"; examples in quotation marks are left whole.
HARD = re.compile(r"([^\W\d_]{2,}-)[^\W\d_]{2,}[^\w-]*")
TREMAS = str.maketrans("ëïöü", "eiou")
VOWELS = "aeiouëïöü"


@dataclass(frozen=True, slots=True)
class Break:
    """A word that goes on in the next line: its halves as set, and the word as it was."""

    left: str
    right: str
    decision: Decision
    result: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of type: its letters, where they begin in the run, whether the run ends here."""

    text: str
    start: int
    last: bool
    broken: Break | None = None


@dataclass(frozen=True, slots=True)
class _Half:
    """A place where a word may break: its left half with hyphen, the right one, the decision."""

    left: str
    right: str
    decision: Decision
    taken: int

    @property
    def printed(self) -> str:
        """Return the left half as it stood on paper, whatever became of its hyphen."""
        return self.left.rstrip("".join(Hyphen)) + Hyphen.SHOWN


def width_of(text: str, setting: Setting) -> float:
    """Return the width of a line in ems, or in characters."""
    if setting.monospaced:
        return float(len(text))
    return sum(map(_width, text))


def _width(letter: str) -> float:
    if is_call(letter):
        return CALL
    return WIDTHS.get(letter, UPPER if letter.isupper() else LOWER)


@dataclass(frozen=True, slots=True)
class Stick:
    """The compositor's stick, set to a measure, for one language."""

    setting: Setting
    language: str
    measure: float
    breaks_words: bool = True

    def set(self, run: str, indent: float = 0.0) -> tuple[Line, ...]:
        """Return the lines of a run; ``indent`` is what the first line has less."""
        return tuple(self._lines(run, indent))

    def _lines(self, run: str, indent: float) -> Iterator[Line]:
        line, *words = run.split(" ")
        at, room = 0, self.measure - indent
        for word in words:
            whole = f"{line} {word}"
            if width_of(whole, self.setting) <= room:
                line = whole
                continue
            half = self._half(line, word, room)
            yield _line(line, word, half, at)
            at += len(line) + 1 + (half.taken if half else 0)
            line, room = (half.right if half else word), self.measure
        yield Line(line, at, True)

    def _half(self, line: str, word: str, room: float) -> _Half | None:
        """Return the longest first half of a word that still fits, if any."""
        fitting = [
            half
            for half in self._halves(word)
            if width_of(f"{line} {half.printed}", self.setting) <= room
        ]
        return fitting[-1] if fitting and self.breaks_words else None

    def _halves(self, word: str) -> Iterator[_Half]:
        lead = len(word) - len(word.lstrip("”“‘’(["))
        bare = word[lead:]
        if (hard := HARD.fullmatch(bare)) and not lead:
            end = hard.end(1)
            yield _Half(word[:end], word[end:], Decision.KEEP, end)
        elif soft := WORD.fullmatch(bare):
            for place in _places(soft[1].lower(), self.language):
                yield self._soft(word, lead + place)

    def _soft(self, word: str, at: int) -> _Half:
        left, right = word[:at], word[at:]
        if self.setting.tremas and left[-1:].lower() in VOWELS:
            right = right[0].translate(TREMAS) + right[1:]
        return _Half(left + self.setting.hyphen, right, Decision.JOIN, at)


def _line(line: str, following: str, half: _Half | None, at: int) -> Line:
    """Return a full line: with the half of a word, or with a suspended hyphen, or plain."""
    last = line.rsplit(" ", 1)[-1]
    if half:
        halves = Break(
            half.left, without_calls(half.right), half.decision, without_calls(following)
        )
        return Line(f"{line} {half.left}", at, False, halves)
    if last.endswith(Hyphen.SHOWN) and last[:1].isalnum():
        right = without_calls(following)
        return Line(line, at, False, Break(last, right, Decision.SPACE, f"{last} {right}"))
    return Line(line, at, False)


@cache
def _places(word: str, language: str) -> tuple[int, ...]:
    tag = pyphen.language_fallback(language)
    places = pyphen.Pyphen(lang=tag, left=LEFT, right=RIGHT).positions(word)
    return tuple(int(place) for place in places if place.data is None)
